from itertools import batched

import text.fields
from django.db import migrations
from text.hangul import initials_by_word
from text.passages import haystack

SOURCES = {
    "Review": ("headline", "dek", "in_brief", "plain"),
    "MemorableLine": ("quote", "quote_hangul", "initials"),
}
AT_ONCE = 200


def gather_words(apps, schema_editor):
    """Of what was written before the column was there."""
    for name, sources in SOURCES.items():
        rows = apps.get_model("reviews", name).objects.using(schema_editor.connection.alias)
        for batch in batched(rows.order_by("pk").iterator(AT_ONCE), AT_ONCE):
            for row in batch:
                row.initials = initials_by_word(getattr(row, "quote_hangul", ""))
                row.search_text = haystack(*(getattr(row, source) for source in sources))
            rows.bulk_update(batch, ["search_text"])


class Migration(migrations.Migration):

    dependencies = [
        ('reviews', '0007_photo_has_a_picture'),
    ]

    operations = [
        migrations.AddField(
            model_name='memorableline',
            name='search_text',
            field=text.fields.DerivedTextField(default=''),
        ),
        migrations.AddField(
            model_name='review',
            name='search_text',
            field=text.fields.DerivedTextField(default=''),
        ),
        migrations.RunPython(gather_words, migrations.RunPython.noop),
    ]
