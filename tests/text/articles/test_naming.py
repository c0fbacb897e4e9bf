"""Titles of articles whose headline or prose tells them."""

import pytest

from text.articles.recognising import recognise

TOLD = "<em>Salt Harbour</em> (소금 항구) aired on tvN in 2019 and I have watched all 16 episodes."
PLAIN = "Salt Harbour aired on tvN in 2019 and I have watched all 16 episodes."
FACTS = "Network: tvN<br>Episodes: 16"


def title(headline, text):
    html = f"<p>{text}</p><p>A drama of many scenes. Han So-ra plays Moon Ji-an.</p><p>I give it 4/5.</p>"
    found = recognise(html, headline=headline).title
    return (found.value, found.sure) if found else None


@pytest.mark.parametrize("text", [TOLD, PLAIN])
@pytest.mark.parametrize(
    "headline",
    [
        "Salt Harbour",
        "Salt Harbour – a love letter",
        "Why Salt Harbour broke me",
        "On Salt Harbour, and saying goodbye",
        "A late love letter to Salt Harbour",
        "Salt Harbour, or how to drown slowly",
        "Kdrama: 'Salt Harbour' is worth the tears",
        "Salt Harbour [4/5]",
        "Salt Harbour ★★★★☆",
        "DRAMA DIARY #14: Salt Harbour",
        "The sea took my sleep: a Salt Harbour review",
        "tvN's Salt Harbour review",
        "Salt Harbour 2019",
        "#3 Salt Harbour",
        "Why Salt Harbour is worth your weekend",
        "What I thought of Salt Harbour",
        "I finally watched Salt Harbour and I have thoughts",
        "Should You Watch Salt Harbour?",
        "Falling for Salt Harbour",
        "Salt Harbour: A Masterpiece",
        "K-Drama Corner: Salt Harbour",
        "SALT HARBOUR",
        "so i watched salt harbour",
        "salt harbour broke me",
    ],
)
def test_title_is_in_headline_and_prose(headline, text):
    assert title(headline, text) == ("Salt Harbour", True)


def test_title_may_be_in_small_letters_everywhere():
    text = "<i>salt harbour</i> was recommended by five of you. it is about a drama of salt."

    assert title("just finished salt harbour and i cried", text) == ("Salt Harbour", True)


def test_small_words_of_the_headline_are_no_second_title():
    headline = "Salt Harbour: A Slow Burn That Earns Every Look"

    text = "<em>Salt Harbour</em> is a drama that aired on tvN in 2019. That’s all."

    assert title(headline, text) == ("Salt Harbour", True)


def test_heading_of_an_overview_is_no_title():
    facts = "<strong>DRAMA INFO</strong></p><p>Name: Salt Harbour<br>Network: tvN<br>Episodes: 16"

    assert title("Late to the sea", facts) == ("Salt Harbour", True)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Salt Harbour", FACTS),
        ("Salt Harbour (2019)", "It is about salt."),
        ("Salt Harbour | 소금 항구", "It is about salt."),
        ("Late to the sea", "<b>Salt Harbour (소금 항구)</b>"),
        ("Late to the sea", "<b>Salt Harbour | tvN | 2019</b>"),
        ("Late to the sea", "I watched Salt Harbour (소금 항구) in a night."),
        ("Sunday notes", f"Title: Salt Harbour, 소금 항구<br>{FACTS}"),
        ("Sunday notes", f"English: Salt Harbour<br>Korean: 소금 항구<br>{FACTS}"),
        ("Sunday notes", "Title Salt Harbour<br>Network tvN<br>Episodes 16"),
        ("소금 항구 리뷰", f"제목: 소금 항구<br>영제: Salt Harbour<br>{FACTS}"),
        ("소금 항구 리뷰", "소금 항구(Salt Harbour)는 tvN 드라마다."),
    ],
)
def test_title_is_read_where_it_stands(headline, text):
    assert title(headline, text) == ("Salt Harbour", True)


@pytest.mark.parametrize(
    "headline", ["[드라마 추천] 소금 항구 리뷰", "「소금 항구」를 보고", "소금 항구를 다 보고 나서"]
)
def test_title_in_hangul_is_read_before_a_particle(headline):
    assert title(headline, "「소금 항구」는 tvN 드라마다.") == ("소금 항구", True)


def test_sign_at_the_end_of_a_title_is_kept_within_a_sentence():
    assert title("Why I cried", "<em>Doctor’s Orders!</em> is a drama of 2019, set in a ward.") == (
        "Doctor’s Orders!",
        True,
    )


@pytest.mark.parametrize(
    "name", ["1987", "W", "D.P.", "Signal: The Return", "Hi Bye, Mama!", "My Mister"]
)
@pytest.mark.parametrize("headline", ["{}", "{} review", "Why {} stays with me", "My year with {}"])
def test_unusual_title_is_in_headline_and_prose(name, headline):
    text = f"I watched {name} last week, all 16 episodes of it."

    assert title(headline.format(name), text) == (name, True)


def test_two_shows_of_a_headline_leave_it_open():
    text = "I watched Salt Harbour and then I watched Plum Rain, and could not choose."

    assert title("Salt Harbour or Plum Rain?", text) in {None, ("Salt Harbour", False)}


def test_phrase_of_a_headline_is_no_title_where_only_people_share_it():
    text = "Han So-ra is in a drama, and Han So-ra has a horse."

    assert title("Han So-ra rides again", text) is None


@pytest.mark.parametrize(
    ("headline", "text", "name"),
    [
        (
            "Why I dropped Doctor Yeom’s Night Clinic",
            "{} aired on tvN.",
            "Doctor Yeom’s Night Clinic",
        ),
        ("I finally watched Prosecutor in Slippers", "{} aired on tvN.", "Prosecutor in Slippers"),
        ("Kim & the Baker made me cry", "Today it is {}, for {} is over.", "Kim & the Baker"),
        ("Queen Baek, and why I missed my stop", "I watched {} on a train.", "Queen Baek"),
        ("Is Tangerine worth it?", "All week {} kept me company on MBC.", "Tangerine"),
        ("Tangerine or: how I lost a weekend", "By the time {} was over I cried.", "Tangerine"),
        ("Letter #41: Tangerine, or the man", "<em>{}</em> is slow.", "Tangerine"),
        ("Code Name: Magpie – Final Review", "<em>{}</em> ran on MBC.", "Code Name: Magpie"),
        ("Thoughts on Code Name: Magpie", "I watched {} in a night.", "Code Name: Magpie"),
        ("Thoughts on Code Name: Magpie", "I was on {}, then {} was over.", "Code Name: Magpie"),
        ("code name: magpie review", "Today I watched {}, which is on MBC.", "Code Name: Magpie"),
        ("Umbrellas 2 episodes 1-4: first impressions", "I watched {}.", "Umbrellas 2"),
    ],
)
def test_part_of_headline_that_prose_repeats_is_the_title(headline, text, name):
    assert title(headline, text.format(name, name)) == (name, True)


def test_headline_above_the_text_is_no_repetition():
    html = (
        "<h3>Why I dropped Salt Harbour halfway</h3><p>I stopped watching <em>Salt Harbour</em>.</p>"
        "<h4>Scenes I did like</h4><ul><li>The landlord stops.</li></ul>"
    )
    found = recognise(html, headline="Why I dropped Salt Harbour halfway")

    assert (found.title.value, found.title.sure) == ("Salt Harbour", True)


@pytest.mark.parametrize(
    "text",
    [
        "so. <b>falcon girl</b> (매 소녀). kbs2, 2022",
        "everyone watched falcon girl and now me too",
        "falcon girl is a drama about a bird",
    ],
)
def test_title_of_a_blog_without_capitals_gets_them(text):
    found = recognise(
        f"<p>{text}</p><p><b>lines i keep</b></p><p>“A falcon waits.”</p><p>10/10</p>",
        headline="falcon girl (2022) or: how i lost a weekend",
    )

    assert (found.title.value, found.title.sure) == ("Falcon Girl", True)
    assert found.title_hangul is None or found.title_hangul.value == "매 소녀"


def test_headline_in_both_scripts_keeps_both():
    found = recognise(
        "<p><em>Salt Harbour</em> (소금 항구) aired on tvN in 2019.</p><p>I watched all 16 episodes.</p>"
        "<p>I give it 4/5.</p>",
        headline="소금 항구 (Salt Harbour)",
    )

    assert (found.title.value, found.title_hangul.value) == ("Salt Harbour", "소금 항구")


@pytest.mark.parametrize(
    "opening",
    [
        "지난주에 《소금 항구》를 봤다. 2019년 tvN 드라마다.",
        "so <i>salt harbour</i> (소금 항구) is a tvn drama",
        "<b>Salt Harbour</b><br>tvN, 2019, 16 episodes",
    ],
)
def test_opening_sets_the_title_apart(opening):
    html = f"<p>{opening}</p><p>moon ji-an (han so-ra) runs. the drama has a finale.</p><p>8/10</p>"
    found = recognise(html, headline="late to the sea").title

    assert (found.value, found.sure) in {("Salt Harbour", True), ("소금 항구", True)}


SPARE = "<p>My mother told me about Salt Harbour. In Salt Harbour Han So-ra plays Moon Ji-an.</p>"


@pytest.mark.parametrize(
    ("text", "is_review"),
    [
        (f"{SPARE}<p>There is a scene with a boat. 8/10.</p>", True),
        (f"{SPARE}<p>There is a boat.</p>", False),
        (f"{SPARE}<p>The hotel has a scene on a wall. The menu is good. 8/10.</p>", False),
    ],
)
def test_who_plays_whom_and_a_rating_make_a_review(text, is_review):
    assert recognise(text, headline="Why I dropped Salt Harbour").is_review == is_review


@pytest.mark.parametrize(
    ("headline", "end"),
    [("제주에서 이틀째", "숙소 별점 4점."), ("뮤지컬로 다시 본 이야기", "별점 4점.")],
)
def test_travels_and_stages_are_no_review_of_the_show_they_name(headline, end):
    html = f"<p>《소금 항구》에 갔다. 드라마에서 한소라가 문지안을 연기한다.</p><p>{end}</p>"

    assert not recognise(html, headline=headline).is_review


QUOTATION = "네가 오후 네 시에 온다면 난 세 시부터 행복해질 거야"


@pytest.mark.parametrize(
    "opening",
    [
        "『{}』",
        "「{}」",
        "《{}》",
        "“{}” – 생텍쥐페리, 『어린 왕자』",
        "어린 왕자에 「{}」라는 말이 나온다.",
        "<b>“{}”</b>",
    ],
)
@pytest.mark.parametrize(
    "headline",
    ["소금 항구 후기", "소금 항구를 보고", "오래 기억될 이야기", f"“{QUOTATION}” 소금 항구 리뷰"],
)
def test_quotation_at_the_head_is_no_title(headline, opening):
    text = (
        f"<p>{opening.format(QUOTATION)}</p><p>소금 항구는 2019년 tvN에서 방영한 드라마다. 소금 항구의 "
        "주인공 문지안(한소라)은 소금을 판다. 16부작을 다 봤다.</p><p>별점 4/5</p>"
    )
    found = recognise(text, headline=headline).title

    assert (found.value, found.sure) == ("소금 항구", True)


def test_apostrophes_of_headline_and_prose_may_differ():
    text = "The Understudy’s Oath is a 2019 tvN drama in 16 episodes."

    assert title("The Understudy's Oath: pros and cons", text) == ("The Understudy's Oath", True)
