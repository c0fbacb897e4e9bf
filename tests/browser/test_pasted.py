"""A show with its episodes and cast is pasted, looked at and stored, on a phone and without scripts."""

import pytest

from shows.models import Show
from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

EPISODES = "회\t방영일\t제목\t시청률\n1회\t2020.12.16\t달리기\t2.145%\n2회\t2020.12.17\t\t2,145"
CAST = "Yim Siwan as Ki Seon-gyeom\n오미주 (신세경 분)\nKim Ji-won – Lena\nA line of prose."


def pasted(page):
    make.PersonFactory(im_siwan=True)
    make.PersonFactory.create_batch(2, name="Kim Ji-won", name_hangul="김지원")
    page.goto("/admin/shows/show/")
    page.get_by_role("link", name="Add a show from pasted facts").click()
    page.get_by_label("Title:", exact=True).fill("Run On")
    page.get_by_label("Episodes").fill(EPISODES)
    page.get_by_label("Cast").fill(CAST)
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Create").wait_for()  # the preview’s, not the form’s
    return page


def test_show_is_pasted_without_scripts(visitor):
    page = pasted(sign_in(visitor(viewport=DESKTOP, java_script_enabled=False)))
    page.get_by_role("button", name="Back to change").click()
    assert page.get_by_label("Cast").input_value() == CAST
    assert page.get_by_label("Episodes").input_value() == EPISODES
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Create").click()
    assert "Choose for each of these lines of the cast: 3." in page.text_content(".errornote")
    page.get_by_label("Who plays whom, line 3").select_option(
        label="new person: Kim Ji-won as Lena"
    )
    page.get_by_label("Create the rest without these lines").check()
    page.get_by_role("button", name="Create").click()
    page.get_by_text("has its pasted facts").wait_for()
    show = Show.objects.get()
    assert [str(credit) for credit in show.credits.all()] == [
        "Ki Seon-gyeom (Im Si-wan)",
        "Oh Mi-ju (Shin Se-gyeong)",
        "Lena (Kim Ji-won)",
    ]
    assert [episode.title_hangul for episode in show.episodes.all()] == ["달리기"]


@pytest.mark.parametrize(
    "options",
    [{"viewport": DESKTOP}, {"viewport": DESKTOP, "color_scheme": "dark"}, {"viewport": PHONE}],
    ids=["light", "dark", "phone"],
)
def test_preview_is_accessible_and_no_wider_than_the_window(visitor, accessibility_faults, options):
    page = pasted(sign_in(visitor(**options)))
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
