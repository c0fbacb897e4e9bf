"""A list of a year is drawn from the ratings, at the desk."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from reviews.models import RankedList
from tests import factories as make
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db
NO_RUN = {"show__aired_from": None, "show__aired_to": None}
BUTTON = ("_button", "draw")


def rated(rating: str, year: int = 2024):
    return make.ReviewFactory(rating=Decimal(rating), show__year=year, **NO_RUN)


def change(ranked_list: RankedList) -> str:
    return reverse("admin:reviews_rankedlist_change", args=[ranked_list.pk])


def entries(ranked_list: RankedList) -> list[tuple[object, ...]]:
    found = ranked_list.entries.select_related("review")
    return [(entry.rank, entry.show_id, entry.review_id, entry.note) for entry in found]


def test_empty_list_is_filled_in_the_order_of_the_ratings(admin_client):
    low, high = rated("3.0"), rated("5.0")
    rated("4.0", year=2023)
    make.ReviewFactory(show=low.show, draft=True)
    ranked_list = make.RankedListFactory(year=2024)
    answer = DeskForm(admin_client, change(ranked_list)).press(*BUTTON)
    assert entries(ranked_list) == [(1, None, high.pk, ""), (2, None, low.pk, "")]
    page = admin_client.get(answer["Location"])
    assert "Drew 2 shows of 2024 from the ratings." in page.text


def test_entries_that_stand_are_left_and_the_others_follow(admin_client):
    best, middle, last = (rated(rating) for rating in ("5.0", "4.0", "3.0"))
    ranked_list = make.RankedListFactory(year=2024)
    make.ListEntryFactory(ranked_list=ranked_list, rank=4, show=last.show, note="Mine.")
    make.ListEntryFactory(ranked_list=ranked_list, rank=2, show=None, review=middle, note="")
    before = entries(ranked_list)
    DeskForm(admin_client, change(ranked_list)).press(*BUTTON)
    assert entries(ranked_list) == [*before, (5, None, best.pk, "")]
    answer = DeskForm(admin_client, change(ranked_list)).press(*BUTTON)
    assert len(entries(ranked_list)) == 3
    said = "Every rated show of 2024 is on the list already."
    assert said in admin_client.get(answer["Location"]).text


def test_after_an_entry_without_a_rank_come_others_without(admin_client):
    ranked_list = make.RankedListFactory(year=2024)
    first = make.ListEntryFactory(ranked_list=ranked_list, rank=None)
    review = rated("4.0")
    assert ranked_list.draw_from_ratings() == 1
    assert entries(ranked_list) == [
        (None, first.show_id, None, first.note),
        (None, None, review.pk, ""),
    ]


def test_year_that_is_typed_just_now_is_drawn(admin_client):
    review = rated("4.0")
    form = DeskForm(admin_client, "/admin/reviews/rankedlist/add/")
    form.type(title="Mine", slug="mine", year="2024").press(*BUTTON)
    assert entries(RankedList.objects.get()) == [(1, None, review.pk, "")]


def test_without_a_year_nothing_is_drawn(admin_client):
    rated("4.0")
    ranked_list = make.RankedListFactory()
    answer = DeskForm(admin_client, change(ranked_list)).press(*BUTTON)
    assert entries(ranked_list) == []
    assert "Nothing is drawn without a year" in admin_client.get(answer["Location"]).text


def test_so_many_are_drawn_at_once(monkeypatch):
    monkeypatch.setattr("reviews.models.lists.MOST_DRAWN", 2)
    for _ in range(3):
        rated("4.0")
    ranked_list = make.RankedListFactory(year=2024)
    assert [ranked_list.draw_from_ratings() for _ in range(3)] == [2, 1, 0]
    assert [rank for rank, *_ in entries(ranked_list)] == [1, 2, 3]


def test_who_may_only_look_draws_nothing(client):
    rated("4.0")
    ranked_list = make.RankedListFactory(year=2024)
    user = make.UserFactory(staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_rankedlist"))
    client.force_login(user)
    assert "draw" not in client.get(change(ranked_list)).text.partition("submit-row")[2]
    assert client.post(change(ranked_list), {"_button": "draw"}).status_code == 403
    assert entries(ranked_list) == []


def test_two_lists_of_one_year_are_refused(admin_client):
    make.RankedListFactory(year=2024)
    form = DeskForm(admin_client, "/admin/reviews/rankedlist/add/")
    answer = form.type(title="Mine", slug="mine", year="2024").press()
    assert "Another list has the last word on that year." in answer.text
