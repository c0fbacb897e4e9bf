"""Which words of a text are Korean names."""

import pytest

from text.names.finding import mentions

NAMES = {
    "Ki Seon-gyeom ran.": [("Ki", "Seon-gyeom")],
    "Seon-gyeom Ki ran.": [("Ki", "Seon-gyeom")],
    "Mi-joo’s desk, Mi-joo's desk": [("", "Mi-joo"), ("", "Mi-joo")],
    "“Mi-joo-ya!” he calls. Mi-joo-ssi?": [("", "Mi-joo"), ("", "Mi-joo")],
    "Sŏn-gyŏm and Chŏng-hŭi": [("", "Sŏn-gyŏm"), ("", "Chŏng-hŭi")],
    "Choi Soo-Young (Seo Dan-ah)": [("Choi", "Soo-Young"), ("Seo", "Dan-ah")],
    "Rae-won, Yeo-reum, Hyuk-jin, Eui-jun": [
        ("", "Rae-won"),
        ("", "Yeo-reum"),
        ("", "Hyuk-jin"),
        ("", "Eui-jun"),
    ],
    "Jung\u2010hee and Jung\u2011hee": [("", "Jung\u2010hee"), ("", "Jung\u2011hee")],
}
NO_NAMES = [
    "A run-on sentence. Run-on. Run-On.",
    "The first-person narrator, mid-season, Mid-season.",
    "Set-up, Re-run, Hot-pot, Pin-up, So-so, Laid-back, Well-to-do.",
    "A K-drama about Dok-do, in Jung-gu, dressed in Han-bok.",
    "Spider-Man, Coca-Cola, Jean-Luc, Anglo-Saxon, Nineteen-ninety.",
    "jung-hee without a capital",
]


def _sure(text):
    return [(name.family, name.given) for name in mentions(text) if name.is_sure]


@pytest.mark.parametrize("text", NAMES)
def test_names_are_found(text):
    assert _sure(text) == NAMES[text]


@pytest.mark.parametrize("text", NO_NAMES)
def test_other_words_are_no_names(text):
    assert _sure(text) == []


def test_words_are_where_they_are_said_to_be():
    text = "When Ki Seon-gyeom met Mi-joo’s friend, Gong Yoo ran."
    found = list(mentions(text))
    assert [name.words for name in found] == ["Ki Seon-gyeom", "Mi-joo", "Gong Yoo"]
    assert [text[name.start : name.end] for name in found] == [name.words for name in found]
