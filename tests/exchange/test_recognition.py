"""How much of the labelled articles is recognised, of what its author saw and of what was held out."""

import pytest

from tests.exchange.labelled import SPLITS, Answer, Sample, answered, samples, scored
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
NEVER_TOO_MUCH = {"hashtags", "stays"}


def answer_to(sample: Sample) -> Answer:
    return answered(recognise(sample.html, headline=sample.headline), sample)


@pytest.fixture(scope="module", params=SPLITS)
def split(request):
    return request.param


@pytest.fixture(scope="module")
def score(split):
    """Without its faults where they would tell what was held out."""
    score = scored((sample, answer_to(sample)) for sample in samples(split))
    if split == "held-out":
        score.faults.clear()
    return score


@pytest.mark.parametrize("name", BARS)
def test_recognition_reaches_its_bar(score, name):
    recall, precision = BARS[name]

    faults = "\n".join(fault for fault in score.faults if f": {name} " in fault)
    assert score.recall(name) >= recall, f"{score}\n{faults}"
    assert score.precision(name) >= precision, f"{score}\n{faults}"


def test_nothing_but_hashtags_is_recognised_where_there_is_no_review(split):
    answers = [answer_to(sample) for sample in samples(split) if "title" not in sample.labels]

    given = [name for answer in answers for name, items in answer.items() if items]
    assert not set(given) - NEVER_TOO_MUCH
