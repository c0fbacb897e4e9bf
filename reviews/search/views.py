"""One question to shows, people, reviews, lines and tags; and what is offered while it is typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from reviews.counted_tags import popular_tags
from reviews.search.filters import Filters, asked_alone
from reviews.search.found import everything
from reviews.search.question import LONGEST, TITLES, Question
from reviews.search.sections import sections
from reviews.search.suggestions import every_result, status, suggested
from reviews.search.tried import also_tried, meant
from text.typed import one_line

OPENSEARCH = "application/opensearchdescription+xml; charset=utf-8"
SUGGESTIONS = "application/x-suggestions+json"
POPULAR_TAGS = 12

for_a_minute = cache_control(public=True, max_age=60)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Filters without a word are a question to the list of shows."""
    question = Question.of(request.GET)
    if not question.query and (filters := asked_alone(request.GET)):
        return redirect(f"{reverse('shows:show_list')}?{urlencode(filters)}")
    context = {"question": question, "query": question.query, "total": 0}
    if question.query:
        context |= _answered(question)
    if not context["total"]:
        context["popular_tags"] = popular_tags(POPULAR_TAGS)
    return render(request, "reviews/search.html", context)


def _answered(question: Question) -> dict[str, Any]:
    found = everything(question.query)
    filters = Filters(found.hits, question)
    hits = filters.narrowed
    made = sections(question, found, hits, question.address.get("page"))
    return {
        "total": sum(map(len, hits.values())),
        "kinds": [(kind, title, len(hits[kind])) for kind, title in TITLES.items() if hits[kind]],
        "sections": made,
        "is_cut": found.is_cut,
        "filters": filters,
        "asked": question.asked | filters.asked,
        "meant": meant(question.query, found, made),
        "also_tried": also_tried(question.query, found, made),
        "shelf": found.shelf,
    }


@for_a_minute
@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """For the script of the page; ``status`` is what it tells those who listen."""
    query = one_line(request.GET.get("q", ""), LONGEST)
    found = suggested(query)
    told, offered = status(query, found), [one._asdict() for one in found]
    every = every_result(query) if told else None
    return JsonResponse({"status": told, "suggestions": offered, "all": every})


@for_a_minute
@require_safe
def browser_suggestions(request: HttpRequest) -> JsonResponse:
    """For the address bar: the query as it was sent, names, descriptions, addresses (OpenSearch)."""
    query = request.GET.get("q", "")[:LONGEST]
    found = suggested(one_line(query, LONGEST))
    answer = [
        query,
        [one.label for one in found],
        [one.description for one in found],
        [request.build_absolute_uri(one.address) for one in found],
    ]
    return JsonResponse(answer, safe=False, content_type=SUGGESTIONS)


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """For browsers, which search the site from their own field by it."""
    context = {"origin": f"{request.scheme}://{request.get_host()}"}
    return render(request, "reviews/opensearch.xml", context, content_type=OPENSEARCH)
