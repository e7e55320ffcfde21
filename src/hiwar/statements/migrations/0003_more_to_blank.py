from django.db import migrations

from hiwar.audit.commands import guard
from hiwar.statements.apps import StatementsConfig


class Migration(migrations.Migration):
    dependencies = [("statements", "0002_guards")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, StatementsConfig.guards), migrations.RunPython.noop
        )
    ]
