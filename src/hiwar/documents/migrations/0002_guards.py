from django.db import migrations

from hiwar.audit.commands import guard
from hiwar.documents.apps import DocumentsConfig


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("audit", "0002_guards")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, DocumentsConfig.guards), migrations.RunPython.noop
        )
    ]
