import pytest

from text.articles.headlines import read_headline
from text.articles.titles import called


@pytest.mark.parametrize(
    ("written", "latin", "hangul", "year"),
    [
        ("Run On (런 온, 2020)", "Run On", "런 온", 2020),
        ("Run On / 런온", "Run On", "런온", None),
        ("런 온 (Run On)", "Run On", "런 온", None),
        ("Run On 런 온 (2020)", "Run On", "런 온", 2020),
        ("Run On, 2020", "Run On", "", 2020),
        ("Reply 1988 (응답하라 1988)", "Reply 1988", "응답하라 1988", None),
        ("1987: When the Day Comes", "1987: When the Day Comes", "", None),
        ("런 온", "", "런 온", None),
        ("“Run On”", "Run On", "", None),
        ("Run On (JTBC, 2020)", "Run On", "", 2020),
        ("", "", "", None),
    ],
)
def test_title_is_read_in_both_scripts(written, latin, hangul, year):
    assert called(written)[:3] == (latin, hangul, year)


def test_other_titles_are_kept():
    assert called("Extraordinary Attorney Woo a.k.a. Strange Lawyer").others == ("Strange Lawyer",)


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Run On (2020) Review", "Run On"),
        ("[Review] Run On", "Run On"),
        ("K-Drama Review: Run On", "Run On"),
        ("Run On – Episodes 1-4 First Impressions", "Run On"),
        ("Review | Run On (런 온)", "Run On"),
        ("'Run On' review: slow burn done right", "Run On"),
        ("My Mister: a review", "My Mister"),
        ("My thoughts on Run On", "Run On"),
        ("Drama Review: “Run On”", "Run On"),
        ("Guardian: The Lonely and Great God review", "Guardian: The Lonely and Great God"),
        ("It's Okay to Not Be Okay Review", "It's Okay to Not Be Okay"),
        ("Reply 1988 review", "Reply 1988"),
        ("Hospital Playlist Season 2 Review", "Hospital Playlist Season 2"),
        ("Drama Review #12: Misaeng", "Misaeng"),
        ("RUN ON review!!", "RUN ON"),
        ("Kdrama reveiw - Start Up", "Start Up"),
        ("I finally finished My Mister", "My Mister"),
        ("Run On (K-Drama Review)", "Run On"),
        ("Run On (South Korea 2020)", "Run On"),
        ("Run On (2020, JTBC, 16 episodes)", "Run On"),
        ("Run On 2020 review", "Run On"),
        ("Reply 1988 Ep. 3", "Reply 1988"),
        ("Run On Ep. III", "Run On"),
        ("Run On review: they never arrive", "Run On"),
        ("Run On Series Review | They Never Arrive", "Run On"),
        ("Review: Signal: The Return", "Signal: The Return"),
        ("Signal: The Return (2019)", "Signal: The Return"),
        ("Run On, a review in which I am calm", "Run On"),
        ("Run On: Review, Cast & Rating", "Run On"),
        ("Run On on Netflix: a review", "Run On"),
        ("🏃 Run On 🏃 Review", "Run On"),
        ("Run On Reviw", "Run On"),
        ("No. 12 – Run On", "Run On"),
        ("W review", "W"),
        ("D.P. review", "D.P."),
    ],
)
def test_headline_names_the_show_first(headline, title):
    assert read_headline(headline).titles[0].latin == title


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("런 온 리뷰", "런 온"),
        ("나의 해방일지 후기 (스포 있음)", "나의 해방일지"),
        ("드라마 런 온 1~4회 리뷰", "런 온"),
        ("[드라마 리뷰] 나의 아저씨", "나의 아저씨"),
    ],
)
def test_korean_headline_names_the_show(headline, title):
    assert read_headline(headline).titles[0].hangul == title


def test_headline_without_a_verdict_tells_no_kind():
    assert not read_headline("The heiress and the exchange rate").is_told


@pytest.mark.parametrize(
    "headline",
    [
        "Falcon Girl or: how I lost a weekend",
        "Falcon Girl, or how I lost a weekend",
        "falcon girl (2022) or: how i lost a weekend",
    ],
)
def test_second_title_of_a_post_is_none_of_the_show(headline):
    assert read_headline(headline).titles[0].latin.casefold() == "falcon girl"
