"""What stands behind a name, told once for everybody who looks for one."""

import re

import pytest

from text.names.finding import mentions
from text.names.particles import AFTER_HANGUL


@pytest.mark.parametrize("rest", ["", "은", "씨", "씨는", "에게서", "에서", "이라고", "누나가"])
def test_particles_are_passed_over(rest):
    assert re.fullmatch(AFTER_HANGUL, rest)


@pytest.mark.parametrize("rest", ["호", "다운", "은은", "는씨"])
def test_other_syllables_are_not(rest):
    assert not re.fullmatch(AFTER_HANGUL, rest)


@pytest.mark.parametrize("honorific", ["ssi", "shi", "nim", "ah", "a", "yah", "ya", "yi", "i"])
def test_honorific_is_no_part_of_a_name(honorific):
    assert [name.words for name in mentions(f"“Mi-joo-{honorific}!”")] == ["Mi-joo"]
