"""Brings one export after another over, each in a process of its own with little memory and no network.

python -m tests.exchange.measured

Reads a path a line and answers with a line of JSON: what the command said, what is stored, what it took.
Each process is a copy of this one, whose libraries are loaded, and has a copy of the same empty site.
"""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import django
from django.conf import settings

MEMORY = 300 << 20
ADDRESSES = 800 << 20
"""Of the process, its libraries included; a runaway ends here, long before the machine does."""
HUNG = 240
"""Seconds on the clock after which it will not end any more, on a machine that does other things too."""

connections = []


@contextmanager
def bringing():
    """What ``import_blog`` does with the export at a path, in a process of its own."""
    program = [sys.executable, "-m", "tests.exchange.measured"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(program, text=True, **pipes) as process:

        def bring(path):
            print(path, file=process.stdin, flush=True)
            return json.loads(process.stdout.readline())

        yield bring
        process.stdin.close()


def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        connections.append(event)
        raise PermissionError(event)


def most_memory():
    """Of this program alone: what `getrusage` says begins with the size of whoever started it."""
    (line,) = (
        line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line
    )
    return int(line.split()[1]) * 1024


def bring(path):
    from django.core.management import CommandError, call_command

    from exchange.models import ImportedPost

    out, report = StringIO(), path.parent / "report.json"
    told = {"error": "", "said": [], "last": ""}
    try:
        call_command("import_blog", path, stdout=out, report=report)
    except CommandError as error:
        return told | {"error": str(error), "posts": [], "count": 0}
    written = json.loads(report.read_text())
    cut = (f"{place}: the file is cut off" for place in written["cut_off"])
    losses = (f"{loss['subject']}: {loss['reason']}" for loss in written["losses"])
    stored = ImportedPost.objects.exclude(review=None)
    return told | {
        "said": [*losses, *written["notes"], *cut][:400],
        "last": out.getvalue().splitlines()[-1],
        "totals": written["totals"],
        "posts": [title[:100] for title in stored.values_list("title", flat=True)[:20]],
        "count": stored.count(),
    }


def told_of(path, site):
    """In the copy of the process."""
    from django.db import connections as databases

    signal.alarm(HUNG)
    place = Path(tempfile.mkdtemp(prefix="brought-", dir=path.parent))
    shutil.copy(site, place / "db.sqlite3")
    databases.settings["default"]["NAME"] = str(place / "db.sqlite3")
    settings.VAR_DIR, settings.MEDIA_ROOT = place / "var", place / "media"
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    sys.addaudithook(watch)
    Path("/proc/self/clear_refs").write_text("5")  # the most so far was that of the process copied
    began = time.process_time()
    try:
        told = bring(path)
    except Exception:  # noqa: BLE001 (that there is none is the point)
        told = {"crash": traceback.format_exc()[-3000:]}
    took = {"seconds": time.process_time() - began, "memory": most_memory()}
    left = [str(file) for file in place.rglob("*") if re.search(r"\.(part|pictures)$", file.name)]
    return {"crash": ""} | told | took | {"connections": connections, "left": left}


def empty_site(folder):
    """Made by another process: what migrations take is not part of what an import takes."""
    from django.db import connection

    from accounts.models import User

    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True)
    User.objects.create(username="boss", is_superuser=True)
    connection.cursor().execute("PRAGMA journal_mode = DELETE")
    connection.close()
    return folder / "site.sqlite3"


def main():
    with tempfile.TemporaryDirectory() as name:
        os.environ["DATABASE_URL"] = f"sqlite:///{name}/site.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        site = empty_site(Path(name))
        for line in sys.stdin:
            answer = Path(name, "answer")
            answer.unlink(missing_ok=True)
            if not (child := os.fork()):
                answer.write_text(json.dumps(told_of(Path(line.strip()), site)))
                os._exit(0)
            _, status = os.waitpid(child, 0)
            died = json.dumps({"crash": f"died, with the status {status}"})
            print(answer.read_text() if answer.exists() else died, flush=True)


if __name__ == "__main__":
    main()
