"""What an editor's hand does with an export at the desk."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.exchange.conftest import REVIEW
from tests.exchange.exports import item, wp_comment, wxr

ADD = "admin:exchange_upload_add"
EMBED = '<iframe src="https://www.youtube.com/embed/x1"></iframe>'
EXPORT = wxr(
    item(7, "Night Ferry", REVIEW + EMBED, wp_comment(1, text="First.")),
    item(8, "Other", "<p>Words.</p>"),
)


def send(desk, content=EXPORT, name="nights.xml", pictures=None):
    """The page that answers."""
    content = content.encode() if isinstance(content, str) else content
    sent = {"export": SimpleUploadedFile(name, content), "author": desk.session["_auth_user_id"]}
    return desk.post(reverse(ADD), sent | ({"pictures": pictures} if pictures else {}), follow=True)


def press(desk, upload, name):
    return desk.post(reverse(f"admin:exchange_upload_{name}", args=[upload.pk]), follow=True)
