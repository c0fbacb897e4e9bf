"""An editor who forgot the password gets a new one, and nobody learns who has a login."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail

from tests import factories as make

ASK = "/admin/password/"
NEW = "a-kettle-of-umbrellas"


@pytest.fixture
def editor(db):
    return make.UserFactory(editor=True, username="hana.reyes", email="hana@blog.example")


def ask(client, email="hana@blog.example"):
    return client.post(ASK, {"email": email}, follow=True)


def link_in(message) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/admin/password/\S+)", message.body)[1]


def test_login_leads_to_a_new_password(client, editor):
    assert f'href="{ASK}"' in client.get("/admin/login/").text
    assert "emailed" in ask(client).text
    page = client.get(link_in(mail.outbox[0]), follow=True)
    address = page.redirect_chain[-1][0]
    done = client.post(address, {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert "Your password has been set." in done.text
    assert client.login(username="hana.reyes", password=NEW)


def test_link_names_the_site_whatever_host_was_asked(client, editor, settings):
    settings.SITE_ADDRESS = "https://blog.example"
    settings.ALLOWED_HOSTS = [".blog.example"]
    client.post(ASK, {"email": editor.email}, headers={"host": "other.blog.example:8443"})
    [message] = mail.outbox
    assert "https://blog.example/admin/password/" in message.body
    assert "other.blog.example" not in message.body + message.alternatives[0][0]


def test_mail_says_the_same_in_text_and_html(client, editor, settings):
    settings.DEFAULT_FROM_EMAIL = "Daesa <desk@blog.example>"
    ask(client)
    [message] = mail.outbox
    assert (message.subject, message.to) == ("A new password for Daesa", [editor.email])
    assert message.from_email == settings.DEFAULT_FROM_EMAIL
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    for words in ("hana.reyes", link_in(message), "three days", "that of a login at", "대사"):
        assert words in message.body
        assert words in html
    assert "<" not in message.body
    assert '<html lang="en">' in html
    assert "<script" not in html


def test_mail_tells_the_truth_about_its_link():
    assert timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT) == timedelta(days=3)


def test_link_works_once(client, editor):
    ask(client)
    link = link_in(mail.outbox[0])
    address = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(address, {"new_password1": NEW, "new_password2": NEW})
    client.session.flush()
    assert "already been used" in client.get(link, follow=True).text


def test_link_expires(client, editor, settings):
    ask(client)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "already been used" in client.get(link_in(mail.outbox[0]), follow=True).text


def test_password_that_is_refused_says_why(client, editor):
    ask(client)
    address = client.get(link_in(mail.outbox[0]), follow=True).redirect_chain[-1][0]
    page = client.post(address, {"new_password1": "abc", "new_password2": "abd"})
    assert "didn’t match" in page.text


@pytest.mark.parametrize("address", ["x/y/", "MQ/abc-def/", "%F0/%00/"])
def test_link_that_makes_no_sense_is_answered(client, editor, address):
    assert client.get(f"{ASK}{address}", follow=True).status_code in (200, 404)


def test_asking_again_at_once_sends_no_second_mail(client, editor):
    for _ in range(3):
        assert "emailed" in ask(client).text
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "email", ["nobody@blog.example", "guest@blog.example", "gone@blog.example"]
)
def test_who_may_not_sign_in_gets_no_mail_and_the_same_answer(client, editor, email):
    make.UserFactory(email="guest@blog.example", is_staff=False)
    make.UserFactory(editor=True, email="gone@blog.example", is_active=False)
    pages = [ask(client, one).text for one in (email, editor.email)]
    assert len({re.sub(r' nonce="[^"]*"', "", page) for page in pages}) == 1
    assert [message.to for message in mail.outbox] == [[editor.email]]


@pytest.mark.parametrize("email", ["", "hana", "hana@blog.example\nBcc: x@y.example", "x" * 300])
def test_address_that_is_none_is_refused(client, editor, email):
    page = client.post(ASK, {"email": email})
    assert page.status_code == 200
    assert "errorlist" in page.text
    assert mail.outbox == []


def test_name_with_a_line_break_stays_out_of_the_headers(client, editor):
    make.HouseFactory(name="Daesa\nBcc: x@y.example")
    ask(client)
    assert mail.outbox[0].subject == "A new password for DaesaBcc: x@y.example"
    assert mail.outbox[0].recipients() == [editor.email]


def test_mail_server_that_is_down_is_logged_and_not_shown(client, editor, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError("No mail today")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    page = ask(client)
    assert (page.status_code, "emailed" in page.text) == (200, True)
    assert "No mail today" in caplog.text
