import django.db.models.deletion
from django.db import migrations, models

from hiwar.audit.commands import guard
from hiwar.reviews.apps import ReviewsConfig


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_genres"),
        ("reference", "0001_initial"),
        ("reviews", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("paragraph", models.CharField(blank=True, max_length=32)),
                (
                    "value",
                    models.CharField(
                        choices=[
                            ("supported", "supported"),
                            ("noted", "noted"),
                            ("partly", "partly"),
                            ("pending", "pending"),
                            ("unclear", "unclear"),
                        ],
                        max_length=16,
                    ),
                ),
                ("as_written", models.TextField(blank=True)),
                ("comment", models.TextField(blank=True)),
                ("source", models.TextField(blank=True)),
                ("page", models.PositiveIntegerField(null=True)),
                ("places", models.JSONField(default=list)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answered", to="documents.document"
                    ),
                ),
            ],
            options={
                "ordering": ("document_id", "order"),
                "constraints": [models.UniqueConstraint(fields=("document", "order"), name="one_answer_a_place")],
            },
        ),
        migrations.CreateModel(
            name="Coding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("recommendation", "recommendation"),
                            ("coding", "coding"),
                            ("pledge", "voluntary pledge"),
                            ("question", "advance question"),
                        ],
                        max_length=16,
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=64)),
                ("session", models.PositiveSmallIntegerField(null=True)),
                ("symbol", models.CharField(blank=True, max_length=64)),
                ("paragraph", models.CharField(blank=True, max_length=32)),
                ("part", models.PositiveSmallIntegerField(default=1)),
                ("body", models.CharField(blank=True, max_length=64)),
                ("concern", models.BooleanField(default=False)),
                ("dated", models.DateField(null=True)),
                ("text", models.TextField(blank=True)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("translations", models.TextField(blank=True)),
                ("states", models.JSONField(default=list)),
                (
                    "position",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("supported", "supported"),
                            ("noted", "noted"),
                            ("partly", "partly"),
                            ("pending", "pending"),
                            ("unclear", "unclear"),
                        ],
                        max_length=16,
                    ),
                ),
                ("response", models.TextField(blank=True)),
                ("position_source", models.TextField(blank=True)),
                ("action", models.CharField(blank=True, max_length=32)),
                ("issues", models.JSONField(default=list)),
                ("themes", models.JSONField(default=list)),
                ("persons", models.JSONField(default=list)),
                ("sdgs", models.JSONField(default=list)),
                ("facts", models.TextField(blank=True)),
                ("score", models.PositiveSmallIntegerField(null=True)),
                ("reason", models.CharField(blank=True, max_length=64)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="codings", to="documents.document"
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codings",
                        to="reviews.recommendation",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codings",
                        to="reference.state",
                    ),
                ),
            ],
            options={
                "ordering": ("document_id", "row"),
                "indexes": [models.Index(fields=["state", "session"], name="coding_review")],
                "constraints": [models.UniqueConstraint(fields=("document", "row", "part"), name="one_coding_a_row")],
            },
        ),
        # SQLite builds the table of the documents anew, and its triggers go with the old one.
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, ReviewsConfig.guards), migrations.RunPython.noop
        ),
    ]
