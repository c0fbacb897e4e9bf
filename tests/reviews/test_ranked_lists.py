"""A ranked list as readers and machines meet it: up, down, with gaps, without numbers."""

import lxml.html
import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from reviews.cards.found import card_of
from tests import factories as make
from tests.reviews.test_jsonld import told

pytestmark = pytest.mark.django_db


def listed(ranks, **more):
    """A list whose shows are called by their ranks, made in another order."""
    ranked = make.RankedListFactory(**more)
    for rank in reversed(ranks):
        show = make.ShowFactory(title=f"Show {rank}")
        make.ListEntryFactory(ranked_list=ranked, rank=rank, show=show, note=f"Note {rank}.")
    return ranked


def page_of(client, ranked):
    return lxml.html.fromstring(client.get(ranked.get_absolute_url()).content.decode())


def rows_of(page) -> list[tuple[str | None, str, str]]:
    """What a machine takes for the number, what a reader reads, and the title."""
    return [
        (
            row.get("value"),
            row.find_class("rank-number")[0].text_content(),
            row.findtext(".//h2/a"),
        )
        for row in page.xpath("//*[contains(@class, 'ranked')]/li")
    ]


def test_list_goes_up_from_one(client):
    page = page_of(client, listed([1, 2, 3]))
    assert rows_of(page) == [(str(n), str(n), f"Show {n}") for n in (1, 2, 3)]
    assert page.xpath("//ol[@class='ranked']/@reversed") == []


def test_list_counts_down_to_one(client):
    page = page_of(client, listed([1, 2, 3], counts_down=True))
    assert rows_of(page) == [(str(n), str(n), f"Show {n}") for n in (3, 2, 1)]
    assert len(page.xpath("//ol[@class='ranked'][@reversed]")) == 1


def test_first_picture_of_a_countdown_is_the_one_on_top(client):
    page = client.get(listed([1, 2, 3], counts_down=True).get_absolute_url())
    assert [entry.rank for entry in page.context["entries"]] == [3, 2, 1]


@pytest.mark.parametrize(("down", "order"), [(False, [2, 5, 9]), (True, [9, 5, 2])])
def test_gaps_stay_gaps(client, down, order):
    page = page_of(client, listed([2, 5, 9], counts_down=down))
    assert rows_of(page) == [(str(n), str(n), f"Show {n}") for n in order]


def test_roundup_keeps_its_order_and_shows_no_number(client):
    page = page_of(client, listed([1, 2, 3], is_numbered=False))
    assert rows_of(page) == [(None, "", f"Show {n}") for n in (1, 2, 3)]
    assert len(page.xpath("//ul[@class='ranked']")) == 1
    assert page.xpath("//ol[contains(@class, 'ranked')]") == []


def test_note_keeps_its_paragraphs_and_its_korean_and_no_markup(client):
    ranked = make.RankedListFactory()
    make.ListEntryFactory(ranked_list=ranked, note="The one.\n\nIn 서울,\n<b>still</b>.")
    text = client.get(ranked.get_absolute_url()).text
    assert '<p>The one.</p>\n\n<p>In <span lang="ko">서울</span>,<br>&lt;b&gt;still' in text


@pytest.mark.parametrize(
    ("more", "order", "places"),
    [
        ({}, "Ascending", [(1, "Show 1", "#1"), (2, "Show 2", "#2"), (3, "Show 4", "#4")]),
        (
            {"counts_down": True},
            "Descending",
            [(1, "Show 4", "#4"), (2, "Show 2", "#2"), (3, "Show 1", "#1")],
        ),
        (
            {"is_numbered": False},
            "Unordered",
            [(1, "Show 1", None), (2, "Show 2", None), (3, "Show 4", None)],
        ),
    ],
    ids=["up", "down", "roundup"],
)
def test_search_engines_are_told_position_and_rank(client, more, order, places):
    data = told(client, listed([1, 2, 4], **more).get_absolute_url())["mainEntity"]
    assert data["itemListOrder"] == f"https://schema.org/ItemListOrder{order}"
    found = [
        (one["position"], one["name"].split(" (")[0], one.get("description"))
        for one in data["itemListElement"]
    ]
    assert found == places


@pytest.mark.parametrize("down", [True, False])
def test_card_gives_no_place_away(down):
    """Of no list: to click is to find out, and a countdown would be over before it began."""
    ranked = listed([1, 2], counts_down=down)
    words = " ".join(card_of("lists", ranked.pk).words)
    assert ranked.title in words
    assert "Show" not in words
    assert "Note" not in words


def test_thirty_entries_cost_as_many_queries_as_one(client, django_assert_num_queries):
    ranked = listed(list(range(1, 31)), counts_down=True)
    client.get(ranked.get_absolute_url())
    with django_assert_num_queries(2):
        assert len(rows_of(page_of(client, ranked))) == 30


def test_lists_from_before_without_ranks_become_roundups():
    name = "0011_years_and_counting_down"
    migration = MigrationLoader(None).get_migration("reviews", name)
    numbered, mixed = listed([1]), listed([1])
    roundup, empty = make.RankedListFactory(), make.RankedListFactory()
    make.ListEntryFactory(ranked_list=mixed, rank=None)
    make.ListEntryFactory.create_batch(2, ranked_list=roundup, rank=None)
    migration.operations[-1].code(apps, None)
    for ranked in (numbered, mixed, roundup, empty):
        ranked.refresh_from_db()
    assert [one.is_numbered for one in (numbered, mixed, roundup, empty)] == [
        True,
        True,
        False,
        True,
    ]


def test_countdown_gives_its_first_place_away_nowhere_else(client):
    ranked = listed([1, 2], counts_down=True, year=2024)
    page = client.get("/years/").text
    assert (ranked.title in page, "Show 1" in page) == (True, False)
    ranked.counts_down = ranked.is_numbered = False
    ranked.save()
    assert "Show 1" not in client.get("/years/").text
    ranked.is_numbered = True
    ranked.save()
    assert "Show 1" in client.get("/years/").text


@pytest.mark.parametrize(
    ("title", "says"), [("Late summer", "Late summer (2024)"), ("Best of 2024", "Best of 2024")]
)
@pytest.mark.parametrize("hidden", [{}, {"draft": True}], ids=["out", "draft"])
def test_list_of_a_year_says_the_year(admin_client, title, says, hidden):
    ranked = listed([1], title=title, year=2024, **hidden)
    page = page_of(admin_client, ranked)
    assert page.findtext(".//title").split(" · ")[0].strip() == says
    assert page.findtext(".//h1") == title
    if not hidden:
        kicker = page.find_class("kicker")[0]
        assert (kicker.text_content(), kicker.find("a").get("href")) == ("Years · 2024", "/years/")
