"""What search engines are told of, and what not."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from lxml import html

from reviews.models import Review
from reviews.size import is_large
from tests import factories as make
from tests.pictures import FACE, POSTER
from tests.sitemaps import HOST, NAMES, entries, every_entry, files, read
from tests.world import build_world

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def paths(client, kind: str = "") -> list[str]:
    found = entries(client, f"/sitemap-{kind}-1.xml") if kind else every_entry(client)
    own = [entry.address.removeprefix(HOST) for entry in found]
    return [path for path in own if not path.startswith("/ko/")]


def changed(client, row) -> str:
    found = {entry.address: entry.changed for entry in every_entry(client)}
    return found[HOST + row.get_absolute_url()]


def log(row, at) -> None:
    kind = ContentType.objects.get_for_model(row)
    deed = {"user": make.UserFactory(), "object_repr": str(row), "action_flag": CHANGE}
    LogEntry.objects.create(content_type=kind, object_id=str(row.pk), action_time=at, **deed)


def test_index_names_a_file_for_each_kind_that_there_is(client):
    assert list(files(client)) == ["/sitemap-collections-1.xml"]
    build_world(1)
    texts = ("collections", "reviews", "pages", "shows", "people", "tags")
    kinds = (*texts, "ranked-lists", "years")
    assert list(files(client)) == [f"/sitemap-{kind}-1.xml" for kind in kinds]


def test_standing_pages_are_told_from_the_first_on(client):
    for slug, days in (("contact", 1), ("about-us", 3), ("policy", 2)):
        make.ReviewFactory(page=True, slug=slug, published_at=timezone.now() - days * DAY)
    assert paths(client, "pages") == ["/pages/about-us/", "/pages/policy/", "/pages/contact/"]


def test_files_end_before_they_are_too_long(client, monkeypatch):
    make.ShowFactory.create_batch(5)
    whole = paths(client, "shows")
    monkeypatch.setattr("reviews.sitemaps.kinds.PAGES_IN_A_FILE", 2)
    parts = [path for path in files(client) if "shows" in path]
    assert parts == [f"/sitemap-shows-{number}.xml" for number in (1, 2, 3)]
    assert [len(entries(client, path)) for path in parts] == [4, 4, 2]  # in two languages
    told = [entry.address for path in parts for entry in entries(client, path)]
    assert [path.removeprefix(HOST) for path in told[::2]] == whole


@pytest.mark.parametrize(
    "name", ["shows-0", "shows-2", "shows-99999999999999999999", "none-1", "news-1"]
)
def test_there_is_no_other_file(client, name):
    make.ShowFactory()
    assert client.get(f"/sitemap-{name}.xml").status_code == 404
    assert client.get("/sitemap-shows-1.xml").status_code == 200


def test_empty_site_tells_of_itself_alone(client):
    assert paths(client) == ["/about/"]


def test_lists_are_told_while_they_hold_anything(client):
    make.MemorableLineFactory(review__tags=[make.TagFactory()])
    make.CreditFactory()
    make.ListEntryFactory()
    lists = ["/", "/reviews/", "/about/", "/lines/", "/lists/", "/years/"]
    assert paths(client, "collections") == [*lists, "/shows/", "/people/", "/tags/"]


def test_nothing_that_readers_may_not_see_is_told(client):
    show = make.ShowFactory()
    for hidden in ({"draft": True}, {"published_at": timezone.now() + HOUR}):
        make.ReviewFactory(show=show, tags=[make.TagFactory()], **hidden)
        make.RankedListFactory(**hidden)
    moved = make.ReviewFactory(show=show, slug="before")
    moved.move_to("after")
    draft = make.ReviewFactory(article=True, draft=True)
    make.ListEntryFactory(show=None, review=draft)
    make.RankedListFactory()
    told = [path for path in paths(client) if path.count("/") > 2]
    assert told == ["/reviews/after/", show.get_absolute_url(), f"/years/{show.year}/"]


def test_review_changed_when_it_was_written_or_came_out(client):
    now = timezone.now()
    written, scheduled = make.ReviewFactory(), make.ReviewFactory()
    Review.objects.filter(pk=written.pk).update(updated_at=now - HOUR, published_at=now - DAY)
    Review.objects.filter(pk=scheduled.pk).update(updated_at=now - DAY, published_at=now - HOUR)
    expected = (now - HOUR).isoformat()
    assert changed(client, written) == changed(client, scheduled) == expected
    assert files(client)["/sitemap-reviews-1.xml"] == expected
    show = written.show
    assert changed(client, show) == expected


def test_show_and_person_changed_when_the_desk_saved_them(client):
    now = timezone.now()
    person, credit = make.PersonFactory(), make.CreditFactory()
    log(credit.show, now - DAY)
    log(person, now - HOUR)
    assert changed(client, credit.show) == (now - DAY).isoformat()
    assert changed(client, person) == (now - HOUR).isoformat()
    assert changed(client, credit.person) == ""
    review = make.ReviewFactory(show=credit.show)
    assert changed(client, credit.person) == changed(client, review)
    assert changed(client, credit.show) == changed(client, review)


def test_tag_and_list_tell_when_they_changed(client):
    tag, ranked = make.TagFactory(), make.ListEntryFactory().ranked_list
    review = make.ReviewFactory(tags=[tag])
    assert changed(client, tag) == changed(client, review)
    assert changed(client, ranked) == ranked.published_at.isoformat()
    now = timezone.now()
    log(ranked, now)
    assert changed(client, ranked) == now.isoformat()


def test_pictures_that_give_nothing_away_are_told(client):
    review = make.ReviewFactory(show__poster=POSTER)
    person = make.PersonFactory(photo=FACE)
    photos = {number: make.PhotoFactory(review=review, number=number) for number in range(1, 8)}
    late = make.PhotoFactory(review=review, number=8, spoils_to=8)
    review.body = (
        '<figure data-photo="1"></figure><figure data-photo="8"></figure>'
        '<div data-spoils-to="8"><figure data-photo="2"></figure></div>'
    )
    review.save()
    for number, boundary in ((3, 0), (4, 8), (5, 8), (5, 0), (2, 0)):
        make.HighlightMomentFactory(
            review=review, photo=photos[number], spoils_to_override=boundary
        )
    told = {entry.address.removeprefix(HOST): entry.pictures for entry in every_entry(client)}
    open_ones = [photos[number] for number in (1, 6, 7, 3, 5, 2)]
    assert told[review.get_absolute_url()] == [HOST + one.image.largest_url for one in open_ones]
    assert told["/ko" + review.get_absolute_url()] == told[review.get_absolute_url()]
    assert told[review.show.get_absolute_url()] == [HOST + review.show.poster.largest_url]
    assert told[person.get_absolute_url()] == [HOST + person.photo.largest_url]
    assert late.image.largest_url not in str(told)


def test_page_names_the_same_pictures(client):
    review = make.ReviewFactory(
        body='<div data-spoils-to="8"><figure data-photo="1"></figure></div>'
    )
    make.PhotoFactory(review=review, number=1)
    photo = make.PhotoFactory(review=review, number=2, credit="tvN")
    page = html.document_fromstring(client.get(review.get_absolute_url()).text)
    [block] = page.xpath("//script[@type='application/ld+json']/text()")
    assert block.count("ImageObject") == 1
    assert f'"contentUrl":"{HOST}{photo.image.largest_url}"' in block
    assert '"creditText":"tvN"' in block


def test_photos_in_a_veiled_text_are_told_to_nobody(client):
    review = make.ReviewFactory(
        kind="recap", spoils_to=7, body='<figure data-photo="1"></figure><p>He falls.</p>'
    )
    photo = make.PhotoFactory(review=review, number=1)
    told = {entry.address.removeprefix(HOST): entry.pictures for entry in every_entry(client)}
    assert told[review.get_absolute_url()] == []
    page = html.document_fromstring(client.get(review.get_absolute_url()).text)
    [block] = page.xpath("//script[@type='application/ld+json']/text()")
    assert photo.image.largest_url not in block


@pytest.mark.parametrize("slug", ["en", "ko", "오피스"])
def test_languages_are_told_whatever_an_address_holds(client, slug):
    tag = make.TagFactory(name=slug, slug=slug)
    make.ReviewFactory(tags=[tag])
    own = HOST + tag.get_absolute_url()
    other = own.replace(HOST, f"{HOST}/ko")
    for entry in entries(client, "/sitemap-tags-1.xml"):
        assert entry.alternates == {"en": own, "ko": other, "x-default": own}
        page = html.document_fromstring(client.get(entry.address.removeprefix(HOST)).text)
        assert page.xpath("//link[@rel='canonical']/@href") == [entry.address]


def test_house_of_one_language_tells_of_no_other(client):
    make.HouseFactory(offers_both_languages=False)
    make.ShowFactory()
    told = every_entry(client)
    assert [entry.alternates for entry in told] == [{}] * len(told)
    assert "/ko/" not in str(told)


def test_news_are_of_two_days(client):
    now = timezone.now()
    for headline, age in (("Fresh & new", HOUR), ("Of yesterday", DAY), ("Old", 49 * HOUR)):
        make.ReviewFactory(headline=headline, published_at=now - age)
    make.ReviewFactory(headline="To come", published_at=now + HOUR)
    make.ReviewFactory(page=True, published_at=now - HOUR)
    news = read(client, "/sitemap-news.xml")
    assert news.xpath("//news:title/text()", namespaces=NAMES) == ["Fresh & new", "Of yesterday"]
    assert news.xpath("//news:publication_date/text()", namespaces=NAMES)[0] == (
        (now - HOUR).isoformat()
    )
    assert set(news.xpath("//news:name/text()", namespaces=NAMES)) == {"Daesa"}
    assert set(news.xpath("//news:language/text()", namespaces=NAMES)) == {"en"}
    addresses = news.xpath("//s:loc/text()", namespaces=NAMES)
    assert all(client.get(one.removeprefix(HOST)).status_code == 200 for one in addresses)


def test_files_are_asked_for_again_only_when_they_changed(client):
    make.ShowFactory()
    for path in ("/sitemap.xml", "/sitemap-shows-1.xml", "/sitemap-news.xml"):
        first = client.get(path)
        assert first["X-Robots-Tag"] == "noindex"
        assert first["Cache-Control"] == "public, max-age=60"
        again = client.get(path, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    make.ReviewFactory(published_at=timezone.now() - HOUR)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_robots_are_told_what_to_leave_and_where_the_sitemap_is(client):
    lines = client.get("/robots.txt").text.splitlines()
    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        *(
            f"Disallow: {language}{path}"
            for path in (
                "/search/",
                "/preview/",
                "/reviews/*/comments/new/",
                "/comments/yours/",
                "/comments/*/report/",
                "/comments/*/reported/",
            )
            for language in ("", "/ko")
        ),
        "",
        f"Sitemap: {HOST}/sitemap.xml",
        f"Sitemap: {HOST}/sitemap-news.xml",
    ]


@pytest.mark.parametrize("setting", ["DEBUG", "HIDDEN_FROM_SEARCH"])
def test_hidden_site_asks_to_be_left_alone(client, settings, setting):
    setattr(settings, setting, True)
    assert client.get(reverse("robots")).text.split() == ["User-agent:", "*", "Disallow:", "/"]


def test_large_site_tells_no_day_for_which_all_reviews_would_be_read(client, monkeypatch):
    build_world(2)
    small = paths(client)
    is_large.keep(True)
    monkeypatch.setattr("reviews.sitemaps.views.LARGE", 1)
    assert paths(client) == small
    days = files(client)
    assert days["/sitemap-reviews-1.xml"] == days["/sitemap-collections-1.xml"] == ""
    of_tags = entries(client, "/sitemap-tags-1.xml")
    assert {entry.changed for entry in of_tags} == {""}
    assert all(entry.changed for entry in entries(client, "/sitemap-reviews-1.xml"))
