"""Whole posts, in the layouts that blogs have; and posts that are no review, of which nothing is sure."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from tests.text.tangles import tangles
from text.articles.found import Found, Known
from text.articles.recognising import recognise

LABELLED = """<p>SPOILERS AHEAD</p>
<p><b>Title :</b> Run On (런 온)<br>Year : 2020<br>Gener: Romance, Drama<br>Network: JTBC<br>Episodes: 16<br>
Aired: December 16, 2020 – February 4, 2021<br>Airs: Wednesdays and Thursdays<br>Runtime: 70 min<br>
Director: Lee Jae-hoon<br>Writer: Park Si-hyun<br>
Main Cast : Im Si-wan (Ki Seon-gyeom), Shin Se-kyung (Oh Mi-joo)<br>
Where to watch: Netflix (US, as of May 2024)<br>
Rating: 8.5/10</p>
<p>I loved Mi-joo and Seon-gyeom. After finishing all 16 episodes, I cried.</p>
<h2>Hilight Moments</h2>
<p><b>Episode 1</b> – The lighter: they meet over it.</p>
<p>Episode 6–7: She falls asleep on him. It is sweet.</p>
<h2>Memorable Qoutes</h2>
<p>“Take care of yourself first.” (Mi-joo, ep 4) That broke me.</p>
<p>“I like you.” – Ki Seon-gyeom</p>
<h2>Handmade</h2><p>What is left stays.</p>
<p>#RunOn #kdrama</p>"""

KOREAN = """<p>제목: 런 온<br>방송: JTBC<br>회차: 16부작<br>방영: 2020.12.16 ~ 2021.02.04<br>
출연: 임시완(기선겸), 신세경(오미주)<br>
평점: 9점</p><h2>명장면</h2><p>6회 – 미주가 잠든 장면. 너무 좋았다.</p><p>7~8회 – 첫 키스</p>
<h2>명대사</h2><p>“밥 먹었어요?” – 오미주 (4회)</p><p>#런온</p>"""

ESSAY = """<p>At the start Yoon Se-ri (Son Ye-jin) is an heiress.
<em>Crash Landing on You</em> turns it upside down.</p>
<p>Captain Ri Jeong-hyeok (Hyun Bin) hides her. I have watched all sixteen episodes of this
drama, and <em>Crash Landing on You</em> is better than <em>My Mister</em>.</p>
<p>Four out of five, and I owe it for the coffee.</p>"""

PLAIN = """Title : Signal
Year : 2016
Main Cast : Lee Je-hoon as Park Hae-young, Kim Hye-soo as Cha Soo-hyun
Rating : 4.5/5

A police drama with a radio. Six episodes in and I am lost.

HIGHLIGHTS

Episode 2 - The first call. It rings at 11:23.

Episode 6-7: The bus; he misses it and she cries.

MEMORABLE LINES

"The past can be changed. Don't give up." This gave me chills.

"Cold cases?" - Cha Soo-hyun

And that is why I love this drama. Go watch it."""

OTHERS = {
    "news": (
        "Im Si-wan confirmed to star in JTBC drama Run On",
        "<p>Im Si-wan as Ki Seon-gyeom has been confirmed for the drama, his agency said. 5 out "
        "of 5 stars for the cast.</p>",
    ),
    "recipe": (
        "Tteokbokki",
        "<p>I watched a drama. Rating: 5/5</p><h2>Ingredients</h2><p>2 tbsp paste, 1 tablespoon sugar</p>",
    ),
    "list": (
        "10 best K-dramas of 2020",
        "<h2>1. Run On (2020)</h2><p>Rating: 4/5</p><h2>2. Start-Up (2020)</h2><p>3/5</p><h2>3. "
        "Signal (2016)</h2><p>5/5</p>",
    ),
    "roundup": (
        "What I watched in March",
        "<p><b>Run On</b> – 4/5. Im Si-wan plays Ki Seon-gyeom.</p><p><b>Signal</b> – 5/5. This drama.</p>"
        "<p><b>Misaeng</b> – 4.5/5 episodes.</p>",
    ),
    "interview": (
        "An evening with the cast",
        "<p>Q: The drama?</p><p>A: 5/5</p><p>Q: Episode 3?</p><p>A: Ok</p><p>Q: You?</p>",
    ),
    "essay": (
        "Moving to Seoul",
        "<p>The drama of the visa office is worth episodes. Kim Min-ji, my friend, gives 5 stars "
        "to the cafe.</p>",
    ),
    "book": (
        "Review: Pachinko",
        "<p>The author of this novel writes chapters like episodes. A book in three books, with "
        "characters. 5/5</p>",
    ),
    "two": (
        "Two reviews",
        "<p>Title: Run On<br>Year: 2020<br>Rating: 4/5</p><p>Title: Signal<br>Year: "
        "2016<br>Rating: 5/5 drama episodes</p>",
    ),
    "nothing": ("", ""),
}


def sure(article):
    """Every value that is sure, by its name."""
    values = {}
    for field in fields(article):
        value = getattr(article, field.name)
        if isinstance(value, Found) and value.sure:
            values[field.name] = value.value
        elif isinstance(value, tuple) and (some := [one.value for one in value if one.sure]):
            values[field.name] = some
    return values


def test_labelled_review_becomes_facts():
    found = sure(recognise(LABELLED, headline="Run On Review"))

    cast = [(pair.actor, pair.character) for pair in found.pop("cast")]
    assert cast == [("Im Si-wan", "Ki Seon-gyeom"), ("Shin Se-kyung", "Oh Mi-joo")]
    assert found == {
        "title": "Run On",
        "title_hangul": "런 온",
        "year": 2020,
        "kind": "drama",
        "review_kind": "review",
        "rating": Decimal("4.5"),
        "coverage": (1, 16),
        "network": "JTBC",
        "episode_count": 16,
        "aired_from": date(2020, 12, 16),
        "aired_to": date(2021, 2, 4),
        "airing_days": "wed-thu",
        "runtime": (70, 70),
        "genres": ["Romance", "Drama"],
        "directors": ["Lee Jae-hoon"],
        "writers": ["Park Si-hyun"],
        "availability": [("Netflix", "US", date(2024, 5, 1))],
        "warning": "SPOILERS AHEAD",
        "moments": [
            (1, 1, "The lighter", "they meet over it."),
            (6, 7, "", "She falls asleep on him. It is sweet."),
        ],
        "lines": [
            ("Take care of yourself first.", "", "Mi-joo", 4, "That broke me."),
            ("I like you.", "", "Ki Seon-gyeom", None, ""),
        ],
        "hashtags": ["RunOn", "kdrama"],
    }


def test_body_keeps_what_is_no_record_in_its_place():
    article = recognise(LABELLED, headline="Run On Review")

    assert article.original == LABELLED
    assert "".join(article.body.splitlines()) == (
        "<p>I loved Mi-joo and Seon-gyeom. After finishing all 16 episodes, I cried.</p>"
        "<h2>Handmade</h2><p>What is left stays.</p>"
    )


def test_korean_review_becomes_facts():
    found = sure(recognise(KOREAN, headline="[드라마 리뷰] 런 온 후기 (스포 있음)"))

    assert [(pair.actor_hangul, pair.character_hangul) for pair in found["cast"]] == [
        ("임시완", "기선겸"),
        ("신세경", "오미주"),
    ]
    assert (found["title"], found["rating"], found["episode_count"]) == (
        "런 온",
        Decimal("4.5"),
        16,
    )
    assert found["moments"] == [(6, 6, "", "미주가 잠든 장면. 너무 좋았다."), (7, 8, "첫 키스", "")]
    assert found["lines"] == [("밥 먹었어요?", "", "오미주", 4, "")]


def test_essay_without_a_label_is_read_from_its_sentences():
    found = sure(recognise(ESSAY, headline="The heiress and the exchange rate"))

    assert [(pair.actor, pair.character) for pair in found.pop("cast")] == [
        ("Son Ye-jin", "Yoon Se-ri"),
        ("Hyun Bin", "Ri Jeong-hyeok"),
    ]
    assert found == {
        "title": "Crash Landing on You",
        "kind": "drama",
        "rating": Decimal(4),
        "coverage": (1, 16),
    }


def test_plain_text_is_read_by_its_blank_lines():
    article = recognise(PLAIN, headline="My Thoughts on Signal")

    found = sure(article)
    assert [moment.first for moment in found["moments"]] == [2, 6]
    assert [quote.comment for quote in found["lines"]] == ["This gave me chills.", ""]
    assert article.body == (
        "<p>A police drama with a radio. Six episodes in and I am lost.</p>"
        "<p>And that is why I love this drama. Go watch it.</p>"
    )


@pytest.mark.parametrize(("headline", "html"), OTHERS.values(), ids=OTHERS)
def test_other_post_yields_nothing_sure_but_hashtags(headline, html):
    article = recognise(f"{html}<p>#kdrama</p>", headline=headline)

    assert sure(article) == {"hashtags": ["kdrama"]}
    assert article.body == html


def test_site_knows_the_show():
    def known(title):
        return Known("run-on", "Run On", "런 온") if title in {"Run On", "런 온"} else None

    html = (
        "<p>This drama has a cast. I love <em>Run On</em> and <em>Signal</em>. Im Si-wan plays Ki "
        "Seon-gyeom. Six episodes in.</p>"
    )
    assert sure(recognise(html, headline="Running late", known=known))["show"] == "run-on"
    assert "show" not in sure(recognise(html, headline="Running late"))


@pytest.mark.parametrize(
    ("html", "stars"),
    [
        ("<p>Story: 8<br>Acting: 9<br>Overall: 8.5</p>", "4.5"),
        ("<p>Rating: 9</p>", "4.5"),
        ("<p>Raiting 9 / 10</p>", "4.5"),
        ("<p>IMDb rating: 7/10</p><p>My rating: 4/5</p>", "4"),
        ("<p>Viewership ratings: 5.1%</p><p>★★★</p>", "3"),
        ("<h3>Verdict</h3><p>10/10, would cry again.</p>", "5"),
        ("<p>I’d give it a solid 8 out of 10.</p>", "4"),
        ("<p>It gets four stars from me.</p>", "4"),
        ("<p>이 드라마는 10점 만점에 9점 주고 싶다.</p>", "4.5"),
    ],
)
def test_the_one_rating_is_the_writers_own(html, stars):
    article = recognise(f"<p>This drama has a cast.</p>{html}", headline="Run On review")

    assert sure(article)["rating"] == Decimal(stars)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Story: 8/10<br>Acting: 9/10</p>",
        "<p>Rating: 4</p>",
        "<p>Rating: 4/5</p><p>Rating: 2/5</p>",
        "<p>Rating: 15+</p>",
        "<p>Nine out of ten viewers stayed.</p>",
        "<p>It has a 9/10 on MyDramaList.</p>",
        "<p>I watched 4/5 of it.</p>",
    ],
)
def test_doubtful_rating_is_not_sure(html):
    article = recognise(f"<p>This drama has a cast.</p>{html}", headline="Run On review")

    assert "rating" not in sure(article)
    assert html in article.body


@given(st.one_of(tangles(), st.text(), st.text(alphabet="\ud800\udfff\x00<>&#\"'“”런Ep1: \n")))
def test_any_post_is_read(html):
    assert recognise(html, headline=html[:80]).original == html
