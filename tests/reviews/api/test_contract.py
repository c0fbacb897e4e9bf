"""The API keeps what its OpenAPI document promises, whatever it is asked."""

from collections import Counter
from collections.abc import Callable
from time import monotonic

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, assume, given, settings as tried, strategies as st
from schemathesis import GenerationMode

from tests.world import build_world

FEWEST = 2_000
EACH = {GenerationMode.POSITIVE: 180, GenerationMode.NEGATIVE: 120}
DOCUMENT = "/api/v1/openapi.json"
PLAIN = {"Accept-Encoding": "identity"}  # without a network nothing is unpacked


@pytest.fixture
def world(db, settings):
    settings.ALLOWED_HOSTS = ["*"]
    return build_world(2)


@pytest.fixture
def schema(world):
    """The whole site is asked, which would close the connection of the test after each answer."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(DOCUMENT, get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def thoroughly(mode: GenerationMode) -> tried:
    return tried(
        max_examples=EACH[mode],
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def is_hollow(value: object) -> bool:
    """A list or an object of nothing: “?q=” is sent for it, and that is allowed."""
    if not isinstance(value, (list, dict)):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return all(one in (None, "") or is_hollow(one) for one in inner)


def try_out(operation, mode: GenerationMode, known: str, heard: Callable[[int], None]) -> None:
    """All that the document allows, or what it does not; half of the time of a row that there is."""

    @thoroughly(mode)
    @given(case=operation.as_strategy(generation_mode=mode), is_known=st.booleans())
    def keeps_its_word(case, is_known):
        assume(not any(is_hollow(value) for value in (case.query or {}).values()))
        if mode is GenerationMode.POSITIVE and is_known and known:
            case.path_parameters["slug"] = known
        heard(case.call_and_validate(headers=PLAIN).status_code)

    keeps_its_word()


def test_every_answer_is_as_the_document_says(schema, world, record_property):
    known = {"shows": world.show.slug, "people": world.person.slug, "reviews": world.review.slug}
    answered: Counter[int] = Counter()
    begun = monotonic()
    for found in schema.get_all_operations():
        operation = found.ok()
        slug = known[operation.path.split("/")[3]] if "{slug}" in operation.path else ""
        takes_input = operation.path != "/api/v1/"
        for mode in EACH if takes_input else [GenerationMode.POSITIVE]:
            try_out(operation, mode, slug, lambda status: answered.update([status]))
    requests, seconds = answered.total(), monotonic() - begun
    by_status = ", ".join(f"{count} of {status}" for status, count in sorted(answered.items()))
    told = f"API contract: {requests} requests in {seconds:.0f} s, 0 failures ({by_status})"
    record_property("told", told)
    assert requests >= FEWEST
    assert min(answered[status] for status in (200, 404, 422)) > requests // 20
