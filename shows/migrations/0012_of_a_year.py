"""The shows of a year are found without reading all, and stand by title as the list has them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shows", "0011_in_korean")]
    operations = [
        migrations.AddIndex(
            model_name="show",
            index=models.Index(fields=["year", "title", "id"], name="show_of_year"),
        ),
        migrations.AddIndex(
            model_name="show",
            index=models.Index(fields=["-search_weight", "title", "id"], name="show_by_weight"),
        ),
    ]
