"""The list of people says how many have each role."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shows", "0008_by_letter")]
    operations = [
        migrations.AddIndex(
            model_name="credit",
            index=models.Index(fields=["role", "person"], name="credit_by_role"),
        ),
    ]
