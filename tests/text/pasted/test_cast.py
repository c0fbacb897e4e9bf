"""A pasted line of cast is read, in either order and script."""

import pytest

from text.pasted.cast import read_cast

IM, KI = "Im Si-wan", "Ki Seon-gyeom"


def parts(text):
    return [(str(line.actor), str(line.character)) for line in read_cast(text).lines]


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("Im Si-wan as Ki Seon-gyeom", "actor"),
        ("• Im Si-wan as Ki Seon-gyeom[4]", "actor"),
        ("3. [[Im Si-wan]] as '''Ki Seon-gyeom'''", "actor"),
        ("Im Si-wan (as Ki Seon-gyeom)", "actor"),
        ("Im Si-wan plays Ki Seon-gyeom", "actor"),
        ("Ki Seon-gyeom (played by Im Si-wan)", "character"),
        ("Ki Seon-gyeom, played by Im Si-wan", "character"),
        ("Ki Seon-gyeom is portrayed by Im Si-wan", "character"),
        ("Im Si-wan – Ki Seon-gyeom", ""),
        ("Im Si-wan - Ki Seon-gyeom", ""),
        ("Im Si-wan—Ki Seon-gyeom", ""),
        ("Im Si-wan : Ki Seon-gyeom", ""),
        ("Im Si-wan: Ki Seon-gyeom", ""),
        ("Im Si-wan / Ki Seon-gyeom", ""),
        ("Im Si-wan\tKi Seon-gyeom", ""),
        ("| Im Si-wan | Ki Seon-gyeom |", ""),
        ("Im Si-wan    Ki Seon-gyeom", ""),
        ("Im Si-wan … Ki Seon-gyeom", ""),
        ("Im Si-wan → Ki Seon-gyeom", ""),
        ("Im Si-wan, Ki Seon-gyeom", ""),
        ("Im Si-wan (Ki Seon-gyeom)", ""),
        ("Im, Si-wan – Ki Seon-gyeom", ""),
    ],
)
def test_both_names_are_found(line, order):
    (found,) = read_cast(line).lines
    names = (IM, KI) if order != "character" else (KI, IM)
    assert (str(found.first), str(found.second), found.order) == (*names, order)


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("임시완 – 기선겸", ("임시완", "기선겸")),
        ("임시완 (기선겸 역)", ("임시완", "기선겸")),
        ("임시완(기선겸役)", ("임시완", "기선겸")),
        ("임시완 기선겸 역", ("임시완", "기선겸")),
        ("기선겸 (임시완 분)", ("임시완", "기선겸")),
        ("기선겸(임시완 扮)", ("임시완", "기선겸")),
        ("Im Si-wan (임시완) as Ki Seon-gyeom (기선겸)", (f"{IM} 임시완", f"{KI} 기선겸")),
        ("임시완 Im Si-wan as 기선겸 Ki Seon-gyeom", (f"{IM} 임시완", f"{KI} 기선겸")),
        ("배우 | 배역\n임시완 | 기선겸", ("임시완", "기선겸")),
        ("Character\tActor\nKi Seon-gyeom\tIm Si-wan", (IM, KI)),
    ],
)
def test_hangul_and_headings_are_read(line, pair):
    assert parts(line) == [pair]


@pytest.mark.parametrize(
    ("line", "role", "note"),
    [
        ("Im Si-wan as Ki Seon-gyeom (Main Role)", "lead", ""),
        ("Im Si-wan as Ki Seon-gyeom, supporting", "support", ""),
        ("Im Si-wan as Ki Seon-gyeom (cameo, ep. 3)", "guest", "ep. 3"),
        ("Im Si-wan\tKi Seon-gyeom\tSupport Role", "support", ""),
        ("Guest: Im Si-wan – Ki Seon-gyeom", "guest", ""),
        ("Im Si-wan as Ki Seon-gyeom – a sprinter", "", "a sprinter"),
        ("Im Si-wan as Ki Seon-gyeom: a sprinter (특별출연)", "guest", "a sprinter"),
        ("주연\nIm Si-wan as Ki Seon-gyeom", "lead", ""),
        ("== Supporting cast ==\nIm Si-wan as Ki Seon-gyeom", "support", ""),
    ],
)
def test_role_and_note_are_found(line, role, note):
    (found,) = read_cast(line).lines
    assert (str(found.actor), str(found.character)) == (IM, KI)
    assert (found.role, found.note) == (role, note)


def test_guest_without_a_character_is_a_part():
    (found,) = read_cast("임시완 (특별출연)").lines
    assert (str(found.actor), str(found.character), found.role) == ("임시완", "", "guest")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Park Bo-gum", "it names one person alone"),
        ("Im Si-wan (임시완)", "it names one person alone"),
        ("Im Si-wan as", "it names one person alone"),
        (" – Ki Seon-gyeom", "it names one person alone"),
        ("He who once ran for gold – the one who stops and turns", "neither side"),
        ("Im Si-wan, Shin Se-kyung as themselves", "more than one actor"),
        ("Im Si-wan as " + "x" * 201, "longer than 200"),
        ("임시완 – " + "가" * 101, "longer than 100"),
        ("Im Si-wan as Ki: " + "a sprinter " * 40, "longer than 300"),
        ("??? as !!!", "one of the two names is missing"),
    ],
)
def test_line_that_cannot_be_read_says_why(line, reason):
    found = read_cast(f"Im Si-wan as Ki Seon-gyeom\n\n{line}")
    assert len(found.lines) == 1
    (fault,) = found.faults
    assert (fault.line, fault.words) == (3, line.strip())
    assert reason in fault.reason


@pytest.mark.parametrize(
    ("line", "role", "name"),
    [
        ("Director: Bong Joon-ho", "director", "Bong Joon-ho"),
        ("Directed by Bong Joon-ho", "director", "Bong Joon-ho"),
        ("연출 봉준호", "director", "봉준호"),
        ("극본: 박시현", "writer", "박시현"),
        ("Written by Park Si-hyun (박시현)", "writer", "Park Si-hyun 박시현"),
        ("Music – Kim Jun-seok", "music", "Kim Jun-seok"),
        ("원작 이낙준", "original-author", "이낙준"),
    ],
)
def test_crew_is_no_cast(line, role, name):
    (found,) = read_cast(f"주연\n{line}").lines
    assert (found.role, str(found.actor), str(found.character)) == (role, name, "")


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Director Kang – Im Si-wan", ("Director Kang", IM)),
        ("음악 선생 – 임시완", ("음악 선생", "임시완")),
        ("Music Man as Ki Seon-gyeom", ("Music Man", KI)),
    ],
)
def test_part_that_begins_like_crew_is_a_part(line, pair):
    (found,) = read_cast(line).lines
    assert ((str(found.first), str(found.second)), found.role) == (pair, "")


def test_tags_of_a_web_page_are_no_part_of_a_name():
    assert parts("<b>Im Si-wan</b> as <a href='/wiki/Ki'>Ki Seon-gyeom</a>") == [(IM, KI)]


def test_two_parts_in_one_line_are_not_read_as_one():
    (fault,) = read_cast("Im Si-wan as Ki Seon-gyeom, Shin Se-kyung as Oh Mi-joo").faults
    assert fault.reason == "it holds more than one part; give each a line"


def test_brackets_behind_a_character_are_its_note():
    (found,) = read_cast("Im Si-wan as Ki Seon-gyeom (a sprinter) – injured").lines
    assert (str(found.character), found.whole_note) == (KI, "a sprinter; injured")
