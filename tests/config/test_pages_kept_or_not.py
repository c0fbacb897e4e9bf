"""What is kept and for whom, of any page: a view of the test's own stands behind the middleware."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.core.cache import caches
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.utils import timezone

from config.pages import kept, middleware
from rows.reading import LATE, note

AT_ONCE = 8


@pytest.fixture(autouse=True)
def keeping(settings, monkeypatch):
    settings.KEPT_PAGES = 100
    caches["pages"].clear()
    soon = timezone.now() + timedelta(minutes=5)
    monkeypatch.setattr(middleware, "next_change", lambda: soon)


@pytest.fixture
def site():
    """Gives the middleware before a view that answers what it is given, and the requests that reached it."""

    def build(answer=lambda request: HttpResponse("A page.")):
        reached = []

        def view(request):
            reached.append(request)
            return answer(request)

        return middleware.KeepPages(view), reached

    return build


def get(path="/", **told):
    return RequestFactory().get(path, **told)


def times_made(site, answer, second=None):
    """How often two requests have the page made."""
    pages, reached = site(answer)
    pages(get())
    pages(second or get())
    return len(reached)


def with_cookie():
    response = HttpResponse("Yours.")
    response.set_cookie("csrftoken", "secret")
    return response


def streamed():
    return StreamingHttpResponse(["A ", "page."])


def answer(status=200, **headers):
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda: HttpResponse("A page.", status=status, headers=told)


ANSWERS = {
    "plain": (answer(), 1),
    "varies by compression": (answer(Vary="Accept-Encoding"), 1),
    "public": (answer(Cache_Control="public, max-age=60"), 1),
    "with a cookie": (with_cookie, 2),
    "streamed": (streamed, 2),
    "missing": (answer(404), 2),
    "moved": (answer(302, Location="/"), 2),
    "private": (answer(Cache_Control="private"), 2),
    "never to be stored": (answer(Cache_Control="No-Store"), 2),
    "varies by cookie": (answer(Vary="Cookie, Accept-Encoding"), 2),
    "varies by anything": (answer(Vary="*"), 2),
    "with a nonce": (answer(Content_Security_Policy="script-src 'nonce-b'"), 2),
    "compressed in another way": (answer(Content_Encoding="br"), 2),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_that_are_kept(site, name):
    make, times = ANSWERS[name]
    assert times_made(site, lambda request: make()) == times


def test_page_that_is_too_large_is_made_each_time(site, monkeypatch):
    monkeypatch.setattr(kept, "LARGEST", 10)
    assert times_made(site, lambda request: HttpResponse("A page, and more.")) == 2


REQUESTS = {
    "the same": (get(), 1),
    "with other cookies": (get(HTTP_COOKIE="csrftoken=a; other=b"), 1),
    "with headers of a proxy": (get(HTTP_X_FORWARDED_HOST="evil.example"), 1),
    "from elsewhere": (get("/?fbclid=IwAR0&utm_source=x&utm_medium=y&gclid=1"), 1),
    "from elsewhere, encoded": (get("/?%66bclid=1"), 1),
    "of somebody known": (get(HTTP_COOKIE="sessionid=somebody"), 2),
    "with a password": (get(HTTP_AUTHORIZATION="Basic x"), 2),
    "for a part": (get(HTTP_RANGE="bytes=0-5"), 2),
    "of another host": (get(HTTP_HOST="other.example"), 2),
    "by https": (get(secure=True), 2),
    "for another page": (get("/other/"), 2),
    "for the next page": (get("/?page=2"), 2),
    "with a parameter of that kind of name": (get("/?fbclid_of=1"), 2),
    "a form": (RequestFactory().post("/"), 2),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_requests_that_get_the_kept_page(site, name):
    request, times = REQUESTS[name]
    assert times_made(site, lambda request: HttpResponse("A page."), request) == times


def test_page_never_learns_where_a_reader_came_from(site):
    pages, reached = site()
    pages(get("/?q=a%20b&utm_source=x&q=c&=&&fbclid"))
    assert reached[0].META["QUERY_STRING"] == "q=a%20b&q=c&=&"


def test_what_one_reader_has_is_no_part_of_the_page(site):
    pages, reached = site()
    answer = pages(get(HTTP_IF_NONE_MATCH='"old"', HTTP_ACCEPT_ENCODING="gzip"))
    assert answer.status_code == 200
    [request] = reached
    assert request.META["HTTP_IF_NONE_MATCH"] == '"old"'  # it is given back after


def test_many_who_come_at_once_have_it_made_once(site):
    def slow(request):
        sleep(0.3)
        return HttpResponse("A page.")

    pages, reached = site(slow)
    with ThreadPoolExecutor(AT_ONCE) as readers:
        answers = list(readers.map(lambda number: pages(get()), range(AT_ONCE)))
    assert {answer.content for answer in answers} == {b"A page."}
    assert len(reached) == 1


def test_those_who_wait_for_what_is_nobodys_page_go_on_together(site):
    """One at a time they would wait for seven others."""
    begun = []

    def slow(request):
        begun.append(request)
        everybody.wait(5) if len(begun) > 1 else sleep(0.2)
        if len(begun) == AT_ONCE:
            everybody.set()
        return HttpResponse("Yours.", headers={"Cache-Control": "private"})

    everybody = Event()
    pages, _ = site(slow)
    with ThreadPoolExecutor(AT_ONCE) as readers:
        answers = list(readers.map(lambda number: pages(get()), range(AT_ONCE)))
    assert len(answers) == AT_ONCE


def test_view_that_fails_keeps_nobody_out(site):
    def fail(request):
        if len(reached) == 1:
            raise ZeroDivisionError
        return HttpResponse("A page.")

    pages, reached = site(fail)
    with pytest.raises(ZeroDivisionError):
        pages(get())
    assert pages(get()).content == b"A page."
    assert not pages._makers


def test_page_is_made_anew_when_its_time_is_over(site, monkeypatch):
    monkeypatch.setattr(middleware, "next_change", timezone.now)
    assert times_made(site, lambda request: HttpResponse("A page.")) == 2


def test_what_is_nobodys_page_is_compressed_all_the_same(site):
    long = "Yours. " * 100
    pages, _ = site(lambda request: HttpResponse(long, headers={"Cache-Control": "private"}))
    assert pages(get(HTTP_ACCEPT_ENCODING="gzip")).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in pages(get()).headers


def test_where_none_are_kept_others_are_told_the_same(site, settings):
    settings.KEPT_PAGES = 0
    pages, reached = site()
    answers = [pages(get()) for _ in range(2)]
    assert len(reached) == 2
    assert answers[0].headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("most", [0, 100])
def test_page_of_what_is_late_is_nobody_elses(site, settings, most):
    def late(request):
        note({LATE})
        return HttpResponse("Yours.")

    settings.KEPT_PAGES, settings.CDN_SECONDS = most, 60
    pages, reached = site(late)
    assert "public" not in [pages(get()).headers.get("Cache-Control", "") for _ in range(2)][1]
    assert len(reached) == 2
