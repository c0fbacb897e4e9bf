"""The list of people is in the order of their names."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_search")]
    operations = [
        migrations.AddIndex(
            model_name="person", index=models.Index(fields=["name", "id"], name="person_name")
        ),
    ]
