"""Nonsense sent to every public address: any answer will do but one of 500 and above."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from comments.yours import links
from comments.yours.held import path as held_path
from comments.yours.links import Door
from newsletter import links as newsletter_links
from tests import factories
from tests.pages import PUBLIC_PAGES
from tests.world import build_world

ENOUGH = 500
LONG = "a" * 10_000
# As they stand in an address: percent sequences are sent as they are.
NONSENSE = [
    "",
    "0",
    "-1",
    "-99999999999999999999",
    "99999999999999999999",
    "1e9",
    "1.5",
    "%C2%B2",  # ², a digit to isdigit() and no number to int()
    "%D9%A3",  # ٣, a number to int()
    "%00",
    "a%00b",
    "%FF%FE",
    "%C3%28",
    "%ED%A0%80",
    "%F0%9F%92%A9",
    quote("송혜교"),
    quote("' OR 1=1 --"),
    quote("{{ 7|add:7 }}<script>"),
    "..%2F..%2Fetc%2Fpasswd",
    "%25%25%s",
    LONG,
]
PARAMETERS = [
    *("page", "comments", "q", "show", "speaker", "parent", "year", "tag", "next"),
    *("order", "thread", "replies", "until", "about"),
    *("letter", "genre", "network", "platform", "rating", "kind", "country", "role"),
    *("episode", "actor", "spoilers", "through", "per_page", "person", "what"),
    *("url", "format", "maxwidth", "maxheight"),
]
PLACE = re.compile(r"<[^>]+>")
FIELDS = [
    "name",
    "email",
    "body",
    "parent",
    "about",
    "stamp",
    "spoils_to",
    "review",
    "website",
    "what",
    "username",
    "password",
]
METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "BREW"]
FORM = "application/x-www-form-urlencoded"
BODIES = [
    ("multipart/form-data", "no boundary"),
    ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n"),
    ("application/json", '{"unfinished": '),
    (f"{FORM}; charset=no-such-charset", "body=a"),
    (FORM, "%FF=%FE&body=%00&name=%C3%28"),
    (FORM, "&".join(f"field{number}=x" for number in range(10_001))),
    ("", LONG),
]
HEADERS = [
    {"Host": "not our host"},
    {"Cookie": "sessionid=\x7f; csrftoken=" + LONG},
    {"Accept-Language": "xx-" + LONG},
    {"If-Modified-Since": "yesterday"},
    {"If-None-Match": "W/\x00"},
    {"Origin": "null"},
    {"Range": "bytes=9-1"},
    {"X-Forwarded-For": "%00, nobody"},
    {"Content-Length": "many"},
]


@dataclass(frozen=True)
class Request:
    path: str
    method: str = "GET"
    query: str = ""
    body: str = ""
    content_type: str = FORM
    headers: dict[str, str] = field(default_factory=dict)

    def answer(self, client: Client) -> int:
        return client.generic(
            self.method,
            self.path,
            self.body,
            self.content_type,
            headers={"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"} | self.headers,
            QUERY_STRING=self.query,
        ).status_code

    def __str__(self) -> str:
        shown = f"{self.method} {self.path[:80]}?{self.query[:80]}"
        return f"{shown} {self.body[:60]!r} {self.headers}"


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """Every route of the site as it is written, except the desk's own and files of the reader's."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and route != "admin/":
            yield from routes(pattern, route)
        elif isinstance(pattern, URLPattern) and not route.startswith("^"):
            yield "/" + route


def bad_addresses() -> Iterator[Request]:
    for route in routes(get_resolver()):
        if PLACE.search(route):
            for value in NONSENSE:
                yield Request(PLACE.sub(value, route))


def korean_addresses() -> Iterator[Request]:
    """A sample: the same views answer, only the way to them differs."""
    for value in NONSENSE:
        yield Request(f"/ko{value}")
        yield Request(f"/ko/{value}")
        yield Request(f"/ko/ko//{value}/", query=f"page={value}")
        yield Request(f"/ko/reviews/{value}/", "POST", body=f"body={value}")


def good_addresses() -> list[str]:
    """One existing page of each kind, and the desk's door."""
    world = build_world(1)
    held = factories.CommentFactory(review=world.review, pending=True)
    return [
        *(page.url(world).partition("?")[0] for page in PUBLIC_PAGES),
        held_path(held),
        *own_addresses(held),
        *newsletter_addresses(),
        reverse("reviews:seen", args=[world.review.slug]),
        reverse("admin:login"),
    ]


def own_addresses(comment) -> list[str]:
    """Those that the writer of a comment is mailed, but for the one that ends them all."""
    keys = {door: [links.signed(door, comment.commenter)] for door in Door}
    yours = keys[Door.YOURS]
    return [
        *(reverse(f"comments:{door}", args=keys[door]) for door in Door),
        *(reverse(f"comments:{name}", args=yours) for name in ("export", "replies")),
        *(reverse(f"comments:{name}", args=[*yours, comment.pk]) for name in ("edit", "delete")),
    ]


def newsletter_addresses() -> list[str]:
    subscriber = factories.SubscriberFactory(follows="all")
    return [newsletter_links.path(door, subscriber, "all") for door in newsletter_links.Door]


def bad_queries(address: str) -> Iterator[Request]:
    for value in NONSENSE:
        yield Request(address, query="&".join(f"{name}={value}" for name in PARAMETERS))
        yield Request(address, query=f"page={value}")
        yield Request(address, query=f"{value}&=&;&{value}={value}")


def bad_posts(address: str) -> Iterator[Request]:
    for value in NONSENSE:
        yield Request(address, "POST", body="&".join(f"{name}={value}" for name in FIELDS))
    for content_type, body in BODIES:
        yield Request(address, "POST", body=body, content_type=content_type)


def bad_manners(address: str) -> Iterator[Request]:
    for method in METHODS:
        yield Request(address, method)
    for headers in HEADERS:
        yield Request(address, headers=headers)


def faults(requests: list[Request]) -> list[str]:
    client = Client(raise_request_exception=False)
    answers = ((request, request.answer(client)) for request in requests)
    return [f"{status}: {request}" for request, status in answers if status >= 500]


@pytest.mark.django_db
def test_nonsense_never_gives_an_error(record_property):
    requests = [*bad_addresses(), *korean_addresses()]
    for address in good_addresses():
        requests += [*bad_queries(address), *bad_posts(address), *bad_manners(address)]
    found = faults(requests)
    record_property("told", f"bad input: {len(requests)} requests, {len(found)} answers of 5xx")
    assert not found, "\n".join(found)
    assert len(requests) >= ENOUGH


def test_a_planted_error_is_found(settings):
    settings.ROOT_URLCONF = __name__
    assert [fault[:17] for fault in faults([Request("/raises/")])] == ["500: GET /raises/"]


def raises(request):
    raise ValueError("planted")


urlpatterns = [path("raises/", raises)]
