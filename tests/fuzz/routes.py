"""Every address pattern of the site, with the real addresses that are known of each."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.urls import Resolver404, URLResolver, get_resolver, resolve, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from comments.models import Ruling
from comments.yours import links
from comments.yours.held import path as held_path
from desk.models import Version
from house.models import House
from reviews import guests
from tests import factories
from tests.config.test_admin_lists import FACTORIES, MODELS
from tests.pages import PUBLIC_PAGES
from tests.test_bad_input import newsletter_addresses, own_addresses
from tests.world import World, build_world

PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
GROUP = re.compile(r"\(\?P(<\w+>)[^)]*\)")
DESK = "admin/"


@dataclass
class Route:
    """A pattern as it is written, and what is there: ``known`` holds whole addresses, each of a page."""

    pattern: str
    known: list[str] = field(default_factory=list)

    @property
    def is_of_desk(self) -> bool:
        return self.pattern.startswith(DESK)

    @property
    def pieces(self) -> list[str]:
        """What stands still, and at every odd place the name of what does not."""
        return PLACE.split(GROUP.sub(r"\1", self.pattern.translate({ord(c): "" for c in "^$\\"})))


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, route)
        else:
            yield route


def routes() -> list[Route]:
    """Each pattern once, in the order in which the site asks them."""
    found = {pattern: Route(pattern) for pattern in patterns(get_resolver())}
    for address in addresses():
        if (pattern := pattern_of(address)) in found:
            found[pattern].known.append(address)
    for route in found.values():
        if not PLACE.search(route.pattern) and "(" not in route.pattern:
            route.known.append(f"/{route.pattern}")
    return list(found.values())


def pattern_of(address: str) -> str:
    """That which answers there; empty where none does."""
    try:
        return resolve(address.partition("?")[0]).route
    except Resolver404:
        return ""


def addresses() -> Iterator[str]:
    """Of one thing of each kind: its page for readers, those that are mailed, and those of the desk."""
    world = build_world(1)
    held = factories.CommentFactory(review=world.review, pending=True)
    user = world.review.author
    for page in PUBLIC_PAGES:
        yield page.url(world)
    yield from own_addresses(held)
    yield from newsletter_addresses()
    yield guests.guest_address(world.review)
    yield held_path(held)
    yield reverse("comments:forget", args=[links.signed(links.Door.YOURS, held.commenter)])
    yield reverse("reviews:seen", args=[world.review.slug])
    key = urlsafe_base64_encode(force_bytes(user.pk))
    yield reverse("password_reset_confirm", args=[key, default_token_generator.make_token(user)])
    yield from desk_addresses()
    yield from further_desk_addresses(world)


def desk_addresses() -> Iterator[str]:
    """Of every row of a table of its own, each page that its pattern names by one key."""
    keys: dict[str, list[object]] = defaultdict(list)
    for model in MODELS:
        row = model.objects.first() or FACTORIES[model]()
        keys[f"{DESK}{model._meta.app_label}/{model._meta.model_name}/"].append(row.pk)
    for pattern in patterns(get_resolver()):
        for start, pks in keys.items():
            if pattern.startswith(start) and PLACE.search(pattern):
                yield from (f"/{PLACE.sub(str(pk), pattern)}" for pk in pks)


def further_desk_addresses(world: World) -> Iterator[str]:
    """Those that name two things, or one that has no list of its own."""
    review, credit = world.review, world.show.credits.first()
    version = Version.objects.keep(review)
    work = factories.UnsavedWorkFactory(review=review)
    shows, people = factories.ShowFactory.create_batch(2), factories.PersonFactory.create_batch(2)
    group, house = Group.objects.first(), House.objects.current()
    named = {
        "reviews_review_version": [review.pk, version.number],
        "reviews_review_restore": [review.pk, version.number],
        "reviews_review_compare": [review.pk],
        "reviews_review_unsaved": [work.pk],
        "reviews_review_preview": [review.pk],
        "reviews_review_credit_name": [review.pk, credit.pk],
        "reviews_review_person_name": [review.pk, credit.person_id],
        "reviews_review_add_credit_name": [credit.pk],
        "reviews_review_add_person_name": [credit.person_id],
        "shows_show_merge": [one.pk for one in shows],
        "people_person_merge": [one.pk for one in people],
        "comments_comment_undo": [Ruling.objects.first().batch],
        "app_list": ["reviews"],
    }
    for name, keys in named.items():
        yield reverse(f"admin:{name}", args=keys)
    for page in ("history", "change"):
        yield reverse(f"admin:house_house_{page}", args=[house.pk or 1])
        yield reverse(f"admin:auth_group_{page}", args=[group.pk])
    yield reverse("admin:auth_group_delete", args=[group.pk])
