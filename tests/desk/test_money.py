"""What asks for a disclosure: the writer’s own money and favours, not those of a plot."""

import pytest

from demo.files import read_folder
from desk.money import favour_in

TOLD = [
    "The network paid me for this review.",
    "They gave me money to watch it.",
    "The brand sent us a press kit.",
    "I received 300,000 won.",
    "A company gave me $200 for it.",
    "I got tickets from the studio.",
    "I watched it on a screener.",
    "I was invited to the set.",
    "We were invited by Netflix.",
    "Netflix invited us to the premiere.",
    "My trip was paid by the tourist board.",
    "The flights were covered by tvN.",
    "The mug is a gift from tvN.",
    "I was sent early access to all episodes.",
    "Thanks to Viki for the invitation.",
    "The hotel was provided by Visit Seoul.",
    "제작비를 받고 쓴 글이다.",
    "티빙에서 이용권을 제공 받아 썼다.",
    "시사회에 초대받아 다녀왔다.",
    "초대권으로 봤다.",
    "원고료를 받았다.",
    "이 글은 협찬이다.",
]
PLOTS = [
    "He gave her money for the rent.",
    "Her father paid him to leave.",
    "The drama gave us a heroine who waits.",
    "We are invited to laugh at him, and we do.",
    "She is invited to dinner by his mother.",
    "The trip paid by his father ends badly.",
    "A gift from her grandmother lies in the box.",
    "He owes 300,000 won to a loan shark.",
    "It was given to us slowly, like a present.",
    "The show sent me back to the first episode.",
    "I paid attention to the rain.",
    "그는 결혼식에 초대받는다.",
    "그녀는 광고 회사에 다닌다.",
    "돈을 받고 떠난다.",
]


@pytest.mark.parametrize("words", TOLD)
def test_money_and_favours_of_the_writer_are_found(words):
    assert favour_in(words)


@pytest.mark.parametrize("words", PLOTS)
def test_money_of_a_plot_is_no_alarm(words):
    assert favour_in(words) == ""


def test_demonstration_raises_no_alarm():
    found = {
        entry.where: favour_in(
            " ".join([entry.need("body"), entry.take("dek"), *entry.take("in_brief", [])])
        )
        for entry in read_folder("reviews")
    }
    assert len(found) >= 3
    assert {where: words for where, words in found.items() if words} == {}
