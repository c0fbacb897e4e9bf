"""Korean pages have their list in the order of the names that they print."""

from django.db import migrations, models

from search.printed import or_latin


class Migration(migrations.Migration):
    dependencies = [("people", "0006_by_letter")]
    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(or_latin("name_hangul", "name"), "id", name="person_in_korean"),
        ),
    ]
