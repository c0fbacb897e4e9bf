"""No file takes more than its memory, hangs, reaches the network, or costs what is good beside it.

How long each takes is for ``make bench-import`` to tell.
"""

import re

import pytest

from tests.exchange.hostile import HOSTILE
from tests.exchange.measured import MEMORY, bringing

LAST = re.compile(r"created \d+, updated 0, skipped 0, lost \d+")


@pytest.fixture(scope="module")
def bring():
    with bringing() as bring:
        yield bring


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name, tmp_path, bring):
    write, expected, posts, is_error = HOSTILE[name]
    write(tmp_path / "export")
    told = bring(tmp_path / "export")
    assert told["crash"] == ""
    said = told["error"] if is_error else "\n".join(told["said"])
    assert bool(told["error"]) == is_error, told["error"]
    for words in expected:
        assert words in said
    if not is_error:
        assert LAST.fullmatch(told["last"])
        assert sorted(told["posts"]) == sorted(posts)
        assert told["count"] == len(posts)
    assert told["left"] == []
    assert told["connections"] == []
    assert told["memory"] < MEMORY


def test_there_are_kinds_enough():
    assert len(HOSTILE) >= 30
