"""Which rows of which model stand in which file, and what each of them tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q

from accounts.models import User
from comments.models import Block, Comment, Commenter
from desk.models import Version
from exchange.models import BlogImport, ImportedPost
from exchange.sites.left_out import FIELDS, ROWS
from house.models import House
from newsletter.models import Mailing, Subscriber
from people.models import Person
from reviews.models import RankedList, Review, Tag
from shows.models import Genre, Network, Platform, Show
from text.fields import DerivedField

type Model = type[models.Model]
type Column = "models.Field[Any, Any]"


@dataclass(frozen=True)
class Kind:
    """A folder of files with the rows of a model, and inside each row those of its ``parts``.

    ``of`` is the key that parts the files into folders. A file holds one row, or as many as ``at_once``.
    """

    folder: str
    model: Model
    parts: tuple[str, ...] = ()
    of: str = ""
    at_once: int = 1


KINDS = (
    Kind("house", House),
    Kind("groups", Group),
    Kind("users", User),
    Kind("networks", Network),
    Kind("genres", Genre),
    Kind("platforms", Platform),
    Kind("people", Person, ("old_paths",)),
    Kind("shows", Show, ("episodes", "credits", "availability", "old_paths")),
    Kind("tags", Tag, ("old_paths",)),
    Kind(
        "reviews",
        Review,
        (
            *("photos", "moments", "lines", "verdicts", "corrections", "talk"),
            *("daily_views", "ignored_names", "old_paths"),
        ),
    ),
    Kind("versions", Version, of="review", at_once=50),
    Kind("lists", RankedList, ("entries", "old_paths")),
    Kind("commenters", Commenter, at_once=200),
    Kind(
        "comments",
        Comment,
        ("spoiler_reports", "rulings", "linked_sites"),
        of="review",
        at_once=100,
    ),
    Kind("blocks", Block, at_once=200),
    Kind("subscribers", Subscriber, ("subscriptions",), at_once=200),
    Kind("mailings", Mailing, at_once=100),
    Kind("imports", BlogImport, ("counts", "losses")),
    Kind(
        "imported-posts",
        ImportedPost,
        ("counts", "losses", "doubts"),
        of="blog_import",
        at_once=100,
    ),
    Kind("log", LogEntry, at_once=500),
)
"""In the order in which they are read: a row comes after those that it names, but for its own kind."""


@dataclass(frozen=True)
class Part:
    """Rows inside of the rows of a kind, under a ``name``; ``key`` leads from each to the row around it."""

    name: str
    model: Model
    key: "models.ForeignKey[Any, Any]"
    elsewhere: tuple[str, ...]
    """Keys that would put a row into a later kind, and are empty here."""


@dataclass(frozen=True)
class Choice:
    """A list of names: what a row chooses of another model, by the rows of ``table``."""

    name: str
    table: Model
    key: str
    target: "models.ForeignKey[Any, Any]"


@cache
def parts(kind: Kind) -> tuple[Part, ...]:
    return tuple(_part(kind, name) for name in kind.parts)


def _part(kind: Kind, name: str) -> Part:
    back = cast(Any, kind.model._meta.get_field(name))
    later = KINDS[KINDS.index(kind) + 1 :]
    keys = (other.model._meta.get_field(name) for other in later if name in other.parts)
    elsewhere = tuple(
        cast(Any, key).field.name
        for key in keys
        if cast(Any, key).related_model is back.related_model
    )
    return Part(name, back.related_model, back.field, elsewhere)


@cache
def choices(model: Model) -> tuple[Choice, ...]:
    return tuple(_choice(model, field) for field in model._meta.many_to_many)


def _choice(model: Model, field: Any) -> Choice:
    table = field.remote_field.through
    keys = [key for key in table._meta.concrete_fields if key.is_relation]
    (own,) = (key for key in keys if key.related_model is model)
    (target,) = (key for key in keys if key is not own)
    return Choice(field.name, table, own.name, target)


@cache
def columns(model: Model, around: str = "") -> tuple[Column, ...]:
    """What a row tells; nothing that is computed from the rest, and not the key to the row ``around`` it."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, DerivedField)
        and field.name != around
        and label(field) not in FIELDS
    )


def label(field: Column) -> str:
    return f"{field.model._meta.label}.{field.name}"


def so_many(model: Model, count: int) -> str:
    """“1 show”, “34 shows”."""
    meta = model._meta
    return f"{count} {meta.verbose_name if count == 1 else meta.verbose_name_plural}"


def rows(model: Model) -> "models.QuerySet[Any]":
    """Those that are exported."""
    left_out, _ = ROWS.get(model._meta.label, (Q(), ""))
    found = model._base_manager.all()
    return found.exclude(left_out) if left_out else found


def exported() -> Iterator[Model]:
    """Every model whose rows an export holds as objects; each once."""
    seen = dict.fromkeys(kind.model for kind in KINDS)
    seen |= dict.fromkeys(part.model for kind in KINDS for part in parts(kind))
    yield from seen
