"""The settings of a live site, as a process of its own loads them, for a test in this one."""

import json
import os
import subprocess
import sys

from tests.house_rules import ROOT

HOST = "daesa.example"
LIVE = {"DEBUG": "0", "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": HOST}
PARTS = (
    "SECURE_",
    "SESSION_COOKIE_",
    "CSRF_COOKIE_",
    "LANGUAGE_COOKIE_",
    "X_FRAME_",
    "WHITENOISE_",
)
PROGRAM = f"""
import json
from config import settings
names = [name for name in vars(settings) if name.startswith({PARTS})]
names += ["DEBUG", "MIDDLEWARE", "MESSAGE_STORAGE", "ALLOWED_HOSTS"]
print(json.dumps({{name: getattr(settings, name) for name in names}}))
"""


HSTS = "from config import settings; print(settings.SECURE_HSTS_SECONDS)"


def start(program: str = HSTS, **environment: str) -> subprocess.CompletedProcess[str]:
    """A new process with nothing but these variables, which loads the settings."""
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def live_settings() -> dict[str, object]:
    """Those that say what goes over the wire; databases, files and mail stay the tests' own."""
    ended = start(PROGRAM, **LIVE)
    ended.check_returncode()
    return json.loads(ended.stdout)
