"""What an operator is told of settings that would fail a live site without a word."""

import pytest
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from config.databases import database, replica
from config.environment import Environment
from config.mail import mailers
from tests.house_rules import ROOT
from tests.live import LIVE, start

CHECK = """
import django, os
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
from django.core.management import call_command
call_command("check", "--deploy")
"""
GOOD = {
    "ALLOWED_HOSTS": ["blog.example", ".blog.example", "127.0.0.1", "[::1]", "*", "bücher.example"],
    "SITE_ADDRESS": "https://blog.example",
    "MAILERS": {"default": {}},
    "DEFAULT_FROM_EMAIL": "desk@blog.example",
    "PAGE_FILES": True,
    "METRICS_DIR": "/srv/metrics",
    "METRICS_ADDRESS": "127.0.0.1:9180",
}


def told(settings, **changed):
    for name, value in (GOOD | changed).items():
        setattr(settings, name, value)
    found = checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)
    return [f"{one.msg} {one.hint}" for one in found if one.id.startswith("config.")]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"SITE_ADDRESS": "http://127.0.0.1:8000/"},
        {"MAILERS": {}, "DEFAULT_FROM_EMAIL": "webmaster@localhost"},
        {"PAGE_FILES": False, "CDN_SECONDS": 60},
        {"METRICS_ADDRESS": "10.0.0.5:9180"},
        {"METRICS_ADDRESS": "[::1]:9180"},
        {"METRICS_ADDRESS": "metrics.internal:9180"},
        {"METRICS_DIR": "", "METRICS_ADDRESS": "0.0.0.0:9180"},
    ],
    ids=str,
)
def test_settings_of_a_live_site_are_left_alone(settings, changed):
    assert told(settings, **changed) == []


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"ALLOWED_HOSTS": ["https://blog.example"]}, "“https://blog.example” of ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["blog.example", "blog.example:443"]}, "“blog.example:443”"),
        ({"ALLOWED_HOSTS": ["blog.example/"]}, "ALLOWED_HOSTS"),
        ({"SITE_ADDRESS": "blog.example"}, "SITE_ADDRESS"),
        ({"SITE_ADDRESS": "https:///"}, "SITE_ADDRESS"),
        ({"DEFAULT_FROM_EMAIL": "webmaster@localhost"}, "DEFAULT_FROM_EMAIL"),
        ({"CDN_SECONDS": 60}, "PAGE_FILES"),
        ({"CHANGES_ARE_SHARED": True}, "PAGE_FILES"),
        ({"MEDIA_CDN": "https://pictures.example"}, "PAGE_FILES"),
        ({"METRICS_ADDRESS": "0.0.0.0:9180"}, "METRICS_ADDRESS"),
        ({"METRICS_ADDRESS": "[::]:9180"}, "METRICS_ADDRESS"),
        ({"METRICS_ADDRESS": "8.8.8.8:9180"}, "METRICS_ADDRESS"),
        ({"METRICS_ADDRESS": ":9180"}, "METRICS_ADDRESS"),
    ],
    ids=str,
)
def test_setting_that_would_fail_in_silence_is_told(settings, changed, name):
    (words,) = told(settings, **changed)
    assert name in words


def test_live_site_is_told_by_the_command():
    ended = start(CHECK, **LIVE | {"ALLOWED_HOSTS": "https://blog.example"})
    assert "(config.W001) No request is for the host “https://blog.example”" in ended.stderr


@pytest.mark.parametrize(
    ("read", "address", "name"),
    [
        (lambda url: mailers(url, ROOT), "smtp+tls://me:se/cret@mail.example:587", "EMAIL_URL"),
        (lambda url: mailers(url, ROOT), "smtp+tls://me:se#cret@mail.example:587", "EMAIL_URL"),
        (database, "postgres://me:se/cret@db.example:5432/daesa", "DATABASE_URL"),
        (replica, "postgres://me:se/cret@db.example:5432/daesa", "REPLICA_URL"),
    ],
)
def test_address_that_cannot_be_read_is_named_and_its_password_is_not(read, address, name):
    with pytest.raises(ValueError, match=f"^{name} cannot be read: write / .* as %2F ") as refused:
        read(address)
    assert "cret" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_what_is_no_number_is_named(monkeypatch):
    monkeypatch.setenv("HSTS_SECONDS", "a year")
    with pytest.raises(ImproperlyConfigured, match=r"^HSTS_SECONDS must be a number\.$"):
        Environment().int("HSTS_SECONDS")
