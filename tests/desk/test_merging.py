"""What an editor is told about two made twice, and may choose."""

import lxml.html
import pytest

from people.models import Person
from shows.models import Show
from tests import factories as make
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db


def merging(*rows):
    first, second = sorted(rows, key=lambda row: row.pk)
    kind = "people/person" if isinstance(first, Person) else "shows/show"
    return f"/admin/{kind}/{first.pk}/merge/{second.pk}/"


def warnings_of(response):
    page = lxml.html.fromstring(response.text)
    return [one.text_content() for one in page.xpath("//li[@class='warning']")]


def test_fact_of_the_other_is_kept_where_it_was_chosen(admin_client):
    stays = make.PersonFactory(name="Im Si-wan", groups="ZE:A", bio="Short.", name_hangul="임시완")
    goes = make.PersonFactory(name="Yim Siwan", groups="Other", bio="Long.", name_hangul="")
    choices = {"take-bio": goes.pk, "take-name": goes.pk, "take-slug": goes.pk}
    slug = stays.slug
    admin_client.post(merging(stays, goes), {"stays": stays.pk, **choices})
    one = Person.objects.get()
    assert (one.name, one.bio, one.groups, one.slug) == ("Yim Siwan", "Long.", "ZE:A", slug)
    assert "Im Si-wan" in one.other_names


def test_only_facts_that_differ_are_asked(admin_client):
    first, second = (
        make.PersonFactory(groups=groups, bio="Same.", name="Im Si-wan") for groups in ("A", "B")
    )
    page = lxml.html.fromstring(admin_client.get(merging(first, second)).content)
    asked = set(page.xpath("//input[starts-with(@name, 'take-')]/@name"))
    assert {"take-groups"} <= asked
    assert not asked & {"take-bio", "take-name", "take-slug", "take-aliases"}


def test_message_says_what_came_along(admin_client):
    stays, goes = make.PersonFactory.create_batch(2)
    make.CreditFactory(person=goes)
    response = admin_client.post(merging(stays, goes), {"stays": stays.pk}, follow=True)
    assert "Came along: credits: 1." in response.text


@pytest.mark.parametrize("name", ["Yim Siwan", "Si-wan Im", "임시완"])
def test_new_person_who_may_be_known_is_asked_about(admin_client, name):
    known = make.PersonFactory(im_siwan=True)
    response = DeskForm(admin_client, "/admin/people/person/add/").type(name=name).press()
    page = admin_client.get(response.url)
    new = Person.objects.latest("pk")
    assert len(warnings_of(page)) == 1
    assert "There was “Im Si-wan” already" in warnings_of(page)[0]
    assert merging(known, new) in page.text


def test_new_person_whom_nobody_is_like_is_not(admin_client):
    make.PersonFactory(im_siwan=True)
    response = DeskForm(admin_client, "/admin/people/person/add/").type(name="Im So-wan").press()
    assert warnings_of(admin_client.get(response.url)) == []


@pytest.mark.parametrize(("year", "is_asked"), [("2020", True), ("2024", False)])
def test_new_show_of_the_same_year_and_title_is_asked_about(admin_client, year, is_asked):
    make.ShowFactory(title="Run On", bare=True, year=2020)
    form = DeskForm(admin_client, "/admin/shows/show/add/")
    response = form.type(title="Run On", year=year, slug="run-on-again").press()
    assert Show.objects.count() == 2
    assert bool(warnings_of(admin_client.get(response.url))) == is_asked
