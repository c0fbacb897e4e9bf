"""The servers of a large site, each of which can be killed and started again."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.bench.serving import live_site
from tests.house_rules import ROOT
from tests.postgres import _server_user, _system_programs

START_LIMIT = 30  # seconds


def program(name: str, package: str) -> str:
    place = f"{os.environ['PATH']}:/usr/sbin:/sbin"
    return shutil.which(name, path=place) or pytest.skip(f"Install the package {package}.")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def wait_until(answers, limit: float = START_LIMIT) -> None:
    deadline = time.monotonic() + limit
    while not answers():
        if time.monotonic() > deadline:
            raise TimeoutError(f"Nothing answered within {limit} seconds.")
        time.sleep(0.02)


def listens(port: int) -> bool:
    with socket.socket() as link:
        return link.connect_ex(("127.0.0.1", port)) == 0


class Process:
    """A command in a session of its own, which dies whole."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.command, self.environment, self.log = command, environment, log
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self, number: int = signal.SIGKILL) -> None:
        if self.running and self.running.poll() is None:
            os.killpg(self.running.pid, number)
            self.running.wait(START_LIMIT)


def web(folder: Path, port: int, environment: dict[str, str]) -> Process:
    """Gunicorn as in deploy/, with one worker."""
    told = live_site(folder) | {
        "BIND": f"127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "tests.drill.settings",
        "UPKEEP_IN_WEB": "0",
        "WEB_CONCURRENCY": "1",
    }
    told.pop("PYTHONDONTWRITEBYTECODE", None)  # else each start takes a second longer
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    return Process([*command, "config.wsgi"], told | environment, folder / f"web-{port}.log")


def redis(folder: Path, port: int) -> Process:
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    command = [program("redis-server", "redis-server"), *options]
    return Process(command, dict(os.environ), folder / "redis.log")


def nginx(folder: Path, port: int, web_ports: list[int]) -> Process:
    """With the files of deploy/, at one port of loopback and with a certificate of its own."""
    request = "req -x509 -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -keyout privkey.pem -out fullchain.pem"
    openssl = program("openssl", "openssl")
    subprocess.run([openssl, *request.split()], cwd=folder, check=True, capture_output=True)
    for part in ("proxy", "headers"):
        shutil.copy(ROOT / "deploy" / f"nginx_{part}.conf", folder / f"daesa_{part}.conf")
    site = (ROOT / "deploy" / "nginx.conf").read_text()
    site = site.replace("/etc/letsencrypt/live/blog.example", str(folder))
    site = site.replace("/etc/nginx", str(folder)).replace("blog.example", "127.0.0.1")
    site = re.sub(r"listen \[::\].*;\n", "", site)
    site = site.replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    site = site.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl;")
    one = re.search(r"server 127\.0\.0\.1:8000( .*;)", site)
    ours = "\n".join(f"server 127.0.0.1:{web_port}{one[1]}" for web_port in web_ports)
    (folder / "site.conf").write_text(site.replace(one[0], ours))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    whole = (
        f"daemon off; pid {folder}/nginx.pid; error_log stderr warn; events {{}}"
        f" http {{ access_log off; {temporary} include {folder}/site.conf; }}"
    )
    (folder / "nginx.conf").write_text(whole)
    command = [program("nginx", "nginx-light"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    return Process(command, dict(os.environ), folder / "nginx.log")


class Postgres:
    """As durable as in production. Its socket lies in its folder, which is the host of ``url``."""

    def __init__(self, folder: Path) -> None:
        found = _system_programs()
        if not (found and (found / "pg_basebackup").exists()):
            pytest.skip("Install the package postgresql.")
        self.programs, self.user = found, _server_user()
        self.folder, self.data = folder, folder / "data"
        folder.mkdir()
        if self.user:
            shutil.chown(folder, self.user)
        self.url = f"postgres://daesa@/{folder}/postgres"

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=str(self.folder), user="daesa", dbname="postgres", autocommit=True
        )

    def run(self, name: str, *arguments: str) -> str:
        """Raises ``CalledProcessError``, whose ``output`` says what the program did."""
        done = subprocess.run(
            [str(self.programs / name), *arguments],
            check=True,
            text=True,
            capture_output=name != "pg_ctl",  # what it starts keeps its output open
            user=self.user,
            extra_groups=[] if self.user else None,
            cwd=self.folder,
        )
        return done.stdout or ""

    def initialise(self) -> None:
        options = "--username=daesa --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync"
        self.run("initdb", "-D", str(self.data), *options.split())

    def follow(self, other: "Postgres") -> None:
        """Become a copy of it, which streams."""
        options = (
            "--username=daesa --write-recovery-conf --wal-method=stream --checkpoint=fast --no-sync"
        )
        self.run("pg_basebackup", "-h", str(other.folder), "-D", str(self.data), *options.split())

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.data), "-w", "-s", "-l", log, "-o", options, "start")

    def pause(self) -> None:
        """It goes on answering, with what it has."""
        with self.connect() as database:
            database.execute("SELECT pg_wal_replay_pause()")

    def resume(self) -> None:
        with self.connect() as database:
            database.execute("SELECT pg_wal_replay_resume()")

    def kill(self) -> None:
        """All its processes at once, as when the machine goes."""
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "-D", str(self.data), "-w", "-s", "-m", "immediate", "stop")
