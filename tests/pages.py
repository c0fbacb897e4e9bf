"""Every public address, once: with what it is called, how to build it, and how many queries it may ask.

The house settings and the foot are known, as they are to a process that has answered anybody since the
last change; where they are not, each of the two costs a page one query more (tests/house/test_pages.py,
tests/reviews/test_foot.py). So is whether the site is large, which costs a search two
(tests/reviews/test_search_large.py).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse

from reviews.cards.found import card_of
from tests.world import World


@dataclass(frozen=True)
class PublicPage:
    """``arguments`` picks the address's arguments from a world; ``is_html`` is false for machine faces."""

    name: str
    queries: int
    arguments: Callable[[World], list[object]] = lambda world: []
    query: str = ""
    status: int = 200
    is_html: bool = True
    of: str = ""
    """What the address is of, where its pattern is of several things."""

    def __str__(self) -> str:
        return f"{self.name} of {self.of}" if self.of else self.name

    def url(self, world: World) -> str:
        return reverse(self.name, args=self.arguments(world)) + self.query

    def korean_url(self, world: World) -> str:
        return "/ko" + self.url(world)


def card(kind: str, thing: Model | None = None, number: int = 1) -> list[object]:
    found = card_of(kind, thing.pk if thing else number)
    return [kind, found.pk, found.digest] if found else []


SITEMAPS = {
    "collections": 8,
    "reviews": 4,
    "pages": 4,
    "shows": 3,
    "people": 3,
    "tags": 2,
    "ranked-lists": 2,
    "years": 4,
}


def feeds(
    name: str, queries: int, arguments: Callable[[World], list[object]] = lambda world: []
) -> list[PublicPage]:
    """One feed in both its forms."""
    return [PublicPage(name + form, queries, arguments, is_html=False) for form in ("", "_json")]


API = [
    PublicPage("api:api-root", 0, is_html=False),
    PublicPage("api:openapi-json", 0, is_html=False),
    PublicPage("api:shows", 7, query="?q=Run", is_html=False),
    PublicPage("api:show", 6, lambda world: [world.show.slug], is_html=False),
    PublicPage("api:people", 7, query="?q=Shin", is_html=False),
    PublicPage("api:person", 2, lambda world: [world.person.slug], is_html=False),
    PublicPage("api:reviews", 8, query="?q=Run", is_html=False),
    PublicPage("api:review", 7, lambda world: [world.review.slug], is_html=False),
    PublicPage("api:lines", 2, is_html=False),
    PublicPage("api:nowhere", 0, lambda world: ["none"], status=404, is_html=False),
]
PUBLIC_PAGES = [
    PublicPage("reviews:home", 13),
    PublicPage("reviews:about", 1),
    PublicPage("reviews:review_list", 2),
    PublicPage("reviews:review_detail", 17, lambda world: [world.review.slug]),
    PublicPage("reviews:review_detail", 14, lambda world: [world.article.slug], of="article"),
    PublicPage("reviews:page_detail", 12, lambda world: [world.page.slug]),
    PublicPage("reviews:line_list", 6),
    PublicPage("reviews:line_detail", 1, lambda world: [world.line.pk]),
    PublicPage("reviews:ranked_list_list", 2),
    PublicPage("reviews:ranked_list_detail", 2, lambda world: [world.ranked_list.slug]),
    PublicPage("reviews:year_list", 4),
    PublicPage("reviews:year_detail", 5, lambda world: [world.show.year]),
    PublicPage("reviews:year_detail", 4, lambda world: [world.list_of_year.year], of="list"),
    PublicPage("reviews:tag_list", 2),
    PublicPage("reviews:tag_detail", 4, lambda world: [world.tag.slug]),
    PublicPage("reviews:suggestions", 4, query="?q=Run", is_html=False),
    PublicPage("reviews:browser_suggestions", 4, query="?q=Run", is_html=False),
    PublicPage("reviews:search", 16, query="?q=Run"),
    PublicPage("reviews:opensearch", 0, is_html=False),
    PublicPage("robots", 0, is_html=False),
    PublicPage("sitemap_index", 31, is_html=False),
    *(
        PublicPage("sitemap", queries, lambda world, kind=kind: [kind, 1], is_html=False, of=kind)
        for kind, queries in SITEMAPS.items()
    ),
    PublicPage("news_sitemap", 1, is_html=False),
    *feeds("feed", 7),
    *feeds("show_feed", 8, lambda world: [world.show.slug]),
    *feeds("person_feed", 8, lambda world: [world.person.slug]),
    *feeds("tag_feed", 8, lambda world: [world.tag.slug]),
    *feeds("author_feed", 7, lambda world: [world.review.author_id]),
    *feeds("line_feed", 1),
    *feeds("comment_feed", 1),
    *feeds("review_comment_feed", 2, lambda world: [world.review.slug]),
    *API,
    PublicPage(
        "cards:card", 1, lambda world: card("reviews", world.review), is_html=False, of="review"
    ),
    PublicPage("cards:card", 1, lambda world: card("shows", world.show), is_html=False, of="show"),
    PublicPage("cards:card", 1, lambda world: card("lines", world.line), is_html=False, of="line"),
    PublicPage(
        "cards:card", 1, lambda world: card("lists", world.ranked_list), is_html=False, of="list"
    ),
    PublicPage(
        *("cards:card", 3),
        lambda world: card("years", number=world.show.year),
        is_html=False,
        of="year",
    ),
    PublicPage("cards:card", 0, lambda world: card("house"), is_html=False, of="house"),
    PublicPage("cards:oembed", 2, query="?url=http://testserver/lists/", status=404, is_html=False),
    PublicPage("healthz", 0, is_html=False),
    PublicPage("readyz", 3, is_html=False),
    PublicPage("shows:show_list", 10),
    PublicPage("shows:show_detail", 9, lambda world: [world.show.slug]),
    PublicPage("people:person_list", 4),
    PublicPage("people:person_detail", 4, lambda world: [world.person.slug]),
    PublicPage("comments:comment_new", 2, lambda world: [world.review.slug]),
    PublicPage("comments:comment_new", 2, lambda world: [world.article.slug], of="article"),
    PublicPage("comments:comment_new", 2, lambda world: [world.page.slug], of="page"),
    PublicPage("comments:ask", 0),
    PublicPage("comments:comment_detail", 2, lambda world: [world.comment.pk], status=302),
    PublicPage("comments:comment_report", 1, lambda world: [world.comment.pk]),
    PublicPage("comments:comment_reported", 1, lambda world: [world.comment.pk]),
    PublicPage("newsletter:subscribe", 0),
    PublicPage("newsletter:mailing_list", 2),
    PublicPage("newsletter:mailing_detail", 2, lambda world: [world.mailing.pk]),
    PublicPage("fallback", 1, lambda world: ["no/such/page/"], status=404),
]
# Reached with a signed address only; tests/comments, tests/newsletter and tests/desk look at them.
OWN = ["confirm", "stop", "yours", "export", "replies", "forget", "edit", "delete"]
SIGNED = {"comments:comment_held", "reviews:preview", *(f"comments:{name}" for name in OWN)}
SIGNED |= {f"newsletter:{name}" for name in ("confirm", "yours", "stop", "forget")}
# The way to a new password, pages of the desk; tests/accounts looks at it.
PASSWORD = {
    "admin_password_reset",
    *(f"password_reset_{step}" for step in ("done", "confirm", "complete")),
}
# How editors come in, pages of the desk as well; tests/accounts/test_door_budgets.py looks at them.
DOORS = {
    *(f"account_{step}" for step in ("login", "logout", "reauthenticate")),
    *(f"mfa_{page}" for page in ("index", "authenticate", "reauthenticate")),
    *(f"mfa_{deed}_totp" for deed in ("activate", "deactivate")),
    *(f"mfa_{deed}_webauthn" for deed in ("add", "list", "reauthenticate", "remove")),
    *(f"mfa_{deed}_recovery_codes" for deed in ("view", "generate")),
    "desk_end_sessions",
}
# Takes posts alone and has no page; tests/reviews/test_seen.py looks at it.
POSTED = {"reviews:seen"}
