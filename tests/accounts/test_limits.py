"""Guessing is slowed per account and network; owners are not shut out, and no answer tells who is here."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from accounts.doors import limits
from accounts.models import AuditEntry
from comments.models import Tally
from tests import factories as make
from tests.accounts.doors import STEP, app_of, code_of, sign_in, words

HOME, ELSEWHERE, FAR = "203.0.113.7", "198.51.100.7", "192.0.2.{}"
SHUT = "Too many attempts failed. Try again at "


@pytest.fixture
def editor(db):
    return make.UserFactory(editor=True, username="hana.reyes")


def fail(client, name="hana.reyes", times=1, **more):
    return [sign_in(client, name, "wrong", **more) for _ in range(times)][-1]


def let_time_pass(seconds: int) -> None:
    for tally in Tally.objects.all():
        tally.window_at -= timedelta(seconds=seconds)
        tally.save()


def test_sixth_try_from_one_network_waits_even_with_the_right_password(client, editor):
    assert SHUT not in words(fail(client, times=5))
    page = sign_in(client, editor)
    assert page.status_code == 429
    assert re.search(f"{SHUT}[0-2][0-9]:[0-5][0-9], in [0-9]+ minutes?\\.", words(page))
    assert 0 < int(page.headers["Retry-After"]) <= 900
    let_time_pass(900)
    assert sign_in(client, editor).redirect_chain[-1][0] == "/admin/"


def test_wait_of_seconds_is_called_a_minute(db):
    refusal = limits.TooMany(timezone.now() + timedelta(seconds=9))
    assert "in 1\xa0minute." in str(refusal.messages[0])


def test_count_is_of_the_network_and_not_of_one_address(client, editor):
    for last in range(5):
        fail(client, ip=f"203.0.113.{last}")
    assert fail(client, ip="203.0.113.99").status_code == 429
    assert fail(client, ip=ELSEWHERE).status_code == 200


def test_what_is_refused_does_not_lengthen_the_wait(client, editor):
    fail(client, times=30)
    let_time_pass(900)
    assert fail(client).status_code == 200


def test_network_that_tries_many_names_waits(client, editor):
    for number in range(limits.NETWORK[1]):
        assert fail(client, f"somebody{number}").status_code == 200
    assert fail(client, "somebody-else").status_code == 429
    assert sign_in(client, editor).status_code == 429
    assert sign_in(client, editor, ip=ELSEWHERE).status_code == 200


def test_success_takes_back_itself_and_no_failure(client, editor):
    """Else who has a login of their own could guess the others for ever."""
    own = make.UserFactory(editor=True)
    for _ in range(limits.NETWORK[1] // 4):
        fail(client, times=4)
        sign_in(client, own)
        client.logout()
        let_time_pass(0)
        Tally.objects.filter(key__startswith="door:here:").delete()
    assert fail(client).status_code == 429


def test_owner_comes_in_from_where_they_have_been_while_strangers_wait(client, editor):
    sign_in(client, editor, ip=HOME)
    client.logout()
    for number in range(limits.EVERYWHERE[1]):
        fail(client, ip=f"192.0.{number}.7")
    assert fail(client, ip=ELSEWHERE).status_code == 429
    assert sign_in(client, editor, ip="203.0.113.88").redirect_chain[-1][0] == "/admin/"


@pytest.mark.parametrize("name", ["hana.reyes", "HANA.Reyes ", "nobody"])
def test_answers_do_not_tell_which_names_there_are(client, editor, name):
    pages = [fail(client, name) for _ in range(7)]
    assert [page.status_code for page in pages] == [200] * 5 + [429] * 2
    assert [SHUT in words(page) for page in pages] == [False] * 5 + [True] * 2


def test_name_in_other_letters_is_the_same_account(client, editor):
    for name in ("hana.reyes", "HANA.REYES", "Hana.Reyes", " hana.reyes", "hana.reyes "):
        fail(client, name)
    assert fail(client).status_code == 429


def test_count_is_that_of_all_processes(client, editor):
    for _ in range(5):
        fail(client)
        cache.clear()  # another process remembers nothing of this one
    assert fail(client).status_code == 429


def test_second_step_is_counted_by_itself(client, editor):
    secret = app_of(editor)
    sign_in(client, editor)
    for _ in range(5):
        assert "Incorrect code." in words(client.post(STEP, {"code": "000000"}))
    page = client.post(STEP, {"code": code_of(secret)})
    assert (page.status_code, SHUT in words(page)) == (429, True)
    let_time_pass(900)
    assert client.post(STEP, {"code": code_of(secret)}).status_code == 302


def test_signing_in_anew_gives_no_new_tries_at_the_second_step(client, editor):
    app_of(editor)
    for _ in range(5):
        sign_in(client, editor)
        client.post(STEP, {"code": "000000"}, REMOTE_ADDR=HOME)
        client.logout()
    sign_in(client, editor)
    assert client.post(STEP, {"code": "000000"}, REMOTE_ADDR=HOME).status_code == 429


@pytest.mark.parametrize(("behind", "status"), [(False, 429), (True, 200)])
def test_only_a_proxy_is_believed_where_somebody_comes_from(
    client, editor, settings, behind, status
):
    settings.BEHIND_PROXY = behind
    for number in range(5):
        fail(client, headers={"X-Forwarded-For": f"192.0.{number}.7"})
    page = fail(client, headers={"X-Forwarded-For": "192.0.99.7"})
    assert page.status_code == status


def test_address_that_is_none_is_counted_with_its_like(client, editor):
    fail(client, times=5, ip="unix:")
    assert fail(client, ip="").status_code == 429


def test_tries_at_once_are_all_counted(database_of_threads, rf):
    copy, connect = database_of_threads
    copy()

    def one(number: int) -> bool:
        connect()
        request = rf.post("/", REMOTE_ADDR=HOME)
        request.user = AnonymousUser()
        try:
            limits.attempt(request, "hana.reyes")
        except limits.TooMany:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(one, range(16))) == limits.FROM_HERE[1]


def test_refused_tries_are_in_the_audit_log(client, editor):
    fail(client)
    fail(client, "my-own-password-in-the-wrong-box")
    fail(client, times=20)
    entries = AuditEntry.objects.filter(act=AuditEntry.Act.REFUSED)
    assert (
        entries.count() == 6
    )  # those that were too many are not written down, or they would fill it
    assert {entry.by_name for entry in entries} == {"hana.reyes", ""}
    assert {entry.network for entry in entries} == {"203.0.113.0/24"}
    assert "my-own" not in str(list(entries.values()))
    assert all(entry.at <= timezone.now() for entry in entries)
