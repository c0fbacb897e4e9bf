"""A blog brought over at the desk: sent, tried, told of, imported."""

import html

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exchange.models import BlogImport, Upload
from exchange.uploads import folders, work
from reviews.models import Review
from tests import factories as make
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import item, wp_comment, wxr

pytestmark = pytest.mark.django_db
ADD = "admin:exchange_upload_add"
EMBED = f'{REVIEW}<iframe src="https://www.youtube.com/embed/x1"></iframe>'
EXPORT = wxr(
    item(7, "Night Ferry", EMBED, wp_comment(1, text="First.")), item(8, "Other", "<p>Words.</p>")
)


@pytest.fixture(autouse=True)
def at_once(settings, tmp_path, monkeypatch):
    """Work is done before the answer, in a folder of the test."""
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "media"
    monkeypatch.setattr(work, "beside", lambda do: do())


@pytest.fixture
def desk(client):
    """An editor by role, not a superuser."""
    user = make.UserFactory(staff=True, display_name="Mina Ok")
    user.groups.add(Group.objects.get(name="Editor"))
    client.force_login(user)
    return client


def send(desk, content=EXPORT, name="nights.xml", follow=True, **files):
    """The page that answers."""
    content = content.encode() if isinstance(content, str) else content
    user = desk.session["_auth_user_id"]
    sent = {"export": SimpleUploadedFile(name, content), "author": user, **files}
    return desk.post(reverse(ADD), sent, follow=follow)


def press(desk, upload, name):
    return desk.post(reverse(f"admin:exchange_upload_{name}", args=[upload.pk]), follow=True)


def test_export_is_tried_at_once_and_stores_nothing(desk):
    page = send(desk)
    assert "What an import would do" in page.text
    assert "created <b>3</b>, updated <b>0</b>, skipped <b>0</b>, lost <b>0</b>" in page.text
    assert "A link stands in its place" in page.text or "youtube" in page.text
    assert "Import now" in page.text
    assert not Review.objects.exists()
    assert not BlogImport.objects.exists()


def test_sums_are_equal_and_each_loss_has_its_reason_and_post(desk):
    send(desk)
    upload = Upload.objects.get()
    told = desk.get(reverse("admin:exchange_upload_report", args=[upload.pk])).json()
    page = html.unescape(desk.get(upload.get_absolute_url()).text)
    for kind in told["kinds"].values():
        assert kind["found"] == kind["kept"] + kind["lost"]
    assert len(told["losses"]) > 0
    for loss in told["losses"]:
        assert loss["reason"] in page
        assert loss["post"] in page


def test_import_makes_the_reviews_and_throws_the_file_away(desk):
    send(desk)
    upload = Upload.objects.get()
    assert (folders.Files(upload.folder).folder / "export" / "nights.xml").exists()
    page = press(desk, upload, "import")
    assert "What the import did" in page.text
    assert "created <b>3</b>, updated <b>0</b>, skipped <b>0</b>, lost <b>0</b>" in page.text
    review = Review.objects.get(source_id="7")
    assert reverse("admin:reviews_review_change", args=[review.pk]) in page.text
    assert not folders.Files(upload.folder).folder.exists()


def test_same_file_again_changes_nothing(desk):
    send(desk)
    press(desk, Upload.objects.get(), "import")
    send(desk)
    again = press(desk, Upload.objects.latest("pk"), "import")
    assert "created <b>0</b>, updated <b>0</b>, skipped <b>3</b>, lost <b>0</b>" in again.text
    assert Review.objects.count() == 2
