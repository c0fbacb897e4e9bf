"""The feeds of what is written; those of the talk are in ``comments.feeds``."""

from django.db.models import BigIntegerField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from config.site import site_of
from house.models import House
from people.models import Person
from reviews.feeds.answers import answer
from reviews.feeds.entries import newest, newest_lines
from reviews.in_order import newest_with
from reviews.models import Review, Tag
from reviews.models.review import ReviewQuerySet
from shows.models import Show


@require_safe
def of_site(request: HttpRequest, form: str) -> HttpResponse:
    house = House.objects.current()
    return answer(
        request,
        form,
        of="site",
        title=house.name,
        subtitle=house.tagline,
        page=reverse("reviews:home"),
        entries=newest(Review.objects.listed(), site_of(request)),
    )


@require_safe
def of_show(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    show = get_object_or_404(Show.objects.for_cards(), slug=slug)
    reviews = Review.objects.listed().filter(show=show)
    return _about(request, form, show, show.printed_title, reviews)


@require_safe
def of_person(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    person = get_object_or_404(Person.objects.for_cards(), slug=slug)
    reviews = Review.objects.listed().about(person)
    return _about(request, form, person, str(person), reviews)


@require_safe
def of_tag(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    tag = get_object_or_404(Tag.objects.uncounted(), slug=slug)
    return _about(request, form, tag, tag.name, newest_with(Review.objects.listed(), tag))


def _about(
    request: HttpRequest, form: str, row: Show | Person | Tag, name: str, reviews: ReviewQuerySet
) -> HttpResponse:
    return answer(
        request,
        form,
        of=f"{row._meta.model_name}/{row.pk}",
        title=titled(name),
        page=row.get_absolute_url(),
        entries=newest(reviews, site_of(request)),
    )


@require_safe
def of_author(request: HttpRequest, form: str, pk: int) -> HttpResponse:
    """By the key: the name to log in with is nobody's business, and who wrote nothing is no author."""
    known = Review.objects.listed() if pk <= BigIntegerField.MAX_BIGINT else Review.objects.none()
    entries = newest(known.filter(author=pk), site_of(request))
    if not entries:
        raise Http404
    return answer(
        request,
        form,
        of=f"author/{pk}",
        title=titled(entries[0].author),
        page=reverse("reviews:review_list"),
        entries=entries,
    )


@require_safe
def of_lines(request: HttpRequest, form: str) -> HttpResponse:
    return answer(
        request,
        form,
        of="lines",
        title=titled(_("Lines worth keeping")),
        page=reverse("reviews:line_list"),
        entries=newest_lines(site_of(request)),
    )


def titled(name: str) -> str:
    return f"{name} · {House.objects.current().name}"
