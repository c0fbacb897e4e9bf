from uuid import uuid4

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def rule(apps, schema_editor):
    """Who removed a comment is told by a ruling; when, and what it was before, was never kept."""
    ruling, comment = (apps.get_model("comments", name) for name in ("Ruling", "Comment"))
    for row in comment.objects.filter(state="removed").exclude(removed_by=None).iterator():
        ruling.objects.create(
            comment=row,
            batch=uuid4(),
            by_id=row.removed_by_id,
            at=timezone.now(),
            from_state="public",
            to_state="removed",
            from_spoils_to=row.spoils_to,
            to_spoils_to=row.spoils_to,
        )


class Migration(migrations.Migration):

    dependencies = [
        ("comments", "0004_addresses_moved"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="ruling",
            name="undone_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(rule, migrations.RunPython.noop),
    ]
