from django.db import migrations

from hiwar.audit.apps import AuditConfig
from hiwar.audit.commands import guard


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, AuditConfig.guards), migrations.RunPython.noop
        )
    ]
