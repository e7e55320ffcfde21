import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("at",),
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("code", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("names", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("number", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("cycle", models.PositiveSmallIntegerField(db_index=True, null=True)),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("source", models.TextField(blank=True)),
                ("verified", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="State",
            fields=[
                ("iso3", models.CharField(max_length=3, primary_key=True, serialize=False)),
                ("kind", models.CharField(db_index=True, max_length=16)),
                ("m49", models.CharField(blank=True, max_length=3)),
                ("names", models.JSONField(default=dict)),
                ("formal_names", models.JSONField(default=dict)),
                ("source", models.TextField(blank=True)),
                ("verified", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("iso3",),
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="reference.group"
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="reference.state"
                    ),
                ),
            ],
            options={
                "ordering": ("state_id", "since"),
            },
        ),
    ]
