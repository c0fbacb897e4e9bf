"""The index of titles has all of the order in it: PostgreSQL, unlike SQLite, adds no key by itself."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shows", "0009_by_role")]
    operations = [
        migrations.RemoveIndex("show", "show_title"),
        migrations.AddIndex(
            model_name="show", index=models.Index(fields=["title", "id"], name="show_title")
        ),
    ]
