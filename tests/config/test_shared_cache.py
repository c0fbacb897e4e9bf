"""A cache on a server, which comes and goes."""

import shutil
import socket
import subprocess
import time

import pytest
from django.core.cache import caches

from config.caches import cache


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


def test_each_process_has_its_own_unless_the_site_says_so():
    assert cache("")["BACKEND"].endswith("LocMemCache")
    assert cache("valkeys://h:1/0")["LOCATION"] == "rediss://h:1/0"
    with pytest.raises(ValueError, match="CACHE_URL must begin with"):
        cache("memcached://h")
