"""Every server of a large site dies in turn, while readers read and comments arrive."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests import factories as make
from tests.drill.load import Site, repeating, untrusting
from tests.drill.servers import (
    Postgres,
    Process,
    free_port,
    listens,
    nginx,
    redis,
    wait_until,
    web,
)

SLOWEST = 5 if "DRILL_KILLS" in os.environ else 15
"""Seconds to recover. Other tests run beside this one, unless it is the drill alone."""
DOWN, CALM = 1.5, 1.0
"""Seconds for which a server stays away, and between two faults."""
GUESTS = 55
"""Fewer than a flood."""
KINDS = ("kept", "made", "comment")
ROWS = "SELECT count(*), coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {} t"
TABLES = "SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


@dataclass
class Large:
    primary: Postgres
    copy: Postgres
    redis: Process
    webs: list[Process]
    proxy: Process
    site: Site
    ports: list[int]

    @property
    def processes(self) -> list[Process]:
        return [self.redis, *self.webs, self.proxy]

    def start(self) -> None:
        for process in self.processes:
            process.start()
        wait_until(lambda: all(map(listens, self.ports)))
        wait_until(lambda: "ok" in self.site.get("/readyz", "ready"))


@pytest.fixture
def folder():
    """That PostgreSQL and nginx may enter too, which have users of their own."""
    with tempfile.TemporaryDirectory(prefix="daesa-drill-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def large(transactional_db, folder):
    if connection.vendor != "postgresql":
        pytest.skip("This drill is of PostgreSQL.")
    review = make.ReviewFactory(slug="night-ferry")
    for number in range(1, GUESTS + 1):
        guest = make.CommenterFactory(email=f"guest{number}@mail.example")
        make.CommentFactory(review=review, commenter=guest, author_name=f"Guest {number}")
    primary, copy = Postgres(folder / "primary"), Postgres(folder / "copy")
    primary.initialise()
    primary.start()
    one = None
    try:
        fill(primary)
        copy.follow(primary)
        copy.start()
        one = servers(folder, primary, copy)
        one.start()
        yield one
    finally:
        for process in one.processes if one else []:
            process.kill()
            print(process.log.read_text()[-20_000:])  # shown where the test fails
        copy.kill()
        primary.kill()


def fill(primary: Postgres) -> None:
    """With what the database of the tests holds."""
    told = connection.settings_dict
    where = ["-h", told["HOST"], "-p", str(told["PORT"] or 5432), "-U", told["USER"], told["NAME"]]
    environment = os.environ | {"PGPASSWORD": told["PASSWORD"]}
    dump = subprocess.run(
        [str(primary.programs / "pg_dump"), "-w", *where],
        env=environment,
        check=True,
        capture_output=True,
    )
    psql = [
        str(primary.programs / "psql"),
        "-q",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        str(primary.folder),
    ]
    subprocess.run(
        [*psql, "-U", "daesa", "postgres"], input=dump.stdout, check=True, capture_output=True
    )


def servers(folder, primary: Postgres, copy: Postgres) -> Large:
    ports = [free_port() for _ in range(4)]
    proxy_port, redis_port, *web_ports = ports
    told = {
        "BEHIND_PROXY": "1",
        "CACHE_URL": f"redis://127.0.0.1:{redis_port}/0",
        "DATABASE_URL": primary.url,
        "REPLICA_URL": copy.url,
        "HTTPS": "1",
        "SECRET_KEY": settings.SECRET_KEY,
    }
    return Large(
        primary,
        copy,
        redis(folder, redis_port),
        [web(folder, port, told) for port in web_ports],
        nginx(folder, proxy_port, web_ports),
        Site(proxy_port, "night-ferry", untrusting()),
        ports,
    )


@dataclass
class Fault:
    """``spared`` are the kinds of requests that are all to be answered meanwhile."""

    name: str
    down: Callable[[], None]
    up: Callable[[], None]
    spared: tuple[str, ...]


def faults(large: Large) -> list[Fault]:
    first = large.webs[0]
    return [
        Fault("a web process", first.kill, first.start, ("kept", "made")),
        Fault("Redis", large.redis.kill, large.redis.start, KINDS),
        Fault("the replica lags", large.copy.pause, large.copy.resume, KINDS),
        Fault("the replica", large.copy.kill, large.copy.start, KINDS),
        Fault("the primary", large.primary.kill, large.primary.start, ("kept", "made")),
    ]


def test_what_can_be_answered_is_answered_and_nothing_is_lost(large, record_property):
    site, told, broken, slow = large.site, [], [], []
    unread = pages_of(large.copy)
    works = [
        site.comment,
        lambda number: site.get("/reviews/night-ferry/", "kept"),
        lambda number: site.get(f"/reviews/?n={number}", "made"),
    ]
    with repeating(*works, pause=0.25):
        wait_until(lambda: all(site.first(kind, 0) < float("inf") for kind in KINDS))
        wait_until(lambda: pages_of(large.copy) > unread)
        for fault in faults(large):
            time.sleep(CALM)
            seconds, recovery, bad = suffer(site, fault)
            missed = {kind: statuses for kind, statuses in bad.items() if statuses} or "nothing"
            told.append(
                f"{fault.name}: all as before after {seconds:.1f} s, {recovery:.1f} s after its start;"
                f" not answered: {missed}"
            )
            broken += [(fault.name, kind, bad[kind]) for kind in fault.spared if bad[kind]]
            slow += [fault.name] * (recovery > SLOWEST)
        time.sleep(CALM)
    lost, differing = lost_of(large), differing_tables(large)
    check = "--username=daesa --install-missing --heapallindexed postgres"
    large.primary.run("pg_amcheck", "-h", str(large.primary.folder), *check.split())
    told.append(
        f"{len(site.taken)} comments taken, {len(lost)} lost, {len(site.unseen)} on no page after"
    )
    record_property("told", "\n".join(told))
    assert broken == []
    assert slow == []
    assert len(site.taken) > len(KINDS)
    assert (lost, site.unseen, differing) == ([], [], [])


def suffer(site: Site, fault: Fault) -> tuple[float, float, dict[str, list[int]]]:
    """Seconds from the fault, and from the server's new start, until all kinds were answered that were asked
    for after the fault; and what was not.
    """
    began = time.monotonic()
    fault.down()
    time.sleep(DOWN)
    started = time.monotonic()
    fault.up()
    wait_until(lambda: all(site.first(kind, began) < float("inf") for kind in KINDS))
    back = time.monotonic()
    wait_until(lambda: all(site.first(kind, back) < float("inf") for kind in KINDS))
    bad = {kind: site.bad(kind, began - 0.5, time.monotonic()) for kind in KINDS}
    seconds = max(site.first(kind, began) for kind in KINDS)
    return seconds, max(0.0, seconds - (started - began)), bad


def pages_of(copy: Postgres) -> int:
    """How often its reviews were read, once its processes have told."""
    read = "SELECT seq_scan + idx_scan FROM pg_stat_user_tables WHERE relname = 'reviews_review'"
    with copy.connect() as database:
        return database.execute(read).fetchone()[0]


def lost_of(large: Large) -> list[str]:
    with large.primary.connect() as database:
        kept = {body for (body,) in database.execute("SELECT body FROM comments_comment")}
    return sorted(set(large.site.taken) - kept)


def differing_tables(large: Large) -> list[str]:
    """Once the copy has all that the primary has."""
    with large.primary.connect() as primary, large.copy.connect() as copy:
        say = "SELECT pg_logical_emit_message(true, 'drill', 'the last word')::text"
        [place] = primary.execute(say).fetchone()
        there = "SELECT pg_last_wal_replay_lsn() > %s::pg_lsn"
        wait_until(lambda: copy.execute(there, [place]).fetchone()[0])
        tables = [name for (name,) in primary.execute(TABLES).fetchall()]
        assert "comments_comment" in tables
        return [
            name
            for name in tables
            if primary.execute(ROWS.format(name)).fetchone()
            != copy.execute(ROWS.format(name)).fetchone()
        ]
