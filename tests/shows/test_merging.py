"""Two people or two shows made twice become one, and nothing that referred to either is lost."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import IntegrityError
from django.urls import reverse

from people.models import Person
from reviews.models import ListEntry, MemorableLine, RankedList, Review
from search.models import SearchToken
from shows.models import Availability, Credit, Episode, Show
from tests import factories as make
from tests.house_rules import RUNGS
from tests.pictures import FACE
from tests.world import build_world

pytestmark = pytest.mark.django_db


def counts():
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in RUNGS and model is not SearchToken
    }


def changes(before):
    after = counts()
    return {label: after[label] - count for label, count in before.items() if after[label] != count}


def test_person_takes_over_credits_names_and_address(client):
    stays = make.PersonFactory(name="Im Si-wan", name_hangul="임시완", slug="im-si-wan", aliases="")
    goes = make.PersonFactory(
        name="Yim Siwan", name_hangul="", slug="yim-siwan", aliases="Siwan\nIm Si-wan"
    )
    kept, moved = make.CreditFactory(person=stays), make.CreditFactory(person=goes)
    goes.move_to("siwan")
    before = counts()

    stays.absorb(goes)

    assert changes(before) == {"people.Person": -1, "reviews.OldPath": +1}
    assert set(stays.credits.all()) == {kept, moved}
    stays = Person.objects.get()
    assert (stays.name, stays.name_hangul) == ("Im Si-wan", "임시완")
    assert stays.other_names == ["Yim Siwan", "Siwan"]
    assert list(Person.objects.matching("yimsiwan")) == [stays]
    for left in ("/people/yim-siwan/", "/people/siwan/"):
        assert client.get(left).headers["Location"] == "/people/im-si-wan/"


def test_missing_facts_are_filled_and_known_ones_stay():
    stays = make.PersonFactory(name_hangul="", family_name="", bio="Mine.", groups="")
    goes = make.PersonFactory(
        name_hangul="신세경",
        bio="Theirs.",
        groups="None",
        photo=FACE,
        photo_credit="Drawing",
        focus_across=30,
        born_on=date(1990, 7, 29),
    )
    picture, size = goes.photo.name, (goes.photo_width, goes.photo_height)
    stays.absorb(goes)
    stays = Person.objects.get()
    assert (stays.name_hangul, stays.bio, stays.groups) == ("신세경", "Mine.", "None")
    assert (stays.photo.name, stays.photo_credit, stays.focus_across) == (picture, "Drawing", 30)
    assert (stays.photo_width, stays.photo_height) == size
    assert stays.photo.storage.exists(picture)
    assert stays.born_on == date(1990, 7, 29)


def test_own_photo_keeps_its_own_credit():
    stays = make.PersonFactory(photo=FACE, photo_credit="")
    stays.absorb(make.PersonFactory(photo=FACE, photo_credit="Theirs"))
    assert Person.objects.get().photo_credit == ""


def test_the_same_credit_twice_is_one_and_its_lines_stay():
    stays, goes = make.PersonFactory.create_batch(2)
    show = make.ShowFactory()
    same = {"show": show, "character": "Oh Mi-joo"}
    kept = make.CreditFactory(person=stays, **same, character_hangul="", character_note="")
    told = {"character_hangul": "오미주", "character_note": "Talks."}
    double = make.CreditFactory(person=goes, **same, **told)
    make.CreditFactory(person=goes, show=show, role=Credit.Role.GUEST, character="Oh Mi-joo")
    line = make.MemorableLineFactory(review__show=show, credit=double)
    before = counts()

    stays.absorb(goes)

    assert changes(before) == {"people.Person": -1, "shows.Credit": -1, "reviews.OldPath": +1}
    kept.refresh_from_db()
    assert (kept.character_hangul, kept.character_note) == ("오미주", "Talks.")
    line.refresh_from_db()
    assert line.credit == kept
    assert stays.credits.count() == 2


def test_show_takes_over_everything_that_refers_to_it(client):
    world = build_world(2)
    stays, goes = world.show, Show.objects.exclude(pk=world.show.pk).filter(episode_count=16)[0]
    left, listed = goes.get_absolute_url(), ListEntry.objects.filter(show__isnull=False).count()
    reviews = Review.objects.exclude(show=None).count()
    lines = MemorableLine.objects.exclude(review__show=None).count()
    lists = RankedList.objects.count()
    before = counts()

    stays.absorb(goes)

    # Each list names both shows; each show has the same cast, directors and episodes.
    twice = {"shows.Episode": -2, "reviews.ListEntry": -lists, "shows.Credit": -2}
    twice |= {"shows.Show_genres": -2}
    assert changes(before) == {"shows.Show": -1, "reviews.OldPath": +1, **twice}
    assert stays.reviews.count() == reviews
    assert MemorableLine.objects.filter(review__show=stays, credit__show=stays).count() == lines
    assert stays.list_entries.count() == listed - lists
    assert client.get(left).headers["Location"] == stays.get_absolute_url()
    assert client.get(stays.get_absolute_url()).status_code == 200


def test_rows_of_a_show_that_say_the_same_give_what_is_missing():
    stays, goes = make.ShowFactory.create_batch(2)
    make.EpisodeFactory(show=stays, number=1, title="", viewership=None)
    make.EpisodeFactory(show=goes, number=1, title="First", viewership="2.1")
    make.EpisodeFactory(show=goes, number=2, title="Second")
    place = {"platform": make.PlatformFactory(), "region": "US"}
    make.AvailabilityFactory(show=stays, url="", **place)
    make.AvailabilityFactory(show=goes, url="https://viki.example/", **place)
    entry = make.ListEntryFactory(show=stays, note="Mine.")
    make.ListEntryFactory(show=goes, note="Theirs.", ranked_list=entry.ranked_list)

    stays.absorb(goes)

    assert [str(e.title) for e in Episode.objects.filter(show=stays)] == ["First", "Second"]
    assert Availability.objects.get().url == "https://viki.example/"
    assert ListEntry.objects.get().note == "Mine.\n\nTheirs."


def test_fact_that_contradicts_what_stays_is_left():
    stays = make.ShowFactory(bare=True, year=2021, kind=Show.Kind.FILM)
    stays.absorb(make.ShowFactory(synopsis="A run."))
    stays = Show.objects.get()
    assert (stays.aired_from, stays.episode_count, stays.year) == (None, None, 2021)
    assert (stays.synopsis, stays.title_hangul, stays.runtime_max) == ("A run.", "런 온", 70)


def test_shows_that_follow_each_other_follow_nobody_alone():
    first, second, third = make.ShowFactory.create_batch(3)
    second.follows, third.follows = first, second
    second.save()
    third.save()
    second.absorb(first)
    assert [show.follows_id for show in Show.objects.order_by("pk")] == [None, second.pk]
    second.absorb(third)
    assert Show.objects.get().follows is None


def test_titles_become_other_titles():
    stays = make.ShowFactory(title="Run On", title_hangul="런 온", title_romanized="", aliases="")
    stays.absorb(make.ShowFactory(title="Reon On", title_hangul="런온", title_romanized="Reon On"))
    assert (stays.title_romanized, stays.other_titles) == ("Reon On", ["런온"])


def test_row_does_not_absorb_itself():
    person = make.PersonFactory()
    with pytest.raises(ValueError, match="itself"):
        person.absorb(Person.objects.get())
    assert Person.objects.exists()


def test_a_failure_in_the_middle_leaves_both(monkeypatch):
    stays, goes = make.PersonFactory.create_batch(2)
    make.CreditFactory(person=goes)

    def fail(self):
        raise IntegrityError("planted")

    monkeypatch.setattr(Person, "delete", fail)
    before = counts()
    with pytest.raises(IntegrityError):
        stays.absorb(goes)
    assert changes(before) == {}
    assert goes.credits.count() == 1


LISTS = {"people": "/admin/people/person/", "shows": "/admin/shows/show/"}
MAKERS = {"people": make.PersonFactory, "shows": make.ShowFactory}
both_kinds = pytest.mark.parametrize("kind", LISTS)


def chosen(client, kind, rows):
    data = {"action": "merge_two", "_selected_action": [row.pk for row in rows]}
    return client.post(LISTS[kind], data, follow=True)


@both_kinds
def test_two_are_chosen_compared_and_merged_at_the_desk(admin_client, kind):
    first, second = MAKERS[kind].create_batch(2)
    page = chosen(admin_client, kind, [first, second])
    assert first.slug in page.text
    assert second.slug in page.text
    merging = page.redirect_chain[-1][0]
    assert "Say which of the two stays." in admin_client.post(merging, {"a": "b"}).text
    assert admin_client.post(merging, {"stays": "99"}).status_code == 200
    response = admin_client.post(merging, {"stays": second.pk}, follow=True)
    assert "is merged into" in response.text
    assert list(type(first).objects.all()) == [second]
    assert admin_client.post(merging, {"stays": second.pk}).status_code == 404


@both_kinds
@pytest.mark.parametrize("number", [1, 3])
def test_one_or_three_are_not_merged(admin_client, kind, number):
    rows = MAKERS[kind].create_batch(number)
    assert "Select exactly two to merge." in chosen(admin_client, kind, rows).text
    assert type(rows[0]).objects.count() == number


def test_comparison_says_what_differs_and_what_comes_along(admin_client):
    first = make.PersonFactory(groups="ZE:A", born_on=None)
    second = make.PersonFactory(groups="Other", born_on=date(1988, 12, 1))
    make.CreditFactory.create_batch(2, person=second)
    page = admin_client.get(f"{LISTS['people']}{first.pk}/merge/{second.pk}/")
    facts = {fact.label: fact for fact, _ in page.context_data["facts"]}
    assert (facts["Groups"].values, facts["Groups"].differs) == (["ZE:A", "Other"], True)
    assert facts["Born on"].differs is False
    assert facts["Credits"].values == ["0", "2"]


@both_kinds
@pytest.mark.parametrize("rights", [["view"], ["view", "change"], ["view", "delete"]])
def test_merging_needs_the_right_to_change_and_to_delete(client, kind, rights):
    rows = MAKERS[kind].create_batch(2)
    name = type(rows[0])._meta.model_name
    user = make.UserFactory(staff=True)
    codes = [f"{right}_{name}" for right in rights]
    user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    address = reverse(
        f"admin:{type(rows[0])._meta.app_label}_{name}_merge", args=[row.pk for row in rows]
    )
    assert client.post(address, {"stays": rows[0].pk}).status_code == 403
    assert "merge_two" not in client.get(LISTS[kind]).text
    assert type(rows[0]).objects.count() == 2


@both_kinds
@pytest.mark.parametrize("key", ["x", "9" * 25, "%00", "-1", "0", "%ED%A0%80"])
def test_nonsense_to_merge_is_missing(admin_client, kind, key):
    row = MAKERS[kind]()
    assert admin_client.get(f"{LISTS[kind]}{row.pk}/merge/{key}/").status_code == 404
    assert admin_client.get(f"{LISTS[kind]}{row.pk}/merge/{row.pk}/").status_code == 404


def test_merging_leaves_no_ring_of_shows_that_follow_each_other(db):
    first = make.ShowFactory()
    second = make.ShowFactory(follows=first)
    third = make.ShowFactory(follows=second)
    first.absorb(third)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.follows, second.follows) == (None, first)
