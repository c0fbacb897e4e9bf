"""nginx, with the files of deploy/, says of what it answers by itself what the site would say."""

import gzip
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils.csp import build_policy

from config.headers import EVERYWHERE
from config.pages import files
from config.policies import FILE
from tests.deploy.test_files import DEPLOY, certificate, needed

OWN = dict(EVERYWHERE) | {"Content-Security-Policy": build_policy(FILE)}
SAID = {name: f"{name} of the site" for name in OWN} | {
    "Strict-Transport-Security": "max-age=1",
    "Cross-Origin-Resource-Policy": "of the site",
}

FINISHED = {
    "a/@.html": b"Finished",
    "a/@page=2&q=%EB%B0%A4.html": b"Finished, page 2",
    "feed/@.atom": b"Finished feed",
    "b.html": b"Beside the pages",
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        for name, value in SAID.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *told):
        pass


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def configured(folder, port, site):
    text = (DEPLOY / "nginx.conf").read_text()
    for old, new in (
        ("/etc/letsencrypt/live/blog.example", str(folder)),
        ("/etc/nginx", str(folder)),
        ("/srv/daesa/site/var", str(folder / "var")),
        ("127.0.0.1:8000", f"127.0.0.1:{site}"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl;"),
        ("listen [::]:443 ssl http2;", ""),
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen [::]:80;", ""),
    ):
        assert old in text
        text = text.replace(old, new)
    user = "user root;" if os.geteuid() == 0 else ""
    kinds = "types { image/png png; image/svg+xml svg; text/css css; text/html html; }"
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"http {{ access_log off; {kinds} {temporary} {text} }}"
    (folder / "nginx.conf").write_text(f"{user} daemon off; pid {folder}/pid; events {{}} {whole}")


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """Of nginx before a site that says headers of its own."""
    program, folder = needed("nginx", "nginx-light"), tmp_path_factory.mktemp("nginx")
    certificate(folder)
    for name in ("proxy", "headers"):
        shutil.copy(DEPLOY / f"nginx_{name}.conf", folder / f"daesa_{name}.conf")
    for name in ("static/a.css", "static/a.0123456789ab.css", "static/a.svg", "media/a.png"):
        file = folder / "var" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    for hundred in range(files.this_hundred() - 1, files.this_hundred() + 20):
        pages = folder / "var/pages/current" / str(hundred) / "https/blog.example"
        for name, content in FINISHED.items():
            (pages / name).parent.mkdir(parents=True, exist_ok=True)
            (pages / name).write_bytes(gzip.compress(content))
            os.utime(pages / name, (77, 77))
    (folder / "var/media/a.html").write_text("<script>alert(1)</script>")
    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    port = free_port()
    configured(folder, port, site.server_port)
    command = [program, "-p", folder, "-c", folder / "nginx.conf", "-e", "stderr"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        try:
            wait_for(port, server)
            yield port
        finally:
            server.terminate()
            site.shutdown()
            site.server_close()


def wait_for(port, server):
    until = time.monotonic() + 10
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(server.stderr.read() if server.poll() is not None else "no answer")


def get(port, path, method="GET", **headers):
    trusting = ssl._create_unverified_context()
    line = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=10)
    line.request(method, path, headers={"Host": "blog.example", **headers})
    answer = line.getresponse()
    answer.content = answer.read()
    line.close()
    return answer


@pytest.mark.parametrize(
    ("path", "status", "who"),
    [
        ("/media/a.png", 200, "cross-origin"),
        ("/media/none.png", 404, "cross-origin"),
        ("/media/a.html", 404, "cross-origin"),
        ("/static/a.css", 200, "same-origin"),
        ("/static/a.0123456789ab.css", 200, "same-origin"),
        ("/static/a.svg", 200, "cross-origin"),
        ("/static/none.css", 404, "same-origin"),
        ("/%", 400, "same-origin"),
    ],
)
def test_what_nginx_answers_has_every_header_once(port, path, status, who):
    answer = get(port, path)
    assert answer.status == status
    for name, value in {**OWN, "Cross-Origin-Resource-Policy": who}.items():
        assert answer.headers.get_all(name) == [value], name
    assert answer.headers.get_all("Strict-Transport-Security") == [
        "max-age=31536000; includeSubDomains; preload"
    ]


def test_file_that_has_not_changed_has_them_too(port):
    since = get(port, "/media/a.png").headers["Last-Modified"]
    answer = get(port, "/media/a.png", **{"If-Modified-Since": since})
    assert answer.status == 304
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Content-Security-Policy"] == build_policy(FILE)


def test_what_the_site_says_is_passed_on_as_it_is(port):
    answer = get(port, "/reviews/")
    assert answer.status == 200
    for name, value in SAID.items():
        assert answer.headers.get_all(name) == [value], name


READS = {"Accept-Encoding": "br, gzip"}


def is_of_site(answer):
    return answer.headers["Referrer-Policy"] == "Referrer-Policy of the site"


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        ("/a/", "html", "Finished"),
        ("/a/?", "html", "Finished"),
        ("/a/?page=2&q=%EB%B0%A4", "html", "Finished, page 2"),
        ("/feed/", "atom", "Finished feed"),
    ],
)
def test_finished_page_is_sent_as_the_site_would(port, path, kind, content):
    answer = get(port, path, **READS)
    assert (answer.status, gzip.decompress(answer.content).decode()) == (200, content)
    assert answer.headers["Content-Encoding"] == "gzip"
    for name, value in files.headers(kind).items():
        assert answer.headers.get_all(name) == [value], name
    assert "Last-Modified" not in answer.headers
    assert len(answer.headers["X-Request-ID"]) == 32


def test_finished_page_that_a_browser_has_is_not_sent_again(port):
    page = get(port, "/a/", **READS)
    tag = page.headers["ETag"]
    assert tag == f'"{77:x}-{len(page.content):x}"'  # as config.pages.kept makes it
    answer = get(port, "/a/", **READS, **{"If-None-Match": f"W/{tag}"})
    assert (answer.status, answer.content) == (304, b"")
    assert answer.headers["ETag"] == tag
    changed = get(port, "/a/", **READS, **{"If-None-Match": '"of-another"'})
    assert changed.status == 200


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/a/", {}),
        ("/a/", {"Accept-Encoding": "gzip;q=0, br"}),
        ("/a/", READS | {"Cookie": "a=1; __Host-sessionid=abc"}),
        ("/a/", READS | {"Authorization": "Basic abc"}),
        ("/a/", READS | {"Range": "bytes=0-1"}),
        ("/a/?page=3", READS),
        ("/a/?page=2&q=%EB%B0%A4&" + "a" * 200, READS),
        ("/a/?/../../b", READS),
        ("/a/?/../../../blog.example/b", READS),
        ("/a/?page=2&q=%EB%B0%A4.html", READS),
        ("/a", READS),
        ("/a/@.html", READS),
        ("/none/", READS),
        ("/", READS),
        ("/a/", READS | {"Host": "www.blog.example"}),
    ],
    ids=str,
)
def test_what_is_not_for_everyone_is_asked_of_the_site(port, path, told):
    assert is_of_site(get(port, path, **told))


def test_what_is_sent_is_asked_of_the_site(port):
    assert get(port, "/a/", "POST", **READS).status == 501  # as this one answers it


def test_other_cookies_do_not_matter(port):
    told = READS | {"Cookie": "__Host-csrftoken=abc; theme=dark"}
    assert not is_of_site(get(port, "/a/", "HEAD", **told))
