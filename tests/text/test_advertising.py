"""Sentences that ask for something."""

import pytest

from text.advertising import advertisements_in


@pytest.mark.parametrize(
    "text",
    [
        "Please check out my new channel",
        "SUBSCRIBE to me and I subscribe back",
        "sub 4 sub?",
        "Come and watch our latest music video!",
        "Follow me on the gram, please",
        "You can get paid to share posts",
        "Earn real money online, no effort",
        "Best online casino, free codes",
        "안전 바카라 사이트, 카톡 문의",
        "구독과 좋아요 부탁드립니다",
        "Great show. " + "x " * 3_000 + "Visit my website",
        "Sub\u0455cribe to my ch\u0430nnel",
    ],
)
def test_advertisement_is_told(text):
    assert advertisements_in(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "The subs for episode 4 are off, please fix the subs.",
        "I gave in and subscribed to a second service to see it.",
        "They need the money to pay his debts, and she works from home.",
        "You will find me sobbing. Watch me watch it again.",
        "Check out her first drama, it is on the same channel.",
        "카지노는 연기가 좋았고 제 블로그에도 썼어요. 대출 빚 이야기가 슬펐다.",
        "I like this song and I watch this video every day.",
        "Follow him on his way to the sea; my favourite page of the script.",
        "The teaser gives it away: https://www.youtube.com/watch?v=abc123",
        "I could watch my favourite clips of this all day.",
        "I had to listen to my OST playlist twice.",
        "I saw it on my Youtube feed",
        "His online casino is the plot of Big Bet",
        "온라인 카지노를 운영하던 아버지가 소액 대출을 갚는 이야기",
        "Read my other review on our blog",
        "She hacks his account, and they make money from forex and sports betting.",
    ],
)
def test_talk_about_a_series_is_none(text):
    assert advertisements_in(text) == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Subscribe to my channel!", 1),
        ("Subscribe to my channel! You can get paid daily.", 2),
        ("Check out my video and follow me on the gram.", 2),
        ("Get money here$5 an hour", 2),
    ],
)
def test_signs_that_share_letters_are_one(text, count):
    assert advertisements_in(text) == count


def test_the_middle_of_a_long_text_is_not_read():
    around = "x " * 1_100
    assert advertisements_in(f"{around}Visit my website") == 1
    assert advertisements_in(f"{around}Visit my website {around}") == 0
