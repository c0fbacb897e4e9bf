import re

import pytest

from people.models import Person
from tests.house_rules import ROOT


@pytest.mark.parametrize(
    ("across", "down", "classes"),
    [
        (50, 50, ""),
        (54, 45, ""),
        (0, 100, "fx-0 fy-100"),
        (33, 67, "fx-30 fy-70"),
        (50, 44, "fx-50 fy-40"),
        (95, 4, "fx-100 fy-0"),
    ],
)
def test_focus_is_two_classes_in_steps_of_ten(across, down, classes):
    assert Person(focus_across=across, focus_down=down).focus == classes


def test_every_class_has_its_rule():
    css = (ROOT / "static/css/focus.css").read_text()
    rules = re.findall(r"\.f([xy])-(\d+) {\n  --f([xy]): (\d+)%;\n}", css)
    assert rules == [(axis, str(n), axis, str(n)) for axis in "xy" for n in range(0, 101, 10)]
