import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("reference", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("session", models.PositiveSmallIntegerField(db_index=True)),
                ("cycle", models.PositiveSmallIntegerField(db_index=True, null=True)),
                ("symbol", models.CharField(blank=True, db_index=True, max_length=64)),
                ("held_on", models.DateField(null=True)),
                ("adopted_on", models.DateField(null=True)),
                ("added_at", models.DateTimeField()),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="reference.state"
                    ),
                ),
            ],
            options={
                "ordering": ("session", "state_id"),
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("symbol", models.CharField(max_length=64)),
                ("paragraph", models.CharField(max_length=32)),
                ("part", models.PositiveSmallIntegerField(default=1)),
                ("order", models.PositiveIntegerField()),
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
                        db_index=True,
                        max_length=16,
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recommendations", to="reviews.review"
                    ),
                ),
            ],
            options={
                "ordering": ("review_id", "order", "part"),
            },
        ),
        migrations.CreateModel(
            name="TroikaMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="troika", to="reviews.review"
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="troikas", to="reference.state"
                    ),
                ),
            ],
            options={
                "ordering": ("review_id", "order"),
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("read", "read"), ("correction", "correction"), ("withdrawal", "withdrawal")],
                        max_length=16,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=2)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("original", "original"),
                            ("official", "official translation"),
                            ("machine", "machine translation"),
                            ("reviewed", "reviewed translation"),
                        ],
                        max_length=16,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("search_text", models.TextField(blank=True)),
                ("page", models.PositiveIntegerField(null=True)),
                ("places", models.JSONField(default=list)),
                ("author", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="documents.document"
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="reviews.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ("recommendation_id", "number"),
            },
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("removed", models.CharField(max_length=64)),
                ("reason", models.TextField()),
                ("legal_basis", models.TextField()),
                ("author", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "document",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tombstone",
                        to="documents.document",
                    ),
                ),
                (
                    "wording",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tombstone",
                        to="reviews.wording",
                    ),
                ),
            ],
            options={
                "ordering": ("at",),
            },
        ),
        migrations.AddField(
            model_name="recommendation",
            name="wording",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="current_for", to="reviews.wording"
            ),
        ),
        migrations.CreateModel(
            name="WordingState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField()),
                ("as_written", models.TextField(blank=True)),
                (
                    "state",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommended",
                        to="reference.state",
                    ),
                ),
                (
                    "wording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="states", to="reviews.wording"
                    ),
                ),
            ],
            options={
                "ordering": ("wording_id", "order"),
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
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
                ("source", models.TextField(blank=True)),
                ("author", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="documents.document"
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="reviews.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ("recommendation_id", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("recommendation", "number"), name="one_position_a_number")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(fields=("state", "session"), name="one_review_a_session"),
        ),
        migrations.AddConstraint(
            model_name="troikamember",
            constraint=models.UniqueConstraint(fields=("review", "state"), name="one_seat_in_a_troika"),
        ),
        migrations.AddConstraint(
            model_name="wording",
            constraint=models.UniqueConstraint(fields=("recommendation", "number"), name="one_wording_a_number"),
        ),
        migrations.AddConstraint(
            model_name="tombstone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("document__isnull", False), ("wording__isnull", True)),
                    models.Q(("document__isnull", True), ("wording__isnull", False)),
                    _connector="OR",
                ),
                name="one_thing_a_tombstone",
            ),
        ),
        migrations.AddIndex(
            model_name="recommendation",
            index=models.Index(fields=["review", "order"], name="recommendation_order"),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(
                fields=("symbol", "paragraph", "part"), name="one_recommendation_an_address"
            ),
        ),
        migrations.AddConstraint(
            model_name="wordingstate",
            constraint=models.UniqueConstraint(fields=("wording", "order"), name="one_state_a_place"),
        ),
    ]
