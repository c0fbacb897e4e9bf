"""Which passwords are taken, told apart from a local list of common ones; nothing is asked of anybody."""

import secrets

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User
from tests import factories as make


@pytest.fixture
def hana() -> User:
    names = {"username": "kettle77", "display_name": "Hana Reyes-Kim"}
    return make.UserFactory.build(**names, email="umbrella@blog.example")


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("elevenchars", "too short"),
        ("kettle77kettle", "too similar to the username"),
        ("Hana.Reyes-Kim", "too similar to the display name"),
        ("umbrella@blog1", "too similar to the email address"),
        ("1qaz2wsx3edc", "too common"),
        ("830194620175", "entirely numeric"),
        ("a-kettle-of-umbrellas", None),
        ("나의 아저씨를 다시 보는 밤", None),
    ],
)
def test_password_is_taken_or_the_reason_is_told(hana, password, reason):
    told = ""
    try:
        validate_password(password, hana)
    except ValidationError as refusal:
        told = " ".join(refusal.messages)
    assert (reason or "") in told
    assert bool(told) == bool(reason)


def test_password_that_make_editor_makes_is_taken(hana):
    for _ in range(50):
        validate_password(secrets.token_urlsafe(12), hana)


def test_form_of_a_new_login_says_the_rules(client, db):
    client.force_login(make.UserFactory(editor=True))
    assert "at least 12 characters" in client.get("/admin/accounts/user/add/").text
