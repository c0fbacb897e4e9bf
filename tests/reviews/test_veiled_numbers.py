"""Numbers beside a speaker or an actor are never late: they would tell of lines that are veiled by now."""

import pytest

from reviews.models import MemorableLine
from rows.kept import RoughlyBy
from rows.until import settled_until
from tests import factories as make
from tests.browsing import found, offered

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def large(monkeypatch, watched):
    """Whatever has more than three rows; nothing is kept from before."""
    for name in ("rows.kept.LARGE", "rows.browsing.LARGE", "rows.browsing.COMMON"):
        monkeypatch.setattr(name, 3)
    monkeypatch.setattr("rows.browsing._offers", RoughlyBy(lambda offer: offer.size, settled_until))
    monkeypatch.setattr("rows.browsing._counts", RoughlyBy(int, settled_until))
    by_boundary = RoughlyBy(lambda counts: sum(counts.values()), settled_until)
    monkeypatch.setattr("reviews.views.collections._by_boundary", by_boundary)


@pytest.fixture
def killer(db):
    """A part with six lines in the open, of one show; another part has six as well."""
    review = make.ReviewFactory(show__slug="signal")
    for character, episode in (("The killer", 9), ("The detective", 1)):
        credit = make.CreditFactory(show=review.show, character=character)
        make.MemorableLineFactory.create_batch(
            6, review=review, credit=credit, episode=episode, spoils_to_override=0
        )
    return MemorableLine.objects.filter(episode=9)


@pytest.mark.parametrize("name", ["speaker", "actor"])
def test_veiled_lines_are_counted_no_more(client, killer, name):
    person = killer[0].credit.person
    asked = {name: "The killer" if name == "speaker" else person.slug}
    before = offered(client, "/lines/", **asked)
    assert (before["show"], before["episode"]) == ({"signal": 6}, {"9": 6})
    for line in killer[1:]:
        line.spoils_to_override = 9
        line.save()
    assert offered(client, "/lines/", **asked)["episode"] == {"9": 1}
    killer.update(spoils_to_override=9, spoils_to=9)
    after = offered(client, "/lines/", **asked)
    assert "show" not in after
    assert "episode" not in after
    assert "spoilers" not in after
    assert found(client, "/lines/", **asked).paginator.count == 0
