"""The list of shows is in the order of their titles."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shows", "0005_search")]
    operations = [
        migrations.AddIndex(
            model_name="show", index=models.Index(fields=["title"], name="show_title")
        ),
    ]
