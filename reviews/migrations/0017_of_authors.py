"""An author's feed begins with the newest, however much they wrote."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0016_pages")]
    operations = [
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["author", "published_at"], name="review_of_author"),
        ),
    ]
