"""Coming in at the desk: name and password, a second factor, and no other way around."""

import re

import pytest
from django.contrib import admin

from tests import factories as make
from tests.accounts.doors import (
    DOOR,
    STEP,
    YOURS,
    app_of,
    code_of,
    codes_of,
    factors_of,
    sign_in,
    words,
)

WRONG = "Please enter the correct username and password"


@pytest.fixture
def editor(db):
    return make.UserFactory(editor=True, username="hana.reyes")


def test_right_password_opens_the_page_that_was_asked_for(client, editor):
    page = client.get("/admin/reviews/review/", follow=True)
    assert page.redirect_chain == [(f"{DOOR}?next=/admin/reviews/review/", 302)]
    typed = {"login": "hana.reyes", "password": make.PASSWORD, "next": "/admin/reviews/review/"}
    assert client.post(DOOR, typed).headers["Location"] == "/admin/reviews/review/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_door_leads_nowhere_else(client, editor, target):
    typed = {"login": "hana.reyes", "password": make.PASSWORD, "next": target}
    assert client.post(DOOR, typed).headers["Location"] == "/admin/"


def test_whoever_may_not_come_in_is_told_the_same(client, editor):
    make.UserFactory(username="guest", is_staff=False)
    make.UserFactory(editor=True, username="gone", is_active=False)
    pages = [
        sign_in(client, name, password)
        for name, password in [
            ("hana.reyes", "wrong"),
            ("nobody", "wrong"),
            ("guest", make.PASSWORD),
            ("gone", make.PASSWORD),
        ]
    ]
    told = {re.search(f"{WRONG}[^.]*\\.", words(page))[0] for page in pages}
    assert (len(told), {page.status_code for page in pages}) == (1, {200})
    assert "_auth_user_id" not in client.session


def test_password_is_not_written_back(client, editor):
    page = sign_in(client, "hana.reyes", "mistyped-secret")
    assert "mistyped-secret" not in page.text
    assert 'value="hana.reyes"' in page.text


def test_password_alone_does_not_open_a_login_with_a_second_factor(client, editor):
    secret = app_of(editor)
    page = sign_in(client, editor)
    assert page.redirect_chain[-1][0] == STEP
    assert "code that your authenticator app shows" in words(page)
    assert client.get("/admin/").status_code == 302
    done = client.post(STEP, {"code": code_of(secret)})
    assert done.headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_page_that_was_asked_for_opens_after_the_second_step(client, editor):
    secret = app_of(editor)
    typed = {"login": "hana.reyes", "password": make.PASSWORD, "next": "/admin/calendar/"}
    client.post(DOOR, typed)
    assert client.post(STEP, {"code": code_of(secret)}).headers["Location"] == "/admin/calendar/"


def test_wrong_code_says_so(client, editor):
    secret = app_of(editor)
    sign_in(client, editor)
    page = client.post(STEP, {"code": code_of(secret, 40)})
    assert "Incorrect code." in page.text
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("code", ["", "١٢٣٤٥٦", "x" * 5000, "\0", "12 34"])
def test_code_that_is_none_is_refused(client, editor, code):
    app_of(editor)
    sign_in(client, editor)
    assert client.post(STEP, {"code": code}).status_code == 200


def test_code_works_once_whichever_process_is_asked(client, editor):
    from django.core.cache import cache

    secret = app_of(editor)
    code = code_of(secret)
    sign_in(client, editor)
    client.post(STEP, {"code": code})
    client.logout()
    cache.clear()  # another process remembers nothing of this one
    sign_in(client, editor)
    assert "Incorrect code." in client.post(STEP, {"code": f" {code[:3]}-{code[3:]}"}).text


def test_clock_may_be_half_a_minute_off_and_no_more(client, editor):
    secret = app_of(editor)
    sign_in(client, editor)
    assert "Incorrect code." in client.post(STEP, {"code": code_of(secret, -3)}).text
    assert client.post(STEP, {"code": code_of(secret, -1)}).status_code == 302


def test_recovery_code_stands_in_once_for_a_lost_phone(client, editor):
    app_of(editor)
    first, second, *_ = codes_of(editor)
    sign_in(client, editor)
    assert client.post(STEP, {"code": first}).status_code == 302
    assert "9 recovery codes are left" in words(client.get(YOURS))
    client.logout()
    sign_in(client, editor)
    assert "Incorrect code." in client.post(STEP, {"code": first}).text
    assert client.post(STEP, {"code": second}).status_code == 302


def test_recovery_codes_alone_are_no_second_factor(client, editor):
    codes_of(editor)
    assert sign_in(client, editor).redirect_chain[-1][0] == "/admin/"


def test_second_step_leads_back_to_the_first(client, editor):
    app_of(editor)
    sign_in(client, editor)
    assert client.get(DOOR).headers["Location"] == STEP
    client.post("/admin/login/again/")
    assert client.get(DOOR).status_code == 200
    assert client.get(STEP).headers["Location"] == DOOR


def test_second_step_without_the_first_leads_to_the_door(client, editor):
    assert client.get(STEP).headers["Location"] == DOOR
    assert client.post(STEP, {"code": "123456"}).headers["Location"] == DOOR


def test_login_that_is_closed_between_the_steps_stays_shut(client, editor):
    secret = app_of(editor)
    sign_in(client, editor)
    type(editor).objects.update(is_active=False)
    client.post(STEP, {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 302


def test_djangos_own_form_lets_nobody_in(rf, editor):
    """It knows neither limits nor second factors; should an address ever lead to it, it leads on."""
    from django.contrib.auth.models import AnonymousUser

    request = rf.post("/elsewhere/", {"username": "hana.reyes", "password": make.PASSWORD})
    request.user = AnonymousUser()
    answer = admin.site.login(request)
    assert (answer.status_code, answer.headers["Location"][:12]) == (302, "/admin/login")


def test_who_lost_the_right_to_the_desk_may_sign_in_as_somebody_else(client, editor):
    sign_in(client, editor)
    type(editor).objects.update(is_staff=False)
    other = make.UserFactory(editor=True, username="jin.park")
    page = client.get("/admin/", follow=True)
    assert [address for address, _ in page.redirect_chain] == [f"{DOOR}?next=/admin/"]
    assert page.status_code == 200
    assert sign_in(client, other).redirect_chain[-1][0] == "/admin/"
    assert client.get(YOURS).status_code == 200


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "password/reset/", "social/", "login/code/x/"]
)
def test_library_opens_no_door_of_its_own(client, db, path):
    for place in ("/accounts/", "/admin/", "/"):
        assert client.get(place + path).status_code in (302, 404)
    from django.urls import NoReverseMatch, reverse

    for name in ("account_signup", "account_email", "account_reset_password", "mfa_login_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_library_has_no_tables_at_the_desk(client, editor):
    client.force_login(make.UserFactory(editor=True, is_superuser=True))
    for place in ("mfa/authenticator", "account/emailaddress", "usersessions/usersession"):
        assert client.get(f"/admin/{place}/").status_code == 404
    assert factors_of(editor) == set()


def test_desk_opens_without_a_word_about_it(client, editor):
    page = sign_in(client, editor)
    assert page.redirect_chain[-1][0] == "/admin/"
    assert list(page.context["messages"]) == []


@pytest.mark.parametrize("password", ["wrong", make.PASSWORD])
def test_scripts_that_ask_for_json_are_answered(client, editor, password):
    typed = {"login": "hana.reyes", "password": password}
    page = client.post(DOOR, typed, headers={"accept": "application/json"})
    assert page.status_code == (200 if password == make.PASSWORD else 400)
