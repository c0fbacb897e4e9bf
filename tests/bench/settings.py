"""The settings of a live site whose data lies in a folder of its own."""

import os
from pathlib import Path

from config.settings import *  # noqa: F403

VAR_DIR = Path(os.environ["BENCH_FOLDER"])
STATIC_ROOT = VAR_DIR / "static"
