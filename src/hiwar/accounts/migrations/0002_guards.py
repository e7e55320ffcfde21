from django.db import migrations

from hiwar.accounts.apps import AccountsConfig
from hiwar.audit.commands import guard


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("audit", "0002_guards")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, AccountsConfig.guards), migrations.RunPython.noop
        )
    ]
