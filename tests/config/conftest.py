"""A live site, as a browser meets it over HTTPS."""

import pytest
from django.test import Client

from tests.live import HOST, live_settings


@pytest.fixture(scope="session")
def found_live():
    return live_settings()


class Visitor(Client):
    """Over HTTPS; what is streamed is read to its end, for then the client closes it and no connection."""

    def generic(self, method, path, data="", kind="", secure=False, **more):
        response = super().generic(method, path, data, kind, secure=True, **more)
        if response.streaming:
            b"".join(response.streaming_content)
        return response


@pytest.fixture
def visitor(settings, found_live):
    """Asks a live site; ``visitor.cookies`` has every cookie it was given."""
    for name, value in found_live.items():
        setattr(settings, name, value)
    settings.WHITENOISE_USE_FINDERS = True  # the files as they lie there, not collected ones
    return Visitor(raise_request_exception=False, headers={"Host": HOST})
