"""The desk's pages in a browser: nothing refused by the content policy, nothing inaccessible."""

from datetime import date

import pytest

from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/admin/",
    "/admin/calendar/",
    "/admin/shows/availability/",
    "/admin/reviews/review/",
    "/admin/reviews/review/add/",
    "/admin/shows/show/",
    "/admin/shows/show/{show}/change/",
    "/admin/shows/show/{show}/delete/",
    "/admin/shows/show/pasted/",
    "/admin/shows/show/{show}/pasted/",
    "/admin/people/person/{person}/merge/{other}/",
    "/admin/people/person/add/",
    "/admin/comments/comment/",
    "/admin/comments/comment/queue/",
    "/admin/comments/comment/{comment}/change/",
    "/admin/comments/block/add/",
    "/admin/reviews/rankedlist/add/",
    "/admin/house/house/1/change/",
    "/admin/exchange/doubt/",
    "/admin/exchange/loss/",
]

# Faults of Django's own templates, which we do not repeat here only to mend them.
DJANGOS_OWN = (
    'empty-table-header: <th class="original"',
    'label-title-only: <input type="text" size="40" name="q"',
)
# jQuery runs what waits for the page some time after it, in the order in which it was asked.
SCRIPTS_DONE = "() => new Promise((done) => (window.django?.jQuery ?? setTimeout)(() => done()))"
# The editor of a text takes the place of its box when its scripts are there.
EDITORS_DRAWN = """() => [
  ...document.querySelectorAll("textarea[data-django-prose-editor-configurable]"),
].every((box) => box.closest(".prose-editor")?.querySelector("[role=textbox]"))"""


@pytest.mark.parametrize(
    "options",
    [{"viewport": DESKTOP}, {"viewport": DESKTOP, "color_scheme": "dark"}, {"viewport": PHONE}],
    ids=["light", "dark", "phone"],
)
def test_desk_is_accessible(visitor, accessibility_faults, options):
    comment = make.CommentFactory(pending=True)
    show = comment.review.show
    make.EpisodeFactory(show=show)
    person = make.CreditFactory(show=show).person
    other = make.PersonFactory(bio="Ran once.")
    make.AvailabilityFactory(show=show, checked_on=date(2020, 12, 16))
    make.ReviewFactory(scheduled=True)
    make.LossFactory(post=make.DoubtFactory().post)
    keys = {"show": show.pk, "comment": comment.pk, "person": person.pk, "other": other.pk}
    page = sign_in(visitor(**options))
    faults = {}
    for path in PAGES:
        page.goto(path.format(**keys))
        page.evaluate(SCRIPTS_DONE)
        page.wait_for_function(EDITORS_DRAWN)
        faults[path] = [f for f in accessibility_faults(page) if not f.startswith(DJANGOS_OWN)]
    assert faults == {path: [] for path in PAGES}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["laptop", "phone"])
def test_no_column_of_a_list_is_out_of_sight(visitor, size):
    review = make.ReviewFactory(
        headline="Five hours or thirty-one: what a drama asks of your week",
        author__display_name="Adaora Bright",
        show__title="Guardian: The Lonely and Great God",
    )
    make.CommentFactory(review=review, pending=True, author_name="retired timekeeper")
    page = sign_in(visitor(viewport=size))
    hidden = {}
    for path in ("reviews/review", "comments/comment", "shows/show"):
        page.goto(f"/admin/{path}/")
        hidden[path] = page.locator(".results").evaluate(
            "(list) => list.scrollWidth - list.clientWidth"
        )
    assert hidden == dict.fromkeys(hidden, 0)


def test_cells_of_a_list_say_on_a_phone_what_they_hold(visitor):
    make.CommentFactory(pending=True, spoils_to=6)
    page = sign_in(visitor(viewport=PHONE))
    page.goto("/admin/comments/comment/")
    cell = page.locator("#result_list .field-spoils_to")
    named = "(cell) => getComputedStyle(cell, '::before').content"
    assert (cell.inner_text(), cell.evaluate(named)) == ("6", '"Spoils to episode: "')
