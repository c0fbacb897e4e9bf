"""What every test may rely on."""

import os

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache

from house.models import House

# No deadline: the first example pays for imports. No database: runs do not depend on each other.
hypothesis.settings.register_profile(
    "house", deadline=None, database=None, derandomize=os.environ.get("CI") == "true"
)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def house_settings(tmp_path_factory) -> None:
    """For the whole run, so that the live server of the browser tests has them too."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    settings.WHITENOISE_AUTOREFRESH = True  # static files as they lie there, not collected ones


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """And the house as it is where nobody has saved anything, known already: it costs no query."""
    cache.clear()
    House.objects.keep(House())


def pytest_terminal_summary(terminalreporter) -> None:
    """Print what tests told with ``record_property("told", …)``, from every process."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, text in report.user_properties:
            if name == "told" and report.when == "call":
                terminalreporter.write_line(text)
