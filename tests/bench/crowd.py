"""A thousand readers in a minute while an editor works and comments arrive: is a page old, is one lost?

Runs in a process of its own beside the servers, as a command does: what it changes, they must notice.
"""

import http.client
import random
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import lxml.html
from django.db import connection
from django.utils import timezone

from comments.models import Comment
from reviews.models import Review
from tests.bench.site import ONE

SECONDS, A_SECOND = 60, 17
"""About a thousand readers, each with a connection of their own."""
CHANGES, COMMENTS = 200, 50
GUESTS = 5
"""Who write at the same time, each one comment after another: all of them within the minute."""
PATHS = (
    "/",
    "/reviews/",
    f"/reviews/{ONE}/",
    "/shows/show-1/",
    "/lines/",
    "/feed/",
    "/lists/best/",
)
TAKEN = (201, 302)
"""How a comment is answered that is kept: held for an editor, or public at once."""


class Crowd:
    def __init__(self, host: str) -> None:
        self.host = host
        self.errors: list[str] = []
        self.answers = self.old = self.lost = self.seen = 0

    def run(self) -> None:
        with ThreadPoolExecutor(24) as readers:
            editor = readers.submit(self._edit)
            guests = [readers.submit(self._comment, number) for number in range(GUESTS)]
            started = time.monotonic()
            for number in range(SECONDS * A_SECOND):
                time.sleep(max(0.0, started + number / A_SECOND - time.monotonic()))
                readers.submit(self._read, random.choice(PATHS))
            editor.result()
            for guest in guests:
                guest.result()
        took = time.monotonic() - started
        print(
            f"{took:.0f} s: {self.answers:,} answers, {len(self.errors)} errors; {CHANGES} changes,"
            f" {self.old} seen too late; {self.seen} comments taken, {self.lost} lost",
            *self.errors[:5],
            sep="\n",
            flush=True,
        )

    def _get(self, path: str) -> str:
        answers = http.client.HTTPConnection(self.host, timeout=60)
        answers.request("GET", path)
        answer = answers.getresponse()
        text = answer.read().decode()
        answers.close()
        self.answers += 1
        if answer.status != 200:
            self.errors.append(f"{path} answered {answer.status}")
        return text

    def _read(self, path: str) -> None:
        try:
            self._get(path)
        except OSError as error:
            self.errors.append(f"{path}: {error}")

    def _edit(self) -> None:
        """Each change by turns, and the next request asked for it."""
        turns: list[Callable[[int], tuple[str, str, bool]]] = [
            self._rename,
            self._publish,
            self._approve,
            self._remove,
        ]
        for number in range(CHANGES):
            path, words, is_there = turns[number % len(turns)](number)
            if (words in self._get(path)) is not is_there:
                self.old += 1
            time.sleep(SECONDS / CHANGES / 4)
        connection.close()

    def _rename(self, number: int) -> tuple[str, str, bool]:
        review = Review.objects.get(slug=ONE)
        review.headline = f"Said for the {number}th time"
        review.save()
        return review.get_absolute_url(), review.headline, True

    def _publish(self, number: int) -> tuple[str, str, bool]:
        like = Review.objects.get(slug=ONE)
        made = Review(show=like.show, author=like.author, headline=f"Out as number {number}")
        made.save()
        made.publish(timezone.now())
        made.save()
        return "/reviews/", made.headline, True

    def _approve(self, number: int) -> tuple[str, str, bool]:
        review = Review.objects.get(slug=ONE)
        held = Comment.objects.create(
            review=review,
            author_name="Min-ji",
            body=f"Held as number {number}.",
            wants_replies=False,
        )
        held.approve(by=None)
        return f"/reviews/{ONE}/?order=newest", held.body, True

    def _remove(self, number: int) -> tuple[str, str, bool]:
        comment = Comment.objects.public().latest("pk")
        comment.remove(by=None)
        return f"/reviews/{ONE}/?order=newest", comment.body, False

    def _comment(self, first: int) -> None:
        """In a browser without scripts, each comment from another network."""
        for number in range(first, COMMENTS, GUESTS):
            body = f"I came as guest number {number} and stayed."
            if self._post(number, body):
                self.seen += 1
                self.lost += not Comment.objects.filter(body=body).exists()
            time.sleep(SECONDS / COMMENTS)
        connection.close()

    def _post(self, number: int, body: str) -> bool:
        """Whether it was acknowledged, by a page that says so."""
        network = (f"127.{10 + number}.0.1", 0)
        asked = http.client.HTTPConnection(self.host, timeout=60, source_address=network)
        path = f"/reviews/{ONE}/comments/new/"
        asked.request("GET", path)
        form = asked.getresponse()
        cookies = "; ".join(one.split(";")[0] for one in form.headers.get_all("Set-Cookie", []))
        page = lxml.html.fromstring(form.read().decode())
        fields = dict(next(one for one in page.forms if "body" in one.fields).form_values())
        fields |= {"name": f"Guest {number}", "email": f"guest{number}@mail.example", "body": body}
        asked.close()
        time.sleep(3)  # nobody writes faster
        asked = http.client.HTTPConnection(self.host, timeout=60, source_address=network)
        told = {
            "Cookie": cookies,
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
        }
        asked.request("POST", path, urlencode(fields), told)
        answer = asked.getresponse()
        text = answer.read().decode()
        asked.close()
        if answer.status not in TAKEN:
            self.errors.append(f"a comment was answered {answer.status}: {_reason(text)}")
        return answer.status in TAKEN


def _reason(page: str) -> str:
    found = re.search(r'class="errorlist[^>]*>(.*?)</ul>', page, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[1])[:200] if found else page[:100]


def main(host: str) -> None:
    Crowd(host).run()
