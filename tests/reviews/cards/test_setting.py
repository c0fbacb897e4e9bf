"""Lines of type, and the files that their characters come from."""

import pytest

from reviews.cards.columns import ROOM, SMALLEST, column_block
from reviews.cards.drawing import DEK, HEADLINE, SAID
from reviews.cards.faces import BEYOND, DISPLAY, PLAIN, TEXT, drawable, font, home, runs
from reviews.cards.setting import ELLIPSIS, broken, ems, fitted, leaves_alone

WIDTH = 900
LONG = (
    "A headline that goes on about what it means to watch sixteen episodes in a single weekend " * 3
)
TEXTS = [
    "Load-bearing",
    "A sprinter who cannot be subtitled",
    "Five hours or thirty-one: what a drama asks of your week",
    "오늘은 바다도 쉬는 날이래. 그러니까 너도 좀 쉬어.",
    LONG,
    "supercalifragilistic" * 20,
    "가" * 200,
]


@pytest.mark.parametrize("sizes", [HEADLINE, SAID, DEK])
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
def test_no_line_is_wider_than_its_room_nor_more_than_allowed(text, sizes):
    block = fitted(DISPLAY, text, WIDTH, sizes)
    most = max(most for size, most in sizes if size == block.size)
    assert 1 <= len(block.lines) <= most
    assert all(ems(DISPLAY, line) * block.size <= WIDTH for line in block.lines)
    assert not leaves_alone(block.lines)


@pytest.mark.parametrize("text", [LONG * 2, "가나다 " * 90], ids=["Latin", "Hangul"])
def test_what_is_too_long_ends_with_a_sign(text):
    block = fitted(DISPLAY, text, WIDTH, HEADLINE)
    assert block.lines[-1].endswith(ELLIPSIS)
    assert text.startswith(" ".join(block.lines).removesuffix(ELLIPSIS))


def test_last_word_gets_company():
    """Though the lines would be more even if it stood alone."""
    text = "One two incomprehensible"
    wide = ems(DISPLAY, "two incomprehensible") + 0.1
    assert broken(DISPLAY, text, wide, 2) == ("One", "two incomprehensible")


def test_what_fits_is_whole():
    text = TEXTS[2]
    assert " ".join(fitted(DISPLAY, text, WIDTH, HEADLINE).lines) == text


def test_words_are_kept_whole_in_korean():
    words = TEXTS[3].split()
    lines = fitted(DISPLAY, TEXTS[3], 500, SAID).lines
    assert [word for line in lines for word in line.split()] == words


def test_shorter_text_is_larger():
    sizes = [fitted(DISPLAY, text, WIDTH, HEADLINE).size for text in (TEXTS[0], TEXTS[2], LONG)]
    assert sizes == sorted(sizes, reverse=True)
    assert len({*sizes}) == 3


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("런 온", 1),
        ("나의 아저씨", 1),
        ("이상한 변호사 우영우", 2),
        ("SKY 캐슬", 1),
        ("킬미, 힐미", 1),
    ],
)
def test_title_stands_in_columns(title, columns):
    block = column_block(title, 5 if len(title) > 7 else 4)
    assert len(block.columns) == columns
    assert "".join(piece for column in block.columns for piece, _ in column).replace(
        " ", ""
    ) == title.replace(" ", "")


@pytest.mark.parametrize(
    "title", ["어느 날 우리 집 현관으로 멸망이 들어왔다 " * 4, "가" * 120, "long " * 60]
)
def test_title_without_end_is_cut(title):
    block = column_block(title, 5)
    assert block.size == SMALLEST
    assert block.columns[-1][-1][0] == ELLIPSIS
    for column in block.columns:
        assert sum(long for _, long in column) * block.size <= ROOM + block.size


def test_every_syllable_there_is_has_a_home():
    lost = [mark for mark in map(chr, range(0xAC00, 0xD7A4)) if home(DISPLAY, mark) is None]
    assert lost == []


@pytest.mark.parametrize("face", [DISPLAY, PLAIN, TEXT])
@pytest.mark.parametrize("mark", "가힣ㄱㅏ神話愛鬱ねЖΩōéß“”‘’…–—·!?&%")
def test_no_box_is_drawn(face, mark):
    """Compared with what the file draws for a character that no font has."""
    [(path, drawn)] = runs(face, mark)
    pen = font(path, 60)
    assert drawn == mark
    assert bytes(pen.getmask(mark)) != bytes(pen.getmask("\uffff"))
    assert pen.getmask(mark).getbbox()


def test_hanja_come_from_beyond():
    assert [(path.parent == BEYOND, part) for path, part in runs(DISPLAY, "하神 도")] == [
        (False, "하"),
        (True, "神"),
        (False, " "),
        (False, "도"),
    ]


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Dishes 🎉🍚 done", "Dishes done"),
        ("👩‍👩‍👧 family", "family"),
        ("Čapek", "Capek"),
        ("two\nlines\tand   more", "two lines and more"),
        ("한글", "한글"),
        ("non\u2011breaking\u00a0space", "non-breaking space"),
        ("\u202eright to left\u202c", "right to left"),
        ("ثلاثة", ""),
        ("🎉", ""),
    ],
)
def test_what_no_font_has_is_left_out(typed, drawn):
    assert drawable(DISPLAY, typed) == drawn
