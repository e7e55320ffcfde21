from django.db import migrations

from hiwar.audit.commands import guard
from hiwar.reviews.apps import ReviewsConfig


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_answers_and_codings")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, ReviewsConfig.guards), migrations.RunPython.noop
        )
    ]
