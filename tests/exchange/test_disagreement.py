"""Credits that contradict those of a known show wait for an editor."""

import pytest

from exchange.models import Doubt
from reviews.models import Review
from shows.models import Credit
from tests import factories as make
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import item, wxr
from tests.exchange.test_doubts import press

pytestmark = pytest.mark.django_db


@pytest.fixture
def show():
    facts = {"year": 2019, "aired_from": None, "aired_to": None}
    return make.ShowFactory(title="Night Ferry", title_hangul="밤배", **facts)


def credit(show, actor, character):
    person = make.PersonFactory(name=actor, name_hangul="")
    return make.CreditFactory(show=show, person=person, character=character, character_hangul="")


def cast(show):
    return [f"{one.person.name} as {one.character}" for one in show.credits.order_by("pk")]


@pytest.mark.parametrize(
    ("actor", "character", "reason"),
    [
        ("Lee Ji-an", "Seo Ji-ah", "the show has Lee Ji-an as Seo Ji-ah"),
        ("Kim Ha-neul", "Oh Mina", "the show has Kim Ha-neul as Oh Mina"),
    ],
)
def test_credit_that_contradicts_the_show_is_a_doubt(bring, show, actor, character, reason):
    credit(show, actor, character)
    bring(wxr(item(7, "Night Ferry: a review", REVIEW)))
    assert cast(show) == [f"{actor} as {character}", "Park Do-yun as Han Gyeol"]
    doubt = Doubt.objects.get(name="cast")
    assert doubt.value[:2] == ["Kim Ha-neul", "Seo Ji-ah"]
    assert reason in doubt.evidence
    assert "Main Cast : Kim Ha-neul as Seo Ji-ah" in Review.objects.get().body


@pytest.mark.parametrize("character", ["Seo Ji-ah", "Seo Ji-a", "Ji-ah", ""])
def test_same_character_in_another_spelling_is_no_doubt(bring, show, character):
    credit(show, "Kim Ha-neul", character)
    bring(wxr(item(7, "Night Ferry: a review", REVIEW)))
    assert not Doubt.objects.filter(name="cast").exists()
    assert show.credits.count() == 2


def test_accepted_contradiction_is_credited_and_leaves_the_text(bring, show, admin_client):
    credit(show, "Lee Ji-an", "Seo Ji-ah")
    bring(wxr(item(7, "Night Ferry: a review", REVIEW)))
    told = press(admin_client, "accept_chosen", Doubt.objects.get(name="cast")).text
    assert "is accepted, and has left the text" in told
    assert "Kim Ha-neul as Seo Ji-ah" in cast(show)
    assert "Main Cast" not in Review.objects.get().body


def test_dry_run_counts_the_contradiction(bring, show):
    credit(show, "Lee Ji-an", "Seo Ji-ah")
    export = wxr(item(7, "Night Ferry: a review", REVIEW))
    (line,) = [line for line in bring(export, dry_run=True) if "filled in, Night Ferry" in line]
    assert "Seo Ji-ah" not in line
    bring(export)
    assert not Credit.objects.filter(person__name="Kim Ha-neul").exists()
