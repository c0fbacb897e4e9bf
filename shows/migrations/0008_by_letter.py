"""The list of shows is narrowed by the letters that titles begin with, and says how many begin with each."""

from django.db import migrations, models
from django.db.models.functions import Ord


class Migration(migrations.Migration):
    dependencies = [("shows", "0007_heads_of_titles")]
    operations = [
        migrations.AddIndex(
            model_name="show",
            index=models.Index(Ord("title_hangul"), Ord("title"), name="show_initials"),
        ),
        migrations.AddIndex(
            model_name="show", index=models.Index(Ord("title"), name="show_latin_initial")
        ),
    ]
