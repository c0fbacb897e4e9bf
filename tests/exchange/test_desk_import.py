"""A blog brought over at the desk: sent, tried, told of, imported."""

import html
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exchange.models import BlogImport, Doubt, Upload
from exchange.uploads.folders import Files
from exchange.uploads.reports import PER_PAGE
from reviews.models import Photo, Review
from tests import factories as make
from tests.exchange.exports import item, wxr, zipped
from tests.exchange.sending import ADD, EMBED, EXPORT, press, send
from tests.images.test_cleaning import picture

pytestmark = pytest.mark.django_db


def totals(page):
    """ "3 new, 0 changed, …" as the page has it."""
    told = re.sub("<[^>]+>", "", re.search('class="desk-total">(.*?)</p>', page.text)[1])
    return told.partition(":")[0]


def test_page_says_what_to_send_and_is_found_from_two_places(desk):
    for page in ("admin:index", "admin:exchange_blogimport_changelist"):
        assert f'href="{reverse(ADD)}"' in desk.get(reverse(page)).text
    page = desk.get(reverse(ADD)).text
    for software in ("WordPress", "Squarespace", "Blogger", "Ghost", "Takeout", "RSS"):
        assert software in page
    assert "selected>Mina the Editor</option>" in page


def test_export_is_tried_at_once_and_stores_nothing(desk):
    page = send(desk)
    assert "What an import would do" in page.text
    assert totals(page) == "3 new, 0 changed, 0 here already, 0 lost"
    assert "Import now" in page.text
    for model in (Review, BlogImport, Doubt):
        assert not model.objects.exists()


def test_sums_are_equal_and_each_loss_has_its_reason_and_post(desk):
    send(desk)
    upload = Upload.objects.get()
    told = desk.get(reverse("admin:exchange_upload_report", args=[upload.pk])).json()
    page = html.unescape(desk.get(upload.get_absolute_url()).text)
    for kind in told["kinds"].values():
        assert kind["found"] == kind["kept"] + kind["lost"]
    assert len(told["losses"]) > 0
    for loss in told["losses"]:
        assert loss["reason"] in page
        assert loss["post"] in page


def test_report_is_that_of_the_command(desk, bring, tmp_path):
    send(desk)
    bring(EXPORT, name="nights.xml", dry_run=True, report=tmp_path / "dry.json")
    assert Upload.objects.get().report == (tmp_path / "dry.json").read_text()


def test_import_makes_the_reviews_and_throws_the_file_away(desk):
    send(desk)
    upload = Upload.objects.get()
    assert (Files(upload.folder).folder / "export" / "nights.xml").exists()
    page = press(desk, upload, "import")
    assert "What the import did" in page.text
    assert totals(page) == "3 new, 0 changed, 0 here already, 0 lost"
    review = Review.objects.get(source_id="7")
    assert reverse("admin:reviews_review_change", args=[review.pk]) in page.text
    assert not Files(upload.folder).folder.exists()


def test_same_file_again_changes_nothing(desk):
    send(desk)
    press(desk, Upload.objects.get(), "import")
    assert totals(send(desk)) == "0 new, 0 changed, 3 here already, 0 lost"
    again = press(desk, Upload.objects.latest("pk"), "import")
    assert totals(again) == "0 new, 0 changed, 3 here already, 0 lost"
    assert Review.objects.count() == 2


def test_second_word_imports_nothing_more(desk):
    send(desk)
    upload = Upload.objects.get()
    press(desk, upload, "import")
    Review.objects.all().delete()
    press(desk, upload, "import")
    upload.refresh_from_db()
    assert (upload.phase, upload.trouble) == ("imported", "")
    assert not Review.objects.exists()


def test_questions_are_counted_before_and_led_to_after(desk):
    text = "<p>A slow show about a ferry.</p><p>I would call it a 4 out of 5, or so I thought.</p>"
    export = wxr(item(7, "Review: Night Ferry (2019)", text))
    page = send(desk, export)
    told = json.loads(Upload.objects.get().report)
    page = press(desk, Upload.objects.get(), "import")
    waiting = Doubt.objects.count()
    assert told["doubts"] == waiting > 0
    link = re.search(r'href="([^"]+)">\d+ questions? waits?', html.unescape(page.text))[1]
    assert desk.get(link).text.count('id="answer-') == waiting


def test_pictures_come_from_the_zip_beside(desk):
    figure = '<p>Look.</p><img src="https://nights.example/wp-content/uploads/2021/ferry.png" alt="A ferry">'
    pictures = SimpleUploadedFile("up.zip", zipped({"uploads/2021/ferry.png": picture("PNG")}))
    send(desk, wxr(item(7, "Night Ferry", figure)), pictures=pictures)
    press(desk, Upload.objects.get(), "import")
    assert Photo.objects.get().alt == "A ferry"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"Rar!\x1a\x07\0", "The pictures stay out: up.zip is no zip file."),
        (b"PK\3\4cut", "could not be read"),
    ],
    ids=["no zip", "cut"],
)
def test_bad_pictures_do_not_cost_the_export(desk, content, expected):
    page = send(desk, pictures=SimpleUploadedFile("up.zip", content))
    assert expected in page.text
    assert "Import now" in page.text


def test_long_list_of_losses_is_paged_and_each_reason_leads_to_its_page(desk):
    posts = [item(1, "Many", f'<p style="color: red">W.</p>{EMBED}')]
    posts += [
        item(n, f"Post {n}", "Words.", link=f"https://nights.example/{'x' * 900}{n}/")
        for n in range(2, 140)
    ]
    page = send(desk, wxr(*posts))
    told = json.loads(Upload.objects.get().report)
    assert len(told["losses"]) > PER_PAGE
    assert "Page 1 of 2" in page.text
    link = re.search(r'href="(\?page=2#reason-\d+)"', page.text)[1]
    second = desk.get(f"{Upload.objects.get().get_absolute_url()}{link}")
    assert f'id="{link.partition("#")[2]}"' in second.text
    assert "Post 2<" in page.text or "Post 2<" in second.text


@pytest.mark.parametrize("name", ["Writer", "Moderator"])
def test_who_may_not_change_reviews_of_others_gets_nowhere(role, name):
    upload = make.UploadFactory(phase="tried", report="{}")
    client = role(name)
    for page in ("add", "changelist"):
        assert client.get(reverse(f"admin:exchange_upload_{page}")).status_code == 403
    assert send(client).status_code == 403
    for page in ("change", "progress", "report", "delete"):
        assert (
            client.get(reverse(f"admin:exchange_upload_{page}", args=[upload.pk])).status_code
            == 403
        )
    for verb in ("go_on", "import"):
        assert press(client, upload, verb).status_code == 403
    assert "Bring a blog over" not in client.get(reverse("admin:index")).text
