"""The list of people is narrowed by the letters that names begin with, and says how many begin with each."""

from django.db import migrations, models
from django.db.models.functions import Ord

LATIN = models.Func(
    *("family_name", "name"),
    template="(%(expressions)s)",
    arg_joiner=" || ",
    output_field=models.CharField(),
)


class Migration(migrations.Migration):
    dependencies = [("people", "0005_by_name")]
    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(Ord("name_hangul"), Ord(LATIN), name="person_initials"),
        ),
        migrations.AddIndex(
            model_name="person", index=models.Index(Ord(LATIN), name="person_latin_initial")
        ),
    ]
