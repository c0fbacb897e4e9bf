"""A live site with its data in a folder of its own, and its static files as they lie there."""

from tests.bench.settings import *  # noqa: F403
from tests.bench.settings import STORAGES

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
