"""Servers for the benchmarks, on this machine's loopback, and what they cost: processor time and memory."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_LIMIT = 30  # seconds
NGINX = """\
daemon off; {user} worker_processes 1; pid {folder}/nginx.pid; error_log stderr crit;
events {{ worker_connections 256; }}
http {{
    access_log off; types {{ text/html html; }}
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {site}
}}
"""
DEPLOY = Path(__file__).parents[2] / "deploy"


@dataclass(frozen=True)
class Server:
    """Reached at ``host``, which is ``name:port``; ``pid`` is of the process above all its workers.

    What it costs includes the server ``behind`` it.
    """

    host: str
    pid: int
    behind: "Server | None" = None

    def processor_seconds(self) -> float:
        """Used since the start by all its processes that still run."""
        own = sum(_processor_seconds(pid) for pid in self._processes())
        return own + (self.behind.processor_seconds() if self.behind else 0)

    def memory(self) -> float:
        """Megabytes, what processes share counted once: the proportional set size."""
        return sum(_proportional(pid) for pid in self._processes()) / 1024

    def _processes(self) -> list[int]:
        told = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [self.pid, *map(int, told)]


def _processor_seconds(pid: int) -> float:
    """By the process's own clock, whose number is made of its own: see clock_getcpuclockid(3)."""
    return time.clock_gettime((~pid << 3) | 2)


def _proportional(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def live_site(folder: Path) -> dict[str, str]:
    """The environment of a live site whose data all lies in the folder."""
    return os.environ | {
        "ALLOWED_HOSTS": "127.0.0.1",
        "BENCH_FOLDER": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "DEBUG": "0",
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "HTTPS": "0",
        "MALLOC_ARENA_MAX": "1",  # as deploy/ has it
        "MEDIA_ROOT": str(folder / "media"),
        "SECRET_KEY": secrets.token_urlsafe(50),
    }


def manage(
    environment: dict[str, str], *command: str, out: int | None = subprocess.DEVNULL
) -> None:
    line = [sys.executable, "manage.py", *command]
    subprocess.run(line, env=environment, check=True, stdout=out)


def prepare(environment: dict[str, str]) -> None:
    """The demonstration site."""
    for command in (["migrate"], ["load_demo"], ["collectstatic", "--no-input"]):
        manage(environment, *command, "--verbosity", "0")


@contextmanager
def gunicorn(environment: dict[str, str], application: str = "config.wsgi") -> Iterator[Server]:
    """Two workers on a free port, otherwise as ``deploy/`` has it; none of them ends while it is measured."""
    host = _free_place()
    options = ["--bind", host, "--workers", "2", "--threads", "4", "--max-requests", "0"]
    options += ["--log-level", "warning"]
    config = ["--config", "deploy/gunicorn.conf.py"] if application == "config.wsgi" else []
    command = [sys.executable, "-m", "gunicorn", *config, *options, application]
    with _running(command, host, environment) as server:
        yield server


@contextmanager
def nginx(folder: Path, site: Server) -> Iterator[Server | None]:
    """As in ``deploy/``, with one worker and without HTTPS, before a site; None where there is no nginx.

    It sends what lies in ``static`` and ``pages`` below the folder.
    """
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        yield None
        return
    host = _free_place()
    with tempfile.TemporaryDirectory(prefix="daesa-nginx-") as name:
        user = "user root;" if os.geteuid() == 0 else ""
        own = Path(name)
        told = NGINX.format(folder=own, user=user, site=_site(own, folder, host, site.host))
        (own / "nginx.conf").write_text(told)
        with _running([program, "-c", str(own / "nginx.conf")], host, dict(os.environ)) as server:
            yield Server(server.host, server.pid, site)


def _site(own: Path, folder: Path, host: str, site: str) -> str:
    for part in ("proxy", "headers"):
        shutil.copy(DEPLOY / f"nginx_{part}.conf", own / f"daesa_{part}.conf")
    text = (DEPLOY / "nginx.conf").read_text()
    for old, new in (
        (r"listen (?:\[::\]:)?80;|listen \[::\]:443.*;|ssl_.*;", ""),
        (r"listen 443 .*;", f"listen {host};"),
        (r"server \{\s*server_name.*?\n\}", ""),
        (r"/srv/daesa/site/var", str(folder)),
        (r"/etc/nginx", str(own)),
        (r"127\.0\.0\.1:8000", site),
    ):
        text = re.sub(old, new, text, flags=re.DOTALL if "server_name" in old else 0)
    return text


@contextmanager
def _running(command: list[str], host: str, environment: dict[str, str]) -> Iterator[Server]:
    process = subprocess.Popen(command, env=environment)
    try:
        _wait_for(host)
        yield Server(host, process.pid)
    finally:
        process.terminate()
        process.wait(START_LIMIT)


def _free_place() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"


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
    raise TimeoutError(f"Nothing answered at {host} within {START_LIMIT} seconds.")
