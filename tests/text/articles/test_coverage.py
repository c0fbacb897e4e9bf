import pytest

from text.articles.coverage import episodes_in, labelled_coverage, review_kind_of, told_in
from text.articles.recognising import recognise


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Six episodes in, I am hooked.", 6),
        ("I've watched the first four episodes.", 4),
        ("After finishing all 16 episodes, I cried.", 16),
        ("Having watched all sixteen, I miss it.", 16),
        ("I'm caught up to episode 9.", 9),
        ("6회까지 보고 쓴다.", 6),
    ],
)
def test_what_was_seen_is_read_from_a_sentence(sentence, last):
    assert told_in(sentence) == (1, last)


@pytest.mark.parametrize(
    "sentence",
    [
        "It has sixteen episodes.",
        "Episode 6 is the best.",
        "Six episodes in the middle drag.",
        "All 16 of them.",
    ],
)
def test_other_episodes_are_not_what_was_seen(sentence):
    assert told_in(sentence) is None


@pytest.mark.parametrize(
    ("headline", "episodes"),
    [
        ("Run On: Episodes 1–4", (1, 4)),
        ("Run On Ep. 5 & 6 recap", (5, 6)),
        ("Run On episode 3", (3, 3)),
        ("런 온 5~6회 리뷰", (5, 6)),
        ("The first two episodes of Run On", (1, 2)),
        ("Run On", None),
    ],
)
def test_headline_names_episodes(headline, episodes):
    assert episodes_in(headline) == episodes


@pytest.mark.parametrize(
    ("value", "episodes"),
    [
        ("1–6", (1, 6)),
        ("6 of 16", (1, 6)),
        ("all 16", (1, 16)),
        ("all", (1, 12)),
        ("8", (1, 8)),
        ("some", None),
    ],
)
def test_label_announces_coverage(value, episodes):
    assert labelled_coverage(value, 12) == episodes


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Run On review", "review"),
        ("Run On reveiw", "review"),
        ("First impressions: Run On", "first look"),
        ("Run On episode 1 recap and review", "recap"),
        ("런 온 후기", "review"),
        ("Running on empty", ""),
    ],
)
def test_headline_tells_the_kind(headline, kind):
    assert review_kind_of(headline) == kind


def test_how_far_the_text_spoils_is_not_what_was_seen():
    warning = "<p>A drama. This post contains spoilers up to episode 6.</p>"

    assert recognise(warning, headline="Run On review").coverage is None
