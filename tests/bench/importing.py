"""What it takes to bring a blog over, against only reading its export.

python -m tests.bench.importing [POSTS [COMMENTS_EACH]]
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.blog import Blog
from tests.bench.serving import live_site

READ = """
import sys
from pathlib import Path
from exchange.reading.export import open_export
with open_export(Path(sys.argv[1])) as export:
    print(f"read {sum(1 + len(post.comments) for _, post in export.posts())}")
"""
USER = "from accounts.models import User; User.objects.create(username='mina', is_superuser=True)"


@dataclass(frozen=True)
class Taken:
    """By a process of its own: seconds on the clock and of the processor, most memory, its last line."""

    clock: float
    processor: float
    megabytes: float
    said: str


def take(command: list[str], environment: dict[str, str]) -> Taken:
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], env=environment, stdout=subprocess.PIPE)
    said = process.stdout.read().decode() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    clock = time.perf_counter() - began
    last = said.rstrip().rpartition("\n")[2]
    return Taken(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, last)


def report(posts: int, size: int, results: dict[str, Taken]) -> None:
    reading = results["only reading"]
    print(f"\n{posts:,} posts, a file of {size / 1e6:.1f} MB, SQLite\n")
    print("what              clock s    processor s    posts/s    most MB    against reading")
    for name, one in results.items():
        print(
            f"{name:<16} {one.clock:>8.1f} {one.processor:>14.1f} {posts / one.clock:>10.1f}"
            f" {one.megabytes:>10.0f} {one.processor / reading.processor:>16.1f} x   {one.said}"
        )


def main(posts: int = 10_000, comments_each: int = 10) -> None:
    with tempfile.TemporaryDirectory(prefix="daesa-bench-") as name:
        folder = Path(name)
        path = Blog(posts, comments_each).write(folder / "blog")
        environment = live_site(folder)
        for command in (["migrate", "-v0"], ["shell", "--no-imports", "-c", USER]):
            subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)
        bring = ["manage.py", "import_blog", str(path), "--media", str(path.parent / "media")]
        results = {"only reading": take(["-c", READ, str(path)], environment)}
        results["dry run"] = take([*bring, "--dry-run"], environment)
        results["import"] = take(bring, environment)
        results["second import"] = take(bring, environment)
        report(posts, path.stat().st_size, results)
        if not re.match("created 0, updated 0,", results["second import"].said):
            raise ValueError("the second import changed something")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
