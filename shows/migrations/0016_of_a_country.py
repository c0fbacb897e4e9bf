"""Shows of a country are found in the order of their titles, as those of a kind are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shows", "0015_by_character")]
    operations = [
        migrations.AddIndex(
            model_name="show",
            index=models.Index(fields=["country", "title", "id"], name="show_of_country"),
        ),
    ]
