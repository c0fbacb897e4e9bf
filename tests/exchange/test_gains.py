"""What a blog makes of the site's own records is told before and after, in numbers and by name."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from exchange.models import Upload
from people.models import Person
from shows.models import Availability, Credit, Genre, Network, Platform, Show
from tests import factories as make
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import item, wxr
from tests.exchange.samples import wordpress
from tests.exchange.sending import press, send

pytestmark = pytest.mark.django_db
OFFER = "<p>Title : Night Ferry<br>Year : 2019<br>Genre : Romance<br>Where to watch : Netflix</p>"
COUNTED = {
    "show": Show,
    "person": Person,
    "credit": Credit,
    "availability": Availability,
    "network": Network,
    "genre": Genre,
    "platform": Platform,
}


@pytest.fixture
def told(bring, tmp_path):
    """Brings an export and gives what the JSON tells of the site's own records."""

    def run(export, **options):
        bring(export, report=tmp_path / "report.json", **options)
        return json.loads((tmp_path / "report.json").read_text())["site"]

    return run


def stored():
    return {kind: number for kind, model in COUNTED.items() if (number := model.objects.count())}


def of_shows(site):
    return {kind: number for kind, number in site["made"].items() if kind in COUNTED}


def test_every_record_that_is_made_is_counted(told):
    site = told(wxr(item(7, "Night Ferry: a review", REVIEW)))
    assert of_shows(site) == stored() == {"show": 1, "person": 2, "credit": 2, "network": 1}
    assert {(row["post"], row["name"], row["show"]) for row in site["rows"]} >= {
        ("Night Ferry: a review", "Night Ferry", ""),
        ("Night Ferry: a review", "Kim Ha-neul as Seo Ji-ah", "Night Ferry"),
    }


def test_dry_run_counts_what_the_import_makes(told, bring, tmp_path):
    posts = [
        item(1, "Night Ferry: a first look", OFFER + REVIEW),
        item(2, "Night Ferry", REVIEW),
        item(3, "밤배", REVIEW.replace("Night Ferry", "밤배"), creator="jun"),
        item(4, "Night Train", REVIEW.replace("Night Ferry", "Night Train").replace("밤배", "")),
    ]
    before = told(wxr(*posts), dry_run=True)
    assert stored() == {}
    assert told(wxr(*posts)) == before
    assert of_shows(before) == stored()
    assert before["made"]["author"] == 2


def test_whole_blog_is_foreseen(editor, settings, tmp_path):
    settings.VAR_DIR = settings.MEDIA_ROOT = tmp_path / "var"
    (tmp_path / "blog.zip").write_bytes(wordpress())
    reports = []
    for name, is_dry in (("dry", True), ("real", False)):
        file = tmp_path / f"{name}.json"
        call_command(
            "import_blog", tmp_path / "blog.zip", dry_run=is_dry, report=file, stdout=StringIO()
        )
        reports.append(json.loads(file.read_text()))
    dry, real = reports
    assert dry["site"] == real["site"]
    assert dry["doubts"] == real["doubts"]
    assert of_shows(real["site"]) == stored()


def test_what_a_known_show_is_filled_with_is_named(told, bring):
    show = make.ShowFactory(
        title="Night Ferry", title_hangul="", year=2019, aired_from=None, aired_to=None
    )
    show.episode_count = show.original_network = None
    show.save()
    export = wxr(item(7, "Night Ferry: a review", OFFER + REVIEW))
    lines = bring(export, dry_run=True)
    (line,) = [line for line in lines if "filled in, Night Ferry" in line]
    for word in ("title in Hangul: 밤배", "original network: tvN", "Kim Ha-neul as", "Netflix"):
        assert word in line
    site = told(export)
    assert site["shows_filled"] == 1
    assert {row["show_before"] for row in site["rows"] if row["kind"] == "credit"} == {show.pk}
    assert "show" not in site["made"]


def test_second_run_makes_nothing(told):
    export = wxr(item(7, "Night Ferry: a review", OFFER + REVIEW))
    told(export)
    assert told(export) == {"made": {}, "shows_filled": 0, "rows": []}


def test_post_that_cannot_be_stored_made_nothing(told, monkeypatch):
    def refuse(*_):
        raise ValueError("no")

    monkeypatch.setattr("exchange.blogs.storing._photos", refuse)
    assert told(wxr(item(7, "Night Ferry: a review", REVIEW)))["made"] == {}
    assert stored() == {}


def test_desk_names_what_would_be_made_and_what_was_filled_in(desk):
    show = make.ShowFactory(title="Night Ferry", title_hangul="", year=None)
    page = send(desk, wxr(item(7, "Night Ferry: a review", REVIEW))).text
    link = f'<a href="{reverse("admin:shows_show_change", args=[show.pk])}">Night Ferry</a>: '
    assert "Would be made" in page
    assert f"{link}title in Hangul: 밤배" in page
    assert "Kim Ha-neul as Seo Ji-ah" in page
    done = press(desk, Upload.objects.get(), "import").text
    assert "Would be made" not in done
    assert '<th scope="row">Credits</th><td>2</td>' in done
    assert link in done
