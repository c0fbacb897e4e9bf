"""The three parts of the test run: each runs even when another failed, and a summary closes.

``python -m tests.parts sqlite browser`` runs the parts named. What is the same on each database runs on
SQLite alone: functions of texts, hostile files of blogs, the move from one database to the other.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from tests import postgres
from tests.browser import chromium

PYTEST = [sys.executable, "-m", "pytest", "-q"]
TWO_AT_A_TIME = ["-n", "2"]
SUITE = [*PYTEST, *TWO_AT_A_TIME, "--ignore=tests/browser", "--ignore=tests/bench", "tests"]
IN_MEMORY = "sqlite://:memory:"
PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"

# How a part ended, and what to say about it.
Outcome = tuple[str, str]


def sqlite() -> Outcome:
    return _pytest(SUITE, IN_MEMORY)


def on_postgres() -> Outcome:
    try:
        with postgres.postgres_url() as url:
            return _pytest([*SUITE, "--of-database"], url)  # the others ran on SQLite
    except (postgres.NoPostgres, OSError, subprocess.CalledProcessError) as problem:
        return _could_not_run(f"no PostgreSQL could be started: {problem}")


def browser() -> Outcome:
    if not (chromium.find() or chromium.install()):
        return _could_not_run(chromium.MISSING)
    return _pytest([*PYTEST, *TWO_AT_A_TIME, "tests/browser"], IN_MEMORY)


PARTS: dict[str, Callable[[], Outcome]] = {
    "sqlite": sqlite,
    "postgres": on_postgres,
    "browser": browser,
}


def _pytest(command: list[str], url: str) -> Outcome:
    code = subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode
    return (PASSED, "") if code == 0 else (FAILED, f"pytest ended with {code}")


def _could_not_run(reason: str) -> Outcome:
    """Tolerable at a desk, where the reader sees it; never in CI, where a skip looks green."""
    return (FAILED if os.environ.get("CI") == "true" else SKIPPED, reason)


def main(names: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    lines, codes = [], []
    for name in names:
        print(f"\n=== tests: {name} ===", flush=True)
        started = time.monotonic()
        outcome, reason = PARTS[name]()
        codes.append(outcome == FAILED)
        seconds = f"{time.monotonic() - started:.0f} s"
        lines.append(f"  {name:<9} {outcome:<8} {seconds:>6}  {reason}".rstrip())
    print("\n=== summary ===", *lines, sep="\n", flush=True)
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
