"""What a speaker or an actor narrows is counted exactly: a late number would tell of lines veiled by now."""

import pytest

from reviews.models import MemorableLine
from tests import factories as make
from tests.browsing import found, offered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def large(monkeypatch, nothing_counted):
    """Whatever has more than three rows."""
    for name in ("rows.kept.LARGE", "rows.browsing.LARGE", "rows.browsing.COMMON"):
        monkeypatch.setattr(name, 3)


@pytest.fixture
def killer(db):
    """A part with six lines in the open, of one show; another part has six as well."""
    review = make.ReviewFactory(show__slug="signal")
    for character, episode in (("The killer", 9), ("The detective", 1)):
        credit = make.CreditFactory(show=review.show, character=character)
        make.MemorableLineFactory.create_batch(
            6, review=review, credit=credit, episode=episode, spoils_to_override=0
        )
    return list(MemorableLine.objects.filter(episode=9))


@pytest.mark.parametrize("name", ["speaker", "actor"])
def test_veiled_lines_are_counted_no_more(client, killer, name):
    last, *others = killer
    asked = {name: "The killer" if name == "speaker" else last.credit.person.slug}
    before = offered(client, "/lines/", **asked)
    assert (before["show"], before["episode"]) == ({"signal": 6}, {"9": 6})
    for line in others:
        line.spoils_to_override = 9
        line.save()
    assert offered(client, "/lines/", **asked)["episode"] == {"9": 1}
    last.spoils_to_override = 9
    last.save()
    after = offered(client, "/lines/", **asked)
    assert "show" not in after
    assert "episode" not in after
    assert "spoilers" not in after
    assert found(client, "/lines/", **asked).paginator.count == 0
