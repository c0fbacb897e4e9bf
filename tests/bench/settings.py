"""The settings of a live site, with one bare view beside it to compare with."""

import os
from pathlib import Path

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
STATIC_ROOT = Path(os.environ["BENCH_FOLDER"]) / "static"
