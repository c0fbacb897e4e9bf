"""Finished pages as files: whatever changes, and whenever, none lies where the web server looks for it."""

import gzip
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from config.pages import files, middleware
from rows import changes
from tests import factories as make

HOST = "blog.example"


@pytest.fixture(autouse=True)
def keeping(settings, monkeypatch, tmp_path):
    settings.KEPT_PAGES, settings.PAGE_FILES, settings.VAR_DIR = 100, True, tmp_path
    settings.ALLOWED_HOSTS = [HOST]
    caches["pages"].clear()
    files.prepare()
    changes.move_on()
    now = files.this_hundred()
    monkeypatch.setattr(files, "this_hundred", lambda: now)
    end = datetime.fromtimestamp((now + 1) * files.SECONDS, UTC)
    monkeypatch.setattr(middleware, "next_change", lambda: end + timedelta(seconds=60))


def answer(request):
    return HttpResponse(f"At {request.path}", headers=files.headers("html"))


def ask(path="/reviews/night-ferry/", view=answer, times=2, method="GET", **told):
    """A page is written when it is asked for again."""
    pages = middleware.KeepPages(view)
    for _ in range(times):
        pages(RequestFactory().generic(method, path, headers={"Host": HOST} | told))


def found(scheme="http"):
    """Paths as the web server would look for them, in this hundred of seconds."""
    folder = changes.pages_folder() / changes.CURRENT / str(files.this_hundred()) / scheme
    return {
        str(file.relative_to(folder)): gzip.decompress(file.read_bytes()).decode()
        for file in folder.rglob("@*")
    }


PAGE = f"{HOST}/reviews/night-ferry/@.html"


def test_page_that_is_asked_for_again_lies_as_a_file():
    ask(times=1)
    assert found() == {}
    ask(times=1)
    assert found() == {PAGE: "At /reviews/night-ferry/"}


def test_front_page_and_addresses_in_hangul():
    ask("/")
    ask("/tags/느림/")
    assert set(found()) == {f"{HOST}/@.html", f"{HOST}/tags/느림/@.html"}


def test_change_takes_all_of_them_away_at_once():
    ask()
    changes.move_on(["shows_show"])
    assert found() == {}
    ask(times=1)
    assert set(found()) == {PAGE}


def test_page_that_was_begun_before_a_change_is_never_sent_after_it(monkeypatch):
    """It was found as it was, and is written when the change is made already."""
    ask(times=1)
    late = {}

    def waits(request, page, looked):
        late.update(request=request, page=page, looked=looked)

    with monkeypatch.context() as slow:
        slow.setattr(files, "offer", waits)
        ask(times=1)
    changes.move_on(["reviews_review"])
    ask("/shows/")
    files.offer(**late)
    assert set(found()) == {f"{HOST}/shows/@.html"}


def test_page_that_will_change_by_itself_in_this_hundred_of_seconds_is_none(monkeypatch):
    soon = timezone.now() + timedelta(seconds=0.5)
    monkeypatch.setattr(middleware, "next_change", lambda: soon)
    monkeypatch.setattr(files, "this_hundred", lambda: int(soon.timestamp()) // files.SECONDS)
    ask()
    assert found() == {}


@pytest.mark.parametrize(
    "told",
    [
        {"path": "/reviews/?page=2/../../../a"},
        {"path": "/reviews/?q=" + "a" * 200},
        {"path": "/feed.xml"},
        {"path": "/a/@.html/"},
        {"path": "/a/%2e%2e/b/"},
        {"path": "/a//b/"},
        {"method": "HEAD"},
        {"Host": f"{HOST}:8000"},
        {"view": lambda request: HttpResponse("A file.", content_type="text/plain")},
        {"view": lambda request: HttpResponse("Without a policy.")},
    ],
    ids=[
        "slash in the question",
        "long question",
        "file",
        "sign",
        "dots",
        "two slashes",
        "HEAD",
        "port",
        "kind",
        "policy",
    ],
)
def test_what_is_no_plain_page_is_none(told):
    ask(**told)
    assert found() == {}


def test_file_has_a_time_made_of_its_content():
    ask()
    ask("/shows/")
    ask("/shows/", view=lambda request: HttpResponse("Other", headers=files.headers("html")))
    folder = changes.pages_folder() / changes.CURRENT
    times = {file.stat().st_mtime for file in folder.rglob("@*")}
    assert len(times) == 2
    assert max(times) < 2**28


def test_disk_that_takes_nothing_costs_nobody_the_page(caplog):
    folder = changes.pages_folder() / (changes.CURRENT)
    (changes.pages_folder() / folder.readlink()).write_text("no folder")
    pages = middleware.KeepPages(answer)
    answers = [pages(RequestFactory().get("/", headers={"Host": HOST})) for _ in range(2)]
    assert [one.text for one in answers] == ["At /", "At /"]
    assert "cannot be kept as a file" in caplog.text


def test_copy_that_has_a_folder_for_the_link_begins_anew(tmp_path, settings):
    ask()
    settings.VAR_DIR = tmp_path / "copy"
    shutil.copytree(tmp_path / "pages", settings.VAR_DIR / "pages")
    files.prepare()
    changes.move_on()
    assert found() == {}
    ask()
    assert set(found()) == {PAGE}


def test_old_ones_are_swept():
    ask()
    current = changes.pages_folder() / changes.CURRENT
    (current / "12").mkdir()
    changes.pages_folder().joinpath("17").mkdir()
    assert files.sweep() == files.SECONDS
    assert set(found()) == {PAGE}
    assert {one.name for one in changes.pages_folder().iterdir()} == {
        "current",
        current.readlink().name,
    }
    assert [one.name for one in current.iterdir()] == [str(files.this_hundred())]


@pytest.mark.parametrize(
    "other",
    [{"PAGE_FILES": False}, {"CHANGES_ARE_SHARED": True}, {"MEDIA_CDN": "https://cdn.example"}],
    ids=str,
)
def test_nothing_is_left_where_pages_are_no_files_any_more(settings, other):
    ask()
    for name, value in other.items():
        setattr(settings, name, value)
    files.prepare()
    assert not changes.pages_folder().exists()
    ask()
    files.sweep()
    changes.move_on()
    assert not changes.pages_folder().exists()


def test_pages_of_the_site_lie_as_they_are_sent(client, db):
    review = make.ReviewFactory(slug="night-ferry")
    for path in ("/", review.get_absolute_url(), review.show.get_absolute_url(), "/reviews/"):
        for _ in range(2):
            answer = client.get(path, headers={"Host": HOST, "Accept-Encoding": "gzip"})
        assert found()[f"{HOST}{path}@.html"] == gzip.decompress(answer.content).decode()
        assert files.headers("html").items() <= dict(answer.items()).items()


def test_feeds_and_answers_to_questions_lie_there_too(client, db):
    make.ReviewFactory(headline="Night Ferry")
    for path, kind, file in (
        ("/feed/", "atom", "feed/@.atom"),
        ("/search/?q=%EB%B0%A4", "html", "search/@q=%EB%B0%A4.html"),
        ("/reviews/?page=1&unknown=", "html", "reviews/@page=1&unknown=.html"),
    ):
        for _ in range(2):
            answer = client.get(path, headers={"Host": HOST, "Accept-Encoding": "gzip"})
        assert found()[f"{HOST}/{file}"] == gzip.decompress(answer.content).decode()
        assert files.headers(kind).items() <= dict(answer.items()).items()
    assert len(found()) == 3


def test_questions_fill_no_disk(settings):
    """Anybody can ask as many as they like."""
    settings.KEPT_PAGES = 3
    for number in range(6):
        ask(f"/reviews/?x{number}")
    ask("/reviews/")
    assert len(found()) == 3 + 1
    changes.move_on()
    ask("/reviews/?x0")
    assert len(found()) == 1


def test_page_has_the_tag_that_nginx_gives_its_file():
    pages = middleware.KeepPages(answer)
    told = [pages(RequestFactory().get("/", headers={"Host": HOST})) for _ in range(2)]
    (file,) = (changes.pages_folder() / changes.CURRENT).rglob("@*")
    stat = file.stat()
    tag = f'W/"{int(stat.st_mtime):x}-{stat.st_size:x}"'
    assert [one.headers["ETag"] for one in told] == [tag, tag]


def test_pages_that_are_asked_for_over_https_lie_as_files_too(client, db, settings):
    """Though the site says there that they must be: the web server says it by itself."""
    settings.SECURE_HSTS_SECONDS = 300
    for _ in range(2):
        answer = client.get("/reviews/", headers={"Host": HOST}, secure=True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=300"
    assert set(found("https")) == {f"{HOST}/reviews/@.html"}
    assert found() == {}
