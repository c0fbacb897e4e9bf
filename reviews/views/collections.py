"""Pages that gather: lines, ranked lists, tags."""

from collections.abc import Hashable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from reviews.counted_tags import all_in_use
from reviews.facets import OF_LINES, OF_REVIEWS, OF_TAGS, TAG
from reviews.in_order import PER_PAGE, LeastSpoilingFirst, NewestFirst, by_date
from reviews.jsonld.graph import graph
from reviews.jsonld.lines import quotations
from reviews.jsonld.lists import ranked_list as list_data
from reviews.jsonld.trail import trail
from reviews.models import ListEntry, MemorableLine, RankedList, Review, Tag
from rows.browsing import Browsing
from rows.kept import RoughlyBy
from rows.until import settled_until

_by_boundary: RoughlyBy[Hashable, dict[int, int]] = RoughlyBy(
    lambda counts: sum(counts.values()), settled_until
)


@require_safe
def line_list(request: HttpRequest) -> HttpResponse:
    browsing = Browsing("lines", MemorableLine.objects.published(), OF_LINES, request.GET)
    counts = _by_boundary.current(
        browsing.key,
        lambda: browsing.looked_up.counts_by_boundary(),
        may_be_late=browsing.may_be_late,
    )
    every = MemorableLine.objects.all()
    lines, walked = browsing.narrow(every), browsing.narrow(every, walked=True)
    page = LeastSpoilingFirst(lines, walked, counts).page(request.GET.get("page"))
    data = graph(trail(request, "reviews:line_list"), *quotations(request, page))
    context = {"page": page, "browsing": browsing, "data": data}
    return render(request, "reviews/line_list.html", context)


@require_safe
def line_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One line, for whoever posts its address: previews are of pages, and an anchor has none of its own."""
    line = get_object_or_404(MemorableLine.objects.published().for_cards(), pk=pk)
    return render(request, "reviews/line_detail.html", {"line": line})


@require_safe
def ranked_list_list(request: HttpRequest) -> HttpResponse:
    lists = RankedList.objects.published().for_cards().order_by("-published_at", "-pk")
    page = Paginator(lists, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "data": graph(trail(request, "reviews:ranked_list_list"))}
    return render(request, "reviews/ranked_list_list.html", context)


@require_safe
def ranked_list_detail(request: HttpRequest, slug: str) -> HttpResponse:
    lists = RankedList.objects.select_related("author").filter(slug=slug)
    ranked_list = lists.published().first()
    if ranked_list is None:
        return _preview(request, lists.first())
    if ranked_list.year:
        return HttpResponsePermanentRedirect(ranked_list.get_absolute_url())
    return _list_page(request, ranked_list)


def _preview(request: HttpRequest, ranked_list: RankedList | None) -> HttpResponse:
    """A draft, to those who see it at the desk: marked, and never kept by any cache."""
    if ranked_list is None or not request.user.has_perm("reviews.view_rankedlist"):
        raise Http404
    response = _list_page(request, ranked_list, is_preview=True)
    add_never_cache_headers(response)
    return response


def shown_entries(ranked_list: RankedList) -> list[ListEntry]:
    """Those that readers may see, in the order in which they meet them."""
    every = ranked_list.in_page_order(ranked_list.entries.for_cards())
    return [entry for entry in every if entry.subject or entry.published_review]


def _list_page(
    request: HttpRequest, ranked_list: RankedList, *, is_preview: bool = False
) -> HttpResponse:
    entries = shown_entries(ranked_list)
    context = {"ranked_list": ranked_list, "entries": entries, "is_preview": is_preview}
    if not is_preview:
        here = trail(request, "reviews:ranked_list_list", ranked_list.title)
        context["data"] = graph(list_data(request, ranked_list, entries), here)
    return render(request, "reviews/ranked_list_detail.html", context)


@require_safe
def tag_list(request: HttpRequest) -> HttpResponse:
    browsing = Browsing("tags", Tag.objects.all(), OF_TAGS, request.GET)
    context = {
        "tags": all_in_use(browsing.asked.get("show", "")),
        "browsing": browsing,
        "data": graph(trail(request, "reviews:tag_list")),
    }
    return render(request, "reviews/tag_list.html", context)


@require_safe
def tag_detail(request: HttpRequest, slug: str) -> HttpResponse:
    tag = get_object_or_404(Tag, slug=slug)
    listed, given = Review.objects.listed(), [(TAG, tag.slug)]
    browsing = Browsing(f"tag {tag.pk}", listed, OF_REVIEWS, request.GET, given)
    count = browsing.count
    if not (count or browsing.count_of_every):
        raise Http404
    walked = browsing.narrow(by_date(), walked=True)
    page = NewestFirst(browsing.rows, walked, count).page(request.GET.get("page"))
    data = graph(trail(request, "reviews:tag_list", capfirst(str(tag))))
    context = {"tag": tag, "page": page, "browsing": browsing, "data": data}
    return render(request, "reviews/tag_detail.html", context)
