"""The files of deploy/ are taken by the programs that they are for, and every variable is told of."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec

import pytest
from gunicorn.config import Config

from tests.house_rules import ROOT
from tests.live import LIVE

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
READ = re.compile(r"""\benv(?:\.\w+)?\(\s*"([A-Z_]+)\"""")


def needed(program, package):
    place = "/usr/sbin:/sbin:" + os.environ["PATH"]
    return shutil.which(program, path=place) or pytest.skip(f"Install the package {package}.")


def certificate(folder):
    request = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=blog.example",
    ]
    names = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(
        [needed("openssl", "openssl"), *request[1:], *names], check=True, capture_output=True
    )


def test_nginx_takes_its_files(tmp_path):
    program = needed("nginx", "nginx-light")
    certificate(tmp_path)
    for name in ("proxy", "headers"):
        shutil.copy(DEPLOY / f"nginx_{name}.conf", tmp_path / f"daesa_{name}.conf")
    site = (DEPLOY / "nginx.conf").read_text()
    site = site.replace("/etc/letsencrypt/live/blog.example", str(tmp_path))
    site = site.replace("/etc/nginx", str(tmp_path))
    (tmp_path / "site.conf").write_text(site)
    whole = (
        f"pid {tmp_path}/pid; events {{}} http {{ access_log off; include {tmp_path}/site.conf; }}"
    )
    (tmp_path / "nginx.conf").write_text(whole)
    command = [program, "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf", "-e", "stderr"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_takes_each_unit(unit, tmp_path):
    program = needed("systemd-analyze", "systemd")
    for one in UNITS:  # one names another
        text = one.read_text().replace("/srv/daesa/site/.venv/bin/gunicorn", sys.executable)
        text = text.replace("/srv/daesa/site/.venv/bin/python", sys.executable)
        (tmp_path / one.name).write_text(text)
    done = subprocess.run(
        [program, "verify", "--man=no", tmp_path / unit.name], capture_output=True, text=True
    )
    ours = [line for line in done.stderr.splitlines() if "daesa" in line]
    assert ours == []


def test_gunicorn_takes_its_file():
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--check-config",
        "--config",
        "deploy/gunicorn.conf.py",
    ]
    environment = os.environ | LIVE | {"UPKEEP_IN_WEB": "0", "DATABASE_URL": "sqlite://:memory:"}
    done = subprocess.run(
        [*command, "config.wsgi"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def gunicorn_settings(*names):
    """As gunicorn understands what its file says."""
    told: dict[str, object] = {}
    exec((ROOT / "deploy/gunicorn.conf.py").read_text(), told)
    config = Config()
    for name in names:
        config.set(name, told[name])
    return config


def test_gunicorn_takes_no_part_of_the_path_from_a_header():
    assert gunicorn_settings("forwarder_headers").forwarder_headers == []


def test_gunicorn_writes_nothing_into_a_home_that_is_not_the_site_s():
    assert gunicorn_settings("control_socket_disable").control_socket_disable


def test_units_run_commands_that_are_there():
    commands = {
        name for unit in UNITS for name in re.findall(r"manage\.py (\w+)", unit.read_text())
    }
    assert commands == {"send_mail", "serve_metrics", "backup", "db_worker"}
    known = {path.stem for path in ROOT.glob("*/management/commands/*.py")}
    assert find_spec("django_tasks_db.management.commands.db_worker")  # with TASKS=database
    assert commands <= known | {"db_worker"}


def variables():
    """Those that the settings read."""
    return set(READ.findall((ROOT / "config" / "settings.py").read_text()))


def test_every_variable_is_told_of():
    read = variables()
    assert {"DEBUG", "CACHE_URL", "METRICS_DIR"} <= read
    example = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    told = set(
        re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "deploying.md").read_text(), re.MULTILINE)
    )
    assert read - example == set()
    assert read - told == set()
    assert told - example == set()
