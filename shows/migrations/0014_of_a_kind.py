"""The films, and the heaviest shows of a year, are found without reading all."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shows", "0013_under_letters")]
    operations = [
        migrations.AddIndex(
            model_name="show",
            index=models.Index(fields=["kind", "title", "id"], name="show_of_kind"),
        ),
        migrations.AddIndex(
            model_name="show",
            index=models.Index(
                fields=["year", "-search_weight", "title", "id"], name="show_of_year_by_weight"
            ),
        ),
    ]
