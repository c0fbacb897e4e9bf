"""Posts as they come: typed in a hurry, made of blocks, of tables, of bold lines, of prose alone."""

from decimal import Decimal

import pytest

from tests.text.articles.test_recognising import sure
from text.articles.recognising import recognise

NAVER = """<blockquote><p>작품 정보</p></blockquote><p>제목 : 오늘은 휴무입니다</p><p>방송사 : JTBC</p>
<blockquote><p>등장인물</p></blockquote><p>백도희 (서문예린 분) - 사장님</p><p>장 여사 (봉순덕 분) - 주인</p>
<blockquote><p>솔직 후기</p></blockquote><p>좋았어요.</p>
<blockquote><p>명장면</p></blockquote><p>3회 - 둘이 처음으로 웃는 장면</p><p>7회 - 국수를 남긴 날.</p>
<blockquote><p>명대사</p></blockquote><p>"쉬는 것도 장사예요." - 백도희</p><p>"맛있어." - 장 여사</p>"""

OLD_EDITOR = """I laughed a lot at this drama.

<h3>Cast</h3>
Im Si-wan - Ki Seon-gyeom
Shin Se-kyung - Oh Mi-joo

<h3>Rating</h3>
Story - 7/10
<strong>Overall - 8/10</strong>"""

HURRIED = """titel : Start-Up (스타트업)
yeer: 2020
netwrk; tvN
epsodes = 16
main casts : bae suzy as Seo Dal-mi, Nam Joo-hyuk as Nam Do-san
my ratting : 7/10

ok so i just finished all 16 episodes of this drama and i have THOUGHTS

hi light momments

ep 1 - the letters. so cute
ep 6 & 7: the hackathon!!! i screamed
Ep.12 : airport

memmorable qoutes

"follow your dream" - seo dal-mi
"I am the one who wrote those letters." (han ji-pyeong ep 9) my heart

bye"""

BLOCKS = """<!-- wp:paragraph --><p><em>This review is spoiler-free.</em></p><!-- /wp:paragraph -->
<p>IU plays Oh Ae-sun and Park Bo-gum plays Yang Gwan-sik in this Netflix drama set in Jeju.</p>
<h2>In short</h2><ul><li>Bring tissues.</li><li>Four volumes, four seasons.</li></ul>
<h2>Highlights (spoilers!)</h2><h3>Episodes 1-2: The cabbage seller</h3><p>He follows her.</p>
<p>He always does.</p>
<h3>Episode 4: The boat turns</h3><p>Gwan-sik jumps.</p>
<h2>Where to watch</h2><p>Netflix, worldwide (checked March 2025).</p><h2>Verdict</h2>
<p>★★★★½</p>"""

TABLES = """<p>Misaeng is a drama about an office. I finished all 20 episodes on Viki.</p>
<h2>Memorable moments</h2>
<table><tr><th>Episode</th><th>Moment</th></tr><tr><td>1</td><td>Geu-rae meets the squid</td></tr>
<tr><td>8–9</td><td>The shoes on the roof</td></tr></table><p>Score: A-</p>"""

BOLD = """<div><img src="x.jpg"></div><div><b>Drama:</b> My Mister (나의 아저씨)</div><div>
<b>No of Episodes:</b> 16</div>
<div><b>Leads:</b> Lee Ji-an (IU), Park Dong-hoon (Lee Sun-kyun)</div><div><b>My take</b></div>
<div>Ji-an walks. Dong-hoon listens. I love Ji-an and Dong-hoon.</div><div><b>Favorite Lines</b>
</div>
<div>"You're a good person." - Dong-hoon to Ji-an (Ep 8)</div><div>"It's nothing."</div><div>
<b>Rating: 9.5/10</b></div>"""

LINES_ALONE = """<p>All 16 episodes of this drama watched: Kim Soo-hyun as Moon Gang-tae.</p>
<h3>Lines that stayed with me</h3>
<blockquote><p>“The body is honest.”</p></blockquote><p>– Ko Moon-young, Episode 3</p>
<p>I wrote this down.</p>
<blockquote><p>“I will play.”</p></blockquote><p>– Moon Gang-tae, Episode 7</p><p>And this.</p>
<p>8,5/10</p>"""

KOREAN = """<p>총 16부작, 넷플릭스에서 봤다.
이민기(염창희 역), 김지원(염미정 역)의 연기가 좋았다.</p><p><b>기억에 남는 대사</b></p>
<p>“날 추앙해요.” - 염미정 (2회)<br>처음엔 웃었다.</p><p>별점 ★★★★★</p>"""

FILM = """<p>Park Hae-il is the detective Jang Hae-jun, Tang Wei is Song Seo-rae. A film of mist.
Four and a half stars out of five.</p>"""

TABLE_OF_PARTS = """<p>A drama of sixteen episodes.</p><h2>Cast</h2><table><tr><th>Actor</th>
<th>Role</th></tr>
<tr><td>Kim Tae-ri</td><td>Na Hee-do</td></tr><tr><td>Nam Joo-hyuk</td><td>Back Yi-jin</td></tr>
</table>"""


def pairs(found):
    return [(pair.actor, pair.character) for pair in found["cast"]]


def test_hurried_post():
    found = sure(recognise(HURRIED, headline="start up kdrama reveiw!!!"))

    assert (found["title"], found["title_hangul"], found["year"]) == ("Start-Up", "스타트업", 2020)
    assert (found["network"], found["episode_count"], found["rating"]) == (
        "tvN",
        16,
        Decimal("3.5"),
    )
    assert pairs(found) == [("bae suzy", "Seo Dal-mi"), ("Nam Joo-hyuk", "Nam Do-san")]
    assert found["moments"] == [
        (1, 1, "", "the letters. so cute"),
        (6, 7, "", "the hackathon!!! i screamed"),
        (12, 12, "airport", ""),
    ]
    assert found["lines"] == [
        ("follow your dream", "", "seo dal-mi", None, ""),
        ("I am the one who wrote those letters.", "", "han ji-pyeong", 9, "my heart"),
    ]


def test_post_of_blocks():
    article = recognise(BLOCKS, headline="Drama review: When Life Gives You Tangerines (2025)")

    found = sure(article)
    assert (found["title"], found["year"]) == ("When Life Gives You Tangerines", 2025)
    assert (found["rating"], found["spoils_to"]) == (Decimal("4.5"), 0)
    assert pairs(found) == [("IU", "Oh Ae-sun"), ("Park Bo-gum", "Yang Gwan-sik")]
    assert found["in_brief"] == ["Bring tissues.", "Four volumes, four seasons."]
    assert found["moments"] == [
        (1, 2, "The cabbage seller", "He follows her. He always does."),
        (4, 4, "The boat turns", "Gwan-sik jumps."),
    ]
    assert [offer[:2] for offer in found["availability"]] == [("Netflix", "worldwide")]
    assert article.body.strip() == (
        "<p>IU plays Oh Ae-sun and Park Bo-gum plays Yang Gwan-sik in this Netflix drama set in Jeju.</p>"
    )


def test_heading_of_a_table_goes_with_it():
    article = recognise(TABLES, headline="Review: Misaeng")

    assert [moment[:2] for moment in sure(article)["moments"]] == [(1, 1), (8, 9)]
    assert article.body.strip() == (
        "<p>Misaeng is a drama about an office. I finished all 20 episodes on Viki.</p>"
    )


def test_list_with_characters_first_is_turned():
    found = sure(recognise(BOLD, headline="My Mister – Kdrama Review"))

    assert pairs(found) == [("IU", "Lee Ji-an"), ("Lee Sun-kyun", "Park Dong-hoon")]
    assert [(line.speaker, line.episode) for line in found["lines"]] == [
        ("Dong-hoon", 8),
        ("", None),
    ]
    assert found["rating"] == Decimal(5)


def test_speaker_and_comment_may_stand_below_the_line():
    found = sure(recognise(LINES_ALONE, headline="It's Okay to Not Be Okay: final review"))

    assert found["lines"] == [
        ("The body is honest.", "", "Ko Moon-young", 3, "I wrote this down."),
        ("I will play.", "", "Moon Gang-tae", 7, "And this."),
    ]
    assert found["rating"] == Decimal("4.5")


def test_korean_post_of_prose():
    found = sure(recognise(KOREAN, headline="<나의 해방일지> 정주행 후기"))

    assert (found["title_hangul"], found["episode_count"], found["rating"]) == (
        "나의 해방일지",
        16,
        5,
    )
    assert [pair.character_hangul for pair in found["cast"]] == ["염창희", "염미정"]
    assert found["lines"] == [("날 추앙해요.", "", "염미정", 2, "처음엔 웃었다.")]


def test_film():
    found = sure(recognise(FILM, headline="Film review: Decision to Leave (헤어질 결심)"))

    assert (found["title_hangul"], found["rating"]) == ("헤어질 결심", Decimal("4.5"))
    assert pairs(found) == [("Park Hae-il", "Jang Hae-jun"), ("Tang Wei", "Song Seo-rae")]


def test_table_of_parts():
    article = recognise(TABLE_OF_PARTS, headline="Twenty-Five Twenty-One review")

    assert pairs(sure(article)) == [("Kim Tae-ri", "Na Hee-do"), ("Nam Joo-hyuk", "Back Yi-jin")]
    assert article.body.strip() == "<p>A drama of sixteen episodes.</p>"


@pytest.mark.parametrize(
    ("headline", "opening", "title"),
    [
        (
            "My Liberation Notes",
            "My Liberation Notes (나의 해방일지, 2022) is a JTBC drama.",
            "My Liberation Notes",
        ),
        ("Signal", "Signal is a drama about a radio.", "Signal"),
        (
            "Thoughts after finishing Run On",
            "I finished <i>Run On</i> (런 온, JTBC, 2020) at last.",
            "Run On",
        ),
        ("run on - ep 1 & 2 first impressions", "this drama is cute.", "Run On"),
        (
            "Crash Course in Romance, reviewed",
            "I like Crash Course in Romance, a drama.",
            "Crash Course in Romance",
        ),
        (
            "Running Late",
            "<i>Run On</i> is good. <i>Run On</i> is better than <i>Signal</i>.",
            "Run On",
        ),
    ],
)
def test_title_is_sure_where_headline_and_prose_agree(headline, opening, title):
    html = f"<p>{opening} Its episodes have a cast: Im Si-wan plays Ki Seon-gyeom.</p><p>My rating: 4/5</p>"

    assert sure(recognise(html, headline=headline))["title"] == title


@pytest.mark.parametrize(
    ("headline", "html"),
    [
        (
            "Thoughts on the K-drama industry",
            "<p>The K-drama industry makes dramas with actors.</p>",
        ),
        (
            "Run On ratings: episode 4 rises to 3.2%",
            "<p>The drama Run On recorded a rating of 3.2%.</p>",
        ),
        (
            "Dramas to watch",
            "<p>Try <em>Signal</em>, with Lee Je-hoon as Park Hae-young, a drama of episodes: 5/5.</p>",
        ),
        (
            "Review: Lilac (album)",
            "<p>The album has songs and tracks. A drama of a song. 8/10 for the cast.</p>",
        ),
        (
            "Filming locations of Run On",
            "<p>The drama was shot in Pohang. Episode 2. Rating for the cafe: 4/5.</p>",
        ),
        (
            "Im Si-wan, an actor",
            "<p>Im Si-wan as Jang Geu-rae in <em>Misaeng</em> and as Ki Seon-gyeom in <em>Run On</em>.</p>",
        ),
    ],
)
def test_post_about_more_or_less_than_a_show_is_no_review(headline, html):
    assert sure(recognise(html, headline=headline)) == {}


def test_quotations_may_be_the_headings():
    found = sure(recognise(NAVER, headline="오늘은 휴무입니다 후기"))

    assert [(one.actor_hangul, one.character_hangul) for one in found["cast"]] == [
        ("서문예린", "백도희"),
        ("봉순덕", "장 여사"),
    ]
    assert [one.first for one in found["moments"]] == [3, 7]
    assert [one.speaker for one in found["lines"]] == ["백도희", "장 여사"]


def test_lines_right_below_a_heading_stay_lines():
    found = sure(recognise(OLD_EDITOR, headline="Run On review"))

    assert [one.actor for one in found["cast"]] == ["Im Si-wan", "Shin Se-kyung"]
    assert found["rating"] == Decimal(4)
