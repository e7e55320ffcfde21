from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from hiwar.kernel.understanding.search_text import normalise

_AT_ONCE = 500


def _of_the_pages(apps: Any, _editor: Any) -> None:
    """The words of the pages that the record has already, but for those that were taken down."""
    page, words = apps.get_model("documents", "DocumentPage"), apps.get_model("documents", "PageWords")
    found = []
    for key, text in page.objects.exclude(text="").values_list("pk", "text").iterator(_AT_ONCE):
        found.append(words(page_id=key, search_text=normalise(text)))
        if len(found) == _AT_ONCE:
            words.objects.bulk_create(found)
            found.clear()
    words.objects.bulk_create(found)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_genres"),
    ]

    operations = [
        migrations.CreateModel(
            name="PageWords",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="documents.documentpage",
                    ),
                ),
                ("search_text", models.TextField()),
            ],
        ),
        migrations.RunPython(_of_the_pages, migrations.RunPython.noop),
    ]
