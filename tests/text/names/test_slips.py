import pytest

from text.names.slips import is_one_slip, likeness


@pytest.mark.parametrize("slip", ["siwann", "siwa", "siwam", "siwna", "isiwan", "iwan"])
def test_one_letter_is_one_slip(slip):
    assert is_one_slip("siwan", slip)
    assert is_one_slip(slip, "siwan")


@pytest.mark.parametrize("other", ["siwan", "siwennn", "wisan", "soean", "si", "nawis", ""])
def test_none_or_more_is_not(other):
    assert not is_one_slip("siwan", other)


def test_same_sound_and_one_slip_are_as_like_as_can_be():
    assert likeness("Jong-uk", "Jung-wook") == likeness("So-min", "So-mim") == 1
    assert 0 < likeness("Hyuk-jin", "Min-jun") < 0.8
