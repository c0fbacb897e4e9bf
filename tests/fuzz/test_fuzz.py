"""A small run of the hostile requests with each test run; ``make fuzz`` is the large one."""

import logging
import os
import random

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from accounts.doors import adapter
from config import urls
from exchange.uploads import work
from tests.fuzz.campaign import Campaign, run
from tests.fuzz.forms import forms_of
from tests.fuzz.routes import Route, routes

LARGE = int(os.environ.get("FUZZ_REQUESTS", "0"))
SEED = int(os.environ.get("FUZZ_SEED") or random.randrange(10**6))
ONLY = os.environ.get("FUZZ_ONLY", "")
SMALL, PATTERNS = 200, 40


@pytest.fixture
def as_live(monkeypatch, settings):
    """Pages are kept; a password that was typed stays fresh for the whole run.

    And an import, which would go on in a thread past the end of the request that is taken back, does nothing;
    neither is anything counted anew in one, as it would be in a run of more than ten minutes.
    """
    settings.KEPT_PAGES, settings.KEPT_PIECES = 100, 1
    monkeypatch.setattr(adapter, "FRESH", 10**9)
    monkeypatch.setattr(work, "beside", lambda do: None)
    monkeypatch.setattr("rows.kept.count_beside", lambda key, count: None)


@pytest.fixture(autouse=True)
def quiet():
    """Each refusal would be told with its traceback."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.django_db
def test_nothing_that_is_sent_breaks_the_site(as_live, record_property):
    told = run(LARGE, SEED, only=ONLY) if LARGE else run(SMALL, most=PATTERNS)
    if LARGE:
        for pattern, number in sorted(told.sent.items()):
            record_property("told", f"{number:>7,}  /{pattern}")
    figures = f"{told.sent.total():,} requests to {len(told.sent)} patterns"
    record_property(
        "told",
        f"fuzz: {figures}, {len(told.faults)} faults, {dict(told.answers)}, seed {told.seed}",
    )
    assert not told.faults, "\n\n".join(told.faults)


@pytest.mark.django_db
def test_planted_fault_is_found(monkeypatch, settings):
    monkeypatch.setattr(urls, "urlpatterns", [path("raises/", raises), *urls.urlpatterns])
    settings.ROOT_URLCONF = "config.urls"
    told = Campaign(Client(raise_request_exception=False))
    told.attack([Route("raises/", ["/raises/"])], {}, 30)
    (fault,) = told.faults
    assert "answers 500" in fault
    assert "ValueError: planted" in fault


@pytest.mark.django_db
def test_new_address_and_new_field_are_found_by_themselves(monkeypatch, settings):
    monkeypatch.setattr(urls, "urlpatterns", [path("new/", asks), *urls.urlpatterns])
    settings.ROOT_URLCONF = "config.urls"
    (route,) = [route for route in routes() if route.pattern == "new/"]
    (form,) = forms_of(Client(), [route])["new/"]
    assert [name for name, _ in form.fields] == ["wish"]


def raises(request):
    raise ValueError("planted")


def asks(request):
    return HttpResponse('<html><form method="post"><input name="wish"></form></html>')
