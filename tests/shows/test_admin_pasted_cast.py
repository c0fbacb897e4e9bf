"""What the preview of a pasted cast says of each line, and what becomes of it."""

import lxml.html
import pytest

from shows.models import Credit
from tests import factories as make
from tests.shows.test_admin_pasted import create, paste_into, preview

pytestmark = pytest.mark.django_db


def test_preview_shows_every_note_and_asks_about_one_that_spoils(admin_client):
    page = preview(admin_client, cast="Park Bo-gum as a ghost (dies in ep. 4) – kind").text
    row = lxml.html.fromstring(page).xpath("//th[text()='1']/..")[0].text_content()
    assert "dies in ep. 4; kind" in row
    assert "Does its note spoil something?" in row
    create(admin_client, cast="Park Bo-gum as a ghost (dies in ep. 4) – kind")
    assert Credit.objects.get().character_note == "dies in ep. 4; kind"


def test_crew_gets_its_role_and_no_second_one(admin_client):
    show = make.ShowFactory()
    make.CreditFactory(
        show=show, person=make.PersonFactory(name="Park Si-hyun"), role="writer", character=""
    )
    create(admin_client, paste_into(show), cast="Written by Park Si-hyun\n연출 봉준호")
    roles = show.credits.values_list("role", "person__name", "character")
    assert list(roles.order_by("role")) == [
        ("director", "Bong Jun-ho", ""),
        ("writer", "Park Si-hyun", ""),
    ]


def test_part_that_is_pasted_twice_says_so(admin_client):
    cast = "Im Si-wan as Ki Seon-gyeom\n임시완 – 기선겸\nIm Si-wan as a voice"
    page = preview(admin_client, cast=cast).text
    assert page.count("The same part as in line 1: made once.") == 1
    create(admin_client, cast=cast)
    assert Credit.objects.count() == 2


def test_two_people_of_one_name_are_told_apart(admin_client):
    make.PersonFactory(name="Kim Ji-won", name_hangul="", slug="kim-ji-won")
    make.PersonFactory(name="Kim Ji-won", name_hangul="", slug="kim-ji-won-2")
    page = preview(admin_client, cast="Kim Ji-won as Choi Ae-ra").text
    assert "known: Kim Ji-won as Choi Ae-ra (kim-ji-won)" in page
    assert "known: Kim Ji-won as Choi Ae-ra (kim-ji-won-2)" in page
