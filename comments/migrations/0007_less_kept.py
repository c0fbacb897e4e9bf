from datetime import timedelta

from django.db import migrations, models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone


def end_blocks_of_places(apps, schema_editor):
    blocks = apps.get_model("comments", "Block").objects.filter(kind__in=["address", "network"])
    latest = timezone.now() + timedelta(days=30)
    blocks.filter(Q(expires_at=None) | Q(expires_at__gt=latest)).update(expires_at=latest)


def number_the_log(apps, schema_editor):
    """It named a comment by its first words and a commenter by the address, erased or not."""
    kinds = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="comments")
    entries = apps.get_model("admin", "LogEntry").objects
    for kind in kinds.exclude(model="talk"):
        name = Concat(Value(f"{kind.model.capitalize()} "), F("object_id"))
        entries.filter(content_type=kind).update(object_repr=name)


class Migration(migrations.Migration):
    dependencies = [
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("comments", "0006_removals_moved"),
    ]

    operations = [
        migrations.RunPython(number_the_log, migrations.RunPython.noop),
        migrations.RunPython(end_blocks_of_places, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="block",
            constraint=models.CheckConstraint(
                condition=~Q(kind__in=["address", "network"]) | Q(expires_at__isnull=False),
                name="block_of_a_place_ends",
            ),
        ),
        migrations.AlterField(
            model_name="spoilerreport",
            name="origin",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.RemoveConstraint(
            model_name="spoilerreport", name="spoiler_report_once_per_place"
        ),
        migrations.AddConstraint(
            model_name="spoilerreport",
            constraint=models.UniqueConstraint(
                fields=["comment", "origin"],
                condition=~Q(origin=""),
                name="spoiler_report_once_per_place",
            ),
        ),
    ]
