from django.db import migrations

from hiwar.audit.commands import guard
from hiwar.resolutions.apps import ResolutionsConfig


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0001_initial"), ("audit", "0002_guards")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, ResolutionsConfig.guards), migrations.RunPython.noop
        )
    ]
