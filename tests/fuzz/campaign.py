"""Sends hostile requests, takes back all that they did, and says what went wrong."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from zlib import crc32

import hypothesis
from django.core.cache import cache, caches
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given

from config.headers import EVERYWHERE
from config.pages import pieces
from house.models import House
from reviews.foot import Foot, foot
from tests.fuzz.forms import ORIGIN, Form
from tests.fuzz.requests import Hostile, requests
from tests.fuzz.routes import Route, routes
from tests.fuzz.values import SCRIPT
from tests.fuzz.visitors import visitors

ALWAYS = [*EVERYWHERE, "Content-Security-Policy", "Cross-Origin-Resource-Policy"]
POLICY = "Content-Security-Policy"
PAST_SAYING = 20
"""Failures after which a run ends."""


class Fault(AssertionError):
    """An answer that none may be."""


@dataclass
class Campaign:
    """``sent`` counts requests by pattern, ``answers`` by status; ``faults`` are told in words."""

    client: Client
    seed: int = 0
    sent: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def attack(self, found: list[Route], forms: dict[str, list[Form]], examples: int) -> None:
        for route in found:
            if len(self.faults) < PAST_SAYING:
                self._attack(route, forms.get(route.pattern, []), examples)

    def _attack(self, route: Route, forms: list[Form], examples: int) -> None:
        @hypothesis.seed(crc32(f"{self.seed} {route.pattern}".encode()))
        @hypothesis.settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        )
        @given(requests(route, forms))
        def answers(request: Hostile) -> None:
            self.sent[route.pattern] += 1
            self.send(request)

        try:
            answers()
        except Fault as fault:
            self.faults.append(f"{route.pattern}: {fault}")

    def send(self, request: Hostile) -> None:
        """Raises ``Fault``; whatever happens, the site is as it was before."""
        cache.clear()
        caches["pages"].clear()
        pieces.store.clear()
        House.objects.keep(House())
        foot.keep(Foot([]))
        cookies = deepcopy(self.client.cookies)  # a logout would be one for all that comes after
        with transaction.atomic():
            response = request.send(self.client)
            if (
                response.streaming
            ):  # read to its end, it is closed by the client, which leaves the connection
                b"".join(response.streaming_content)
            transaction.set_rollback(True)
        self.client.cookies = cookies
        self.answers[response.status_code] += 1
        for words in faults_of(response):
            raise Fault(f"{words}\n    {request}{_cause(response)}")


def faults_of(response) -> Iterator[str]:
    if response.status_code >= 500:
        yield f"answers {response.status_code}"
    [scripts] = re.findall(r"script-src ([^;]*)|$", response.headers.get(POLICY, ""))[:1]
    if "unsafe" in scripts:
        yield f"lets scripts through by {scripts}"
    missing = [name for name in ALWAYS if name not in response.headers]
    if missing:
        yield f"lacks {missing}"
    location = response.headers.get("Location", "")
    if location and urlsplit(urljoin(ORIGIN, location))[:2] != ("http", "testserver"):
        yield f"leads away to {location[:200]}"
    is_page = "html" in response.headers.get("Content-Type", "")
    if is_page and not response.streaming and SCRIPT.encode() in response.content:
        yield "prints a script that was sent"


def _cause(response) -> str:
    error = getattr(response, "exc_info", None)
    return f"\n    {error[0].__name__}: {str(error[1])[:300]}" if error else ""


def run(total: int, seed: int = 0, *, most: int | None = None, only: str = "") -> Campaign:
    """At least ``total`` requests, evenly over all patterns; the same ones for the same ``seed``.

    With ``most`` only to so many patterns, a fair share of all; with ``only`` to those that hold it.
    """
    found = [route for route in routes() if only in route.pattern]
    if most is not None:
        found = sorted(random.Random(seed).sample(found, most), key=lambda route: route.pattern)
    told = Campaign(Client(), seed)
    plans = list(visitors(found))
    examples = -(-total // sum(len(plan.routes) for plan in plans))
    for plan in plans:
        told.client = plan.client
        told.attack(plan.routes, plan.forms(), examples)
    return told
