"""A cache on a server, which comes and goes."""

import shutil
import socket
import subprocess
import time

import pytest
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from config import shared_cache
from config.caches import cache
from rows import changes


@pytest.fixture(autouse=True)
def unhurt(monkeypatch):
    """No test has found the server silent yet."""
    monkeypatch.setattr(shared_cache, "_left_until", 0.0)


@pytest.fixture
def server(tmp_path):
    """The address of a Redis, and what ends it."""
    if not (program := shutil.which("redis-server")):
        pytest.skip("Install the package redis-server.")
    path = tmp_path / "redis.sock"
    options = ["--port", "0", "--unixsocket", str(path), "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    for _ in range(200):
        with socket.socket(socket.AF_UNIX) as link:
            if path.exists() and link.connect_ex(str(path)) == 0:
                break
        time.sleep(0.05)
    yield f"unix://{path}", process
    process.terminate()
    process.wait(20)


def test_site_goes_on_when_its_cache_is_gone(client, db, settings, server):
    address, process = server
    settings.CACHES = {"default": cache(address)}
    shared = caches["default"]
    shared.set("a", 1)
    assert (shared.get("a"), shared.add("a", 2), shared.add("b", 3)) == (1, False, True)
    assert "cache: ok\n" in client.get("/readyz").text

    process.kill()
    process.wait(20)
    assert (shared.get("a", "none"), shared.add("c", 1), shared.delete("a")) == (
        "none",
        False,
        False,
    )
    assert shared.get_many(["a"]) == {}
    assert client.get("/").status_code == 200
    assert "cache: does not keep what it is given\n" in client.get("/readyz").text


def away(*args, **options):
    raise RedisError("No route to it.")


def test_change_that_a_silent_cache_did_not_hear_of_is_told_when_it_is_back(
    settings, server, monkeypatch
):
    settings.CACHES = {"default": cache(server[0])}
    settings.CHANGES_ARE_SHARED = True
    monkeypatch.setattr(changes, "AGAIN_AFTER", 0.05)
    changes.move_on()
    before = changes.mark()
    assert changes.mark() == before
    with monkeypatch.context() as cut:
        cut.setattr(RedisCache, "set_many", away)
        changes.move_on()
        assert caches["default"].get(changes.KEY, "silent") in (before, "silent")
        assert len({before, changes.mark(), changes.mark()}) == 3
    deadline = time.monotonic() + 10
    while caches["default"].get(changes.KEY, before) == before:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert changes.mark() == changes.mark() != before


def test_silent_server_is_not_asked_by_everything_on_a_page(server, monkeypatch):
    asked = []

    def silent(*args, **options):
        asked.append(args)
        raise RedisError("No route to it.")

    shared = shared_cache.SharedCache(server[0], {})
    monkeypatch.setattr(RedisCache, "get", silent)
    assert [shared.get("a", n) for n in range(3)] == [0, 1, 2]
    assert len(asked) == 1


def test_each_process_has_its_own_unless_the_site_says_so():
    assert cache("")["BACKEND"].endswith("LocMemCache")
    assert cache("valkeys://h:1/0")["LOCATION"] == "rediss://h:1/0"
    with pytest.raises(ValueError, match="CACHE_URL must begin with"):
        cache("memcached://h")
