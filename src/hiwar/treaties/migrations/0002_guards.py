from django.db import migrations

from hiwar.audit.commands import guard
from hiwar.treaties.apps import TreatiesConfig


class Migration(migrations.Migration):
    dependencies = [("treaties", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, TreatiesConfig.guards), migrations.RunPython.noop
        )
    ]
