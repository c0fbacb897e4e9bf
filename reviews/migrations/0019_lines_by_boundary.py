"""How much a line gives away is among the words that its index has."""

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat, Replace, Trim


def tell_boundaries(apps, schema_editor):
    for lines, words in _by_boundary(apps, schema_editor):
        lines.update(search_words=Trim(Concat(F("search_words"), Value(words))))


def tell_none(apps, schema_editor):
    for lines, words in _by_boundary(apps, schema_editor):
        told = Concat(Value(" "), F("search_words"))
        lines.update(search_words=Trim(Replace(told, Value(words), Value(""))))


def _by_boundary(apps, schema_editor):
    lines = apps.get_model("reviews", "MemorableLine").objects.using(schema_editor.connection.alias)
    for boundary in set(lines.order_by().values_list("spoils_to", flat=True).distinct()):
        figures = f"{boundary:03}"
        yield lines.filter(spoils_to=boundary), f" --{figures[0]} --{figures[:2]} --{figures}"


class Migration(migrations.Migration):
    dependencies = [("reviews", "0018_far_pages")]
    operations = [migrations.RunPython(tell_boundaries, tell_none)]
