"""The list of shows says how many are rated how well, by the mean of their reviews.

SQLite stores a row's rating behind its text, so without an index it reads all texts for that.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0014_list_indexes")]
    operations = [
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                fields=["show", "published_at", "kind", "rating"], name="review_of_show"
            ),
        ),
    ]
