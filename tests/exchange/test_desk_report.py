"""The report of an import at the desk: in one vocabulary, the heaviest first, and what to do about it."""

import html
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exchange.blogs.totals import BY_WEIGHT
from exchange.models import Kind, Upload
from reviews.models import Photo, Review
from tests import factories as make
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import attachment, blogger, entry, item, wp_comment, wxr, zipped
from tests.exchange.sending import ADD, EMBED, EXPORT, press, send
from tests.images.test_cleaning import picture

pytestmark = pytest.mark.django_db

PICTURE = (
    '<p>Look.</p><img src="https://nights.example/wp-content/uploads/2021/ferry.png" alt="A ferry">'
)
WORDPRESS = "<generator>https://wordpress.org/?v=6.4</generator>"
STYLED = '<p style="color: red">Words.</p>' * 9
MUCH = wxr(
    item(1, "One", STYLED + EMBED + PICTURE + REVIEW, wp_comment(3, text="", parent=2)),
    item(2, "Two", STYLED),
    item(3, "Gone", "Words.", status="trash"),
    attachment(9, "https://nights.example/a.png"),
)


def words(page):
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.text)))


def sums(page):
    rows = re.findall(r"<tr[^>]*><th[^>]*>([^<]+)</th>" + r"<td>(\d+)</td>" * 3, page.text)
    return {label: tuple(map(int, numbers)) for label, *numbers in rows}


def test_each_form_of_the_page_is_protected(desk):
    page = send(desk).text
    assert page.count('method="post"') == page.count("csrfmiddlewaretoken") > 1


def test_every_kind_is_weighed():
    assert sorted(BY_WEIGHT) == sorted(Kind)


def test_table_sums_up_what_the_first_line_counts(desk):
    page = send(desk, MUCH)
    told = json.loads(Upload.objects.get().report)
    table = sums(page)
    assert all(found == kept + lost for found, kept, lost in table.values())
    found, kept, lost = table["All of these"]
    assert lost == told["totals"]["lost"] > 0
    assert kept == told["totals"]["created"]
    things = [table[name] for name in ("Posts", "Comments") if name in table]
    assert found == sum(one[0] for one in things) + table.get("Other things", (0,))[0]
    assert f"the {found} posts, pages, comments and other things" in words(page)
    assert list(table).index("All of these") < list(table).index("Styles")


def test_command_sums_up_what_its_last_line_counts(bring):
    lines = bring(MUCH, dry_run=True)
    (whole,) = [line.split() for line in lines if line.startswith("All of these")]
    assert lines[-1].endswith(f"lost {whole[-1]}")


def test_losses_stand_in_the_order_of_their_weight_with_styles_folded(desk):
    page = send(desk, MUCH)
    listed = re.findall(r'<li><b>(\d+)</b> <span><a href="[^"]+">([^<]+)</a>: ([^<]+)', page.text)
    kinds = [kind for _, kind, _ in listed]
    assert kinds[0] == "Posts"
    assert kinds.index("Comments") < kinds.index("Pictures") < kinds.index("Embeds")
    assert kinds[-1] == "Styles"
    assert all(int(count) > 0 and reason.strip() for count, _, reason in listed)
    start = page.text.rindex("<details")
    styles = page.text[start : page.text.index("</details>", start)]
    assert styles.count("color: red") == 1
    assert "(18 times)" in styles
    assert "in 2 posts" in styles


def test_command_names_the_heaviest_losses_first_and_styles_in_one_line(bring):
    lines = bring(MUCH, dry_run=True)
    listed = [line for line in lines if line.startswith("  ")][1:]
    assert "Gone" in listed[0]
    assert [line for line in listed if "tyles" in line] == listed[-1:]
    assert listed[-1].startswith("  styles of 2 posts (18 times): ")


def test_buttons_stand_between_the_totals_and_all_that_is_long(desk):
    page = send(desk, MUCH).text
    places = [
        page.index(one)
        for one in ('class="desk-total"', "Import now", "Throw this file away", "desk-sums")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("export", "advice"),
    [
        (wxr(item(7, "Night Ferry", PICTURE), head=WORDPRESS), "FTP gives you"),
        (blogger(entry("post", 1, PICTURE)), "takeout.google.com"),
    ],
    ids=["wordpress", "blogger"],
)
def test_who_lacks_pictures_is_told_how_to_bring_them(desk, export, advice):
    page = send(desk, export)
    assert "1 picture was not found" in words(page)
    assert advice in page.text
    assert (
        f'href="{reverse(ADD)}">send the same export again together with the pictures' in page.text
    )
    assert "nothing doubles" in page.text
    assert "not found" not in words(send(desk, EXPORT))


def test_export_sent_again_with_its_pictures_brings_them_and_doubles_nothing(desk):
    export = wxr(item(7, "Night Ferry", PICTURE), item(8, "Other", "<p>Words.</p>"))
    send(desk, export)
    press(desk, Upload.objects.get(), "import")
    pictures = SimpleUploadedFile("up.zip", zipped({"uploads/2021/ferry.png": picture("PNG")}))
    page = send(desk, export, pictures=pictures)
    assert "or brings pictures for, is written anew in its place" in words(page)
    press(desk, Upload.objects.latest("pk"), "import")
    assert (Review.objects.count(), Photo.objects.count()) == (2, 1)


def test_page_that_takes_an_export_tells_of_pictures_for_every_kind_of_blog(desk):
    page = words(desk.get(reverse(ADD)))
    places = [
        "wp-content/uploads",
        "takeout.google.com",
        "Squarespace gives no zip",
        "content/images",
    ]
    for words_of_one in (*places, "A feed holds no pictures", "nothing doubles"):
        assert words_of_one in page


def test_same_file_again_says_that_nothing_doubles(desk):
    assert "brought over before" not in send(desk).text
    press(desk, Upload.objects.get(), "import")
    page = send(desk)
    assert "All of this was brought over before. Importing it again would change nothing" in words(
        page
    )
    done = press(desk, Upload.objects.latest("pk"), "import")
    assert "It stays as it was, and nothing doubles" in words(done)


def test_more_of_the_same_blog_says_that_nothing_doubles(desk):
    send(desk)
    press(desk, Upload.objects.get(), "import")
    page = send(desk, wxr(item(8, "Other", "<p>Words.</p>"), item(9, "New", "<p>Words.</p>")))
    assert (
        "Nothing doubles: what is here already and the same in the file stays as it is."
        in words(page)
    )


@pytest.mark.parametrize(
    ("rating", "told"),
    [
        ("8.5/10", "8.5/10 becomes 4.5"),
        ("7.8/10", "7.8/10 becomes 4"),
        ("4.3 stars", "4.3 stars becomes 4.5"),
        ("8/10", ""),
        ("9/10", ""),
        ("4.5/5", ""),
    ],
)
def test_rating_that_is_rounded_is_told_for_its_post(desk, bring, rating, told):
    export = wxr(item(7, "Night Ferry", REVIEW.replace("4.5/5", rating)))
    page = send(desk, export)
    assert (told in words(page)) if told else ("half stars" not in page.text)
    lines = "\n".join(bring(export, dry_run=True))
    assert (f"Night Ferry: the rating {rating} becomes" in lines) == bool(told)
    done = press(desk, Upload.objects.get(), "import")
    assert (f"Night Ferry: {told}" in words(done)) == bool(told)


def test_losses_of_all_blogs_stand_in_the_order_of_their_weight(admin_client):
    post = make.ImportedPostFactory()
    for kind in ("style", "embed", "comment"):
        make.LossFactory(post=post, kind=kind)
    listed = admin_client.get(reverse("admin:exchange_loss_changelist")).context_data["cl"]
    assert [one.kind for one in listed.result_list] == ["comment", "embed", "style"]
