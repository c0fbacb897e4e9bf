import pytest

from text.articles.recognising import recognise
from text.articles.warnings import hashtags, is_only_hashtags, warned
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
        ("This recap spoils everything up to the end of episode 7.", 7),
        ("Everything through episode 12 is discussed below.", 12),
        ("Everything up to episode nine gets spoiled.", 9),
        ("This post spoils everything up to the wedding.", None),
        ("No spoilers past the third episode.", 3),
        ("Spoilers to episode 6.", 6),
        ("Spoilers to the ending.", FINALE),
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
        *("Spoilers after episode 4!", "Spoilers beyond episode 4 below.", "Spoilers past ep 4"),
        *(
            "Spoilers since the fourth episode",
            "Spoilers for what comes after the first 4 episodes",
        ),
        *(
            "Spoilers from episode 4 onwards",
            "Spoilers from episode 4!",
            "Episode 4 on: spoilers ahead",
        ),
        *("Spoilers starting with episode 4", "Episode 4 and later: spoilers ahead"),
        *(
            "Spoilers for episodes 4 and beyond",
            "Seen nothing past episode 4? Spoilers after episode 4.",
        ),
        "Written after episode 4, this post discusses everything up to episode 9.",
        *("4회 이후 스포 주의", "4회부터 스포 있음", "스포 주의: 4회부터"),
    ],
)
def test_number_that_a_warning_begins_with_is_not_how_far_it_goes(text):
    assert (warned(text).spoils_to, warned(text).is_free) == (None, False)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Spoilers through episode 4",
            "Spoilers up to episode 4 after the cut.",
            "4회까지 스포 있음",
        ),
        *("Spoilers until episode 4", "Spoilers up to episode 4 on Netflix", "4회 스포 주의"),
        *("Spoilers from episodes 1–4 below", "Spoilers from episode 1 to episode 4"),
        *("Spoilers for episode 4 beyond this point", "No spoilers after episode 4."),
    ],
)
def test_number_that_a_warning_ends_with_is_how_far_it_goes(text):
    assert warned(text).spoils_to == 4


@pytest.mark.parametrize(
    "text",
    [
        "We talk about everything, mostly soup.",
        "I hate spoilers.",
        "He spoils her in episode 8.",
        "",
        "spoiled rich boy",
        "Everything gets spoiled in this kitchen.",
        "All the rich children up here are spoiled.",
        "His mother spoils everything.",
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


def test_hashtags_are_words_and_no_colours():
    assert list(hashtags("#RunOn, #런온 #1 a#b #ff0000 (#kdrama)")) == ["RunOn", "런온", "kdrama"]


@pytest.mark.parametrize(
    ("text", "only"),
    [("#RunOn #kdrama", True), ("Tags: #a, #b", True), ("#1", False), ("a #b", False)],
)
def test_line_of_hashtags_is_nothing_else(text, only):
    assert is_only_hashtags(text) is only
