"""Readers and commenters, a bounded number of them, who write down what they were answered."""

import http.client
import random
import ssl
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Thread
from urllib.parse import urlencode

from comments import stamps

TIMEOUT = 20  # seconds
TAKEN = (201, 302)
GOOD = (200, *TAKEN)
WORDS = "tide ferry lamp rain coat letter bridge clock harbour song river stair window train fog"


@dataclass(frozen=True)
class Answer:
    """``status`` is 0 where there was none; both times are of ``time.monotonic``."""

    kind: str
    asked: float
    came: float
    status: int


def untrusting() -> ssl.SSLContext:
    """The certificate of the drill is its own."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


@dataclass
class Site:
    """At a port of loopback, over TLS or behind no proxy at all."""

    port: int
    slug: str
    tls: ssl.SSLContext | None = None
    answers: list[Answer] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    """The texts of comments that the site has said it has."""
    unseen: list[str] = field(default_factory=list)
    """Those of them that the next page of the talk did not show."""

    def get(self, path: str, kind: str) -> str:
        return self._ask(kind, "GET", path)[1]

    def comment(self, number: int) -> bool:
        """Whether it was taken; from a network of its own, by a guest who was here before."""
        body = f"Number {number}: {' '.join(random.choices(WORDS.split(), k=9))}"
        sent = {
            "name": f"Guest {number}",
            "email": f"guest{number}@mail.example",
            "body": body,
            "spoils_to": "0",
            "stamp": stamps.fresh(),
        }
        status, told = self._ask(
            "comment", "POST", f"/reviews/{self.slug}/comments/new/", urlencode(sent), number
        )
        if status not in TAKEN:
            return False
        self.taken.append(body)
        if "/comments/held/" not in told:
            page = f"/reviews/{self.slug}/?order=newest"
            status, text = self._ask("kept", "GET", page)
            if status == 200 and body not in text:
                self.unseen.append(body)
        return True

    def _ask(
        self, kind: str, method: str, path: str, body: str | None = None, number: int = 0
    ) -> tuple[int, str]:
        """The status, and of a redirect where it leads, else the page."""
        asked, status, text = time.monotonic(), 0, ""
        place = f"127.{number // 250 + 1}.{number % 250}.1"
        link = self._link(place)
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        try:
            link.request(method, path, body, headers | {"X-Forwarded-For": place})
            answer = link.getresponse()
            text = answer.read().decode()
            status, text = answer.status, answer.headers.get("Location", text)
        except (OSError, http.client.HTTPException):
            pass
        finally:
            link.close()
        self.answers.append(Answer(kind, asked, time.monotonic(), status))
        return status, text

    def _link(self, place: str) -> http.client.HTTPConnection:
        at = {"timeout": TIMEOUT, "source_address": (place, 0)}
        if self.tls:
            return http.client.HTTPSConnection("127.0.0.1", self.port, context=self.tls, **at)
        return http.client.HTTPConnection("127.0.0.1", self.port, **at)

    def first(self, kind: str, since: float) -> float:
        """Seconds until an answer came that was asked for later than that and is good; else infinite."""
        since_then = (a for a in self.answers if a.kind == kind and a.asked >= since)
        came = (a.came for a in since_then if a.status in GOOD)
        return min(came, default=float("inf")) - since

    def bad(self, kind: str, since: float, until: float) -> list[int]:
        """What was answered instead of a page or a comment taken."""
        within = (a for a in self.answers if a.kind == kind and since <= a.asked < until)
        return [a.status for a in within if a.status not in GOOD]


@contextmanager
def repeating(*works: Callable[[int], object], pause: float):
    """Each in a thread of its own, with the numbers from 1 on, until the block ends."""
    over = Event()

    def run(work: Callable[[int], object]) -> None:
        for number in count(1):
            work(number)
            if over.wait(pause):
                return

    threads = [Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()
