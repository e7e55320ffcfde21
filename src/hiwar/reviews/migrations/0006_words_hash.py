from typing import Any

from django.db import migrations, models

from hiwar.audit.commands import guard
from hiwar.kernel.understanding.search_text import fingerprint
from hiwar.reviews.apps import ReviewsConfig

_AT_ONCE = 2000


def _let_go(_apps: Any, editor: Any) -> None:
    """SQLite rebuilds the table of the wordings, which it does not while a trigger of another table mentions it."""
    if editor.connection.vendor == "sqlite":
        with editor.connection.cursor() as cursor:
            cursor.execute('DROP TRIGGER IF EXISTS "hiwar_reviews_recommendation_update"')


def _of_the_wordings(apps: Any, editor: Any) -> None:
    """The fingerprints of the texts that the record has already. The triggers of the time before know nothing of the
    new column, so they let it be set; those that keep it come after."""
    wordings = apps.get_model("reviews", "Wording").objects.order_by("pk")
    after = 0
    while rows := list(wordings.filter(pk__gt=after).values_list("pk", "search_text")[:_AT_ONCE]):
        found = [(fingerprint(words), key) for key, words in rows if words]
        with editor.connection.cursor() as cursor:
            cursor.executemany("UPDATE reviews_wording SET words_hash = %s WHERE id = %s", found)
        after = rows[-1][0]


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_tallies")]

    operations = [
        migrations.RunPython(_let_go, migrations.RunPython.noop),
        migrations.AddField(
            model_name="wording",
            name="words_hash",
            field=models.CharField(blank=True, db_index=True, default="", max_length=32),
        ),
        migrations.RunPython(_of_the_wordings, migrations.RunPython.noop),
        migrations.RunPython(
            lambda apps, editor: guard(editor.connection, ReviewsConfig.guards), migrations.RunPython.noop
        ),
    ]
