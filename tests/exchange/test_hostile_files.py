"""No file takes more than its memory and its time, reaches the network, or costs what is good beside it."""

import json
import subprocess
import sys

import pytest

from tests.exchange.hostile import HOSTILE
from tests.exchange.measured import MEMORY

SECONDS = 30


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name, tmp_path):
    write, expected, posts, is_error = HOSTILE[name]
    write(tmp_path / "export")
    program = [sys.executable, "-m", "tests.exchange.measured", str(tmp_path / "export")]
    done = subprocess.run(program, capture_output=True, text=True, timeout=2 * SECONDS)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    said = told["error"] if is_error else "\n".join(told["faults"])
    assert bool(told["error"]) == is_error, told["error"]
    for words in expected:
        assert words in said
    if not expected:
        assert told["faults"] == []
    assert sorted(told["posts"][:-1]) == sorted(posts)
    assert told["connections"] == []
    assert told["memory"] < MEMORY
    assert told["seconds"] < SECONDS


def test_there_are_kinds_enough():
    assert len(HOSTILE) >= 30
