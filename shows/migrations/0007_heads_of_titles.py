"""The shows that a text names are found by how its words begin."""

from django.db import migrations, models

from rows.initials import Head


class Migration(migrations.Migration):
    dependencies = [("shows", "0006_by_title")]
    operations = [
        migrations.AddIndex(
            model_name="show",
            index=models.Index(Head("title", characters=8), name="show_title_head"),
        ),
        migrations.AddIndex(
            model_name="show",
            index=models.Index(Head("title_hangul", characters=8), name="show_title_hangul_head"),
        ),
    ]
