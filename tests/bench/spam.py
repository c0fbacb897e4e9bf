"""How the guard of the comments does on labelled texts, in a database of its own.

Spam is posted by strangers, the other texts by commenters who were approved once.
"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from comments.models import Comment, Commenter, Tally
from comments.moderation import UNKNOWN, Evidence
from comments.posting import post
from comments.refusals import CommentRefused
from reviews.models import Review
from shows.models import Show

SPACED = timedelta(hours=1)
LEGEND = """
spam held    or refused, as the first comment of a stranger
by content   for what it says or links to, each as if nothing else were ever posted
once marked  the same, while moderators mark the spam before it
approved     real comments held after their author’s first approval
strangers    real comments that their content would have held
"""


class Labelled(NamedTuple):
    text: str
    is_spam: bool


class UnreadableError(Exception):
    pass


def main(names: list[str]) -> None:
    """Each file of JSON lines such as {“spam”: 1, “text”: “…”}, in a database that holds nothing else."""
    call_command("migrate", verbosity=0)
    report([Path(name) for name in names])


def report(files: list[Path]) -> None:
    print(
        f"{'labelled comments':<28} {'spam held':>16} {'by content':>16} {'once marked':>16}"
        f" {'approved':>16} {'strangers':>16}"
    )
    for file in files:
        try:
            rows = list(_read(file))
        except (OSError, ValueError, LookupError, TypeError) as fault:
            raise UnreadableError(f"{file} cannot be read: {fault}") from fault
        _print(file, rows)
    print(LEGEND)


def _print(file: Path, rows: list[Labelled]) -> None:
    spam = sum(row.is_spam for row in rows)
    alone, together = _alone(rows), _in_turn(rows)
    figures = [
        (together["spam held"], spam),
        (alone["spam"], spam),
        (together["spam by content"], spam),
        (together["approved held"], len(rows) - spam),
        (alone["real"], len(rows) - spam),
    ]
    cells = (f"{part} / {all_} {100 * part / max(all_, 1):5.1f} %" for part, all_ in figures)
    print(f"{file.name:<28} " + " ".join(f"{cell:>16}" for cell in cells))


def _read(file: Path) -> Iterator[Labelled]:
    with file.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Labelled(str(row["text"]), bool(int(row["spam"])))


def _alone(rows: list[Labelled]) -> Counter[str]:
    """What is held for its content, where nothing else was ever posted."""
    found: Counter[str] = Counter()
    for number, row in enumerate(rows):
        with _undone():
            held = _post(_review(), row.text, number)
            found["spam" if row.is_spam else "real"] += held not in ("", UNKNOWN)
    return found


def _in_turn(rows: list[Labelled]) -> Counter[str]:
    """All in the order of the file, an hour apart; moderators mark the spam before the next one comes."""
    found: Counter[str] = Counter()
    with _undone():
        review = _review()
        for number, row in enumerate(rows):
            if not row.is_spam:
                _approve_once(review, number)
            held = _post(review, row.text, number, Comment.State.SPAM if row.is_spam else None)
            if row.is_spam:
                found["spam held"] += bool(held)
                found["spam by content"] += held not in ("", UNKNOWN)
            else:
                found["approved held"] += bool(held)
    return found


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _review() -> Review:
    now = timezone.now()
    show = Show.objects.create(title="Benchmark", slug="spam-benchmark")
    author = User.objects.create(username="spam-benchmark")
    return Review.objects.create(
        show=show, author=author, headline="Benchmark", slug="spam-benchmark", published_at=now
    )


def _name(number: int) -> tuple[str, str]:
    return f"Reader {number}", f"reader{number}@bench.example"


def _approve_once(review: Review, number: int) -> None:
    name, email = _name(number)
    Comment.objects.create(
        review=review,
        author_name=name,
        commenter=Commenter.objects.at(email),
        body=f"The first of reader {number}.",
        state=Comment.State.PUBLIC,
        created_at=timezone.now() - timedelta(days=60),
    )


def _post(review: Review, text: str, number: int, state: str | None = None) -> str:
    """Why it is not public, empty where it is. Then an hour passes: nothing of it counts as lately."""
    place = f"{number:064}"
    name, email = _name(number)
    try:
        comment = post(
            review,
            body=text,
            author_name=name,
            author_email=email,
            evidence=Evidence(place, place, seconds=60),
        )
    except CommentRefused as refusal:
        return str(refusal)
    why = comment.held_because if comment.state == Comment.State.PENDING else ""
    comment.state = state or comment.state
    comment.save()
    Comment.objects.update(created_at=F("created_at") - SPACED)
    Tally.objects.all().delete()
    return why
