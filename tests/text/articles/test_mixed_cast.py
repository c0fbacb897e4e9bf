"""Lists of a cast in which no two pairs are written alike: each is right, or it is left to the editor."""

from random import Random

import pytest

from text.articles.recognising import recognise

CAST = [
    ("Hyun Bin", "Ri Jeong-hyeok"),
    ("Son Ye-jin", "Yoon Se-ri"),
    ("Seo Ji-hye", "Seo Dan"),
    ("Kim Jung-hyun", "Gu Seung-jun"),
    ("Im Si-wan", "Ki Seon-gyeom"),
    ("Rowoon", "Kang Tae-ha"),
    ("Bae Suzy", "Seo Dal-mi"),
    ("Yang Kyung-won", "Pyo Chi-su"),
    ("Kim Young-min", "Jung Man-bok"),
    ("Oh Man-seok", "Cho Cheol-gang"),
    ("Kim Sun-young", "Na Wol-suk"),
    ("Jang So-yeon", "Hyun Myeong-sun"),
]
TOLD = ["{a} as {c}", "{c} played by {a}", "{a} plays {c}"]
UNTOLD = ["{a} ({c})", "{a} – {c}", "{a}: {c}", "{a}/{c}", "{a} / {c}", "{c} ({a})", "{c} – {a}"]
PARTINGS = [", ", "; ", "\n", " | ", " / "]
PLACES = [
    "<p>Title: Run On</p><p>Network: tvN</p><p>Cast: {}</p><p>I loved it.</p>",
    "<p>I loved this drama.</p><p>Cast: {}</p><p>It has a cast.</p>",
    "<p>I loved this drama.</p><h3>Cast</h3><p>{}</p><h3>Story</h3><p>It has a cast.</p>",
    "<p>I loved this drama, with {}.</p><p>It has a cast.</p>",
]


def pairs_of(html):
    found = recognise(html, headline="Run On review")
    return [(one.value.actor, one.value.character) for one in found.cast if one.sure]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("parting", PARTINGS)
def test_no_pair_of_a_mixed_list_is_wrong(place, parting):
    random = Random(parting + place)
    for _ in range(60):
        pairs = random.sample(CAST, random.randint(2, 5))
        told = random.choice(TOLD)
        forms = [told, *(random.choice(TOLD + UNTOLD) for _ in pairs[1:])]
        random.shuffle(forms)
        entries = [form.format(a=a, c=c) for form, (a, c) in zip(forms, pairs, strict=True)]
        written = parting.join(entries).replace("\n", "<br>")

        wrong = set(pairs_of(place.format(written))) - set(pairs)

        assert not wrong, (written, wrong)


@pytest.mark.parametrize("place", PLACES[:3])
@pytest.mark.parametrize("parting", PARTINGS[:3])
def test_every_pair_whose_words_tell_is_read(place, parting):
    random = Random(parting + place)
    for _ in range(30):
        pairs = random.sample(CAST, random.randint(2, 5))
        entries = [random.choice(TOLD).format(a=a, c=c) for a, c in pairs]
        written = parting.join(entries).replace("\n", "<br>")

        assert set(pairs_of(place.format(written))) == set(pairs), written


def test_doubtful_pair_stays_in_the_text():
    line = "Cast: Hyun Bin as Ri Jeong-hyeok, Seo Ji-hye (Seo Dan)"
    found = recognise(PLACES[1].format(line.removeprefix("Cast: ")), headline="Run On review")

    assert [one.value.actor for one in found.cast] == ["Hyun Bin", "Seo Ji-hye"]
    assert [one.sure for one in found.cast] == [True, False]
    assert line in found.body
