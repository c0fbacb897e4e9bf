"""What a review's page costs with 2,000 comments in the worst shapes, against the same page with 20."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.models import Comment
from reviews.models import Review

MANY, FEW = 2_000, 20
LEVELS = 50
MEASURED = 9
MOST_QUERIES, MOST_TIMES = 17, 3

Parents = Callable[[list[Comment], int], Comment | None]
"""Whom a comment answers: given those before it and their number."""

SHAPES: dict[str, Parents] = {
    "20 roots": lambda before, number: None,
    "2,000 roots": lambda before, number: None,
    "1 thread": lambda before, number: before[0] if before else None,
    "20 threads of 100": lambda before, number: before[number % 20] if number >= 20 else None,
    "chains of 50": lambda before, number: before[-1] if number % LEVELS else None,
    "1 deep thread": lambda before, number: (
        before[-1] if number % LEVELS else before[0] if before else None
    ),
}
ORDERS = ("oldest", "newest", "liveliest")


def talk(review: Review, shape: str, count: int) -> None:
    """As many public comments, one a minute."""
    start = timezone.now() - timedelta(minutes=count)
    written: list[Comment] = []
    Comment.objects.filter(review=review).delete()
    for number in range(count):
        parent = SHAPES[shape](written, number)
        written_at = start + timedelta(minutes=number)
        written.append(
            Comment.objects.create(
                review=review,
                parent=parent,
                thread=parent and (parent.thread or parent),
                author_name=f"Reader {number % 70}",
                body=f"The umbrella, for the {number}th time.\n\nAnd the hands.",
                spoils_to=8 if number % 10 == 9 else 0,
                state=Comment.State.PUBLIC,
                created_at=written_at,
                published_at=written_at,
            )
        )


def cost(client: Client, address: str) -> tuple[int, float]:
    """Queries, and the median of some answers in milliseconds of this process, database included."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
        queries = len(asked)
    times = []
    for _ in range(MEASURED):
        started = time.process_time()
        answer = client.get(address)
        times.append((time.process_time() - started) * 1000)
        if answer.status_code != 200:
            raise ValueError(f"{address} answered {answer.status_code}")
    return queries, statistics.median(times)


def addresses(review: Review) -> Iterator[tuple[str, str]]:
    """Each order, and the longest thread opened somewhere in its middle."""
    page = review.get_absolute_url()
    for order in ORDERS:
        yield order, f"{page}?order={order}"
    root = review.comments.roots().liveliest_first().first()
    yield "opened", f"{page}?thread={root.pk if root else 0}&replies=20"


def measure(client: Client, review: Review) -> Iterator[tuple[str, str, int, float, float]]:
    """Shape, view, queries, milliseconds, and times what the page with 20 comments took just before."""
    few = f"{FEW} roots"
    for shape in SHAPES:
        talk(review, few, FEW)
        _, least = cost(client, review.get_absolute_url())
        talk(review, shape, FEW if shape == few else MANY)
        for view, address in addresses(review):
            queries, taken = cost(client, address)
            yield shape, view, queries, taken, taken / least


def main() -> None:
    review = Review.objects.published().latest("published_at")
    report(Client(SERVER_NAME="127.0.0.1"), review)


def report(client: Client, review: Review) -> None:
    print(f"\nA review's page with {MANY:,} comments, against the same with {FEW}; no network\n")
    print("shape               view        queries        ms    against few")
    for shape, view, queries, taken, times in measure(client, review):
        fault = " (!)" if queries > MOST_QUERIES or times > MOST_TIMES else ""
        print(f"{shape:<19} {view:<11} {queries:>7} {taken:>9.1f} {times:>12.1f} x{fault}")
