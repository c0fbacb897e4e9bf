"""Lines of an episode, that readers narrow the list of lines by, are counted without all lines being read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0019_lines_by_boundary")]
    operations = [
        migrations.AddIndex(
            model_name="memorableline",
            index=models.Index(fields=["episode", "spoils_to", "review"], name="line_of_episode"),
        ),
    ]
