"""The people of a letter are found in the order of the list, in either language."""

from django.db import migrations, models

from rows.initials import HangulHeading, LatinHeading
from search.printed import or_latin

HANGUL, LATIN = HangulHeading("name_hangul"), LatinHeading("family_name", "name")
PRINTED = or_latin("name_hangul", "name")
INDEXES = [
    models.Index(HANGUL, LATIN, name="person_letters"),
    models.Index(HANGUL, "name", "id", name="person_under_hangul"),
    models.Index(LATIN, "name", "id", name="person_under_latin"),
    models.Index(HANGUL, PRINTED, "id", name="person_under_hangul_ko"),
    models.Index(LATIN, PRINTED, "id", name="person_under_latin_ko"),
]


class Migration(migrations.Migration):
    dependencies = [("people", "0007_in_korean")]
    operations = [
        migrations.RemoveIndex(model_name="person", name="person_initials"),
        migrations.RemoveIndex(model_name="person", name="person_latin_initial"),
        *(migrations.AddIndex(model_name="person", index=index) for index in INDEXES),
    ]
