"""Links of a text: what the panel says of an address is what a reader gets there."""

import pytest

from desk.drafts import Draft
from desk.links import broken_links
from tests import factories as make

pytestmark = pytest.mark.django_db

LEADING = [
    "/",
    "/people/",
    "/people",
    "/shows/misaeng/",
    "/shows/misaeng",
    "/ko/shows/misaeng/",
    "/people/im-si-wan/",
    "/tags/office/",
    "/lists/ten/",
    "/reviews/read/",
    "/shows/before/",
    "/shows/before",
    "/ko/shows/before/",
    "/reviews/once/comments/new/",
    "/2019/05/read.html",
]
DEAD = [
    "/shows/nobody/",
    "/no/such/",
    "/ko/shows/nobody/",
    "/reviews/draft/",
    "/tags/empty/",
    "/lists/planned/",
    "/2019/05/draft.html",
    "/shows/before/nothing/",
    "/shows/%00/",
]


@pytest.fixture
def site(db):
    show = make.ShowFactory(slug="before")
    show.move_to("misaeng")
    make.PersonFactory(slug="im-si-wan")
    make.RankedListFactory(slug="ten")
    make.RankedListFactory(slug="planned", draft=True)
    review = make.ReviewFactory(slug="once", tags=["office"])
    review.move_to("read")
    draft = make.ReviewFactory(slug="draft", draft=True)
    make.TagFactory(slug="empty")
    make.OldPathFactory(path="/2019/05/read.html", review=review)
    make.OldPathFactory(path="/2019/05/draft.html", review=draft)
    return Draft.stored(review)


@pytest.mark.parametrize("path", [*LEADING, *DEAD])
def test_panel_says_what_a_reader_gets(client, site, path):
    found = client.get(path, follow=True).status_code
    assert found == (200 if path in LEADING else 404)
    assert broken_links([path], site) == ([] if path in LEADING else [path])


def test_own_host_is_this_site_and_no_other_is(settings, site):
    settings.ALLOWED_HOSTS = ["daesa.example"]
    links = ["https://daesa.example/no/", "https://daesa.example", "https://other.example/no/"]
    assert broken_links([*links, "http://[", "mailto:a@example.com"], site) == [
        "https://daesa.example/no/",
        "http://[",
    ]


def test_desk_in_english_knows_pages_of_a_korean_site(settings, site):
    settings.LANGUAGE_CODE = "ko"
    assert broken_links(["/shows/misaeng/", "/en/shows/misaeng/"], site) == []


def test_all_links_together_ask_one_query_per_kind_of_page(django_assert_num_queries, site):
    with django_assert_num_queries(6):  # five kinds and the old addresses
        assert broken_links([*LEADING, *DEAD], site) == DEAD
    with django_assert_num_queries(0):
        assert broken_links(["/people/", "https://other.example/", "#moments"], site) == []
