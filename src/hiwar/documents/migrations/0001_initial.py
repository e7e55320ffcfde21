import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("media_type", models.CharField(max_length=128)),
                ("size", models.PositiveBigIntegerField()),
                ("symbol", models.CharField(blank=True, db_index=True, max_length=64)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("added_at", "sha256"),
            },
        ),
        migrations.CreateModel(
            name="ExtractionRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reader", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(choices=[("new", "new"), ("changed", "changed"), ("copy", "copy")], max_length=16),
                ),
                ("warnings", models.JSONField(default=list)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="documents.document"
                    ),
                ),
            ],
            options={
                "ordering": ("document_id", "at"),
            },
        ),
        migrations.CreateModel(
            name="DocumentPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pages", to="documents.document"
                    ),
                ),
            ],
            options={
                "ordering": ("document_id", "number"),
                "constraints": [models.UniqueConstraint(fields=("document", "number"), name="one_text_a_page")],
            },
        ),
    ]
