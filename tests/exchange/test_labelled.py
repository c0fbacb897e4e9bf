"""The score of the labelled articles itself: a perfect answer, an empty one, a wrong one."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from tests.exchange.labelled import Sample, answered, expected, samples, scored
from text.articles.found import Article, CastPair, Found, Moment, Offer, Quote

LABELS = {
    "title": "Paper Boats",
    "rating": 4.5,
    "runtime": [60, 70],
    "aired_from": "2020-05-01",
    "cast": [["Gil Mo-ran", "the Captain"]],
    "availability": [{"platform": "Viki", "region": "US", "checked_on": "2024-01-02"}],
    "moments": [{"episodes": [6, 7], "text": "The boat"}, {"text": "The paper"}],
    "lines": [{"quote": "“It’s wet.”", "speaker": "Gil Mo-ran", "episode": 2, "comment": "So"}],
    "warning": "mild spoilers",
    "stays": ["It is <em>damp</em> & slow."],
}
SAMPLE = Sample("paper-boats", "known", "ghost", "Paper Boats", "", LABELS)


def sure[Value](value: Value) -> Found[Value]:
    return Found(value, True, "")


def read() -> Article:
    return Article(
        "",
        body="<p>It is damp &amp; slow.</p>",
        title=sure("Paper Boats"),
        rating=sure(Decimal("4.5")),
        runtime=sure((60, 70)),
        aired_from=sure(date(2020, 5, 1)),
        cast=[sure(CastPair("Mo-ran Gil", "The Captain"))],
        availability=[sure(Offer("Viki", "US", date(2024, 1, 2)))],
        moments=[
            sure(Moment(6, 7, "", "The boat sinks.")),
            sure(Moment(None, None, "The", "paper")),
        ],
        lines=[sure(Quote('"It\'s wet."', "", "Gil Mo-ran", 2, "So it is."))],
        warning=sure("This has mild spoilers."),
    )


def fields(score, name):
    return score.recall(name), score.precision(name)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_the_labels_are_a_perfect_answer(sample):
    score = scored([(sample, expected(sample.labels))])

    assert not score.faults
    assert all(fields(score, name) == (1, 1) for name in score.wanted)


def test_an_article_that_says_all_is_a_perfect_answer():
    score = scored([(SAMPLE, answered(read(), SAMPLE))])

    assert score.faults == []
    assert {fields(score, name) for name in score.wanted} == {(1, 1)}


def test_an_empty_article_recalls_nothing_and_is_not_wrong():
    score = scored([(SAMPLE, answered(Article(""), SAMPLE))])

    assert {fields(score, name) for name in score.wanted if score.wanted[name]} == {(0, 1)}


def test_what_is_not_labelled_lowers_the_precision():
    article = read()
    article.year = sure(2020)
    article.cast = [*article.cast, sure(CastPair("Nam Ye", "A Seagull"))]

    score = scored([(SAMPLE, answered(article, SAMPLE))])

    assert fields(score, "cast") == (1, 0.5)
    assert fields(score, "year") == (1, 0)
    assert len(score.faults) == 2


def test_a_usual_kind_may_be_guessed():
    article = read()
    article.kind = sure("drama")

    assert scored([(SAMPLE, answered(article, SAMPLE))]).faults == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rating", Decimal(4)),
        ("title", "Paper Boat"),
        ("runtime", (60, 60)),
        ("aired_from", date(2020, 5, 2)),
        ("warning", "This has no spoilers."),
    ],
)
def test_another_value_is_a_miss_and_too_much(field, value):
    article = read()
    setattr(article, field, sure(value))

    assert fields(scored([(SAMPLE, answered(article, SAMPLE))]), field) == (0, 0)


@pytest.mark.parametrize(
    ("field", "one", "named"),
    [
        ("cast", CastPair("The Captain", "Gil Mo-ran"), "cast"),
        ("moments", Moment(6, 6, "", "The boat sinks."), "moments"),
        ("moments", Moment(6, 7, "", "A boat sinks."), "moments"),
        ("lines", Quote("It's wet. It's cold.", "", "Gil Mo-ran", 2, "So it is."), "lines"),
        ("lines", Quote("It's wet.", "", "Nam Ye", 2, "So it is."), "speakers"),
        ("lines", Quote("It's wet.", "", "Gil Mo-ran", 3, "So it is."), "line_episodes"),
        ("lines", Quote("It's wet.", "", "Gil Mo-ran", 2, "No."), "comments"),
        ("availability", Offer("Viki", "UK", date(2024, 1, 2)), "availability"),
    ],
)
def test_another_entry_is_too_much(field, one, named):
    article = read()
    setattr(article, field, [sure(one)])

    assert scored([(SAMPLE, answered(article, SAMPLE))]).precision(named) == 0


def test_what_is_not_sure_counts_only_as_offered():
    article = read()
    article.title = Found("Paper Boats", False, "")

    assert answered(article, SAMPLE)["title"] == []
    assert len(answered(article, SAMPLE, is_sure=False)["title"]) == 1


@pytest.mark.parametrize(
    "line",
    [
        Quote("", "젖었네.", "Dr. Ye Nam", None, "Wet, then."),
        Quote("It's wet.", "젖었네.", "Nam Ye", None, "Wet, then."),
        Quote("젖었네.", "", "Nam Ye", None, "Wet, then."),
        Quote("It's wet.", "", "Nam Ye", None, "Wet, then."),
    ],
)
def test_a_quote_counts_in_either_script(line):
    label = {"quote": "It's wet.", "quote_hangul": "젖었네.", "comment": "Wet", "speaker": "Nam Ye"}
    sample = SAMPLE._replace(labels={"lines": [label]})
    article = Article("", lines=[sure(line)])

    assert scored([(sample, answered(article, sample))]).faults == []


def test_a_sentence_that_left_the_body_is_missed():
    article = read()
    article.body = "<p>It is damp.</p>"

    assert scored([(SAMPLE, answered(article, SAMPLE))]).recall("stays") == 0


def test_the_set_is_large_and_has_many_layouts_more_than_once():
    layouts = Counter(sample.layout for sample in samples("known"))

    assert sum(count > 1 for count in layouts.values()) >= 10
    assert layouts.total() >= 110
    assert sum("title" not in sample.labels for sample in samples("known")) >= 8
