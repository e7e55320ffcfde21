from typing import Any

import django.db.models.deletion
from django.db import migrations, models

_FIGURES = ("recommendations", "texts", "supported", "partly", "noted", "pending", "unclear", "none")
_BROUGHT = (
    "pages", "recommendations", "texts", "rows", "joined", "pledges", "questions", "askers", "real_rows",
    "real_joined", "real_bodies",
)  # fmt: skip


def _numbers(*names: str) -> list[tuple[str, Any]]:
    return [(name, models.PositiveIntegerField(default=0)) for name in names]


def _of(model: str, related: str) -> Any:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name=related, to=model)


def _one(model: str) -> Any:
    return models.OneToOneField(
        on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="tally", serialize=False, to=model
    )


class Migration(migrations.Migration):
    """Empty tables: whoever opens a record that has no tallies yet counts them."""

    dependencies = [
        ("documents", "0004_page_words"),
        ("reference", "0001_initial"),
        ("reviews", "0004_words_of_positions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[*_numbers(*_FIGURES), ("review", _one("reviews.review")), *_numbers("mentions", "corrections")],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="MadeTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                *_numbers(*_FIGURES),
                ("review", _of("reviews.review", "made_tallies")),
                ("state", _of("reference.state", "made_tallies")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("state", "review"), name="one_tally_a_state_and_review")
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentTally",
            fields=[
                ("document", _one("documents.document")),
                *_numbers(*_BROUGHT),
                *[(name, models.JSONField(default=dict)) for name in ("answers", "settled", "coded")],
            ],
        ),
    ]
