import django.db.models.deletion
from django.db import migrations, models

from hiwar.audit.commands import guard
from hiwar.audit.triggers import Guard

GUARDS = (Guard("dialogue_meeting"), Guard("dialogue_meetingevent"))
"""As they were then: 0005 brings the table that a later one asks."""


class Migration(migrations.Migration):
    """A meeting may follow another: the adoption of a report its review, the plenary the adoption."""

    dependencies = [("dialogue", "0003_events_by_name")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="follows",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="dialogue.meeting",
            ),
        ),
        migrations.RunPython(lambda apps, editor: guard(editor.connection, GUARDS), migrations.RunPython.noop),
    ]
