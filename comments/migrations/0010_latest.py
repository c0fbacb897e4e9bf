"""The feed of all comments begins with the latest, whatever the site has."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("comments", "0009_domains_as_sent")]
    operations = [
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                fields=["published_at"],
                name="comment_latest",
                condition=models.Q(state="public"),
            ),
        ),
    ]
