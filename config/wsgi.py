"""The site as a WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

from django.db.backends.signals import connection_created  # noqa: E402

from comments import upkeep  # noqa: E402  # models can be imported from here on
from config.bounds import bounded  # noqa: E402
from config.charset import only_utf8  # noqa: E402
from config.databases import read_lean  # noqa: E402
from config.loading import load_everything  # noqa: E402
from config.pages import files  # noqa: E402
from config.pages.front import kept_first  # noqa: E402
from rows import changes  # noqa: E402

application = bounded(only_utf8(kept_first(django_application)))
load_everything()


def begin() -> None:
    """What each process that answers requests does first."""
    connection_created.connect(read_lean)
    files.prepare()
    changes.move_on()  # the last one may have died between a change and its mark
    upkeep.start()


# A server that loads the site before its workers lets each of them begin: see deploy/gunicorn.conf.py.
if "LOADED_BEFORE_WORKERS" not in os.environ:
    begin()
