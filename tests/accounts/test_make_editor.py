"""The first login of a new site."""

import re
from io import StringIO

from django.core.management import call_command

from accounts.models import User
from tests.factories import UserFactory


def run(**options) -> str:
    out = StringIO()
    call_command("make_editor", stdout=out, **options)
    return out.getvalue()


def password_in(text: str) -> str:
    return re.search(r"Password +(\S+)", text)[1]


def test_new_site_gets_a_login_that_works(client, db):
    told = run(port="8123")
    assert "http://127.0.0.1:8123/admin/" in told
    assert client.login(username="editor", password=password_in(told))
    assert client.get("/admin/").status_code == 200


def test_second_start_keeps_the_password_and_does_not_know_it(client, db):
    first = password_in(run())
    second = run()
    assert first not in second
    assert "make password" in second
    assert client.login(username="editor", password=first)


def test_new_password_replaces_the_old(client, db):
    old, new = password_in(run()), password_in(run(new_password=True))
    assert not client.login(username="editor", password=old)
    assert client.login(username="editor", password=new)
    assert User.objects.count() == 1


def test_site_with_an_owner_gets_no_second_one(db):
    UserFactory(editor=True, username="hana")
    assert "your own" in run()
    assert list(User.objects.values_list("username", flat=True)) == ["hana"]
    assert "editor" in run(new_password=True)
