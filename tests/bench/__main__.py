"""The main pages under gunicorn, with the demonstration data, against a bare Django view.

Then the guard of the comments on labelled texts: our own and those of the files that are named.

All of it on this machine's loopback, in a temporary folder, with a fixed number of requests.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.load import REQUESTS, Result, measure

PAGES = {
    "bare": "/bare/",
    "home": "/",
    "review": "/reviews/run-on-whole/",
    "show": "/shows/run-on/",
    "search": "/search/?q=run",
}
START_LIMIT = 30  # seconds
OWN_COMMENTS = Path(__file__).parent / "comments.jsonl"


def live_site(folder: Path) -> dict[str, str]:
    """The environment of a live site whose data all lies in the folder."""
    return os.environ | {
        "ALLOWED_HOSTS": "127.0.0.1",
        "BENCH_FOLDER": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "DEBUG": "0",
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "HTTPS": "0",
        "MEDIA_ROOT": str(folder / "media"),
        "SECRET_KEY": secrets.token_urlsafe(50),
    }


def prepare(environment: dict[str, str]) -> None:
    for command in (["migrate"], ["load_demo"], ["collectstatic", "--no-input"]):
        subprocess.run(
            [sys.executable, "manage.py", *command, "--verbosity", "0"],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def measure_the_talk(environment: dict[str, str]) -> None:
    """In a process of its own, for its time is told without that of others."""
    code = "from tests.bench.talk import main; main()"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    subprocess.run(command, env=environment, check=True)


def measure_the_guard(environment: dict[str, str], files: list[str]) -> None:
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c"]
    code = f"from tests.bench.spam import main; main({files!r})"
    subprocess.run([*command, code], env=environment, check=True)


@contextmanager
def gunicorn(environment: dict[str, str]) -> Iterator[str]:
    """Two workers on a free port; gives ``host:port``."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host = f"127.0.0.1:{listener.getsockname()[1]}"
    options = ["--bind", host, "--workers", "2", "--threads", "2", "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", *options, "config.wsgi"]
    server = subprocess.Popen(command, env=environment)
    try:
        _wait_for(host)
        yield host
    finally:
        server.terminate()
        server.wait(START_LIMIT)


def _wait_for(host: str) -> None:
    name, _, port = host.partition(":")
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        try:
            socket.create_connection((name, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"gunicorn did not answer within {START_LIMIT} seconds")


def report(results: dict[str, Result]) -> None:
    bare = results["bare"]
    print(f"{REQUESTS} requests each, 4 readers, 2 workers, SQLite, demonstration data\n")
    print("page      requests/s    p95 ms    requests against bare    p95 against bare")
    for page, result in results.items():
        print(
            f"{page:<8} {result.rate:>11.0f} {result.p95:>9.1f}"
            f" {f'1 : {bare.rate / result.rate:.1f}':>24}"
            f" {f'{result.p95 / bare.p95:.1f} x':>19}"
        )


def main() -> None:
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="daesa-bench-") as name:
        environment = live_site(Path(name))
        prepare(environment)
        with gunicorn(environment) as host:
            report({page: measure(host, path) for page, path in PAGES.items()})
        measure_the_talk(environment)
        print(flush=True)
        labelled = [str(OWN_COMMENTS), *sys.argv[1:]]
        measure_the_guard(
            environment | {"DATABASE_URL": f"sqlite:///{name}/spam.sqlite3"}, labelled
        )


if __name__ == "__main__":
    main()
