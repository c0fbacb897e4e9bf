"""The desk's pages in a browser: nothing refused by the content policy, nothing inaccessible."""

import json
from datetime import date

import pytest
from playwright.sync_api import expect

from exchange.blogs.ledger import MISSING
from tests import factories as make
from tests.browser.conftest import DESKTOP, PHONE, sign_in
from tests.browser.hands import until

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
    "/admin/exchange/doubt/{doubt}/change/",
    "/admin/exchange/loss/",
    "/admin/exchange/loss/{loss}/change/",
    "/admin/exchange/importedpost/",
    "/admin/exchange/importedpost/{post}/change/",
    "/admin/exchange/blogimport/",
    "/admin/exchange/blogimport/{blog}/change/",
    "/admin/exchange/upload/",
    "/admin/exchange/upload/add/",
    "/admin/exchange/upload/{upload}/change/",
]
LONG = "A rather long title of a post that went on and on (2019)"

LOSSES = [("picture", MISSING), ("embed", "A link stands in its place."), ("style", "Words stay.")]
REPORT = {
    "source": "blogger:han.example",
    "dry_run": True,
    "totals": {"created": 1, "updated": 1, "skipped": 1, "lost": 0},
    "kinds": {
        kind: {"found": 3, "kept": 2, "lost": 1} for kind in ("post", "picture", "embed", "style")
    },
    "losses": [
        {"post": LONG, "kind": kind, "subject": "x" * 90, "reason": reason, "count": 3}
        for kind, reason in LOSSES
    ],
    "cut_off": ["han.xml, line 312, within “Half”"],
    "site": {
        "made": {"show": 1, "person": 2},
        "rows": [
            {"post": LONG, "kind": "show", "name": "Night Ferry", "show_before": None, "show": ""},
        ],
    },
    "rounded": [{"post": LONG, "written": "8.5/10", "kept": "4.5"}],
    "doubts": 2,
    "notes": ["han.xml: the encoding: it calls itself latin-9, which it is not"],
}

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


def imported():
    """The keys of what a blog leaves behind, with a report that has a bit of everything."""
    doubt = make.DoubtFactory(post__title=LONG, evidence=f"{LONG}. " * 3)
    post = doubt.post
    loss = make.LossFactory(post=post, subject="https://www.youtube.com/embed/" + "x" * 99)
    upload = make.UploadFactory(phase="tried", report=json.dumps(REPORT))
    keys = {"doubt": doubt, "post": post, "loss": loss, "blog": post.blog_import, "upload": upload}
    return {name: row.pk for name, row in keys.items()}


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
    keys = imported()
    keys |= {"show": show.pk, "comment": comment.pk, "person": person.pk, "other": other.pk}
    page = sign_in(visitor(**options))
    faults = {}
    for path in PAGES:
        page.goto(path.format(**keys))
        page.evaluate(SCRIPTS_DONE)
        until(page, EDITORS_DRAWN)
        faults[path] = [f for f in accessibility_faults(page) if not f.startswith(DJANGOS_OWN)]
    assert faults == {path: [] for path in PAGES}


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("name", ["doubt", "loss", "importedpost", "blogimport", "upload"])
def test_nothing_of_an_import_is_out_of_sight(visitor, viewport, name):
    imported()
    page = sign_in(visitor(viewport=viewport))
    page.goto(f"/admin/exchange/{name}/")
    cells = page.locator("#result_list tbody :is(td, th)")
    boxes = [cell.bounding_box() for cell in cells.all() if cell.is_visible()]
    assert len(boxes) >= 4
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= viewport["width"] for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["laptop", "phone"])
def test_report_has_its_buttons_in_reach_from_its_first_line_to_its_last(visitor, viewport):
    keys = imported()
    page = sign_in(visitor(viewport=viewport))
    page.goto(f"/admin/exchange/upload/{keys['upload']}/change/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button = page.get_by_role("button", name="Import now")
    expect(button).to_be_in_viewport()
    page.get_by_role("link", name="The whole report as JSON").scroll_into_view_if_needed()
    expect(button).to_be_in_viewport(ratio=1)


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


@pytest.mark.parametrize("order", ["o=1", "o=1.2"])
def test_headings_of_a_list_stand_on_one_line(visitor, order):
    make.ShowFactory()
    page = sign_in(visitor(viewport=DESKTOP))
    page.goto(f"/admin/shows/show/?{order}")
    tops = page.locator("#result_list thead .text a").evaluate_all(
        "(headings) => headings.map((heading) => heading.getBoundingClientRect().top)"
    )
    assert len(tops) > 4
    assert len(set(tops)) == 1
