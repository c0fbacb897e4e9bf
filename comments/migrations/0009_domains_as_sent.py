from django.db import migrations

from comments.models.commenter import address_key


def spell_anew(apps, schema_editor):
    """What is one address now, but was two, stays as it was."""
    commenters = apps.get_model("comments", "Commenter").objects
    for pk, email, old in commenters.values_list("pk", "email", "email_key"):
        new = address_key(email)
        if new != old and not commenters.filter(email_key=new).exists():
            commenters.filter(pk=pk).update(email_key=new)
    blocks = apps.get_model("comments", "Block").objects.filter(kind="email")
    for pk, old in blocks.values_list("pk", "value"):
        new = address_key(old)
        if new != old and not blocks.filter(value=new).exists():
            blocks.filter(pk=pk).update(value=new)


class Migration(migrations.Migration):
    dependencies = [("comments", "0008_published")]

    operations = [migrations.RunPython(spell_anew, migrations.RunPython.noop)]
