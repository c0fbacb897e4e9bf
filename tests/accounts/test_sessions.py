"""Where somebody is signed in, and how it ends."""

import re
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.doors import sessions
from accounts.models import AuditEntry
from tests import factories as make
from tests.accounts.doors import DOOR, YOURS, sign_in, words

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
NEW = "a-kettle-of-umbrellas"


@pytest.fixture
def editor(db):
    return make.UserFactory(editor=True, username="hana.reyes")


@pytest.fixture
def phone(editor):
    there = Client(headers={"user-agent": PHONE})
    sign_in(there, editor, ip="198.51.100.23")
    return there


@pytest.fixture
def desk(editor):
    here = Client(headers={"user-agent": DESK})
    sign_in(here, editor, ip="203.0.113.7")
    return here


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


def test_page_names_device_network_and_last_use(desk, phone):
    text = words(desk.get(YOURS))
    assert "Firefox on Windows (this one) from 203.0.113.…" in text
    assert "Safari on iPhone from 198.51.100.…" in text
    assert text.count("last used") == 2
    assert "198.51.100.23" not in str(list(UserSession.objects.values()))


def test_address_of_version_6_is_shortened(editor):
    client = Client(headers={"user-agent": ""})
    sign_in(client, editor, ip="2001:db8:1:2:3::4")
    assert "An unknown browser (this one) from 2001:db8:1:…" in words(client.get(YOURS))


def test_one_session_ends_and_no_other(desk, phone, editor):
    third = Client()
    sign_in(third, editor)
    key = UserSession.objects.get(ip="198.51.100.0").pk
    page = desk.post(f"{YOURS}sessions/end/", {"session": key}, follow=True)
    assert "Sessions ended: 1." in words(page)
    assert [is_in(client) for client in (desk, phone, third)] == [True, False, True]


def test_all_others_end(desk, phone, editor):
    third = Client()
    sign_in(third, editor)
    assert "Sessions ended: 2." in words(desk.post(f"{YOURS}sessions/end/", follow=True))
    assert [is_in(client) for client in (desk, phone, third)] == [True, False, False]
    entry = AuditEntry.objects.get(act=AuditEntry.Act.SESSIONS)
    assert (entry.by_name, entry.detail) == ("hana.reyes", "2")


@pytest.mark.parametrize("chosen", ["0", "999999999999999999", "9" * 30, "x", "-1", "١"])
def test_session_that_is_none_ends_nothing(desk, phone, chosen):
    page = desk.post(f"{YOURS}sessions/end/", {"session": chosen}, follow=True)
    assert "no other session to end" in words(page)
    assert is_in(phone)


def test_nobody_ends_the_session_of_somebody_else_here(desk, db):
    other = Client()
    sign_in(other, make.UserFactory(editor=True, username="jin.park"))
    key = UserSession.objects.get(user__username="jin.park").pk
    desk.post(f"{YOURS}sessions/end/", {"session": key})
    assert is_in(other)


def test_new_password_ends_the_other_sessions_and_keeps_this_one_listed(desk, phone):
    typed = {"old_password": make.PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert desk.post("/admin/password_change/", typed).status_code == 302
    assert [is_in(client) for client in (desk, phone)] == [True, False]
    assert re.findall("(Firefox|Safari) on", words(desk.get(YOURS))) == ["Firefox"]
    assert AuditEntry.objects.filter(act=AuditEntry.Act.PASSWORD).count() == 1


def test_use_is_noted_and_not_at_every_page(desk, django_assert_num_queries):
    row = UserSession.objects.get()
    UserSession.objects.update(last_seen_at=timezone.now() - timedelta(hours=1))
    desk.get("/admin/jsi18n/")
    row.refresh_from_db()
    assert timezone.now() - row.last_seen_at > timedelta(minutes=59)
    session = desk.session
    session[sessions.MARK] = [session.session_key, 0]
    session.save()
    desk.get("/admin/jsi18n/", REMOTE_ADDR="198.51.100.1")
    row.refresh_from_db()
    assert timezone.now() - row.last_seen_at < timedelta(minutes=1)
    assert row.ip == "198.51.100.0"


def test_only_posts_end_anything(desk):
    assert desk.get(f"{YOURS}sessions/end/").status_code == 405
    assert Client().post(f"{YOURS}sessions/end/").headers["Location"].startswith(DOOR)


def test_owner_ends_the_sessions_of_somebody_else(desk, db):
    jin = make.UserFactory(staff=True, username="jin.park")
    other = Client()
    sign_in(other, jin)
    page = desk.get(f"/admin/accounts/user/{jin.pk}/change/")
    form = page.context["adminform"].form
    typed = {key: value for key, value in form.initial.items() if value not in (None, False)}
    typed |= {"date_joined_0": "2026-01-01", "date_joined_1": "10:00", "_button": "end_sessions"}
    typed |= {"groups": [], "user_permissions": []}
    done = desk.post(f"/admin/accounts/user/{jin.pk}/change/", typed, follow=True)
    assert "Sessions ended: 1." in words(done)
    assert not is_in(other)
    entry = AuditEntry.objects.get(act=AuditEntry.Act.SESSIONS)
    assert (entry.by_name, entry.key) == ("hana.reyes", str(jin.pk))


def test_who_is_no_owner_has_no_button(db):
    jin = make.UserFactory(staff=True)
    jin.user_permissions.set(Permission.objects.filter(codename__in=["change_user", "view_user"]))
    other = make.UserFactory(staff=True)
    client = Client()
    client.force_login(jin)
    assert "end_sessions" not in client.get(f"/admin/accounts/user/{other.pk}/change/").text


def test_sweep_forgets_what_is_over(desk, settings):
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    UserSession.objects.update(last_seen_at=timezone.now() - timedelta(days=20))
    AuditEntry.objects.update(at=timezone.now() - timedelta(days=366))
    kept = AuditEntry.objects.note(AuditEntry.Act.SIGNED_IN, None)
    sessions.sweep()
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)
    assert list(AuditEntry.objects.all()) == [kept]


def test_readers_get_no_cookie_and_no_session(client, db):
    client.get("/")
    assert client.cookies == {}
    assert Session.objects.count() == 0
