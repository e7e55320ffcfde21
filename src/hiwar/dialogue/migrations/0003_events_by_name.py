from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0002_guards")]

    operations = [
        migrations.AddIndex(
            model_name="meetingevent",
            index=models.Index(fields=["meeting", "name"], name="events_of_a_meeting_by_name"),
        )
    ]
