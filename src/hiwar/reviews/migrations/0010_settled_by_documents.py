from typing import Any

from django.db import migrations


def _let_go(apps: Any, _editor: Any) -> None:
    """What documents settle is counted without what people entered: the tallies that held both are counted anew when
    the record opens."""
    entered = apps.get_model("reviews", "Position").objects.exclude(author="").order_by().values("document")
    apps.get_model("reviews", "DocumentTally").objects.filter(document__in=entered).delete()


class Migration(migrations.Migration):
    dependencies = [("reviews", "0009_by_people")]

    operations = [migrations.RunPython(_let_go, migrations.RunPython.noop)]
