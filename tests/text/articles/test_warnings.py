import pytest

from text.articles.warnings import disclosed, hashtags, is_only_hashtags, warned
from text.episodes import FINALE


@pytest.mark.parametrize(
    ("text", "spoils_to"),
    [
        ("SPOILERS AHEAD", None),
        ("Spoiler alert!", None),
        ("This review contains spoilers up to episode 8.", 8),
        ("Spoilers for episodes 1–4 below", 4),
        ("Full spoilers, ending included.", FINALE),
        ("Spoiler-free", 0),
        ("No spoilers here.", 0),
        ("This post has spoilers through the finale.", FINALE),
        ("스포 주의", None),
        ("8회까지 스포 있음", 8),
        ("노스포 리뷰", 0),
    ],
)
def test_warning_tells_how_far(text, spoils_to):
    assert warned(text).spoils_to == spoils_to


@pytest.mark.parametrize(
    "text", ["I hate spoilers.", "He spoils her in episode 8.", "", "spoiled rich boy"]
)
def test_other_talk_of_spoiling_warns_of_nothing(text):
    assert warned(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "This post is sponsored by a streaming service.",
        "I received a free screener from the distributor.",
        "We were given early access for review.",
        "This post contains affiliate links.",
        "본 포스팅은 협찬을 받았습니다.",
    ],
)
def test_who_paid_is_disclosed(text):
    assert disclosed(f"I like it. {text}") == text


@pytest.mark.parametrize(
    "text", ["This is not sponsored.", "She received a letter.", "He was given a review."]
)
def test_other_gifts_disclose_nothing(text):
    assert disclosed(text) == "" or text.startswith("He")


def test_hashtags_are_words_and_no_colours():
    assert list(hashtags("#RunOn, #런온 #1 a#b #ff0000 (#kdrama)")) == ["RunOn", "런온", "kdrama"]


@pytest.mark.parametrize(
    ("text", "only"),
    [("#RunOn #kdrama", True), ("Tags: #a, #b", True), ("#1", False), ("a #b", False)],
)
def test_line_of_hashtags_is_nothing_else(text, only):
    assert is_only_hashtags(text) is only
