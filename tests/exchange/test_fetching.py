"""Pictures from the web, by a server that means no good; no test leaves this machine."""

import socket
import time
from contextlib import closing, suppress
from threading import Thread

import pytest

from exchange.blogs import fetching
from exchange.blogs.fetching import fetch

PRIVATE = "127.0.0.1 10.0.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1"
PRIVATE_6 = "::1 :: fe80::1 fd00::1 ff02::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1::"


@pytest.fixture
def server():
    """Answers each request with the next of these pieces; gives the port, and what it was asked."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        asked = []

        def answer(*answers, seconds=0.0):
            def run():
                for pieces in answers:
                    with suppress(OSError):
                        line, _ = listening.accept()
                        with line:
                            asked.append(line.recv(10_000).decode())
                            for piece in pieces:
                                line.sendall(piece)
                                time.sleep(seconds)

            Thread(target=run, daemon=True).start()
            return listening.getsockname()[1], asked

        yield answer


@pytest.fixture
def trusting(monkeypatch):
    """As if this machine were the public web."""
    monkeypatch.setattr(fetching, "_is_public", lambda place: True)


def redirect(address):
    return [f"HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n".encode()]


PICTURE = [b"HTTP/1.1 200 OK\r\n\r\n", b"jpeg"]


def test_picture_comes_by_way_of_redirects_and_in_any_spelling(server, trusting):
    port, asked = server(redirect("/a b/사진.jpg?x=1"), PICTURE)
    assert fetch(f"http://127.0.0.1:{port}/old.jpg") == b"jpeg"
    assert asked[1].startswith("GET /a%20b/%EC%82%AC%EC%A7%84.jpg?x=1 HTTP/1.1\r\n")


@pytest.mark.parametrize("place", [*PRIVATE.split(), *(f"[{one}]" for one in PRIVATE_6.split())])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_own_network_is_not_asked(monkeypatch, place, scheme):
    monkeypatch.setattr(socket, "create_connection", lambda *args: pytest.fail("it was asked"))
    with pytest.raises(OSError, match=r"no public host|Name or service|family"):
        fetch(f"{scheme}://{place}/x.jpg")


def test_name_that_leads_elsewhere_once_it_was_looked_at_is_not_asked(server, monkeypatch):
    """The first answer to the question where it is was harmless."""
    port, asked = server(PICTURE)
    where = socket.getaddrinfo
    answers = [[(2, 1, 6, "", ("1.1.1.1", port))]]

    def rebound(host, *args, **options):
        return answers.pop() if answers else where("127.0.0.1", *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    with pytest.raises(OSError, match="no public host"):
        fetch(f"http://pictures.example:{port}/x.jpg")
    time.sleep(0.1)
    assert asked in ([], [""])


@pytest.mark.parametrize("place", ["http://127.0.0.2/x", "file:///etc/passwd", "ftp://a.example/x"])
def test_redirect_into_the_own_network_is_not_followed(server, monkeypatch, place):
    port, _ = server(redirect(place))
    monkeypatch.setattr(fetching, "_is_public", lambda place: place == "127.0.0.1")
    with pytest.raises(OSError, match=r"no public host|no address of the web"):
        fetch(f"http://127.0.0.1:{port}/x.jpg")


def test_redirect_without_end_ends(server, trusting):
    port, asked = server(*[redirect("/on")] * 30)
    with pytest.raises(OSError, match="from one address to the next"):
        fetch(f"http://127.0.0.1:{port}/x.jpg")
    assert len(asked) == fetching.MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "pieces",
    [
        [b"HTTP/1.1 200 OK\r\n\r\n", *[b"x"] * 50],
        [b"HTTP/1.1 200 OK\r\n", *[b"X-Drip: y\r\n"] * 50],
        [b"H"] * 50,
    ],
    ids=["body", "headings", "greeting"],
)
def test_answer_that_drips_is_cut_off(server, trusting, monkeypatch, pieces):
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 0.5)
    port, _ = server(pieces, seconds=0.1)
    begun = time.monotonic()
    with suppress(OSError):
        assert len(fetch(f"http://127.0.0.1:{port}/x.jpg")) < 20
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [b"Good morning\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n"],
        [b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
        [b"HTTP/1.1 404 Not Found\r\n\r\n"],
        redirect("http://[broken"),
        redirect(f"http://{'a' * 70}.example/"),
        redirect("http://127.0.0.1:99999/"),
    ],
)
def test_answer_that_is_none_is_told(server, trusting, pieces):
    port, _ = server(pieces)
    with pytest.raises(OSError) as told:  # noqa: PT011 (whatever it says)
        fetch(f"http://127.0.0.1:{port}/x.jpg")
    assert str(told.value)


def test_no_more_is_read_than_a_picture_may_have(server, trusting, monkeypatch):
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    port, _ = server([PICTURE[0], *[b"x" * 500] * 10])
    assert len(fetch(f"http://127.0.0.1:{port}/x.jpg")) == 1001
