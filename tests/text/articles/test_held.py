"""What an author wrote is afterwards in the text or in a record, but for labels and headings."""

import re

import pytest

from tests.exchange.labelled import samples
from text.articles.found import each_found
from text.articles.layout import laid_out
from text.articles.lines import lines_of
from text.articles.recognising import Reading, recognise
from text.articles.vocabulary import WORDS, is_of_labels

BESIDE = {*WORDS["beside_facts"], *WORDS["columns"], *WORDS["ranks"], *WORDS["korean_ranks"]}
OWN_LABELS = {"damage", "봉", "by"}
"""“The damage: 9/10”; the family name of “Madam Bong (봉 여사)”."""
TOP = "<p>Title: Black Umbrella</p><p>Episodes: 12</p>"


def words(text):
    return re.findall(r"[^\W_]+", text.casefold())


def flat(value):
    return " ".join(map(flat, value)) if isinstance(value, tuple) else str(value)


def lost(html, headline):
    article = recognise(html, headline=headline)
    kept = set(words(" ".join(line.text for line in lines_of(laid_out(article.body)))))
    kept |= {word for _, one in each_found(article) if one.sure for word in words(flat(one.value))}
    reading = Reading(html, headline, lambda _title: None)
    reading.read()
    headings = {section.heading.number for section in reading.sections if section.heading}
    return [
        word
        for line in reading.lines
        if line.number not in headings
        for word in words(line.text)
        if word not in kept and not says_nothing(word)
    ]


def says_nothing(word):
    is_counted = any(map(str.isdigit, word)) or not any(map(str.isalpha, word))
    is_known = word in BESIDE or word in OWN_LABELS or is_of_labels(word)
    return is_counted or is_known or (len(word) == 1 and word.isascii())


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_every_word_of_an_article_is_kept(sample):
    assert lost(sample.html, sample.headline) == []


@pytest.mark.parametrize(
    "line",
    [
        "오빛나 (김미주 분) – 국숫집 사장, 십 년째 하루도 안 쉰 사람",
        "Oh Bit-na – Kim Mi-joo, who never once closed the umbrella",
        "Kim Mi-joo as Oh Bit-na (the neighbour with a trombone)",
    ],
)
def test_note_behind_a_pair_stays(line):
    found = recognise(f"{TOP}<h2>Cast</h2><p>{line}</p>", headline="Black Umbrella review")

    assert len(found.cast) == 1
    assert line in found.body


def test_pair_alone_leaves():
    html = f"{TOP}<h2>Cast</h2><p>Kim Mi-joo as Oh Bit-na</p><p>It rains.</p>"

    assert recognise(html, headline="Black Umbrella review").body == "<p>It rains.</p>"


def test_remark_before_a_quotation_stays():
    line = "Mi-joo says with her hat full of rain: “I kept the umbrella, you know.”"

    found = recognise(f"{TOP}<h2>Best lines</h2><p>{line}</p>", headline="Black Umbrella review")

    assert "hat full of rain" in found.body + found.lines[0].value.comment
