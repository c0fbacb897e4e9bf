"""Lines are found by the characters who say them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shows", "0014_of_a_kind")]
    operations = [
        migrations.AddIndex(
            model_name="credit",
            index=models.Index(fields=["character"], name="credit_of_character"),
        ),
    ]
