"""Mail settings from the environment."""

from pathlib import Path

import pytest

from config.mail import PATIENCE, mailers
from tests.live import LIVE, start

FOLDER = Path("/srv/var/mail")
FILES = "django.core.mail.backends.filebased.EmailBackend"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 587, "", "", False, False)),
        ("smtp+tls://n%40b:p%2Fw@mail.example:25", ("mail.example", 25, "n@b", "p/w", True, False)),
        ("smtp+ssl://n:p@mail.example", ("mail.example", 465, "n", "p", False, True)),
    ],
)
def test_smtp_server(url, expected):
    options = mailers(url, FOLDER)["default"]["OPTIONS"]
    names = ("host", "port", "username", "password", "use_tls", "use_ssl")
    assert tuple(options[name] for name in names) == expected
    assert options["timeout"] == PATIENCE


@pytest.mark.parametrize(
    ("url", "folder"), [("", "/srv/var/mail"), ("filemail:///tmp/mail", "/tmp/mail")]
)
def test_folder_of_files(url, folder):
    expected = {"BACKEND": FILES, "OPTIONS": {"file_path": folder}}
    assert mailers(url, FOLDER) == {"default": expected}


def test_other_scheme_is_refused_with_what_would_do():
    for scheme in ("imap", "smtps"):
        with pytest.raises(ValueError, match=r"EMAIL_URL must begin with one of smtp://"):
            mailers(f"{scheme}://mail.example", FOLDER)


LOGIN = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.urls import NoReverseMatch, reverse
try:
    print(reverse("admin_password_reset"))
except NoReverseMatch:
    print("none")
"""


@pytest.mark.parametrize(
    ("environment", "offered"),
    [
        ({}, "/admin/password/"),
        (LIVE, "none"),
        (LIVE | {"EMAIL_URL": "smtp://mail.example"}, "/admin/password/"),
    ],
)
def test_new_password_is_offered_where_mail_can_be_sent(environment, offered):
    assert start(LOGIN, **environment).stdout == f"{offered}\n"


OWN_COMMENTS = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.template.loader import render_to_string
print("your comments" in render_to_string("parts/own_way.html"))
"""


@pytest.mark.parametrize(
    ("environment", "offered"),
    [(LIVE, "False"), (LIVE | {"EMAIL_URL": "smtp://mail.example"}, "True")],
)
def test_own_comments_are_offered_where_their_link_can_be_mailed(environment, offered):
    assert start(OWN_COMMENTS, **environment).stdout == f"{offered}\n"


ADDRESS = "from config import settings; print(settings.SITE_ADDRESS)"


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        (LIVE, "https://daesa.example"),
        (LIVE | {"ALLOWED_HOSTS": ".daesa.example", "HTTPS": "0"}, "http://daesa.example"),
        (LIVE | {"SITE_ADDRESS": "https://talk.example"}, "https://talk.example"),
    ],
)
def test_mails_call_the_site_by_an_address_of_its_own(environment, address):
    assert start(ADDRESS, **environment).stdout == f"{address}\n"
