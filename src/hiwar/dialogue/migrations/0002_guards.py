from django.db import migrations

from hiwar.audit.commands import guard
from hiwar.audit.triggers import Guard

GUARDS = (Guard("dialogue_meeting"), Guard("dialogue_meetingevent"))
"""As they were then: 0005 brings the table that a later one asks."""


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_initial"), ("audit", "0002_guards")]

    operations = [
        migrations.RunPython(lambda apps, editor: guard(editor.connection, GUARDS), migrations.RunPython.noop)
    ]
