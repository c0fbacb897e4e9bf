"""Sentences that ask for something."""

import pytest

from text.advertising import advertises


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
    assert advertises(text)


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
    ],
)
def test_talk_about_a_series_is_none(text):
    assert not advertises(text)
