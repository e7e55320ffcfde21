import django.db.models.deletion
from django.db import migrations, models

from hiwar.audit.commands import guard
from hiwar.resolutions.apps import ResolutionsConfig

_ENTERED = ("action", "draft", "sponsor", "statement", "intention")


def _exactly_one() -> models.Q:
    found = models.Q()
    for name in _ENTERED:
        found |= models.Q(**{f"{each}__isnull": each != name for each in _ENTERED})
    return found


def _only(name: str) -> tuple[str, models.OneToOneField]:
    field = models.OneToOneField(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="taken_back",
        to=f"resolutions.{name}",
    )
    return (name, field)


class Migration(migrations.Migration):
    # What was entered by mistake is taken back by a row of its own; a draft or a sponsor can then be entered again.
    dependencies = [("resolutions", "0002_guards")]

    operations = [
        migrations.AlterModelOptions("draft", options={"ordering": ("symbol", "number")}),
        migrations.AlterModelOptions("sponsor", options={"ordering": ("resolution_id", "role", "state_id", "number")}),
        migrations.RemoveConstraint("sponsor", "one_sponsor_a_role"),
        migrations.AddField("draft", "number", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField("sponsor", "number", models.PositiveSmallIntegerField(default=1)),
        migrations.AlterField("draft", "symbol", models.CharField(max_length=64)),
        migrations.AddConstraint(
            "draft", models.UniqueConstraint(fields=("symbol", "number"), name="drafts_are_numbered")
        ),
        migrations.AddConstraint(
            "sponsor",
            models.UniqueConstraint(fields=("resolution", "state", "role", "number"), name="sponsors_are_numbered"),
        ),
        migrations.CreateModel(
            name="TakenBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                *map(_only, _ENTERED),
                ("reason", models.TextField()),
                ("author", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("number",),
                "constraints": (models.CheckConstraint(condition=_exactly_one(), name="one_thing_is_taken_back"),),
            },
        ),
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, ResolutionsConfig.guards), migrations.RunPython.noop
        ),
    ]
