"""What Mozilla's HTTP Observatory would say of every kind of page of a live site."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.doors import urls as doors
from tests import factories as make
from tests.accounts.doors import sign_in
from tests.observatory import modifiers, of_cookies, of_policy, score
from tests.pages import PUBLIC_PAGES
from tests.world import build_world

pytestmark = pytest.mark.django_db


def too_few(visitor, addresses, least):
    """What each address has lost, where it has fewer points; and whatever is no page at all."""
    found = {}
    for address in addresses:
        response = visitor.get(address)
        assert response.status_code in {200, 302, 403, 404, 405}, (address, response.status_code)
        if score(response, visitor.cookies) < least:
            found[address] = modifiers(response, visitor.cookies)
    return found


def test_every_public_page_has_more_than_a_hundred_points(visitor):
    world = build_world(1)
    addresses = [page.url(world) for page in PUBLIC_PAGES]
    assert too_few(visitor, addresses, 115) == {}
    assert set(visitor.cookies) <= {"__Host-csrftoken"}
    korean = [page.korean_url(world) for page in PUBLIC_PAGES if page.is_html]
    assert too_few(visitor, korean, 125) == {}


def test_every_page_of_the_desk_and_its_door_has_more_than_a_hundred_points(visitor):
    """With the editor's login, and with what it was given on the way."""
    build_world(1)
    user = make.UserFactory(editor=True)
    assert sign_in(visitor, user, follow=False).status_code == 302
    assert visitor.get("/admin/reviews/review/add/").status_code == 200
    assert too_few(visitor, desk_addresses(), 115) == {}
    assert set(visitor.cookies) == {"__Host-sessionid", "__Host-csrftoken"}


def desk_addresses():
    yield from (reverse(f"admin:{name}") for name in ("index", "password_change", "calendar"))
    for model in admin.site._registry:
        at = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
        yield from (reverse(at + page) for page in ("changelist", "add"))
        if row := model._default_manager.first():
            yield reverse(at + "change", args=[row.pk])
    for pattern in doors.urlpatterns:
        try:
            yield reverse(pattern.name)
        except NoReverseMatch:
            yield reverse(pattern.name, args=[1])


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/password/", "/none/", "/raises/"])
def test_door_and_failures_have_more_than_a_hundred_points(visitor, address):
    response = visitor.get(address)
    assert score(response, visitor.cookies) >= 130, modifiers(response, visitor.cookies)


def test_observatory_sees_a_fault():
    assert of_policy({"default-src": {"'self'"}, "script-src": {"'unsafe-inline'"}}) == -20
    assert of_policy({"default-src": {"'self'"}, "script-src": {"'unsafe-eval'"}}) == -10
    cookies = Client().cookies
    cookies["sessionid"] = "x"
    assert of_cookies(cookies, is_protected=False) == -40
