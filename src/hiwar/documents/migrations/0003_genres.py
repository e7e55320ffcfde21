from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="answers",
            field=models.CharField(blank=True, db_index=True, default="", max_length=64),
        ),
        migrations.AddField(
            model_name="document",
            name="dated",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="document",
            name="genre",
            field=models.CharField(db_index=True, default="report", max_length=32),
        ),
        migrations.AddField(
            model_name="document",
            name="session",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="document",
            name="state",
            field=models.CharField(blank=True, db_index=True, default="", max_length=3),
        ),
    ]
