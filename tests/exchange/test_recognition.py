"""How much of the labelled articles is recognised, of what their author saw and of what he did not."""

import pytest

from tests.exchange.labelled import SPLITS, Score, answered, samples, scored
from text.articles.recognising import recognise

BARS = {
    "title": (0.95, 0.95),
    "rating": (0.95, 0.95),
    "moments": (0.90, 0.95),
    "lines": (0.90, 0.95),
    "cast": (0.90, 0.90),
    "stays": (1.0, 1.0),
}
"""Recall and precision of what becomes records without a question."""


def score_of(split: str) -> Score:
    return scored(
        (sample, answered(recognise(sample.html, headline=sample.headline), sample))
        for sample in samples(split)
    )


@pytest.fixture(scope="module", params=SPLITS)
def score(request):
    return score_of(request.param)


@pytest.mark.parametrize("name", BARS)
def test_recognition_reaches_its_bar(score, name):
    recall, precision = BARS[name]

    faults = "\n".join(fault for fault in score.faults if f": {name} " in fault)
    assert score.recall(name) >= recall, f"{score}\n{faults}"
    assert score.precision(name) >= precision, f"{score}\n{faults}"


@pytest.mark.parametrize(
    "sample",
    [sample for sample in samples() if "title" not in sample.labels],
    ids=lambda sample: sample.name,
)
def test_nothing_but_hashtags_is_recognised_where_there_is_no_review(sample):
    given = answered(recognise(sample.html, headline=sample.headline), sample)

    assert {name for name, items in given.items() if items} <= {"hashtags", "stays"}
