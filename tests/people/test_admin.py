"""An editor enters people."""

import pytest
from django.urls import reverse

from people.models import Person
from tests import factories as make
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db

LIST = "/admin/people/person/"


@pytest.mark.parametrize("query", ["임시완", "Yim Siwan", "si-wan im", "ㅇㅅㅇ", "IM SI WAN"])
def test_list_finds_a_person_by_any_spelling(admin_client, query):
    person = make.PersonFactory(im_siwan=True)
    make.PersonFactory()
    response = admin_client.get(LIST, {"q": query})
    assert list(response.context_data["cl"].result_list) == [person]


def test_saving_without_a_change_keeps_everything(admin_client):
    person = make.PersonFactory(im_siwan=True, bio="Once a singer.")
    before = list(Person.objects.values())
    DeskForm(admin_client, reverse("admin:people_person_change", args=[person.pk])).press()
    assert list(Person.objects.values()) == before


def test_new_person_is_found_at_once(admin_client):
    form = DeskForm(admin_client, f"{LIST}add/").type(name="Kang Tae-oh", slug="kang-tae-oh")
    assert form.type(name_hangul="강태오").press().status_code == 302
    response = admin_client.get(LIST, {"q": "강태"})
    assert [str(person) for person in response.context_data["cl"].result_list] == ["Kang Tae-oh"]


def test_person_with_credits_is_not_deleted(admin_client):
    credit = make.CreditFactory()
    url = reverse("admin:people_person_delete", args=[credit.person.pk])
    page = admin_client.post(url, {"post": "yes"}).content.decode()
    assert f"“{credit.person}” cannot be deleted while it is in use." in page
    assert str(credit) in page
    assert Person.objects.exists()


def test_popup_hands_the_new_person_to_the_form_behind(admin_client):
    form = DeskForm(admin_client, f"{LIST}add/?_popup=1").type(name="Kang Tae-oh", slug="kang")
    page = form.press().content.decode()
    assert f"&quot;value&quot;: &quot;{Person.objects.get().pk}&quot;" in page
