"""Indexes by which lists find their rows and count them.

``review_listed`` begins with the date, so the index of the date alone goes: SQLite would take that one, and
read every review to see of what kind it is. Only the index is dropped: to alter the field, SQLite would
write the whole table anew.
"""

from django.db import migrations, models


def without_index(model: str, index: str) -> migrations.SeparateDatabaseAndState:
    """The field ``published_at`` of a model, which has had this index from its first migration on."""
    field = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Empty: a draft. In the future: appears by itself at that moment.",
    )
    return migrations.SeparateDatabaseAndState(
        state_operations=[migrations.AlterField(model, "published_at", field)],
        database_operations=[
            migrations.RunSQL(
                f'DROP INDEX IF EXISTS "{index}"',
                f'CREATE INDEX IF NOT EXISTS "{index}" ON "reviews_{model}" ("published_at")',
            )
        ],
    )


class Migration(migrations.Migration):
    dependencies = [("reviews", "0013_search_words")]
    operations = [
        without_index("review", "reviews_review_published_at_f3e14d6d"),
        without_index("rankedlist", "reviews_rankedlist_published_at_38d55941"),
        migrations.AddIndex(
            model_name="memorableline",
            index=models.Index(fields=["review", "spoils_to", "episode"], name="line_of_review"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["published_at", "kind", "show"], name="review_listed"),
        ),
    ]
