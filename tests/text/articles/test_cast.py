import pytest

from text.articles.cast import listed, tabled
from text.articles.layout import laid_out
from text.articles.lines import lines_of
from text.articles.order import in_one_order
from text.articles.recognising import recognise
from text.articles.spoken import told

RUNNER = ("Im Si-wan", "Ki Seon-gyeom")
TRANSLATOR = ("Shin Se-kyung", "Oh Mi-joo")


def names(pairs):
    return [
        (one.pair.actor or one.pair.actor_hangul, one.pair.character or one.pair.character_hangul)
        for one in pairs
    ]


@pytest.mark.parametrize(
    "value",
    [
        "Im Si-wan as Ki Seon-gyeom, Shin Se-kyung as Oh Mi-joo",
        "Im Si-wan as Ki Seon-gyeom and Shin Se-kyung as Oh Mi-joo",
        "Im Si-wan (Ki Seon-gyeom), Shin Se-kyung (Oh Mi-joo)",
        "Im Si-wan – Ki Seon-gyeom\nShin Se-kyung – Oh Mi-joo",
        "Im Si-wan plays Ki Seon-gyeom; Shin Se-kyung plays Oh Mi-joo",
        "• Im Si-wan … Ki Seon-gyeom\n• Shin Se-kyung … Oh Mi-joo",
        "Ki Seon-gyeom (played by Im Si-wan), Oh Mi-joo (played by Shin Se-kyung)",
        "Im Si-wan\tKi Seon-gyeom\nShin Se-kyung\tOh Mi-joo",
        "Im Si-wan (Ki Seon-gyeom) / Shin Se-kyung (Oh Mi-joo)",
        "Im Si-wan as Ki Seon-gyeom / Shin Se-kyung as Oh Mi-joo",
        "Im Si-wan – Ki Seon-gyeom / Shin Se-kyung – Oh Mi-joo",
        "Im Si-wan / Ki Seon-gyeom | Shin Se-kyung / Oh Mi-joo",
        "Im Si-wan | Ki Seon-gyeom\nShin Se-kyung | Oh Mi-joo",
        "Ki Seon-gyeom, played by Im Si-wan / Oh Mi-joo, played by Shin Se-kyung",
        "Im Si-wan in the role of Ki Seon-gyeom, Shin Se-kyung in the role of Oh Mi-joo",
        "Im Si-wan – Ki Seon-gyeom, who runs\nShin Se-kyung – Oh Mi-joo, who stops",
        "Im Si-wan / Ki Seon-gyeom: he runs\nShin Se-kyung / Oh Mi-joo: she stops",
        "Im Si-wan | Ki Seon-gyeom, who runs\nShin Se-kyung | Oh Mi-joo, who stops",
    ],
)
def test_list_is_read_however_it_parts_the_two(value):
    assert names(listed(value)) == [RUNNER, TRANSLATOR]


def test_list_in_hangul_is_read():
    for parting in (", ", " / "):
        assert names(listed(f"임시완 (기선겸 역){parting}신세경 (오미주 역)")) == [
            ("임시완", "기선겸"),
            ("신세경", "오미주"),
        ]


@pytest.mark.parametrize("value", ["Im Si-wan, Shin Se-kyung, Kang Tae-oh", "Im Si-wan", "", "as"])
def test_names_alone_are_no_pairs(value):
    assert listed(value) == []


def test_character_is_who_the_article_calls_by_the_given_name():
    pairs = listed("Ki Seon-gyeom – Im Si-wan\nOh Mi-joo – Shin Se-kyung")

    assert names(in_one_order(pairs, "Mi-joo runs. Seon-gyeom runs. Mi-joo stops.")) == [
        RUNNER,
        TRANSLATOR,
    ]
    assert names(in_one_order(pairs, "Nothing of them.")) == names(pairs)


@pytest.mark.parametrize(
    "sentence",
    [
        "Im Si-wan plays Ki Seon-gyeom, a sprinter.",
        "Ki Seon-gyeom (Im Si-wan) is a sprinter.",
        "Ki Seon-gyeom, played by Im Si-wan, is a sprinter.",
        "Ki Seon-gyeom, a sprinter played by Im Si-wan, stops.",
        "I loved Im Si-wan as Ki Seon-gyeom.",
        "Im Si-wan is wonderful as the sprinter Ki Seon-gyeom.",
        "So Im Si-wan is Ki Seon-gyeom.",
        "Im Si-wan, who plays Ki Seon-gyeom, is great.",
        "Im Si-wan’s Ki Seon-gyeom is a quiet man.",
        "As Ki Seon-gyeom, Im Si-wan is a quiet man.",
        "The role of Ki Seon-gyeom went to Im Si-wan.",
        "Im Si-wan takes on the role of Ki Seon-gyeom.",
        "Sprinter Ki Seon-gyeom (Im Si-wan) stops.",
        "The sprinter that Im Si-wan plays is called Ki Seon-gyeom.",
        "The sprinter Im Si-wan plays, Ki Seon-gyeom, is tired.",
        "Ki Seon-gyeom, whom Im Si-wan plays with a limp, stops.",
        "Ki Seon-gyeom (played with a limp by Im Si-wan) stops.",
        "Ki Seon-gyeom (a never better Im Si-wan) stops.",
        "Im Si-wan brings Ki Seon-gyeom to life.",
        "Playing Ki Seon-gyeom, Im Si-wan is quiet.",
        "im si-wan plays ki seon-gyeom, a sprinter.",
        "ki seon-gyeom (im si-wan) stops.",
        "ki seon-gyeom, played by im si-wan, stops.",
        "im si-wan as ki seon-gyeom is everything.",
    ],
)
def test_sentence_tells_who_plays_whom(sentence):
    assert names(told(sentence)) == [RUNNER]


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Im Si-wan and Shin Se-kyung as Ki Seon-gyeom and Oh Mi-joo", [RUNNER, TRANSLATOR]),
        ("Seon-gyeom Kim (played by Si-wan Im)", [("Si-wan Im", "Seon-gyeom Kim")]),
        ("Captain Ri Jeong-hyeok (Hyun Bin) hides her.", [("Hyun Bin", "Ri Jeong-hyeok")]),
        ("Captain Nam (Kang Do-wol) runs the ferry.", [("Kang Do-wol", "Captain Nam")]),
        ("IU is Lee Ji-an, and Park Hae-soo turns up as Gye-won.", [("Park Hae-soo", "Gye-won")]),
        ("A tenant, Mrs. Cha (Pa Mun-hui), stays.", [("Pa Mun-hui", "Mrs. Cha")]),
        ("Chil Min-seo, as Officer Ga, shouts.", [("Chil Min-seo", "Officer Ga")]),
        ("Rowoon as Ha-ru", [("Rowoon", "Ha-ru")]),
        ("기선겸(임시완)은 달린다.", [("임시완", "기선겸")]),
        ("임시완이 기선겸 역을 맡았다.", [("임시완", "기선겸")]),
    ],
)
def test_names_of_other_kinds_are_read(sentence, pairs):
    assert names(told(sentence)) == pairs


@pytest.mark.parametrize(
    "sentence",
    [
        "The film by Bong Joon-ho (Parasite) was good.",
        "Director Park Chan-wook (Oldboy) returns.",
        "Jung Hae-in is back on Netflix.",
        "Gong Yoo as a goblin.",
        "Im Si-wan (임시완) runs.",
        "As Netflix (US) has it.",
        "I see Seoul as London.",
        "Mi-joo's uncle Park Dong-su calls.",
        "It was shot in Seoul (Mapo-gu) and Busan (Haeundae).",
    ],
)
def test_other_sentences_tell_of_no_part(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Shim Ye-ok as Chief Prosecutor Won wins.", [("Shim Ye-ok", "Chief Prosecutor Won")]),
        ("Above her, Director Ip (Ryeo Won-jae) waits.", [("Ryeo Won-jae", "Director Ip")]),
        ("Meanwhile Oh Mi-joo (played by Shin Se-kyung) runs.", [TRANSLATOR]),
        ("On the twelfth Eun-chae plays it without being asked, and Mrs. Tae sleeps.", []),
    ],
)
def test_rank_stays_with_a_character_of_one_name(sentence, pairs):
    assert names(told(sentence)) == pairs


@pytest.mark.parametrize(
    "entry",
    [
        "Oh Mi-joo (played by Shin Se-kyung): still angry, now also in love",
        "Shin Se-kyung as Oh Mi-joo, who has a name this season!",
    ],
)
def test_note_behind_a_pair_is_no_part_of_it(entry):
    assert names(listed(entry)) == [TRANSLATOR]


@pytest.mark.parametrize(
    "rows",
    [
        [("Actor", "Role"), RUNNER, TRANSLATOR],
        [("Character", "Actor"), RUNNER[::-1], TRANSLATOR[::-1]],
        [("With", "Im Si-wan (Ki Seon-gyeom)", "Shin Se-kyung (Oh Mi-joo)")],
    ],
)
def test_table_tells_who_plays_whom(rows):
    html = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)

    found, used = tabled(lines_of(laid_out(f"<table>{html}</table>")))

    assert names(found) == [RUNNER, TRANSLATOR]
    assert used == set(range(len(rows)))


def test_other_table_holds_no_cast():
    html = "<table><tr><td>방송사</td><td>JTBC</td></tr><tr><td>몇부작</td><td>16부작</td></tr></table>"

    assert tabled(lines_of(laid_out(html))) == ([], set())


@pytest.mark.parametrize(
    "sentence",
    [
        "오다정 역의 한서윤은 좋다.",
        "오다정 역을 맡은 한서윤은 좋다.",
        "한서윤이 오다정을 연기한다.",
        "한서윤이 연기하는 오다정은 좋다.",
        "한서윤 배우가 연기한 오다정은 좋다.",
        "한서윤이 오다정 역을 맡았다.",
        "오다정(한서윤)은 이혼했다.",
    ],
)
def test_sentence_in_hangul_tells_who_plays_whom(sentence):
    assert names(told(sentence)) == [("한서윤", "오다정")]


def test_character_may_be_called_anything():
    prose = (
        "maehwa (geum bit-na) whistles, and the crown prince (yang si-hoo) has a falcon. "
        "falconer jang (tae won-sam) owes."
    )

    assert names(told(prose)) == [
        ("Geum Bit-na", "Maehwa"),
        ("Yang Si-hoo", "Crown Prince"),
        ("Tae Won-sam", "Falconer Jang"),
    ]
    assert names(told("Maehwa (Geum Bit-na) whistles.")) == [("Geum Bit-na", "Maehwa")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Im Si-wan (Misaeng) is great.",
        "On Netflix (Im Si-wan) it is short.",
        "the director (kim won-seok) is great.",
    ],
)
def test_what_stands_beside_a_name_is_no_character(sentence):
    assert told(sentence) == []


def test_title_is_no_character():
    found = recognise(
        "<p>Title: Salt Harbour<br>Network: tvN</p><p>Salt Harbour (Im Si-wan) is slow.</p>",
        headline="Salt Harbour review",
    )

    assert not found.cast


def test_by_alone_goes_on_after_played_by():
    rows = "Tak Eun-jo is played by Ra Hye-won<br>Conductor Pi by Noh Si-woo<br>Joo Ae-ri by Min Seo-ra"
    html = f"<h3>The people</h3><p>{rows}</p><h3>Story</h3><p>A drama.</p>"
    found = recognise(html, headline="Run On review")

    assert [(one.value.actor, one.value.character) for one in found.cast] == [
        ("Ra Hye-won", "Tak Eun-jo"),
        ("Noh Si-woo", "Conductor Pi"),
        ("Min Seo-ra", "Joo Ae-ri"),
    ]
    assert names(told("Tak Eun-jo is played by Ra Hye-won and Joo Ae-ri by Min Seo-ra.")) == [
        ("Min Seo-ra", "Joo Ae-ri"),
        ("Ra Hye-won", "Tak Eun-jo"),
    ]
    assert listed("Directed by Kim Won-seok") == []


@pytest.mark.parametrize(
    ("entry", "pair"),
    [
        ("Tak Hyun-woo as Detective Bang Il-seok", ("Tak Hyun-woo", "Detective Bang Il-seok")),
        ("Bu Seung-ah as Da-jeong's sister", ("Bu Seung-ah", "Da-jeong's sister")),
        ("곽도운 : 형사 나기철 역", ("곽도운", "형사 나기철")),
        ("나기철 : 곽도운 분", ("곽도운", "나기철")),
    ],
)
def test_part_is_called_as_the_list_has_it(entry, pair):
    assert names(listed(entry)) == [pair]


def test_names_in_capitals_and_parts_in_small_letters_are_read():
    prose = "captain do (YE RIN-HA, my beloved) trains jae-i, a girl (ko eun-byul as na bom)."

    assert names(told(prose)) == [("Ko Eun-byul", "Na Bom"), ("Ye Rin-ha", "Captain Do")]


def test_lines_between_tabs_are_a_cast():
    rows = "Master Woo\tGam Tae-il\nShin Ae-gyeong\tJeon Bo-mi"
    text = f"A drama.\n\nCAST\n\n{rows}\n\nSTORY\n\nAe-gyeong sews."
    found = recognise(text, headline="Run On review")

    assert [(one.value.actor, one.value.character) for one in found.cast] == [
        ("Gam Tae-il", "Master Woo"),
        ("Jeon Bo-mi", "Shin Ae-gyeong"),
    ]
