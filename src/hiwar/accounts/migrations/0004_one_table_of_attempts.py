"""All that is limited is counted in one table. What was counted in the other counts for an hour at most: it is let go."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_turns"),
    ]

    operations = [
        migrations.DeleteModel(name="Turn"),
        migrations.RemoveIndex(model_name="attempt", name="attempts_by_login"),
        migrations.RemoveIndex(model_name="attempt", name="attempts_by_address"),
        migrations.RemoveIndex(model_name="attempt", name="attempts_by_time"),
        migrations.AddField(
            model_name="attempt",
            name="what",
            field=models.CharField(default="sign-in", max_length=16),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="attempt",
            name="login",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["what", "address"], name="attempts_by_address"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["what", "login"], name="attempts_by_login"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["what", "at"], name="attempts_by_time"),
        ),
    ]
