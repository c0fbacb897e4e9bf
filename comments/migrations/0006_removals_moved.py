from django.db import migrations


class Migration(migrations.Migration):
    """After the migration that reads it: PostgreSQL does not change a table with rows just written to it."""

    dependencies = [("comments", "0005_queue")]

    operations = [migrations.RemoveField("comment", "removed_by")]
