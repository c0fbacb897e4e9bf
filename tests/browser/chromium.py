"""Where Chromium is, and how to get it."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-cjk")
MISSING = f"Chromium is missing: install the packages {' and '.join(PACKAGES)}."
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """The browser that CHROMIUM names, else the first one on the PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> str | None:
    """Install it with apt where that needs no password; its path, or None."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (as_root and not _succeeds(["sudo", "-n", "true"])):
        return None
    print(f"Installing {' and '.join(PACKAGES)} with apt ...", flush=True)
    environment = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    _succeeds([*environment, "update"])
    _succeeds([*environment, "install", "-y", "--no-install-recommends", *PACKAGES])
    return find()


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0
    except FileNotFoundError:
        return False
