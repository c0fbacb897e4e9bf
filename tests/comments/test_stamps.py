import pytest

from comments import stamps

DAY = 24 * 60 * 60


@pytest.fixture
def clock(monkeypatch):
    now = [1_800_000_000.0]
    monkeypatch.setattr(stamps, "time", lambda: now[0])
    return now


def test_stamp_tells_its_name_and_its_age(clock):
    stamp = stamps.fresh()
    clock[0] += 12.5
    read = stamps.read(stamp)
    assert read.seconds == pytest.approx(12.5)
    assert read.name in stamp


def test_no_two_stamps_share_a_name_and_none_is_longer_than_its_column():
    names = {stamps.read(stamps.fresh()).name for _ in range(200)}
    assert len(names) == 200
    assert max(map(len, names)) <= 64


def test_stamp_is_good_for_a_day(clock):
    stamp = stamps.fresh()
    clock[0] += DAY
    assert stamps.read(stamp)
    clock[0] += 1
    assert stamps.read(stamp) is None


def test_clock_that_was_set_back_does_no_harm(clock):
    stamp = stamps.fresh()
    clock[0] -= 60
    assert stamps.read(stamp).seconds == 0


@pytest.mark.parametrize("broken", ["", "a", "a.b", "a.b.c", "\0", "a" * 10_000, "송.1.혜교"])
def test_what_we_did_not_sign_is_no_stamp(broken):
    assert stamps.read(broken) is None
    assert stamps.read(stamps.fresh()[:-1] + broken[:1]) is None
