"""``manage.py send_newsletter`` against a mail server of the tests, with short pauses."""

import os
import sys
from datetime import timedelta

import django
from django.conf import settings
from django.core.management import call_command


def main(port):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{port}"
    django.setup()
    from newsletter import outbox

    settings.MAILERS["default"]["OPTIONS"]["timeout"] = 0.5
    outbox.PAUSE = outbox.MINUTE = timedelta(seconds=0.2)
    call_command("send_newsletter", pause=0.05)


if __name__ == "__main__":
    main(*sys.argv[1:])
