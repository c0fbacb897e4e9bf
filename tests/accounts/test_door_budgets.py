"""Each page of the doors asks no more than so many queries, with one session and with many."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from tests import factories as make
from tests.accounts.doors import DOOR, STEP, YOURS, app_of, sign_in
from tests.pages import DOORS

# Pages by their address: whether somebody is signed in, and how many queries they may ask.
PAGES = {
    DOOR: (False, 0),
    STEP: (False, 9),
    "/admin/login/confirm/": (True, 10),
    YOURS: (True, 8),
    f"{YOURS}app/": (True, 8),
    f"{YOURS}codes/new/": (True, 8),
    f"{YOURS}passkeys/add/": (True, 8),
}


@pytest.mark.parametrize("size", [1, 9])
@pytest.mark.parametrize("address", PAGES)
def test_page_of_the_door(client, db, address, size, django_assert_max_num_queries):
    is_in, most = PAGES[address]
    editor = make.UserFactory(editor=True)
    for _ in range(size if is_in else 0):
        sign_in(Client(), editor)
    if is_in:
        sign_in(client, editor)
    if address == STEP:
        app_of(editor)
        sign_in(client, editor)
    with django_assert_max_num_queries(most) as asked:
        assert client.get(address).status_code == 200
    assert UserSession.objects.count() == (size + 1 if is_in else 0)
    assert len(asked) >= most - 5


def test_every_door_has_a_name_that_is_known():
    assert len(DOORS) == 15
