"""Later verdicts and corrections as readers, feeds and machines get them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.models import Review
from tests import factories as make
from tests.reviews.feeds.reading import items
from tests.schema import faults, nodes_of
from tests.sitemaps import HOST

pytestmark = pytest.mark.django_db
EARLY, LATE = datetime(2026, 1, 5, 12, tzinfo=UTC), datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.fixture
def review():
    """Of sixteen episodes; a first look in the open, a final verdict and a correction that are veiled."""
    review = make.ReviewFactory(slug="run-on", show__episode_count=16)
    first = {"kind": "first-look", "last_episode": 2, "rating": Decimal("3.0"), "given_at": EARLY}
    make.VerdictFactory(review=review, **first, text="It talks.", spoils_to_override=0)
    last = {"kind": "final", "last_episode": 16, "rating": Decimal("4.5"), "given_at": LATE}
    make.VerdictFactory(review=review, **last, text="It still talks, at the wedding.")
    make.CorrectionFactory(review=review, text="Not Busan.", corrected_at=EARLY)
    late = {"corrected_at": LATE, "spoils_to_override": 15}
    make.CorrectionFactory(review=review, text="The aunt, not the mother.", **late)
    review.follow_verdicts()
    return review


def section(client, review, name):
    page = lxml.html.fromstring(client.get(review.get_absolute_url()).content.decode())
    return page.xpath(f"//section[@aria-labelledby='{name}']")


def words(element):
    return " ".join(element.text_content().split())


def test_page_tells_the_verdicts_in_their_order(client, review):
    (found,) = section(client, review, "verdicts")
    heads = [words(head) for head in found.xpath(".//h3")]
    assert heads == ["First look: episodes 1–2", "Final verdict: whole series"]
    text = words(found)
    assert text.index("3.0") < text.index("It talks.") < text.index("4.5")
    assert "5 January 2026" in text
    (veil,) = found.xpath(".//details[@class='veil']")
    assert (veil.get("data-spoils-to"), veil.get("open")) == ("16", None)
    assert "wedding" in veil.text_content()


def test_page_dates_its_corrections(client, review):
    (found,) = section(client, review, "corrections")
    assert "5 January 2026 Not Busan. 5 February 2026" in words(found)
    (veil,) = found.xpath(".//details[@class='veil']")
    assert (veil.get("data-spoils-to"), veil.get("open")) == ("15", None)
    assert "The aunt" in veil.text_content()


def test_correction_stands_as_open_as_the_text_that_it_corrects(client):
    review = make.ReviewFactory(spoils_to=4)
    correction = make.CorrectionFactory(review=review)
    (veil,) = section(client, review, "corrections")[0].xpath(".//details[@class='veil']")
    assert (veil.get("data-spoils-to"), veil.get("open")) == ("4", "")
    Review.objects.filter(pk=review.pk).update(spoils_to=6)
    correction.refresh_from_db()
    assert correction.spoils_to == 6


def test_page_without_them_speaks_of_neither(client):
    page = client.get(make.ReviewFactory().get_absolute_url()).text
    assert 'id="verdicts"' not in page
    assert 'id="corrections"' not in page
    assert "#verdicts" not in page


def test_standing_page_has_its_corrections(client):
    page = make.ReviewFactory(page=True)
    make.CorrectionFactory(review=page, text="The address has changed.")
    assert "The address has changed." in words(section(client, page, "corrections")[0])


def test_card_shows_the_newest_rating(client, review):
    page = client.get(reverse("reviews:review_list")).text
    assert "4.5" in page
    assert "3.0" not in page


def test_review_says_that_it_was_updated_once_a_verdict_is_given(client):
    long_ago = timezone.now() - timedelta(days=30)
    review = make.ReviewFactory(published_at=long_ago)
    Review.objects.filter(pk=review.pk).update(updated_at=long_ago)
    review.refresh_from_db()
    assert not review.was_updated
    make.VerdictFactory(review=review, rating=Decimal("1.0"))
    assert review.follow_verdicts()
    review.refresh_from_db()
    assert review.was_updated


def test_feed_tells_what_is_open_and_leads_to_the_rest(client, review):
    [item] = items(client)
    text = lxml.html.fragment_fromstring(item["content_html"])
    told = words(text)
    for said in ("First look: episodes 1–2", "It talks.", "Final verdict", "Not Busan."):
        assert said in told
    assert "wedding" not in told
    assert "aunt" not in told
    verdict, correction = review.verdicts.last(), review.corrections.last()
    ways = text.xpath("//a/@href")
    assert f"http://testserver/reviews/run-on/#verdict-{verdict.pk}" in ways
    assert f"http://testserver/reviews/run-on/#correction-{correction.pk}" in ways


def test_feed_moves_with_a_verdict(client, review):
    Review.objects.update(updated_at=EARLY, published_at=EARLY)
    [before] = items(client)
    make.VerdictFactory(review=review, rating=Decimal("1.0"), given_at=LATE + timedelta(days=1))
    review.refresh_from_db()
    review.follow_verdicts()
    [after] = items(client)
    assert before["date_modified"] < after["date_modified"]
    assert before["id"] == after["id"]


def test_markup_tells_verdicts_and_corrections(client, review):
    nodes = nodes_of(client.get(review.get_absolute_url()).text)
    assert [fault for node in nodes for fault in faults(node)] == []
    told = nodes[0]
    assert told["reviewRating"]["ratingValue"] == 4.5
    first, last = told["hasPart"]
    assert (first["name"], first["reviewBody"], first["datePublished"]) == (
        *("First look", "It talks."),
        EARLY.isoformat(),
    )
    assert first["reviewRating"]["reviewAspect"] == "Episodes 1–2"
    assert last["reviewRating"]["ratingValue"] == 4.5
    assert "reviewBody" not in last
    assert told["correction"] == [
        {
            "@type": "CorrectionComment",
            "url": f"{HOST}/reviews/run-on/#correction-{review.corrections.first().pk}",
            "datePublished": EARLY.isoformat(),
            "text": "Not Busan.",
        },
        {
            "@type": "CorrectionComment",
            "url": f"{HOST}/reviews/run-on/#correction-{review.corrections.last().pk}",
            "datePublished": LATE.isoformat(),
        },
    ]


@pytest.mark.parametrize("through", [0, 15, 16])
def test_api_tells_as_much_as_is_asked_for(client, review, through):
    answer = client.get(reverse("api:review", args=["run-on"]), {"through": through}).json()
    first, last = answer["verdicts"]
    assert (first["kind"], first["rating"], first["text"]) == ("first-look", 3.0, "It talks.")
    assert (last["rating"], last["first_episode"], last["last_episode"]) == (4.5, 1, 16)
    assert last["is_veiled"] is (through < 16)
    assert ("wedding" in last["text"]) is (through == 16)
    opened, veiled = answer["corrections"]
    assert (opened["text"], opened["is_veiled"]) == ("Not Busan.", False)
    assert ("aunt" in veiled["text"]) is (through >= 15)
    assert answer["rating"] == 4.5


def test_text_about_no_show_follows_no_verdict():
    article = make.ReviewFactory(article=True)
    make.VerdictFactory(review=article)
    assert not article.follow_verdicts()
    assert article.rating is None


@pytest.mark.parametrize("text", ["", "Half of it."])
def test_address_of_a_verdict_leads_to_it(client, text):
    verdict = make.VerdictFactory(text=text, spoils_to_override=0)
    (found,) = section(client, verdict.review, "verdicts")
    anchor = verdict.get_absolute_url().partition("#")[2]
    assert len(found.xpath(f".//*[@id='{anchor}']")) == 1


def test_name_of_a_long_correction_says_that_it_goes_on(db):
    name = str(make.CorrectionFactory(text="It said this. " * 20))
    assert (len(name), name[-1]) == (80, "…")
