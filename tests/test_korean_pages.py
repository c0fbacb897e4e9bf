"""The pages under /ko/: as good as those without, and without a word of English that nobody wrote there."""

import re

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.urls import reverse
from django.utils import timezone
from lxml import html

from comments import stamps
from tests import factories as make
from tests.pages import PUBLIC_PAGES
from tests.test_house_pages import page_faults
from tests.world import build_world

HTML_PAGES = [page for page in PUBLIC_PAGES if page.is_html]
PAGES = [page for page in HTML_PAGES if page.status in (200, 404)]
# Fields that hold a proper name, which needs no language of its own (WCAG 3.1.2).
NAMES = {"name", "title", "title_romanized", "aliases", "groups", "character", "display_name"}
NAMED = {"shows", "people", "accounts", "comments"}
# The site, an example, a button of the desk, and what tests/pages.py searches for.
ALLOWED = {"Daesa", "name@example.org", "Publish now", "Run"}
SPOKEN = ("aria-label", "placeholder", "title", "alt", "content", "value", "data-")


def written(fields: set[str] = frozenset(), apps_named: set[str] = frozenset()) -> set[str]:
    """Every line that somebody wrote; of the named fields and apps alone, where some are named."""
    found = {"Author Name"}
    for model in apps.get_models():
        if apps_named and model._meta.app_label not in apps_named:
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, (CharField, TextField))
            if is_text and (not fields or field.name in fields | {"author_name"}):
                for value in model.objects.values_list(field.name, flat=True):
                    found |= set(str(value).splitlines())
    return found


def english_in(texts: list[str], known: set[str]) -> set[str]:
    known = sorted(filter(None, known | ALLOWED), key=len, reverse=True)
    names = re.compile("|".join(map(re.escape, known)), re.IGNORECASE)
    return {text.strip() for text in texts if re.search("[A-Za-z]", names.sub("", text))}


def leftovers(page: str) -> set[str]:
    """English in the open: text that is not marked and is no name, attributes and the head."""
    tree = html.document_fromstring(page)
    for element in tree.xpath("//script | //*[@lang='en']"):
        element.drop_tree()
    for drawing in [*tree.find_class("poster-title"), *tree.find_class("seal")]:
        drawing.drop_tree()  # a title, a word or a letter at a time
    for mark in [*tree.iter("mark")]:
        mark.drop_tag()
    body = [*tree.body.itertext()]
    attributes = [
        value
        for element in tree.iter("*")
        for name, value in element.attrib.items()
        if name.startswith(SPOKEN) and re.search(r"[A-Z]|\s", value) and _is_for_people(element)
    ]
    return english_in(body, written(NAMES, NAMED)) | english_in(
        [*attributes, *tree.xpath("//head/title/text()")], written()
    )


def _is_for_people(element) -> bool:
    """No viewport, no robots, nothing hidden in a form."""
    if element.get("type") == "hidden":
        return False
    return element.tag != "meta" or element.get("name") == "description"


@pytest.fixture
def world(db):
    return build_world(2)


@pytest.mark.parametrize("page", HTML_PAGES, ids=str)
def test_korean_page_costs_no_more(client, db, django_assert_num_queries, page):
    url = page.korean_url(build_world(1))
    with django_assert_num_queries(page.queries):
        response = client.get(url)
    assert response.status_code == page.status
    assert response.cookies == {}
    assert response.headers["Content-Language"] == "ko"


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_korean_page_keeps_the_rules(client, world, page):
    text = client.get(page.korean_url(world)).text
    assert page_faults(text) == []
    assert html.document_fromstring(text).get("lang") == "ko"


@pytest.mark.parametrize("page", [page for page in PAGES if page.status == 200], ids=str)
def test_translations_name_each_other(client, world, page):
    found = []
    for url in (page.url(world), page.korean_url(world)):
        tree = html.document_fromstring(client.get(url).text)
        assert f"http://testserver{url.partition('?')[0]}" in tree.xpath("//head/link/@href")
        links = tree.xpath("//head/link[@hreflang]")
        found.append({link.get("hreflang"): link.get("href") for link in links})
    assert found[0] == found[1]
    assert set(found[0]) == {"en", "ko", "x-default"}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_english_is_left(client, world, page):
    assert leftovers(client.get(page.korean_url(world)).text) == set()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "reviews/",
        "shows/",
        "shows/?year=1999",
        "people/",
        "lines/",
        "lists/",
        "tags/",
        "search/",
    ],
)
def test_no_english_is_left_on_an_empty_site(client, db, path):
    assert leftovers(client.get(f"/ko/{path}").text) == set()


@pytest.mark.parametrize("query", ["search/?q=zzz", "lines/?page=2", "shows/?page=9"])
def test_no_english_is_left_where_something_was_asked(client, world, query):
    make.MemorableLineFactory.create_batch(30, review=world.review)
    assert leftovers(client.get(f"/ko/{query}").text.replace("zzz", "")) == set()


def test_no_english_is_left_about_a_bare_show_and_a_film(client, db):
    bare, film = make.ShowFactory(bare=True), make.ShowFactory(film=True)
    make.ReviewFactory(show=film, kind="first-look", first_episode=None, last_episode=None)
    review = make.ReviewFactory(show=film, kind="recap", first_episode=2, last_episode=2)
    make.CreditFactory(show=bare, role="guest", character="")
    credit = make.CreditFactory(show=bare, role="guest")
    for role in ("writer", "music", "original-author"):
        make.CreditFactory(show=bare, role=role, person=credit.person, character="")
    make.AvailabilityFactory(show=bare, status="unavailable")
    for thing in (bare, film, review, credit.person):
        assert leftovers(client.get(f"/ko{thing.get_absolute_url()}").text) == set()


def test_no_english_is_left_in_a_draft(client, db):
    client.force_login(make.UserFactory(editor=True))
    for work in (make.ReviewFactory(scheduled=True), make.RankedListFactory(draft=True)):
        assert leftovers(client.get(f"/ko{work.get_absolute_url()}").text) == set()


def test_no_english_is_left_in_the_talk(client, world):
    url = f"/ko{reverse('comments:comment_new', args=[world.review.slug])}"
    hidden = make.CommentFactory(review=world.review, removed=True)
    moment = make.HighlightMomentFactory(review=world.review, title="장면", text="")
    for query in ("", f"?parent={world.comment.pk}", "?about=x", f"?about={moment.anchor}"):
        assert leftovers(client.get(url + query).text) == set()
    for sent in (
        {},
        {"email": "x", "stamp": stamps.fresh()},
        {"parent": hidden.pk, "name": "민지" * 50, "spoils_to": "77"},
        {"as_editor": "1", "about": "x"},
    ):
        refused = client.post(url, sent)
        assert refused.status_code == 422
        assert leftovers(refused.text) == set()
    from_elsewhere = client.post(url, {}, headers={"Sec-Fetch-Site": "cross-site"})
    assert leftovers(from_elsewhere.text) == set()
    preview = client.post(url, {"body": "좋아요", "spoils_to": "12", "preview": "1"})
    assert leftovers(preview.text) == set()
    make.TalkFactory(review=world.review).close()
    assert leftovers(client.get(url).text) == set()


def test_no_english_is_left_around_the_talk(client, world):
    review = world.review
    root = make.CommentFactory(review=review, edited_at=timezone.now(), closed_at=timezone.now())
    gone = make.CommentFactory(parent=root, removed=True)
    for _ in range(60):
        make.CommentFactory(parent=gone, moment=review.moments.first())
    make.CommentFactory(parent=make.CommentFactory(parent=root, pending=True))
    make.CommentFactory.create_batch(25, review=review, line=review.lines.first())
    address = f"/ko{review.get_absolute_url()}"
    queries = ("", "?order=newest&until=1", "?about=moment-0", "?about=line-0")
    for query in (
        *queries,
        f"?thread={root.pk}&replies=2",
        f"?about=line-{review.lines.first().pk}",
    ):
        assert leftovers(client.get(address + query).text) == set()
    talk = make.TalkFactory(review=review, slow_seconds=90)
    assert leftovers(client.get(address).text) == set()
    talk.close()
    assert leftovers(client.get(address).text) == set()


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("<p>자세히</p>", set()),
        ("<p>Read more</p>", {"Read more"}),
        ('<p lang="en">Read more</p>', set()),
        ('<a aria-label="Read more">더</a>', {"Read more"}),
        ('<p data-many="# items">항목</p>', {"# items"}),
        ('<p data-show="run-on">항목</p>', set()),
        ("<p>Daesa 소개</p>", set()),
    ],
)
def test_planted_english_is_found(db, english, korean):
    page = f'<html lang="ko"><head><title>가</title></head><body>{english}</body></html>'
    assert leftovers(page) == korean


def test_titles_and_names_that_stand_alone_are_in_hangul(client, world):
    for path, english, korean in (
        ("shows/", world.show.title, "런 온"),
        ("people/", world.person.name, "신세경"),
        (f"shows/{world.show.slug}/", "JTBC", "제이티비씨"),
        (f"shows/{world.show.slug}/", "Romance", "로맨스"),
        ("lines/", world.show.title, "런 온"),
    ):
        main = html.document_fromstring(client.get(f"/ko/{path}").text).xpath("//main")[0]
        for drawing in main.find_class("poster"):
            drawing.drop_tree()
        assert korean in main.text_content()
        assert english not in main.text_content() or english in main.findtext(".//h1")


def test_names_stand_in_the_order_of_the_language(client, db):
    for title, hangul in (("Alpha", "하하"), ("Mid", "나나"), ("Zebra", "가나"), ("Beta", "")):
        make.ShowFactory(title=title, title_hangul=hangul)
    titles = {
        path: [show.title for show in client.get(path).context["page"]]
        for path in ("/shows/", "/ko/shows/")
    }
    assert titles == {
        "/shows/": ["Alpha", "Beta", "Mid", "Zebra"],
        "/ko/shows/": ["Beta", "Zebra", "Mid", "Alpha"],
    }


def test_feed_has_one_address_and_the_language_of_its_entries(client, db):
    make.ReviewFactory()
    assert 'xml:lang="en"' in client.get("/feed/").text
    assert client.get("/ko/feed/").status_code == 404
    assert 'href="/feed/"' in client.get("/ko/").text


def test_tagline_of_the_owner_is_marked_and_ours_is_translated(client, db):
    make.ReviewFactory()
    assert "간직하고 싶은 대사" in client.get("/ko/about/").text
    make.HouseFactory(own_tagline="Drama at midnight.")
    assert ' lang="en">Drama at midnight.' in client.get("/ko/about/").text
