from typing import Any

from django.db import migrations


def gather_commenters(apps: Any, schema_editor: Any) -> None:
    """Everybody who left an address becomes a commenter; the oldest spelling of it counts."""
    comments, commenters = (
        apps.get_model("comments", name) for name in ("Comment", "Commenter")
    )
    known: dict[str, Any] = {}
    for comment in comments.objects.exclude(author_email="").order_by("created_at", "pk").iterator():
        key = comment.author_email.strip().casefold()
        if key not in known:
            known[key], _ = commenters.objects.get_or_create(
                email_key=key, defaults={"email": comment.author_email, "created_at": comment.created_at}
            )
        comment.commenter = known[key]
        comment.save(update_fields=["commenter"])


class Migration(migrations.Migration):
    dependencies = [("comments", "0002_conversation")]

    operations = [migrations.RunPython(gather_commenters, migrations.RunPython.noop)]
