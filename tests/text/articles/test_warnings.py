import pytest

from text.articles.recognising import recognise
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
        ("Spoilers behind the cut, as ever.", None),
        ("There will be spoilers for the ending.", FINALE),
        ("Spoilers for both hours!", None),
        ("I talk about everything up to the end of episode 5.", 5),
        ("스포일러가 있으니 주의하세요.", None),
        ("결말에 대한 스포일러를 담고 있어요.", FINALE),
        ("스포일러는 없습니다.", 0),
        ("스포 주의", None),
        ("8회까지 스포 있음", 8),
        ("노스포 리뷰", 0),
    ],
)
def test_warning_tells_how_far(text, spoils_to):
    assert warned(text).spoils_to == spoils_to


@pytest.mark.parametrize(
    "text",
    [
        "We talk about everything, mostly soup.",
        "I hate spoilers.",
        "He spoils her in episode 8.",
        "",
        "spoiled rich boy",
    ],
)
def test_other_talk_of_spoiling_warns_of_nothing(text):
    assert warned(text) is None


@pytest.mark.parametrize(
    ("headline", "text", "spoils_to"),
    [
        ("Run On review (spoilers)", "Spoilers up to episode 8 follow.", 8),
        ("Run On review (spoilers up to episode 4)", "Spoilers ahead!", 4),
        ("Run On review (spoiler-free)", "A good drama.", 0),
    ],
)
def test_warning_that_tells_more_counts(headline, text, spoils_to):
    found = recognise(f"<p>{text}</p><p>All 16 episodes of this drama.</p>", headline=headline)

    assert found.spoils_to.value == spoils_to


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
