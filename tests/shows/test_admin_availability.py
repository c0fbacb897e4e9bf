"""An editor looks again where shows can be watched: still there, gone, or not what was meant."""

from datetime import timedelta

import lxml.html
import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from shows.models import Availability
from tests import factories as make
from tests.desk.test_front import long_ago, staff
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db
LIST = "/admin/shows/availability/"
UNDO = f"{LIST}undo/"


@pytest.fixture
def offer():
    return make.AvailabilityFactory(checked_on=long_ago(), status=Availability.Status.ORIGINAL)


def facts(offer):
    offer.refresh_from_db()
    return offer.status, offer.checked_on


def press(client, offer, button: str, **data):
    return client.post(f"{LIST}{offer.pk}/{button}/", data, follow=True)


def undo_form(response):
    (form,) = lxml.html.fromstring(response.content.decode()).xpath("//form[@class='desk-undo']")
    return form.get("action"), dict(form.form_values())


def test_still_there(admin_client, offer):
    response = press(admin_client, offer, "confirm")
    assert facts(offer) == ("original", timezone.localdate())
    assert response.redirect_chain == [("/admin/", 302)]
    assert f"{offer}: looked at today, nothing changed." in response.content.decode()
    assert LogEntry.objects.get().object_repr == str(offer)


def test_gone(admin_client, offer):
    response = press(admin_client, offer, "withdraw")
    assert facts(offer) == ("unavailable", timezone.localdate())
    assert f"{offer}: gone, looked at today." in response.content.decode()


@pytest.mark.parametrize("button", ["confirm", "withdraw"])
def test_a_wrong_button_is_taken_back(admin_client, offer, button):
    before = facts(offer)
    address, data = undo_form(press(admin_client, offer, button))
    assert facts(offer) != before
    response = admin_client.post(address, data, follow=True)
    assert facts(offer) == before
    assert f"As before: {offer}." in response.content.decode()
    assert response.redirect_chain == [("/admin/", 302)]


def test_a_made_up_undo_changes_nothing(admin_client, offer):
    _, data = undo_form(press(admin_client, offer, "withdraw"))
    for was in ("", "x", "\x00", data["was"] + "x"):
        response = admin_client.post(UNDO, {"was": was}, follow=True)
        assert "Nothing was set back: the button was damaged." in response.content.decode()
    assert facts(offer) == ("unavailable", timezone.localdate())


def test_what_somebody_else_has_changed_since_is_not_taken_back(admin_client, offer):
    address, data = undo_form(press(admin_client, offer, "withdraw"))
    offer.record("licensed", timezone.localdate())
    response = admin_client.post(address, data, follow=True)
    assert f"Left as it is, for it was changed since: {offer}." in response.content.decode()
    assert facts(offer) == ("licensed", timezone.localdate())


ADDRESSES = ["{}/confirm/", "{}/withdraw/", "undo/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_button_is_pressed_never_followed(admin_client, offer, address):
    assert admin_client.get(LIST + address.format(offer.pk)).status_code == 405
    assert facts(offer) == ("original", long_ago())


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_may_only_look_at_the_list_presses_nothing(client, admin_client, offer, address):
    _, data = undo_form(press(admin_client, offer, "confirm"))
    staff(client, "view_availability")
    for pk in (offer.pk, 10**24):
        assert client.post(LIST + address.format(pk), data).status_code == 403
    assert facts(offer) == ("original", timezone.localdate())


@pytest.mark.parametrize("pk", [0, 10**17, 10**24])
def test_a_row_that_is_gone_is_not_found(admin_client, pk):
    assert admin_client.post(f"{LIST}{pk}/confirm/").status_code == 404


def test_many_at_once(admin_client):
    offers = make.AvailabilityFactory.create_batch(3, checked_on=long_ago())
    data = {"_selected_action": [offer.pk for offer in offers[:2]]}
    page = admin_client.post(LIST, {"action": "confirm_all", **data}, follow=True)
    assert "Looked at today: 2." in page.content.decode()
    assert [facts(offer)[1] for offer in offers] == [timezone.localdate()] * 2 + [long_ago()]
    admin_client.post(LIST, {"action": "withdraw_all", **data})
    assert [facts(offer)[0] for offer in offers] == ["unavailable"] * 2 + ["licensed"]


@pytest.mark.parametrize("action", ["confirm_all", "withdraw_all"])
def test_many_at_once_are_taken_back(admin_client, action):
    offers = make.AvailabilityFactory.create_batch(60, checked_on=long_ago())
    before = [facts(offer) for offer in offers]
    data = {"action": action, "_selected_action": [offer.pk for offer in offers]}
    listed = f"{LIST}?checked=long-ago"
    address, undo = undo_form(admin_client.post(listed, data, follow=True))
    offers[0].record("original", timezone.localdate())
    offers[1].delete()
    response = admin_client.post(address, undo, follow=True)
    assert [facts(offer) for offer in offers[2:]] == before[2:]
    assert facts(offers[0]) == ("original", timezone.localdate())
    assert "As before: 58 entries." in response.content.decode()
    assert f"changed since: {offers[0]}." in response.content.decode()
    assert response.redirect_chain == [(listed, 302)]
    logged = LogEntry.objects.filter(change_message__contains="Took the last look back")
    assert logged.count() == 58


def test_list_of_what_nobody_has_looked_at_for_long(admin_client, offer):
    make.AvailabilityFactory(checked_on=timezone.localdate() - timedelta(days=90))
    listed = admin_client.get(LIST, {"checked": "long-ago"}).context_data["cl"].result_list
    assert list(listed) == [offer]
    assert len(admin_client.get(LIST, {"checked": "x"}).context_data["cl"].result_list) == 2


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ({"region": "US"}, None),
        ({"region": "US", "checked_on": "2021-01-02"}, "2021-01-02"),
        ({}, "2020-02-09"),
    ],
    ids=["changed", "with a day", "as it was"],
)
def test_change_is_a_look_today_unless_another_day_is_typed(admin_client, typed, day):
    row = make.AvailabilityFactory(checked_on="2020-02-09", region="KR")
    form = DeskForm(admin_client, reverse("admin:shows_availability_change", args=[row.pk]))
    assert form.type(**typed).press().status_code == 302
    row.refresh_from_db()
    assert str(row.checked_on) == (day or str(timezone.localdate()))
