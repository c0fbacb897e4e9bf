"""Pages far in a long list: what stands before them is passed over in indexes alone, in the lists' order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0017_of_authors")]
    operations = [
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                fields=["published_at", "id"],
                name="review_dates",
                condition=models.Q(kind__in=("review", "recap", "first-look", "article")),
            ),
        ),
        migrations.RemoveIndex(model_name="memorableline", name="line_of_review"),
        migrations.AddIndex(
            model_name="memorableline",
            index=models.Index(
                fields=["review", "spoils_to", "id", "episode"], name="line_of_review"
            ),
        ),
    ]
