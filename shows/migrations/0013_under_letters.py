"""The shows of a letter are found in the order of the list, in either language."""

from django.db import migrations, models

from rows.initials import HangulHeading, LatinHeading
from search.printed import or_latin

HANGUL, LATIN = HangulHeading("title_hangul"), LatinHeading("title")
PRINTED = or_latin("title_hangul", "title")
INDEXES = [
    models.Index(HANGUL, LATIN, name="show_letters"),
    models.Index(HANGUL, "title", "id", name="show_under_hangul"),
    models.Index(LATIN, "title", "id", name="show_under_latin"),
    models.Index(HANGUL, PRINTED, "id", name="show_under_hangul_ko"),
    models.Index(LATIN, PRINTED, "id", name="show_under_latin_ko"),
]


class Migration(migrations.Migration):
    dependencies = [("shows", "0012_of_a_year")]
    operations = [
        migrations.RemoveIndex(model_name="show", name="show_initials"),
        migrations.RemoveIndex(model_name="show", name="show_latin_initial"),
        *(migrations.AddIndex(model_name="show", index=index) for index in INDEXES),
    ]
