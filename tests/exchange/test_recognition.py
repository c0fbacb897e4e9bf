"""How much of the labelled articles is recognised.

Those that the rules were written beside are held to the bars. Of fresh ones, which no rule has met, the
figures are told at the end of a run: they say what a blog of somebody else may expect.
"""

from functools import cache

import pytest

from exchange.blogs.catalogue import Catalogue
from exchange.blogs.posts import prepare
from exchange.pasted.article import NoPictures
from exchange.reading.items import Post
from tests.exchange.labelled import SPLITS, Answer, Sample, answered, samples, scored
from text.articles.layout import laid_out, printed

pytestmark = pytest.mark.django_db

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
    """As an import brings it in, on a site that knows nothing."""
    html = printed(laid_out(sample.html))
    post = Post(source_id="", kind="post", title=sample.headline, html=html, state="draft")
    return answered(prepare(post, NoPictures(), Catalogue(), keeps_all=True).article, sample)


@cache
def answers(split):
    return [(sample, answer_to(sample)) for sample in samples(split)]


def score_of(split):
    return scored(answers(split))


@pytest.mark.parametrize("name", BARS)
def test_recognition_reaches_its_bar(name):
    recall, precision = BARS[name]
    score = score_of("known")
    faults = "\n".join(fault for fault in score.faults if f": {name} " in fault)
    assert score.recall(name) >= recall, f"{score}\n{faults}"
    assert score.precision(name) >= precision, f"{score}\n{faults}"


@pytest.mark.parametrize("split", [split for split in SPLITS if samples(split)])
def test_no_prose_is_lost_and_the_figures_are_told(split, record_property):
    score = score_of(split)
    told = (f"{name} {score.recall(name):.0%} / {score.precision(name):.0%}" for name in BARS)
    record_property("told", f"recognition of {split} articles: {', '.join(told)}")
    assert score.recall("stays") == 1


@pytest.mark.parametrize("split", SPLITS)
def test_nothing_but_hashtags_is_recognised_where_there_is_no_review(split):
    given = [
        name
        for sample, answer in answers(split)
        for name, items in answer.items()
        if items and "title" not in sample.labels
    ]
    assert not set(given) - NEVER_TOO_MUCH
