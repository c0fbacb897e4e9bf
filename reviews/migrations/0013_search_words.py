from itertools import batched

import search.words_index
from django.db import migrations
from search.words_index import index_on_postgresql
from text.indexed_words import indexed_words

AT_ONCE = 200


def gather_words(apps, schema_editor):
    """Of what was written before the column was there."""
    for name in ("Review", "MemorableLine"):
        rows = apps.get_model("reviews", name).objects.using(schema_editor.connection.alias)
        texts = rows.only("search_text").order_by("pk")
        for batch in batched(texts.iterator(AT_ONCE), AT_ONCE):
            for row in batch:
                row.search_words = indexed_words(row.search_text)
            rows.bulk_update(batch, ["search_words"])


def index_words(apps, schema_editor):
    for table in ("reviews_review", "reviews_memorableline"):
        index_on_postgresql(schema_editor, table)


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0012_front_page_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='memorableline',
            name='search_words',
            field=search.words_index.IndexedWordsField(default=''),
        ),
        migrations.AddField(
            model_name='review',
            name='search_words',
            field=search.words_index.IndexedWordsField(default=''),
        ),
        migrations.RunPython(gather_words, migrations.RunPython.noop),
        migrations.RunPython(index_words, migrations.RunPython.noop),
    ]
