"""What it takes to move a site from SQLite to PostgreSQL, with ten comments for each review.

python -m tests.bench.moving [REVIEWS]
"""

import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from tests.bench.__main__ import live_site
from tests.bench.importing import take
from tests.postgres import postgres_url

BLOCK = 100
"""Reviews that are written by Django; the others are copies under other numbers."""
EACH = 10
WRITE = """
from reviews.models import Review
from comments.models import Comment
from tests import factories as make
author = make.UserFactory()
body = "".join(f"<p>{'She waits under the umbrella, and 그는 오지 않는다. ' * 9}{n}</p>" for n in range(8))
for number in range(100):
    review = make.ReviewFactory(slug=f"night-ferry-{number}", author=author, body=body)
    root = None
    for n in range(10):
        text = f"The umbrella, for the {n}th time.\\n\\nAnd the hands. 좋아요! " * 3
        made = make.CommentFactory(review=review, parent=root if n % 3 else None, body=text)
        root = root if n % 3 else made
"""


def multiply(file: sqlite3.Connection, table: str, times: int, moved: dict[str, str]) -> None:
    """Copies of all rows, ``moved`` telling what the columns are that may not be the same."""
    names = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(moved.get(name, f'"{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    file.executescript(
        f"WITH RECURSIVE copies(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < {times - 1})"
        f" INSERT INTO {table} ({columns}) SELECT {values} FROM {table} CROSS JOIN copies;"
    )


def fill(path: Path, reviews: int) -> None:
    """The site at the path has 100 reviews; now it has as many as asked, rounded to hundreds."""
    times = reviews // BLOCK
    if times < 2:
        return
    comments = BLOCK * EACH
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous = OFF")
        own = {"id": f"id + k * {BLOCK}", "slug": "slug || '-' || k"}
        multiply(file, "reviews_review", times, own)
        keys = {name: f"{name} + k * {comments}" for name in ("id", "parent_id", "thread_id")}
        multiply(file, "comments_comment", times, keys | {"review_id": f"review_id + k * {BLOCK}"})


def main(reviews: int = 1_000) -> None:
    with tempfile.TemporaryDirectory(prefix="daesa-bench-") as name, postgres_url() as url:
        folder = Path(name)
        environment = live_site(folder) | {"TARGET_DATABASE_URL": url, "UPKEEP_IN_WEB": "0"}
        for command in (["migrate", "-v0"], ["shell", "--no-imports", "-c", WRITE]):
            subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)
        path = folder / "bench.sqlite3"
        fill(path, reviews)
        size = path.stat().st_size / 1e6
        print(f"\n{reviews:,} reviews, {reviews * EACH:,} comments, {size:,.0f} MB on SQLite\n")
        print("what            clock s    processor s    most MB")
        command = ["manage.py", "migrate_to_postgres"]
        for what in ("move", "run again", "--verify"):
            options = [what] if what.startswith("-") else []
            one = take([*command, *options], environment)
            line = f"{what:<14} {one.clock:>8.1f} {one.processor:>14.1f} {one.megabytes:>10.0f}"
            print(f"{line}   {one.said}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
