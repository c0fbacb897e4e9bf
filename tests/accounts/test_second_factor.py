"""Setting up a second factor, keeping its codes, losing it, and a house that demands one."""

import base64
import json
import re
from io import StringIO
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import AuditEntry
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

SET_UP, REMOVE = f"{YOURS}app/", f"{YOURS}app/remove/"
CODES, NEW_CODES = f"{YOURS}codes/", f"{YOURS}codes/new/"
ADD_KEY = f"{YOURS}passkeys/add/"
NONSENSE = ["", "x", "{}", "[]", "null", '"a"', "7", '{"id": 1}', '{"id": "a", "rawId": "a"}']
NEARLY = [
    json.dumps({"id": "YQ", "rawId": "YQ", "type": "public-key", "response": response})
    for response in (
        {},
        {"clientDataJSON": "e30", "attestationObject": "oA"},
        {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA"},
    )
]


@pytest.fixture
def editor(db):
    return make.UserFactory(editor=True, username="hana.reyes")


@pytest.fixture
def desk(client, editor):
    sign_in(client, editor)
    return client


def told(act=AuditEntry.Act.SECOND_FACTOR) -> list[tuple[str, str]]:
    rows = AuditEntry.objects.filter(act=act).order_by("pk")
    return [(row.by_name, row.detail) for row in rows]


def set_up(desk, **more):
    page = desk.get(SET_UP)
    secret = re.search(r'door-key">([A-Z2-7]+)<', page.text)[1]
    return secret, desk.post(SET_UP, {"code": code_of(secret)}, **more)


def test_app_is_set_up_with_its_first_code(desk, editor):
    _secret, done = set_up(desk)
    assert done.headers["Location"] == CODES
    assert factors_of(editor) == {"totp", "recovery_codes"}
    assert told() == [("hana.reyes", "authenticator app added, recovery codes added")]
    assert "Your password alone lets nobody in." in words(desk.get(YOURS))


def test_qr_code_is_a_picture_that_the_strict_policy_lets_through(desk, settings):
    page = desk.get(SET_UP)
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert re.search("img-src[^;]*data:", policy)
    assert "<style" not in page.text
    assert not re.search(r"<[^>]+\sstyle=", page.text)
    data = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page.text)[1]
    assert b"<svg" in base64.b64decode(data)


def test_wrong_first_code_keeps_the_secret_and_says_so(desk, editor):
    page = desk.get(SET_UP)
    secret = re.search(r'door-key">([A-Z2-7]+)<', page.text)[1]
    again = desk.post(SET_UP, {"code": code_of(secret, 50)})
    assert "Incorrect code." in again.text
    assert secret in again.text
    assert factors_of(editor) == set()


def test_codes_are_shown_once_and_can_be_kept_as_a_file(desk, editor):
    set_up(desk)
    page = desk.get(CODES)
    codes = re.findall(r"<code>(\d{8})</code>", page.text)
    assert len(set(codes)) == 10
    link = re.search(r'href="(data:text/plain[^"]+)" download="recovery-codes.txt"', page.text)[1]
    assert all(code in link for code in codes)
    again = desk.get(CODES)
    assert not re.search(r"\d{8}", words(again))
    assert "not shown again" in words(again)
    assert "no-store" in page.headers["Cache-Control"]


def test_new_codes_take_the_place_of_the_old(desk, editor):
    set_up(desk)
    old = re.findall(r"<code>(\d{8})</code>", desk.get(CODES).text)
    assert "old ones are worth nothing" in words(desk.get(NEW_CODES))
    page = desk.post(NEW_CODES, follow=True)
    new = re.findall(r"<code>(\d{8})</code>", page.text)
    assert (len(new), set(new) & set(old)) == (10, set())
    assert told()[-1] == ("hana.reyes", "recovery codes added, recovery codes removed")
    desk.logout()
    sign_in(desk, editor)
    assert "Incorrect code." in desk.post(STEP, {"code": old[0]}).text
    assert desk.post(STEP, {"code": new[0]}).status_code == 302


def test_app_is_removed_with_its_codes(desk, editor):
    set_up(desk)
    assert "your recovery codes go as well" in words(desk.get(REMOVE))
    desk.post(REMOVE)
    assert factors_of(editor) == set()
    assert told()[-1] == ("hana.reyes", "authenticator app removed, recovery codes removed")


def test_who_has_been_in_for_a_while_types_the_password_again(desk, editor):
    session = desk.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 400
    session.save()
    page = desk.get(SET_UP, follow=True)
    assert page.redirect_chain == [(f"/admin/login/confirm/?next={quote(SET_UP, '')}", 302)]
    assert "prove once more that it is you" in words(page)
    wrong = desk.post("/admin/login/confirm/", {"password": "wrong", "next": SET_UP})
    assert wrong.status_code == 200
    typed = {"password": make.PASSWORD, "next": SET_UP}
    assert desk.post("/admin/login/confirm/", typed).headers["Location"] == SET_UP
    assert desk.get(SET_UP).status_code == 200


def test_pages_are_for_those_who_are_signed_in(client, db):
    for address in (YOURS, SET_UP, REMOVE, CODES, NEW_CODES, ADD_KEY):
        assert client.get(address).headers["Location"].startswith(DOOR)


def test_pages_are_for_staff(client, db):
    client.force_login(make.UserFactory())
    for address in (YOURS, SET_UP, CODES):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize("credential", [*NONSENSE, *NEARLY])
def test_passkey_that_makes_no_sense_is_refused(desk, editor, credential):
    for _ in range(2):  # without having asked for the page, and after it
        page = desk.post(ADD_KEY, {"name": "Key", "credential": credential})
        assert page.status_code == 200
        desk.get(ADD_KEY)
    assert factors_of(editor) == set()


@pytest.mark.parametrize("credential", [*NONSENSE, *NEARLY])
def test_passkey_at_the_door_that_makes_no_sense_is_refused(client, editor, credential):
    app_of(editor)
    sign_in(client, editor)
    assert client.post(STEP, {"credential": credential}).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_passkeys_are_offered_where_browsers_take_them(desk):
    assert "Add a passkey" in words(desk.get(YOURS))
    page = desk.get(YOURS, headers={"host": "127.0.0.1:8000"})
    assert "Add a passkey" not in words(page)
    assert "Passkeys need an address with a name" in words(page)


def test_nobody_removes_the_passkey_of_somebody_else(desk, db):
    other = make.UserFactory(editor=True)
    key = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Key"})
    address = reverse("mfa_remove_webauthn", args=[key.pk])
    assert desk.post(address).status_code == 404
    assert factors_of(other) == {"webauthn"}


# A house that demands one


def test_nothing_is_demanded_unless_the_operator_says_so(desk):
    assert desk.get("/admin/").status_code == 200


def test_whoever_has_none_is_led_to_it_before_anything_else(desk, editor, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    for address in (
        "/admin/",
        "/admin/reviews/review/",
        "/admin/accounts/user/",
        "/admin/calendar/",
    ):
        assert desk.get(address).headers["Location"] == YOURS
    assert desk.post("/admin/reviews/review/add/", {}).headers["Location"] == YOURS
    page = desk.get(YOURS)
    assert "needs a second factor. Set one up here" in words(page)
    set_up(desk)
    assert desk.get("/admin/").status_code == 200
    assert "Set one up here" not in words(desk.get(YOURS))


def test_recovery_codes_alone_open_nothing(desk, editor, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    codes_of(editor)
    assert desk.get("/admin/").headers["Location"] == YOURS


def test_whoever_is_led_may_still_leave_and_choose_another_password(desk, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    assert desk.get("/admin/password_change/").status_code == 200
    assert desk.post("/admin/logout/").status_code == 200


def test_last_factor_stays_where_one_is_demanded(desk, editor, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    set_up(desk)
    page = desk.get(REMOVE)
    assert "Whoever works here needs a second factor." in words(page)
    desk.post(REMOVE)
    assert "totp" in factors_of(editor)
    Authenticator.objects.create(user=editor, type="webauthn", data={"name": "Key"})
    desk.post(REMOVE)
    assert "totp" not in factors_of(editor)


# A lost phone


def test_operator_resets_the_second_factor_of_one_person(desk, editor):
    set_up(desk)
    other = make.UserFactory(editor=True)
    app_of(other)
    out = StringIO()
    call_command("reset_second_factor", "hana.reyes", stdout=out)
    assert "comes in by the password alone" in out.getvalue()
    assert (factors_of(editor), factors_of(other)) == (set(), {"totp"})
    assert told()[-1] == ("", "reset")
    assert desk.get("/admin/").status_code == 302
    assert sign_in(desk, editor).redirect_chain[-1][0] == "/admin/"


def test_operator_is_told_of_a_name_that_nobody_has(db):
    with pytest.raises(CommandError, match="Nobody has the login “hana”"):
        call_command("reset_second_factor", "hana")


def test_operator_is_told_where_there_is_none(editor):
    out = StringIO()
    call_command("reset_second_factor", "hana.reyes", stdout=out)
    assert "has no second factor" in out.getvalue()


def test_password_by_mail_does_not_get_around_the_second_factor(client, editor):
    app_of(editor)
    editor.set_password("a-kettle-of-umbrellas")
    editor.save()
    page = sign_in(client, editor, "a-kettle-of-umbrellas")
    assert page.redirect_chain[-1][0] == STEP
