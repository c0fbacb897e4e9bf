"""Letters that pass for others, and characters that hide."""

import pytest

from text.lookalikes import has_hidden, has_lookalikes, holds, skeleton


@pytest.mark.parametrize(
    "text",
    ["Fr\u0435e gifts", "\u0441asino", "p\u0430ypal.com", "аррӏе.com", "K\u03bfrea", "𝐅𝐫𝐞𝐞"],
)
def test_lookalikes_are_found(text):
    assert has_lookalikes(text)


@pytest.mark.parametrize(
    "text",
    [
        "OST가 좋았다, tvN에서 봤어요",
        "кино и Корея, кино.com",
        "Δt is 5 μm, Ωmega",
        "𝐱 + 𝐲 = 𝐳,\n\tsaid on two lines",
        "¯\\_(ツ)_/¯ ʕ•ᴥ•ʔ",
        "도깨비 (鬼) トッケビ Tokkebi",
        "Café, naïve, Zoë, ①②",
        "이태원클라쓰ing ❤️ ＯＳＴ",
    ],
)
def test_how_people_write_is_nothing_odd(text):
    assert not has_lookalikes(text)
    assert not has_hidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "a\u202eb",
        "vi\u200bagra",
        "카\u3164지노",
        "vi\u00adagra",
        "Z\u0341\u0342\u0343\u0344\u0345",
        "x\U000e0041",
    ],
)
def test_what_hides_is_found(text):
    assert has_hidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffHello\ufeff",
        "👩\u200d👧 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم",
        "क्\u200dष",
        "Tiếng Việt",
    ],
)
def test_what_writing_needs_hides_nothing(text):
    assert not has_hidden(text)


@pytest.mark.parametrize(
    ("text", "words", "is_held"),
    [
        ("A CASINO night", "casino", True),
        ("a c\u0430sin\u200bo", "casino", True),
        ("casinos", "casino", False),
        ("precasino", "casino", False),
        ("an x here", "x", True),
        ("axe", "x", False),
        ("카지노를 열다", "카지노", True),
        ("새카지노", "카지노", True),
        ("online   casino", "online casino", True),
        ("anything", " ", False),
        ("C++ (x)", "c++", True),
    ],
)
def test_listed_words_are_found_however_written(text, words, is_held):
    assert holds(skeleton(text), words) == is_held


def test_skeleton_is_what_the_eye_sees():
    assert skeleton("Рay\u200bPal ＯＳＴ 도깨비") == "paypal ost 도깨비"
