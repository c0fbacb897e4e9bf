from django.db import migrations, models
from django.db.models import Exists, F, OuterRef, Q


def tell(apps, schema_editor):
    """When one was released was not kept, so what readers have seen counts as seen from the day it was written."""
    comment, ruling = (apps.get_model("comments", name) for name in ("Comment", "Ruling"))
    was_public = Exists(ruling.objects.filter(comment=OuterRef("pk"), from_state="public"))
    answered = Exists(comment.objects.filter(parent=OuterRef("pk")))
    seen = comment.objects.filter(Q(state="public") | was_public | answered)
    seen.update(published_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [("comments", "0007_less_kept")]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="published_at",
            field=models.DateTimeField(
                blank=True, editable=False, help_text="When readers could see it first.", null=True
            ),
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
