"""Lines are found by who says them, without a name being made of each."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0020_lines_by_episode")]
    operations = [
        migrations.AddIndex(
            model_name="memorableline",
            index=models.Index(fields=["speaker"], name="line_of_speaker"),
        ),
    ]
