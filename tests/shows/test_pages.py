"""Shows as a reader meets them."""

from datetime import date
from decimal import Decimal

import lxml.html
import pytest

from shows.guide import episode_guide
from shows.models import Availability, Credit
from tests import factories as make


def test_show_page_shows_what_is_known(client, db):
    genre = make.GenreFactory(name="Sports")
    show = make.ShowFactory(
        genres=[genre], original_network__name="JTBC", content_notes="Bullying."
    )
    make.AvailabilityFactory(show=show, platform__name="Viki", checked_on=date(2026, 11, 1))
    make.AvailabilityFactory(
        show=show, platform__name="Netflix", status=Availability.Status.UNAVAILABLE
    )
    make.CreditFactory(show=show, person__name="Lee Jae-hoon", role=Credit.Role.DIRECTOR)
    make.EpisodeFactory(show=show, number=1, viewership=Decimal("2.145"))
    page = client.get(show.get_absolute_url()).text
    for words in (
        *(show.title, "런 온", "Sports", "JTBC", "16 December 2020", "4 February 2021"),
        *("About 70 minutes", "Viki", "1 November 2026", "Not on Netflix", "Bullying."),
        *("Lee Jae-hoon", "2.1"),
    ):
        assert words in page


def test_episodes_are_a_table_with_or_without_figures(client, db):
    show = make.ShowFactory(episode_count=2)
    make.EpisodeFactory(show=show, number=1, aired_on=date(2020, 12, 16), viewership=None)

    def rows():
        page = lxml.html.document_fromstring(client.get(show.get_absolute_url()).text)
        return [
            [" ".join(cell.text_content().split()) for cell in row]
            for row in page.xpath("//table//tr")
        ]

    assert rows() == [["Episode", "Aired"], ["1", "16 December 2020"], ["2", ""]]
    show.episodes.update(viewership=Decimal("2.145"))
    assert rows() == [
        ["Episode", "Aired", "Audience share"],
        ["1", "16 December 2020", "2.1%"],
        ["2", "", ""],
    ]


def test_show_known_only_by_its_name_has_a_good_page(client, db):
    show = make.ShowFactory(bare=True, title="Untitled Kim Eun-sook Project")
    page = client.get(show.get_absolute_url()).text
    assert "Untitled Kim Eun-sook Project" in page
    for label in ("Network", "Aired", "Episodes", "Genre", "Director", "Watch", "Cast", "Lines"):
        assert f">{label}</dt>" not in page
        assert f">{label}</h2>" not in page


def test_mean_rating_leaves_out_reviews_without_one(client, db):
    show = make.ShowFactory()
    for rating in (Decimal("4.0"), Decimal("3.0"), None):
        make.ReviewFactory(show=show, rating=rating)
    response = client.get(show.get_absolute_url())
    assert response.context["mean_rating"] == Decimal("3.5")
    assert "3.5" in response.text
    assert "average of 2 reviews" in response.text


def test_show_without_rating_reviews_has_no_rating(client, db):
    show = make.ReviewFactory(rating=None).show
    response = client.get(show.get_absolute_url())
    assert response.context["mean_rating"] is None
    assert "out of 5" not in response.text


def test_guide_gathers_moments_and_lines_of_every_review(db):
    show = make.ShowFactory(episode_count=3)
    first, second = make.ReviewFactory.create_batch(
        2, show=show, first_episode=None, last_episode=None
    )
    early = make.HighlightMomentFactory(review=first, first_episode=1, last_episode=2)
    late = make.HighlightMomentFactory(review=second, first_episode=3, last_episode=3)
    line = make.MemorableLineFactory(review=second, episode=3)
    copy = make.MemorableLineFactory(review=second, episode=None)
    episode = make.EpisodeFactory(show=show, number=2, title="Second")
    guide = episode_guide(show, [episode], [early, late], [line, copy])
    assert [(row.number, row.title, row.moments, row.lines) for row in guide] == [
        (1, "", [early], []),
        (2, "Second", [], []),
        (3, "", [late], [line]),
    ]


def test_film_has_no_guide(db):
    show = make.ShowFactory(film=True)
    assert episode_guide(show, [], [], []) == []


def test_episodes_of_which_only_the_number_is_known_are_not_listed(client, db):
    show = make.ShowFactory(episode_count=12)
    assert 'id="episodes"' not in client.get(show.get_absolute_url()).text
    make.EpisodeFactory(show=show, number=3, aired_on=date(2020, 12, 23))
    assert 'id="episodes"' in client.get(show.get_absolute_url()).text


def test_trailer_is_a_link_that_names_its_site_and_fetches_nothing(client, db):
    show = make.ShowFactory(trailer_url="https://www.youtube.com/watch?v=x")
    page = lxml.html.document_fromstring(client.get(show.get_absolute_url()).text)
    [link] = page.xpath("//a[@class and contains(@class, 'trailer')]")
    assert (link.get("href"), link.get("rel")) == (show.trailer_url, "noopener noreferrer")
    assert " ".join(link.text_content().split()) == "Watch the trailer on youtube.com"
    assert page.xpath("//iframe | //img | //video") == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("", ""),
        ("https://[", ""),
        ("http://vimeo.com/1", "vimeo.com"),
        ("https://www.tving.com", "tving.com"),
    ],
)
def test_trailer_host(address, host):
    assert make.ShowFactory.build(trailer_url=address).trailer_host == host


def test_seasons_lead_to_each_other(client, db):
    first = make.ShowFactory(title="Signal")
    second = make.ShowFactory(title="Signal, the second season", follows=first)
    assert second.get_absolute_url() in client.get(first.get_absolute_url()).text
    assert first.get_absolute_url() in client.get(second.get_absolute_url()).text


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [(70, 70, "about 70 minutes"), (60, 80, "60–80 minutes"), (60, None, "about 60 minutes")],
)
def test_runtime(least, most, words):
    assert make.ShowFactory.build(runtime_min=least, runtime_max=most).runtime == words


def test_unknown_runtime_is_empty():
    assert make.ShowFactory.build(runtime_min=None, runtime_max=None).runtime == ""


def test_index_leads_to_the_shows_under_each_letter(client, db):
    for title in ("런 온", "딸부잣집", "도깨비", "", "100일의 낭군님"):
        make.ReviewFactory(show__title_hangul=title)
    page = lxml.html.document_fromstring(client.get("/").text)
    links = page.xpath("//nav[@class='index']//a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("ㄷ", "/shows/?letter=ㄷ"),
        ("ㄹ", "/shows/?letter=ㄹ"),
    ]
    shown = client.get("/shows/?letter=ㄷ")
    assert {show.title_hangul for show in shown.context["page"]} == {"딸부잣집", "도깨비"}
    assert "No show matches." in client.get("/shows/?letter=ㅋ").text


def test_list_is_narrowed_as_the_front_page_offers(client, db):
    show = make.ReviewFactory(show__original_network__name="tvN").show
    make.ReviewFactory(show__year=2014, show__aired_from=None, show__aired_to=None)
    home = client.get("/").text
    for query in (f"?network={show.original_network.slug}", "?year=2020"):
        assert f'href="/shows/{query}"' in home
        assert list(client.get(f"/shows/{query}").context["page"]) == [show]
