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


def live_settings() -> dict[str, object]:
    """Those that say what goes over the wire; databases, files and mail stay the tests' own."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | LIVE,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ended.stdout)
