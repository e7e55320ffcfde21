from django.db import migrations

from hiwar.audit.commands import guard
from hiwar.reviews.apps import ReviewsConfig


class Migration(migrations.Migration):
    dependencies = [("reviews", "0007_desk")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, ReviewsConfig.guards), migrations.RunPython.noop
        )
    ]
