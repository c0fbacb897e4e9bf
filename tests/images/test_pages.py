"""How public pages show pictures: each in one shape, in several widths, and without touching a file."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from lxml import html

from tests import factories as make
from tests.pages import PUBLIC_PAGES
from tests.pictures import POSTER
from tests.world import build_world

pytestmark = pytest.mark.django_db

HTML_PAGES = [page for page in PUBLIC_PAGES if page.is_html and page.status == 200]
WITH_PICTURES = {
    *(
        "reviews:home",
        "reviews:review_list",
        "reviews:review_detail",
        "reviews:page_detail",
        "reviews:tag_detail",
    ),
    *("reviews:ranked_list_detail", "reviews:search", "shows:show_list", "shows:show_detail"),
    *("reviews:year_list", "reviews:year_detail"),
    *("people:person_list", "people:person_detail"),
}


def images(client, url: str) -> list:
    return html.document_fromstring(client.get(url).text).xpath("//main//img")


@pytest.fixture
def world():
    return build_world(2)


@pytest.mark.parametrize("page", HTML_PAGES, ids=str)
def test_every_picture_comes_in_widths_and_kinds_with_its_size(client, world, page):
    found = images(client, page.url(world))
    assert bool(found) == (page.name in WITH_PICTURES)
    for image in found:
        (source,) = image.xpath("ancestor::picture[1]//source")
        assert source.get("type") == "image/avif"
        assert image.get("sizes")
        assert image.get("sizes") == source.get("sizes")
        assert "w.avif " in source.get("srcset")
        assert "w.jpeg " in image.get("srcset")
        assert image.get("src") == image.get("srcset").split()[-2]
        assert int(image.get("width")) > 0 < int(image.get("height"))
        assert image.get("decoding") == "async"


@pytest.mark.parametrize("page", HTML_PAGES, ids=str)
def test_no_page_touches_a_file(client, world, page, monkeypatch):
    def touched(self, *args, **kwargs):
        raise AssertionError(f"{args} was touched")

    url = page.url(world)
    shutil.rmtree(Path(settings.MEDIA_ROOT), ignore_errors=True)
    for name in ("open", "_open", "exists", "size", "listdir", "get_modified_time"):
        monkeypatch.setattr(FileSystemStorage, name, touched)
    assert client.get(url).status_code == 200


def _first_and_rest(found: list) -> tuple[tuple, set]:
    kinds = [(image.get("loading"), image.get("fetchpriority")) for image in found]
    return kinds[0], set(kinds[1:])


@pytest.mark.parametrize("name", ["shows:show_detail", "people:person_detail"])
def test_picture_of_a_head_comes_before_all_others(client, world, name):
    (page,) = (one for one in PUBLIC_PAGES if one.name == name)
    first, rest = _first_and_rest(images(client, page.url(world)))
    assert first == (None, "high")
    assert rest <= {("lazy", None)}


@pytest.mark.parametrize(
    "name", ["reviews:review_list", "people:person_list", "reviews:search", "reviews:tag_detail"]
)
def test_first_picture_of_a_list_loads_at_once(client, world, name):
    (page,) = (one for one in PUBLIC_PAGES if one.name == name)
    first, rest = _first_and_rest(images(client, page.url(world)))
    assert first == ("eager", None)
    assert ("lazy", None) in rest


def test_first_poster_of_all_shows_loads_at_once(client):
    make.ShowFactory.create_batch(2, poster=POSTER)
    assert _first_and_rest(images(client, "/shows/")) == (("eager", None), {("lazy", None)})


def test_first_photo_of_a_review_loads_at_once(client):
    review = make.ReviewFactory(
        body='<p>a</p><figure data-photo="2"></figure><figure data-photo="1"></figure>'
    )
    make.HighlightMomentFactory(review=review, photo=make.PhotoFactory(review=review, number=3))
    for number in (1, 2, 4):
        make.PhotoFactory(review=review, number=number, alt=f"Photo {number}")
    found = images(client, review.get_absolute_url())
    assert [image.get("alt") for image in found][:3] == ["Photo 2", "Photo 1", "Photo 4"]
    assert _first_and_rest(found) == (("eager", None), {("lazy", None)})


@pytest.mark.parametrize(
    "body", ['<figure data-photo="1"></figure>', '<div data-spoils-to="8"><p>a</p></div>', ""]
)
def test_veiled_photo_is_not_the_first(client, body):
    review = make.ReviewFactory(body=body)
    make.PhotoFactory(review=review, number=1, spoils_to=8)
    make.PhotoFactory(review=review, number=2)
    loading = [image.get("loading") for image in images(client, review.get_absolute_url())]
    assert loading == ["lazy", "eager"]


def test_photo_in_a_veiled_passage_is_not_the_first(client):
    veiled = '<div data-spoils-to="8"><figure data-photo="1"></figure></div>'
    review = make.ReviewFactory(body=veiled + '<figure data-photo="2"></figure>')
    for number in (1, 2):
        make.PhotoFactory(review=review, number=number)
    loading = [image.get("loading") for image in images(client, review.get_absolute_url())]
    assert loading == ["lazy", "eager"]


def test_focus_is_on_the_picture(client):
    show = make.ShowFactory(poster=POSTER, focus_across=33, focus_down=0)
    (image,) = images(client, show.get_absolute_url())
    assert image.get("class") == "fx-30 fy-0"


def test_picture_in_the_middle_has_no_class(client):
    (image,) = images(client, make.ShowFactory(poster=POSTER).get_absolute_url())
    assert image.get("class") is None


def test_unmeasured_picture_is_shown_as_it_is(client):
    show = make.ShowFactory(poster=POSTER)
    type(show).objects.update(poster_width=None, poster_height=None)
    (image,) = images(client, show.get_absolute_url())
    assert image.get("src") == show.poster.url
    assert (image.get("srcset"), image.get("width")) == (None, None)
    assert image.xpath("//source") == []
