"""The site as a WSGI application, for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

from comments import upkeep  # noqa: E402  # models can be imported from here on
from config.bounds import bounded  # noqa: E402
from config.charset import only_utf8  # noqa: E402
from rows import changes  # noqa: E402

application = bounded(only_utf8(django_application))

changes.move_on()  # the last process may have died between a change and its mark
upkeep.start()
