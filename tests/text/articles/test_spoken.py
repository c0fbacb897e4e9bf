"""Who plays whom, in the ways that sentences go round it."""

import pytest

from text.articles.recognising import recognise


def cast(html):
    found = recognise(f"<p>All 16 episodes of this drama.</p>{html}", headline="Run On review").cast
    return [
        (
            one.value.actor or one.value.actor_hangul,
            one.value.character or one.value.character_hangul,
        )
        for one in found
        if one.sure
    ]


@pytest.mark.parametrize(
    ("told", "pairs"),
    [
        (
            "Oh Mi-joo, played by a very good Shin Se-kyung, translates films.",
            [("Shin Se-kyung", "Oh Mi-joo")],
        ),
        (
            "Oh Mi-joo translates films. She's played by Shin Se-kyung, whom I like.",
            [("Shin Se-kyung", "Oh Mi-joo")],
        ),
        (
            "With Shin Se-kyung as Oh Mi-joo and Im Si-wan her reluctant runner Ki Seon-gyeom.",
            [("Shin Se-kyung", "Oh Mi-joo"), ("Im Si-wan", "Ki Seon-gyeom")],
        ),
        ("Im Si-wan plays the ferryman. He says little.", [("Im Si-wan", "ferryman")]),
        ("Im Si-wan plays the piano. He plays it well.", []),
        ("Oh Mi-joo, played by a singer from Busan, translates films.", []),
        (
            "It stars Shin Se-kyung (Oh Mi-joo), Im Si-wan (Ki Seon-gyeom) and Ra Mi-ran (Pi Hae-su).",
            [
                ("Shin Se-kyung", "Oh Mi-joo"),
                ("Im Si-wan", "Ki Seon-gyeom"),
                ("Ra Mi-ran", "Pi Hae-su"),
            ],
        ),
        ("It rains a lot. She's played by nobody I know.", []),
    ],
)
def test_sentence_tells_who_plays_whom(told, pairs):
    assert sorted(cast(f"<p>{told}</p>")) == sorted(pairs)


def test_part_without_a_name_adds_nothing_to_one_that_has_one():
    html = "<h3>Cast</h3><p>Im Si-wan as Ki Seon-gyeom<br>Shin Se-kyung as Oh Mi-joo</p>"

    assert len(cast(f"{html}<h3>Thoughts</h3><p>Im Si-wan plays the runner. I ran.</p>")) == 2


def test_word_for_kin_tells_the_character_of_a_korean_list():
    html = (
        "<h3>등장인물</h3><p>오미주 (신세경) : 번역가.</p><p>매이 할머니 (서정연) : 룸메이트.</p>"
        "<p>기선겸 (임시완) : 육상 선수.</p>"
    )

    assert cast(html) == [("신세경", "오미주"), ("서정연", "매이 할머니"), ("임시완", "기선겸")]
