import django.db.models.deletion
from django.db import migrations, models

from hiwar.audit.commands import guard
from hiwar.dialogue.apps import DialogueConfig


class Migration(migrations.Migration):
    """Words may be taken out of an event where the law makes us; a tombstone stands there."""

    dependencies = [("dialogue", "0004_follows")]

    operations = [
        migrations.CreateModel(
            name="EventTombstone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("taking", models.PositiveIntegerField()),
                ("removed", models.CharField(max_length=64)),
                ("left", models.CharField(max_length=64)),
                ("file", models.CharField(blank=True, max_length=64)),
                ("reason", models.TextField()),
                ("legal_basis", models.TextField()),
                ("author", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tombstones",
                        to="dialogue.meetingevent",
                    ),
                ),
            ],
            options={
                "ordering": ("taking", "event"),
                "constraints": [
                    models.UniqueConstraint(fields=("taking", "event"), name="an_event_is_taken_down_once_a_time")
                ],
            },
        ),
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, DialogueConfig.guards), migrations.RunPython.noop
        ),
    ]
