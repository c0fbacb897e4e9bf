"""Who sends hostile requests, and to which addresses: nobody, an editor, and whoever stands at the door."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse

from config.bounds import bounded
from config.charset import only_utf8
from config.pages.front import kept_first
from tests.accounts.doors import app_of, code_of, codes_of, passkey_of, sign_in
from tests.factories import UserFactory
from tests.fuzz.forms import Form, forms_of
from tests.fuzz.routes import Route

DOORS = ("admin/login/", "admin/password/")
OWN = (*DOORS, "admin/your-login/", "admin/password_change/")


@dataclass(frozen=True)
class Visitor:
    name: str
    client: Client
    routes: list[Route]

    def forms(self) -> dict[str, list[Form]]:
        return forms_of(self.client, self.routes)


def visitors(found: list[Route]) -> Iterator[Visitor]:
    """Every address is asked for by somebody who may be there, and every public one by nobody as well."""
    public = [route for route in found if not route.is_of_desk]
    doors = [route for route in found if route.pattern.startswith(DOORS)]
    own = [route for route in found if route.pattern.startswith(OWN)]
    yield Visitor("nobody", new_client(), [*public, *doors])
    yield Visitor("halfway", halfway(), doors)
    yield Visitor("guarded", guarded(own), own)
    editor = new_client()
    sign_in(editor, UserFactory(editor=True), follow=False)
    yield Visitor("editor", editor, found)


def new_client() -> Client:
    client = Client(raise_request_exception=False)
    client.handler = LiveHandler(enforce_csrf_checks=False)
    return client


class LiveHandler(ClientHandler):
    """With what stands before Django on a live site, as ``config.wsgi`` puts it there."""

    def __call__(self, environ):
        handed, answered = [], []

        def hand_on(environ, start_response):
            handed.append(environ)
            return []

        application = bounded(only_utf8(kept_first(hand_on)))
        body = b"".join(application(environ, lambda *answer: answered.append(answer)))
        if handed:
            return super().__call__(*handed)
        ((status, headers),) = answered
        response = HttpResponse(body, status=int(status.split()[0]), headers=dict(headers))
        response.wsgi_request = WSGIRequest(environ)
        return response


def halfway() -> Client:
    """Whose password was right, and whose second factor is asked for."""
    client, user = new_client(), UserFactory(editor=True)
    app_of(user)
    codes_of(user)
    passkey_of(user)
    sign_in(client, user, follow=False)
    return client


def guarded(own: list[Route]) -> Client:
    """Who has come in by a second factor, has another of each kind, and is signed in elsewhere too."""
    client, user = new_client(), UserFactory(editor=True)
    secret = app_of(user)
    codes_of(user)
    sign_in(client, user, follow=False)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    key = passkey_of(user)
    for route in own:
        if route.pattern.endswith("passkeys/<int:pk>/remove/"):
            route.known.append(reverse("mfa_remove_webauthn", args=[key.pk]))
    return client
