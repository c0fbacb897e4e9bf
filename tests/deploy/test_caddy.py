"""Caddy, with the file of deploy/, says of what it answers by itself what the site would say."""

import http.client
import re
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.deploy.test_files import DEPLOY, needed
from tests.deploy.test_web_server import OWN, free_port, wait_for


class Site(BaseHTTPRequestHandler):
    """Answers with the headers that it was sent; breaks the line at /broken/."""

    def do_GET(self):
        if self.path == "/broken/":
            return
        told = str(self.headers).encode()
        self.send_response(200)
        self.send_header("Content-Security-Policy", "of the site")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *told):
        pass


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """Of Caddy before a site, without HTTPS, for which it would ask for a certificate."""
    program, folder = needed("caddy", "caddy"), tmp_path_factory.mktemp("caddy")
    for name in ("static/a.css", "static/a.0123456789ab.css", "media/a.png", "media/a.html"):
        file = folder / "var" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    server, port = started(program, folder, site.server_port)
    yield port
    server.terminate()
    server.communicate()
    site.shutdown()
    site.server_close()


def started(program, folder, site, tries=3):
    """Once more where somebody took the free port in the meantime."""
    port = free_port()
    (folder / "Caddyfile").write_text(configured(folder, port, site))
    command = [program, "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, env={"HOME": str(folder)})
    try:
        wait_for(port, server)
    except AssertionError as error:
        server.kill()
        server.communicate()
        if tries == 1 or "address already in use" not in str(error):
            raise
        return started(program, folder, site, tries - 1)
    return server, port


def configured(folder, port, site):
    text = (DEPLOY / "Caddyfile").read_text()
    for old, new in (
        ("{\n\tservers", "{\n\tadmin off\n\tservers"),
        ("blog.example, www.blog.example {", f"http://127.0.0.1:{port} {{"),
        ("/srv/daesa/site/var", str(folder / "var")),
        ("127.0.0.1:8000", f"127.0.0.1:{site}"),
    ):
        assert old in text
        text = text.replace(old, new)
    return text


def get(port, path, **headers):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    answer.content = answer.read()
    line.close()
    return answer


FOR_A_YEAR = "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("path", "status", "who", "kept"),
    [
        ("/media/a.png", 200, "cross-origin", FOR_A_YEAR),
        ("/media/none.png", 404, "cross-origin", "no-store"),
        ("/media/a.html", 404, "cross-origin", "no-store"),
        ("/static/a.css", 200, "same-origin", None),
        ("/static/a.0123456789ab.css", 200, "same-origin", FOR_A_YEAR),
        ("/static/none.css", 404, "same-origin", "no-store"),
        ("/broken/", 502, "same-origin", "no-store"),
    ],
)
def test_what_caddy_answers_has_every_header_once(port, path, status, who, kept):
    answer = get(port, path)
    assert answer.status == status
    for name, value in {**OWN, "Cross-Origin-Resource-Policy": who}.items():
        assert answer.headers.get_all(name) == [value], name
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert answer.headers["Cache-Control"] == kept


def test_site_hears_nothing_that_only_a_proxy_may_say(port):
    asked = {"SCRIPT_NAME": "/lists", "X-Request-ID": "mine", "X-Forwarded-Proto": "https"}
    answer = get(port, "/lists/", **asked)
    heard = answer.content.decode()
    assert answer.headers.get_all("Content-Security-Policy") == ["of the site"]
    assert "X-Forwarded-Proto: http\n" in heard
    for name in ("SCRIPT_NAME", "Script_name", "X-Request-Id", "X-Request-ID"):
        assert name not in heard


def test_file_says_all_that_the_site_says():
    """Each only where the site has not said it; on a machine without Caddy as well."""
    told = (DEPLOY / "Caddyfile").read_text()
    for name, value in OWN.items():
        assert re.search(rf'^\t\t\?{name} "?{re.escape(value)}"?$', told, re.MULTILINE), name
