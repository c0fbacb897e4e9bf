"""What is said of pictures, by the site itself in development."""

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404

from config.headers import HeadersOfAll
from config.pictures import picture

pytestmark = pytest.mark.django_db


def kept(name: str) -> str:
    """A page that lies among the pictures, by whatever way it came there."""
    return default_storage.save(f"shows/{name}", ContentFile(b"<script>alert(1)</script>"))


def served(rf, settings, path: str):
    """As in development, which serves the folder itself."""
    answer = HeadersOfAll(lambda request: picture(request, path, settings.MEDIA_ROOT))
    return answer(rf.get(f"/media/{path}"))


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "a.xml", "a.pdf", "a", "a.png.html"])
def test_file_of_any_other_kind_is_never_served_from_the_pictures(rf, settings, name):
    path = kept(name)
    with pytest.raises(Http404):
        served(rf, settings, path)


@pytest.mark.parametrize(("name", "kind"), [("a.png", "image/png"), ("a.avif", "image/avif")])
def test_page_that_calls_itself_a_picture_is_served_as_one_and_runs_nothing(
    rf, settings, name, kind
):
    response = served(rf, settings, kept(name))
    response.close()
    assert response.headers["Content-Type"] == kind
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["../db.sqlite3", "..%2f..%2fetc/passwd.png", "a/../../b.png"])
def test_way_out_of_the_folder_is_none(rf, settings, path):
    with pytest.raises((Http404, SuspiciousFileOperation)):
        served(rf, settings, path)
