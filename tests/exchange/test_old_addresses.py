"""Every address of the old blog leads to the page that is here now, however it is written."""

import json
import re
from html import unescape
from io import BytesIO, StringIO
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.urls import reverse

from reviews.models import Review, Tag
from tests import factories as make
from tests.exchange.exports import item, meta, term, wxr
from tests.exchange.samples import SAMPLES, write

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
WORDPRESS = "{http://wordpress.org/export/1.2/}"


def content_of(name):
    """The file with the posts, as text."""
    content = SAMPLES[name]()
    if isinstance(content, bytes):
        archive = ZipFile(BytesIO(content))
        name = next(one for one in archive.namelist() if one.endswith(("xml", "atom")))
        content = archive.read(name).decode()
    return content


def entries(name):
    """Title and addresses of each entry that has some, read by other means than the import’s."""
    content = content_of(name)
    if name == "ghost":
        for post in json.loads(content)["db"][0]["data"]["posts"]:
            yield post["title"], [f"/{post['slug']}/", f"/p/{post['uuid']}/"]
        return
    root = ET.fromstring(content)
    for one in root.iter():
        kind = one.tag.rpartition("}")[2]
        if kind not in ("item", "entry"):
            continue
        told = {child.tag.rpartition("}")[2]: child for child in one}
        links = [child.text or child.get("href") for child in one if child.tag.endswith("link")]
        links += [told[key].text for key in ("guid", "filename") if key in told]
        paths = [re.sub("^https?://[^/]+", "", link) for link in links if link]
        yield unescape(told["title"].text or ""), paths


def written(path):
    """The ways in which the same address is asked for."""
    way, _, question = path.partition("?")
    if question:
        return [path]
    plain = quote(unquote(way))
    ways = {
        plain,
        re.sub("%[0-9A-F]{2}", lambda code: code[0].lower(), plain),
        f"{plain}?utm_source=x&m=1",
    }
    return sorted(ways | {plain.rstrip("/")} if plain.endswith("/") else ways)


def check(client, path, page):
    for way in written(path):
        answer = client.get(way)
        assert answer.status_code == 301, way
        location = answer.headers["Location"]
        assert urlsplit(location).path == page, way
        assert client.get(location).status_code == 200


@pytest.fixture
def bring_file(tmp_path, editor, settings):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "media"
    return lambda: call_command("import_blog", tmp_path / "export", verbosity=0, stdout=StringIO())


@pytest.mark.parametrize("name", SAMPLES)
def test_old_address_leads_to_its_page(name, bring_file, tmp_path, client):
    write(name, tmp_path / "export")
    bring_file()
    seen = 0
    for title, paths in entries(name):
        review = Review.objects.filter(headline=title).first()
        for path in paths if review and review.is_published else ():
            check(client, path, review.get_absolute_url())
            seen += 1
    assert seen >= 1


def test_address_in_hangul_leads_to_its_page(bring_file, tmp_path, client):
    old = quote("/blog/2021/01/밤배-리뷰/")
    post = item(
        7,
        "밤배",
        "Words.",
        meta("_wp_old_slug", quote("첫-이름").lower()),
        post_name=quote("밤배-리뷰").lower(),
        link=f"https://nights.example{old.lower()}",
    )
    (tmp_path / "export").write_text(wxr(post))
    bring_file()
    page = Review.objects.get().get_absolute_url()
    for path in (old, quote("/blog/2021/01/첫-이름/"), "/blog/?p=7"):
        check(client, path, page)


@pytest.mark.parametrize(
    ("name", "tag", "paths"),
    [
        ("wordpress", "The sea", ["/blog/tag/sea/"]),
        ("wordpress", "Romance", ["/blog/category/romance/"]),
        ("blogger", "Sea & sky", ["/search/label/Sea & sky"]),
        ("takeout", "Noir", ["/search/label/Noir"]),
        ("ghost", "Noir", ["/tag/noir/"]),
    ],
)
def test_old_page_of_a_tag_leads_to_that_of_today(name, tag, paths, bring_file, tmp_path, client):
    write(name, tmp_path / "export")
    bring_file()
    page = Tag.objects.get(name=tag).get_absolute_url()
    for path in paths:
        check(client, path, page)


@pytest.mark.parametrize(
    "path", ["/feeds/posts/default", "/rss/", "/atom.xml", "/feed/atom/", "/index.xml"]
)
def test_feed_is_where_other_software_has_it(path, client, db):
    assert client.get(path).headers["Location"] == "/feed/"
    assert client.get("/feeds/of/nobody/").status_code == 404


def test_marks_of_those_who_follow_readers_are_no_part_of_an_address(bring_file, tmp_path, client):
    link = "https://nights.example/blog/one/?utm_source=rss&amp;page=2&amp;utm_medium=feed"
    (tmp_path / "export").write_text(wxr(item(7, link=link.replace("&amp;", "&"))))
    bring_file()
    check(client, "/blog/one/?page=2", Review.objects.get().get_absolute_url())


def test_feed_below_an_address_leads_to_the_nearest(bring_file, tmp_path, client):
    write("wordpress", tmp_path / "export")
    bring_file()
    talk = reverse("review_comment_feed", args=[Review.objects.get(headline="Night Ferry").slug])
    check(client, "/blog/2021/01/post-2/feed/", talk)
    check(client, "/blog/category/romance/feed/", "/tags/romance/feed/")


def test_address_of_a_draft_leads_nowhere(bring_file, tmp_path, client):
    draft = item(7, "Draft", "Words.", term("post_tag", "x", "X"), status="draft")
    (tmp_path / "export").write_text(wxr(draft))
    bring_file()
    assert Review.objects.exists()
    assert client.get("/blog/2021/01/post-7/").status_code == 404
    assert client.get("/blog/tag/x/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/search/label/Slow%20Burn", "/search/label/SLOW%20BURN", "/search/label/slow+burn"]
)
def test_label_is_found_in_any_letter_case(client, path):
    review = make.ReviewFactory()
    review.tags.add(Tag.objects.create(name="slow burn"))
    answer = client.get(path)
    assert (answer.status_code, answer.url) == (301, "/tags/slow-burn/")


@pytest.mark.parametrize(
    "path",
    [
        *("/author/mina/", "/author/mina", "/2021/05/", "/2021/", "/2021/05/07/", "/blog/2021/05/"),
        *("/2021_05_01_archive.html", "/page/3/", "/2021/05/page/2/"),
    ],
)
def test_archive_of_a_blog_leads_to_the_reviews(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.url) == (301, reverse("reviews:review_list"))


@pytest.mark.parametrize(
    "path",
    [
        *("/2021/05/no-such-post/", "/search/label/nobody", "/3021x/"),
        *("/search/label/no%00body", "/search/label/no%2500body"),
    ],
)
def test_what_is_no_archive_is_missing(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/feeds/posts/default", "/feed/"])
def test_feed_of_a_blog_leads_to_the_feed(client, path):
    answer = client.get(path, follow=True)
    assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (
        200,
        client.get(reverse("feed")).headers["Content-Type"].split(";")[0],
    )
