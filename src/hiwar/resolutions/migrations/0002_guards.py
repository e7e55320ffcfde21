from django.db import migrations

from hiwar.audit.commands import guard
from hiwar.resolutions.apps import ResolutionsConfig


class Migration(migrations.Migration):
    # What a State said goes with its document where a tombstone stands for it.
    dependencies = [("resolutions", "0001_initial"), ("audit", "0002_guards"), ("reviews", "0011_held_meetings")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, ResolutionsConfig.guards), migrations.RunPython.noop
        )
    ]
