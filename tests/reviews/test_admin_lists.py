"""The entries of a list at the desk: their ranks change as often as an editor likes."""

import lxml.html
import pytest
from django.urls import reverse

from reviews.models import RankedList
from tests import factories as make
from tests.config.test_admin_lists import queries_of
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ranked():
    ranked = make.RankedListFactory()
    for rank, title in enumerate(["Run On", "Signal", "Misaeng"], start=1):
        make.ListEntryFactory(ranked_list=ranked, rank=rank, show=make.ShowFactory(title=title))
    return ranked


@pytest.fixture
def form(admin_client, ranked):
    return DeskForm(admin_client, reverse("admin:reviews_rankedlist_change", args=[ranked.pk]))


def order_of(ranked) -> list[tuple[int | None, str]]:
    return list(ranked.entries.values_list("rank", "show__title"))


def give(form, *ranks):
    for row, rank in enumerate(ranks):
        form.type_row("entries", row, rank=rank)
    return form.press()


@pytest.mark.parametrize(
    ("ranks", "stored"),
    [
        ((2, 1, 3), [(1, "Signal"), (2, "Run On"), (3, "Misaeng")]),
        ((2, 3, 1), [(1, "Misaeng"), (2, "Run On"), (3, "Signal")]),
        ((2, 3, 4), [(2, "Run On"), (3, "Signal"), (4, "Misaeng")]),
        ((32_767, 1, 5), [(1, "Signal"), (5, "Misaeng"), (32_767, "Run On")]),
    ],
    ids=["swap", "circle", "shift", "gaps"],
)
def test_entries_change_ranks(form, ranked, ranks, stored):
    assert give(form, *ranks).status_code == 302
    assert order_of(ranked) == stored


def test_entry_takes_the_rank_of_one_that_goes(form, ranked):
    form.type_row("entries", 0, DELETE="on")
    assert give(form, 1, 1, 2).status_code == 302
    assert order_of(ranked) == [(1, "Signal"), (2, "Misaeng")]


def test_rank_twice_is_refused_beside_its_box_and_what_was_typed_stays(form, ranked):
    form.type_row("entries", 0, note="New words.\r\n\r\nMore 서울.")
    response = give(form, 1, 1, 3)
    assert errors_of(response) == {"entries-1-rank": ["Another entry has the rank 1."]}
    assert "New words.\r\n\r\nMore 서울.</textarea>" in response.content.decode()
    assert order_of(ranked)[1] == (2, "Signal")


def test_rank_of_an_entry_that_came_meanwhile_is_refused(form, ranked):
    make.ListEntryFactory(ranked_list=ranked, rank=4)
    assert errors_of(give(form, 1, 2, 4)) == {"entries-2-rank": ["Another entry has the rank 4."]}


@pytest.mark.parametrize("rank", ["0", "-1", "x", "9" * 30, "32768"])
def test_rank_that_is_none_is_refused(form, rank):
    assert list(errors_of(give(form, rank, 2, 3))) == ["entries-0-rank"]


def test_new_entries_without_a_rank_come_after_the_last(form, ranked):
    for title in ("Moonshot", "Parasite"):
        form.add_row("entries", show=make.ShowFactory(title=title).pk)
    assert give(form, 1, 7, 3).status_code == 302
    assert order_of(ranked)[2:] == [(7, "Signal"), (8, "Moonshot"), (9, "Parasite")]


def test_emptied_rank_is_the_last(form, ranked):
    assert give(form, "", 2, 3).status_code == 302
    assert order_of(ranked) == [(2, "Signal"), (3, "Misaeng"), (4, "Run On")]


def test_nothing_comes_after_the_highest_rank(form, ranked):
    form.add_row("entries", show=make.ShowFactory().pk)
    words = "There is no number after the last: type one."
    assert errors_of(give(form, 1, 2, 32_767)) == {"entries-3-rank": [words]}


def test_first_entries_of_a_new_list_are_counted(admin_client):
    form = DeskForm(admin_client, "/admin/reviews/rankedlist/add/").type(title="Two", slug="two")
    for title in ("Moonshot", "Parasite"):
        form.add_row("entries", show=make.ShowFactory(title=title).pk)
    assert form.press().status_code == 302
    assert order_of(RankedList.objects.get()) == [(1, "Moonshot"), (2, "Parasite")]


def test_show_twice_is_refused(form, ranked):
    """Two new ones, and one that is there."""
    form.add_row("entries", rank=4, show=ranked.entries.first().show_id)
    assert form.press().status_code == 200
    show = make.ShowFactory()
    form.type_row("entries", 3, show=show.pk)
    form.add_row("entries", rank=5, show=show.pk)
    assert form.press().status_code == 200
    assert ranked.entries.count() == 3


def test_list_without_numbers_cannot_count_down(form, ranked):
    form.type(counts_down="on")
    del form.data["is_numbered"]
    words = "A list without numbers cannot count down."
    assert errors_of(form.press()) == {"__all__": [words]}


def test_form_of_thirty_entries_costs_as_many_queries_as_one_of_three(admin_client, form, ranked):
    three = queries_of(admin_client, form.url)
    for rank in range(4, 31):
        review = make.ReviewFactory() if rank % 2 else None
        show = None if review else make.ShowFactory()
        make.ListEntryFactory(ranked_list=ranked, rank=rank, show=show, review=review)
    assert queries_of(admin_client, form.url) == three == 5


def test_list_leads_to_its_page(admin_client, form):
    assert "View on site" in admin_client.get(form.url).content.decode()


def test_entry_of_a_review_is_named_by_its_show_first(admin_client, form, ranked):
    show = make.ShowFactory(title="Moonshot", year=2021, aired_from=None, aired_to=None)
    review = make.ReviewFactory(show=show, headline="Paper walls")
    entry = make.ListEntryFactory(ranked_list=ranked, rank=4, show=None, review=review)
    page = lxml.html.document_fromstring(admin_client.get(form.url).text)
    row = page.get_element_by_id("entries-3")
    assert str(entry) == "Moonshot (2021): Paper walls"
    assert row.xpath(".//*[@class='inline_label']")[0].text_content().strip() == str(entry)
    assert row.xpath(".//select/option[@selected]/text()") == [str(entry)]


def test_entry_of_an_article_about_no_show_is_named_by_its_headline(ranked):
    article = make.ReviewFactory(article=True, headline="On endings")
    entry = make.ListEntryFactory(ranked_list=ranked, rank=4, show=None, review=article)
    assert str(entry) == "On endings"


def test_button_that_draws_is_told_of_beside_the_year(admin_client, form):
    page = lxml.html.document_fromstring(admin_client.get(form.url).text)
    told = page.get_element_by_id("id_year_helptext").text_content()
    button = page.xpath("//*[@name='_button' and @value='draw']")[0]
    assert button.text_content().strip() in told
    assert "it stands on that year's page" in told
