"""The desk's colours: every pair of text and ground that its style sheet makes, day and night."""

import re

import pytest

from house.models import House
from tests.house_rules import ROOT
from tests.test_contrast import CONTROL, DAY, NIGHT, TEXT, TOKENS, contrast

LOOK = (ROOT / "static" / "desk" / "look.css").read_text()
OWN = {
    name: (day, night)
    for name, day, night in re.findall(r"--(desk-[a-z-]+): light-dark\((#\w{6}), (#\w{6})\);", LOOK)
}
COLOURS = TOKENS | OWN
PAIRS = [
    *(("ink", ground, TEXT) for ground in OWN if "bar" not in ground),
    *(("soft", ground, TEXT) for ground in ("desk-shade", "desk-chosen")),
    *(("edge", ground, CONTROL) for ground in ("paper", "desk-shade")),
    *(("ring", ground, CONTROL) for ground in ("paper", "desk-shade", "desk-row")),
    *(("paper", ground, TEXT) for ground in ("ink", "soft", "bad")),
    *(("desk-bar-ink", "desk-bar", TEXT), ("desk-bar-soft", "desk-bar", TEXT)),
    ("desk-bar-ring", "desk-bar", CONTROL),
    ("bad", "desk-shade", TEXT),
]


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_desk_is_legible(text, ground, least, scheme):
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= least


def test_every_colour_of_the_desk_is_looked_at():
    assert len(OWN) == LOOK.count("light-dark(")
    assert OWN.keys() <= {name for pair in PAIRS for name in pair[:2]}


def test_no_colour_is_written_beside_the_tokens():
    sheets = [path.read_text() for path in (ROOT / "static" / "desk").glob("*.css")]
    rules = re.sub(r"--desk-[a-z-]+: light-dark.*", "", "\n".join(sheets))
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s,)])", rules) == []


def test_desk_bears_the_sites_name(client, db):
    House.objects.keep(House(name="Nunchi", mark="눈치"))
    page = client.get("/admin/login/").content.decode()
    assert '<span lang="ko">눈치</span> <span>Nunchi</span>' in page
    assert page.rindex('href="/static/desk/look.css"') > page.rindex("/static/admin/css/")
