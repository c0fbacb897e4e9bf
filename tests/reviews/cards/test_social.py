"""What the head of a page says to sites that show a link to it."""

import lxml.html
import pytest
from django.urls import reverse

from house.models import House
from reviews.cards.found import address_of, card_of
from tests import factories as make
from tests.pages import PUBLIC_PAGES
from tests.world import build_world


def head(client, path) -> tuple[dict[str, list[str]], lxml.html.HtmlElement]:
    """Every property and its values."""
    page = lxml.html.document_fromstring(client.get(path).text)
    found: dict[str, list[str]] = {}
    for meta in page.xpath("//head/meta[@property or starts-with(@name, 'twitter:')]"):
        name = meta.get("property") or meta.get("name")
        found.setdefault(name, []).append(meta.get("content"))
    return found, page


@pytest.fixture
def review(db):
    return make.ReviewFactory(
        tags=[make.TagFactory(name="slow burn"), make.TagFactory(name="오피스")]
    )


def test_review(client, review):
    said, page = head(client, review.get_absolute_url())
    card = card_of("reviews", review.pk)
    assert said == {
        "og:type": ["article"],
        "og:site_name": ["Daesa"],
        "og:title": [f"{review.headline}: {review.show.title}"],
        "og:description": [review.dek],
        "og:url": [f"http://testserver{review.get_absolute_url()}"],
        "og:locale": ["en_US"],
        "og:locale:alternate": ["ko_KR"],
        "og:image": [f"http://testserver{address_of(card)}"],
        "og:image:type": ["image/png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": [card.alt],
        "twitter:card": ["summary_large_image"],
        "article:published_time": [review.published_at.isoformat()],
        "article:modified_time": [review.updated_at.isoformat()],
        "article:tag": ["slow burn", "오피스"],
    }
    [title] = page.xpath("//head/title")
    assert title.text.startswith(said["og:title"][0])


def test_page_in_the_other_language(client, review):
    said, _ = head(client, "/ko" + review.get_absolute_url())
    english, _ = head(client, review.get_absolute_url())
    assert (said["og:locale"], said["og:locale:alternate"]) == (["ko_KR"], ["en_US"])
    assert said["og:url"] == [f"http://testserver/ko{review.get_absolute_url()}"]
    assert said["og:image"] == english["og:image"]


def test_house_of_one_language_names_no_other(client, review):
    House.objects.keep(House(offers_both_languages=False))
    said, _ = head(client, review.get_absolute_url())
    assert "og:locale:alternate" not in said


@pytest.mark.parametrize(
    ("traits", "kind"), [({}, "video.tv_show"), ({"film": True}, "video.movie")]
)
def test_show(client, db, traits, kind):
    show = make.ShowFactory(**traits)
    make.ReviewFactory.create_batch(2, show=show, first_episode=None, last_episode=None)
    said, _ = head(client, show.get_absolute_url())
    assert said["og:type"] == [kind]
    assert said["og:image"] == [f"http://testserver{address_of(card_of('shows', show.pk))}"]


def test_mean_of_a_page_is_that_of_its_card(client, db):
    """The page counts by itself, the card in its query."""
    show = make.ShowFactory()
    for rating in ("3.5", "4.0", "4.5", "5.0", "4.5", "3.5", "4.0"):
        make.ReviewFactory(show=show, rating=rating)
    said, _ = head(client, show.get_absolute_url())
    assert said["og:image"] == [f"http://testserver{address_of(card_of('shows', show.pk))}"]


def test_list(client, db):
    ranked_list = make.RankedListFactory()
    said, _ = head(client, ranked_list.get_absolute_url())
    card = card_of("lists", ranked_list.pk)
    assert (said["og:type"], said["og:title"]) == (["article"], [ranked_list.title])
    assert said["og:image"] == [f"http://testserver{address_of(card)}"]


def test_line(client, review):
    line = make.MemorableLineFactory(review=review, episode=None)
    said, page = head(client, reverse("reviews:line_detail", args=[line.pk]))
    card = card_of("lines", line.pk)
    assert said["og:title"] == [line.quote]
    assert said["og:image"] == [f"http://testserver{address_of(card)}"]
    assert said["og:url"] == [f"http://testserver/lines/{line.pk}/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//a[@download]/@href") == [address_of(card)]
    assert page.xpath("//main//a[@class='button']/@href") == [line.get_absolute_url()]


def test_veiled_line(client, review):
    line = make.MemorableLineFactory(review=review, quote="Secret", episode=4)
    said, page = head(client, reverse("reviews:line_detail", args=[line.pk]))
    assert said["og:title"] == [f"A line from {review.show.title}"]
    assert "Secret" not in repr(said)
    assert page.xpath("//a[@download]") == []
    assert page.xpath("//details[@class='veil']")


def test_line_of_a_draft_has_no_page(client, db):
    line = make.MemorableLineFactory(review=make.ReviewFactory(draft=True), episode=None)
    assert client.get(reverse("reviews:line_detail", args=[line.pk])).status_code == 404


def test_review_leads_to_the_page_of_each_line_in_the_open(client, review):
    shown = make.MemorableLineFactory(review=review, episode=None)
    make.MemorableLineFactory(review=review, episode=4)
    page = lxml.html.document_fromstring(client.get(review.get_absolute_url()).text)
    links = page.xpath("//p[@class='talk-about']/a[starts-with(@href, '/lines/')]/@href")
    assert links == [reverse("reviews:line_detail", args=[shown.pk])]


def test_draft_tells_nothing(admin_client):
    review = make.ReviewFactory(draft=True, headline="Secret")
    line = make.MemorableLineFactory(review=review, episode=None)
    said, page = head(admin_client, review.get_absolute_url())
    assert said["og:image"] == [f"http://testserver{address_of(card_of('house', 1))}"]
    assert page.xpath("//link[contains(@type, 'oembed')]") == []
    assert reverse("reviews:line_detail", args=[line.pk]) not in page.xpath("//a/@href")


EVERY_PAGE = [page for page in PUBLIC_PAGES if page.is_html and page.status == 200]


@pytest.mark.parametrize("page", EVERY_PAGE, ids=str)
def test_every_page_has_a_card_that_is_there(client, db, page):
    said, document = head(client, page.url(build_world(1)))
    for name in ("og:title", "og:type", "og:url", "og:image", "og:image:alt", "og:description"):
        assert len(said[name]) == 1
        assert said[name][0].strip()
    assert said["og:url"] == document.xpath("//link[@rel='canonical']/@href")
    assert said["og:description"] == document.xpath("//meta[@name='description']/@content")
    image = client.get(said["og:image"][0].removeprefix("http://testserver"))
    assert (image.status_code, image["Content-Type"]) == (200, "image/png")


@pytest.mark.parametrize("path", ["/no/such/page/", "/reviews/none/"])
def test_missing_page_says_nothing(client, db, path):
    assert head(client, path)[0] == {}


def test_words_of_editors_cannot_end_an_attribute(client, review):
    review.headline = review.dek = '"><script>alert(1)</script>'
    review.save()
    said, page = head(client, review.get_absolute_url())
    assert said["og:description"] == [review.dek]
    assert [one for one in page.xpath("//script/text()") if one.startswith("alert")] == []
