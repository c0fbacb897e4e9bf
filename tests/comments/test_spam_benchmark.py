"""The guard on our own labelled sentences, and what its benchmark prints of them."""

import json
import re
from collections import Counter

import pytest

from comments.models import Comment, Tally
from reviews.models import Review
from tests.bench.spam import UnreadableError, report
from tests.house_rules import ROOT

OWN = ROOT / "tests" / "bench" / "comments.jsonl"


def figures(capsys, file):
    report([file])
    row = capsys.readouterr().out.splitlines()[1]
    assert row.startswith(file.name)
    return [(int(part), int(all_)) for part, all_ in re.findall(r"(\d+) / (\d+)", row)]


def test_guard_keeps_its_bars_on_our_own_set_and_leaves_nothing(db, capsys):
    spam_held, alone, once_marked, approved_held, _ = figures(capsys, OWN)
    assert spam_held == (20, 20)
    assert (alone, once_marked) == ((18, 20), (19, 20))
    assert approved_held == (0, 20)
    assert [model.objects.count() for model in (Comment, Review, Tally)] == [0, 0, 0]


def test_both_labels_are_counted_apart(db, capsys, tmp_path):
    rows = [
        {"spam": 1, "text": "A quiet sentence."},
        {"spam": 1, "text": "Subscribe to my channel"},
        {"spam": 0, "text": "Please subscribe to my channel"},
    ]
    file = tmp_path / "set.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    assert figures(capsys, file) == [(2, 2), (1, 2), (1, 2), (0, 1), (1, 1)]


@pytest.mark.parametrize("text", ["", "{}\n", "no json\n", '{"spam": "perhaps", "text": ""}\n'])
def test_file_that_cannot_be_read_is_named(db, tmp_path, text):
    file = tmp_path / "odd.jsonl"
    file.write_text(text or "[]")
    with pytest.raises(UnreadableError, match=r"odd\.jsonl cannot be read"):
        report([file])


def test_own_set_has_as_many_of_both_labels():
    labels = Counter(json.loads(line)["spam"] for line in OWN.read_text().splitlines())
    assert labels == {0: 20, 1: 20}
