from django.db import migrations

from hiwar.audit.commands import guard
from hiwar.dialogue.apps import DialogueConfig


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_initial"), ("audit", "0002_guards")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, DialogueConfig.guards), migrations.RunPython.noop
        )
    ]
