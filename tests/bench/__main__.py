"""Pages under gunicorn, a talk of 2,000 comments, and the guard of the comments on labelled texts.

All of it on this machine's loopback, with a bounded number of requests. ``--size 100x`` measures a site of a
hundred times the usual size as well; labelled texts are our own and those of the files that are named.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import django

from tests.bench.serving import gunicorn, live_site, manage, nginx, prepare

OWN_COMMENTS = Path(__file__).parent / "comments.jsonl"


def measure_the_talk(environment: dict[str, str]) -> None:
    """In a process of its own, for its time is told without that of others."""
    code = "from tests.bench.talk import main; main()"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    subprocess.run(command, env=environment, check=True)


def measure_the_crowd(environment: dict[str, str]) -> None:
    """On a copy, for it is written to; through nginx, which sends pages from files, where there is one."""
    with tempfile.TemporaryDirectory(prefix="daesa-crowd-") as name:
        folder = Path(name) / "site"
        shutil.copytree(environment["BENCH_FOLDER"], folder)
        proxied = {"BEHIND_PROXY": "1", "PAGE_FILES": "1", "UPKEEP_IN_WEB": "0"}
        environment = live_site(folder) | proxied
        with gunicorn(environment) as site, nginx(folder, site) as proxy:
            code = f"from tests.bench.crowd import main; main({(proxy or site).host!r})"
            manage(environment, "shell", "--no-imports", "-c", code, out=None)


def measure_the_guard(environment: dict[str, str], files: list[str]) -> None:
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c"]
    code = f"from tests.bench.spam import main; main({files!r})"
    subprocess.run([*command, code], env=environment, check=True)


def main() -> None:
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", default="1x", help="1x: 1,000 reviews with 10,000 comments")
    asked.add_argument("comments", nargs="*", help="files of labelled comments")
    told = asked.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from tests.bench import pages  # its site is made of models

    pages.main(int(told.size.removesuffix("x")))
    measure_the_crowd(pages.site(1))
    with tempfile.TemporaryDirectory(prefix="daesa-bench-") as name:
        environment = live_site(Path(name))
        prepare(environment)
        measure_the_talk(environment)
        print(flush=True)
        measure_the_guard(
            environment | {"DATABASE_URL": f"sqlite:///{name}/spam.sqlite3"},
            [str(OWN_COMMENTS), *told.comments],
        )


if __name__ == "__main__":
    main()
