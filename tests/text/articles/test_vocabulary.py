import pytest

from text.articles.vocabulary import label_of, section_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Title ", "title"),
        ("DRAMA", "title"),
        ("Main Cast", "cast"),
        ("Genre(s)", "genres"),
        ("No. of Episodes", "episode_count"),
        ("★ My Rating", "rating"),
        ("Where To Watch", "availability"),
        ("방영 기간", "aired"),
        ("출연진", "cast"),
    ],
)
def test_label_is_known_however_decorated(words, kind):
    assert label_of(words) == (kind, True)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Tittle", "title"),
        ("Gener", "genres"),
        ("Directer", "directors"),
        ("Epsiodes", "episode_count"),
        ("Availble on", "availability"),
        ("Runing time", "runtime"),
        ("Netwrok", "network"),
        ("Ratting", "rating"),
        ("Where to wach", "availability"),
    ],
)
def test_misspelt_label_is_known_as_such(words, kind):
    assert label_of(words) == (kind, False)


@pytest.mark.parametrize(
    "words", ["Store", "Gender", "Cost", "Note", "Update", "Winter", "제주", ""]
)
def test_other_word_is_no_label(words):
    assert label_of(words) == ("", False)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Highlight Moments", "moments"),
        ("Hilight moments", "moments"),
        ("High-lights", "moments"),
        ("✨ Best Scenes ✨", "moments"),
        ("Scenes I Loved", "moments"),
        ("Highlights (spoilers!)", "moments"),
        ("Scenes I keep going back to", "moments"),
        ("Where I am watching", "availability"),
        ("명장면", "moments"),
        ("Memorable Lines", "lines"),
        ("Memmorable Quotes", "lines"),
        ("Qoutes", "lines"),
        ("5 favourite quotes from the drama", "lines"),
        ("Quotes & Lines:", "lines"),
        ("명대사 모음", "lines"),
        ("TL;DR", "in_brief"),
        ("What didn’t work", "cons"),
        ("Cast & Characters", "cast"),
    ],
)
def test_heading_is_known_in_many_spellings(heading, kind):
    assert section_of(heading)[0] == kind


@pytest.mark.parametrize(
    "heading",
    ["The story", "Behind the scenes", "Final scene", "Handmade", "Storyline", "The last episode"],
)
def test_other_heading_announces_nothing(heading):
    assert section_of(heading) == ("", False)
