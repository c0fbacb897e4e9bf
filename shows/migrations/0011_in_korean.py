"""Korean pages have their list in the order of the names that they print."""

from django.db import migrations, models

from search.printed import or_latin


class Migration(migrations.Migration):
    dependencies = [("shows", "0010_by_title_and_key")]
    operations = [
        migrations.AddIndex(
            model_name="show",
            index=models.Index(or_latin("title_hangul", "title"), "id", name="show_in_korean"),
        ),
    ]
