"""Pages that gather: lines, ranked lists, tags."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reviews.forms import LineFilter
from reviews.models import MemorableLine, RankedList, Review, Tag

PER_PAGE = 24


@require_safe
def line_list(request: HttpRequest) -> HttpResponse:
    """Lines that give least away come first, and among those the newest reviews'."""
    form = LineFilter(request.GET)
    lines = form.narrow(MemorableLine.objects.published().for_cards())
    page = Paginator(lines.order_by("spoils_to", "-review__published_at", "pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {"page": page, "form": form, "count": page.paginator.count}
    return render(request, "reviews/line_list.html", context)


@require_safe
def ranked_list_list(request: HttpRequest) -> HttpResponse:
    lists = RankedList.objects.published().select_related("author").order_by("-published_at")
    page = Paginator(lists, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/ranked_list_list.html", {"page": page})


@require_safe
def ranked_list_detail(request: HttpRequest, slug: str) -> HttpResponse:
    published = RankedList.objects.published().select_related("author")
    ranked_list = get_object_or_404(published, slug=slug)
    entries = ranked_list.entries.for_cards()
    context = {"ranked_list": ranked_list, "entries": entries}
    return render(request, "reviews/ranked_list_detail.html", context)


@require_safe
def tag_list(request: HttpRequest) -> HttpResponse:
    return render(request, "reviews/tag_list.html", {"tags": Tag.objects.in_use().order_by("name")})


@require_safe
def tag_detail(request: HttpRequest, slug: str) -> HttpResponse:
    tag = get_object_or_404(Tag, slug=slug)
    reviews = Review.objects.published().for_cards().filter(tags=tag).newest_first()
    page = Paginator(reviews, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "reviews/tag_detail.html", {"tag": tag, "page": page})
