"""The desk's first page: what waits for an editor, the most urgent first, as far as each may see it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timesince import timesince

from comments.models import Comment
from comments.queue import waits
from people.models import Person
from reviews.models import Review
from shows.gaps import gaps_of, with_gaps
from shows.models import Availability, Show

SHOWN = 5


class Press(NamedTuple):
    """A button of a row: it posts to its address and nothing else."""

    label: str
    address: str


class Row(NamedTuple):
    """A thing by its name, with a note on it; ``address`` is its form."""

    address: str
    words: str
    note: str
    buttons: tuple[Press, ...] = ()


class Section(NamedTuple):
    """``address`` leads to the whole list; ``rows`` are at most ``SHOWN`` of ``size``."""

    name: str
    title: str
    address: str
    size: int
    rows: list[Row]
    calm: str = "Nothing waits here."


class Quick(NamedTuple):
    label: str
    address: str


def sections(request: HttpRequest, site: AdminSite) -> list[Section]:
    """In two queries each, for those who may do something about it.

    A page of the desk that shows somebody fewer rows shows no more of them here.
    """
    makers: list[tuple[type[Model], Callable[[Any], Section]]] = [
        (Comment, _pending),
        (Review, _scheduled),
        (Review, _drafts),
        (Availability, _stale),
        (Show, _gaps),
    ]
    pages = [(site.get_model_admin(model), make) for model, make in makers]
    return [
        make(page.get_queryset(request))
        for page, make in pages
        if page.has_change_permission(request)
    ]


def quick_actions(request: HttpRequest, site: AdminSite) -> list[Quick]:
    """What editors come here for most."""
    offered: list[tuple[type[Model], str]] = [
        (Review, "Write a review"),
        (Show, "Add a show"),
        (Person, "Add a person"),
    ]
    pages: list[tuple[ModelAdmin[Any], str]] = [
        (site.get_model_admin(model), label) for model, label in offered
    ]
    return [
        Quick(label, address_of(page.model, "add"))
        for page, label in pages
        if page.has_add_permission(request)
    ]


def address_of(model: type[Model], page: str, *args: object) -> str:
    """Of a page of the desk: its list, the form of a row, one of its buttons."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def _pending(comments: Any) -> Section:
    """Without those that only the queue finds, by reading what hundreds of comments say."""
    waiting = comments.filter(waits()).select_related("review").oldest_first()
    rows = [
        _row(comment, Truncator(comment.body).chars(80), f"{comment.author_name}, {comment.review}")
        for comment in waiting[:SHOWN]
    ]
    return Section(
        "pending", "Comments to look at", address_of(Comment, "queue"), waiting.count(), rows
    )


def _scheduled(reviews: Any) -> Section:
    scheduled = reviews.scheduled().defer("body", "plain").order_by("published_at", "pk")
    rows = [_row(review, str(review), _moment(review.published_at)) for review in scheduled[:SHOWN]]
    address = address_of(Review, "changelist") + "?state=scheduled"
    return Section("scheduled", "Scheduled", address, scheduled.count(), rows)


def _drafts(reviews: Any) -> Section:
    drafts = reviews.drafts().defer("body", "plain").select_related("show")
    rows = [
        _row(draft, str(draft), str(draft.show or draft.get_kind_display()))
        for draft in drafts.order_by("-updated_at")[:SHOWN]
    ]
    address = address_of(Review, "changelist") + "?state=draft"
    return Section("drafts", "Drafts", address, drafts.count(), rows)


def _stale(offers: Any) -> Section:
    """Those of shows that readers find a review of come first, then the oldest."""
    today = timezone.localdate()
    read = Exists(Review.objects.published().filter(show=OuterRef("show")))
    stale = offers.stale(today).select_related("show", "platform")
    rows = [
        _row(offer, str(offer), _age(offer.checked_on, today), _looks(offer))
        for offer in stale.alias(is_read=read).order_by("-is_read", "checked_on", "pk")[:SHOWN]
    ]
    address = address_of(Availability, "changelist") + "?checked=long-ago"
    title = f"Not looked at for {Availability.GOOD_FOR.days} days"
    return Section("stale", title, address, stale.count(), rows)


def _looks(offer: Availability) -> tuple[Press, ...]:
    """What somebody who has just looked may have seen; for all else there is the form."""
    still = "Still there" if offer.is_available else "Still not there"
    gone = [Press("Gone", address_of(Availability, "withdraw", offer.pk))]
    confirm = Press(still, address_of(Availability, "confirm", offer.pk))
    return (confirm, *(gone if offer.is_available else []))


def _gaps(shows: QuerySet[Show]) -> Section:
    lacking = with_gaps(shows).order_by("title", "pk")
    rows = [
        _row(show, str(show), ", ".join(f"no {fact}" for fact in gaps_of(show)))
        for show in lacking[:SHOWN]
    ]
    address = address_of(Show, "changelist") + "?facts=missing"
    calm = "Every show with a review has its facts."
    return Section("gaps", "Shows with facts missing", address, lacking.count(), rows, calm)


def _row(thing: Model, words: str, note: str, buttons: tuple[Press, ...] = ()) -> Row:
    return Row(address_of(type(thing), "change", thing.pk), words, note, buttons)


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "D j M Y, H:i")


def _age(day: date, today: date) -> str:
    return f"{date_format(day, 'j M Y')}, {timesince(day, today, depth=1)} ago"
