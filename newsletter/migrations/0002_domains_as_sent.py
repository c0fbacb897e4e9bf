from django.db import migrations

from comments.models.commenter import address_key


def spell_anew(apps, schema_editor):
    """What is one address now, but was two, stays as it was."""
    subscribers = apps.get_model("newsletter", "Subscriber").objects
    for pk, email, old in subscribers.values_list("pk", "email", "email_key"):
        new = address_key(email)
        if new != old and not subscribers.filter(email_key=new).exists():
            subscribers.filter(pk=pk).update(email_key=new)


class Migration(migrations.Migration):
    dependencies = [("newsletter", "0001_initial")]

    operations = [migrations.RunPython(spell_anew, migrations.RunPython.noop)]
