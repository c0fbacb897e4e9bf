"""The foot of every page lists the standing pages, a handful among all reviews."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0015_ratings_of_shows")]
    operations = [
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                fields=["published_at"], name="review_pages", condition=models.Q(kind="page")
            ),
        ),
    ]
