from django.db import migrations, models


class Migration(migrations.Migration):
    """What people entered is little among much: the newest of it is found without looking through the rest."""

    dependencies = [("reviews", "0008_desk_guards")]

    operations = [
        migrations.AddIndex(
            model_name="wording",
            index=models.Index(fields=["at"], condition=~models.Q(author=""), name="wording_by_people"),
        ),
        migrations.AddIndex(
            model_name="position",
            index=models.Index(fields=["recorded_at"], condition=~models.Q(author=""), name="position_by_people"),
        ),
    ]
