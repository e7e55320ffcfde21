import django.db.models.deletion
from django.db import migrations, models

from hiwar.audit.commands import guard
from hiwar.reviews.apps import ReviewsConfig


class Migration(migrations.Migration):
    """Meetings of a review that were held here: when, who had the floor, what was decided."""

    dependencies = [
        ("documents", "0004_page_words"),
        ("reference", "0001_initial"),
        ("reviews", "0010_settled_by_documents"),
        ("audit", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeldMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("title", models.TextField()),
                ("began", models.DateTimeField()),
                ("ended", models.DateTimeField()),
                ("hash", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="documents.document"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="reviews.review"
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="HeldDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("title", models.TextField()),
                ("fate", models.CharField(max_length=20)),
                ("yes", models.PositiveIntegerField(null=True)),
                ("no", models.PositiveIntegerField(null=True)),
                ("abstain", models.PositiveIntegerField(null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="reviews.heldmeeting"
                    ),
                ),
            ],
            options={
                "ordering": ("meeting_id", "order"),
                "constraints": [models.UniqueConstraint(fields=("meeting", "order"), name="one_decision_a_place")],
            },
        ),
        migrations.CreateModel(
            name="HeldTurn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("kind", models.CharField(max_length=20)),
                ("seconds", models.PositiveIntegerField(null=True)),
                ("used", models.PositiveIntegerField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="reviews.heldmeeting"
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="reference.state",
                    ),
                ),
            ],
            options={
                "ordering": ("meeting_id", "order"),
                "constraints": [models.UniqueConstraint(fields=("meeting", "order"), name="one_turn_a_place")],
            },
        ),
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, ReviewsConfig.guards), migrations.RunPython.noop
        ),
    ]
