"""One question to people, shows, reviews and lines."""

import unicodedata
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from people.models import Person
from reviews.models import MemorableLine, Review
from shows.models import Show

LONGEST, MOST = 100, 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = normalized(request.GET.get("q", ""))
    found = results(query)
    total = sum(len(rows) for rows in found.values())
    return render(request, "reviews/search.html", {"query": query, "total": total, **found})


def normalized(typed: str) -> str:
    """What was typed, in Unicode NFC, without control characters, spaces folded, cut to a name's length."""
    printable = "".join(
        " " if unicodedata.category(char).startswith("Z") else char
        for char in unicodedata.normalize("NFC", typed[: LONGEST * 4])
        if unicodedata.category(char) not in {"Cc", "Cs", "Cf", "Co", "Cn"}
    )
    return " ".join(printable.split())[:LONGEST]


def results(query: str) -> dict[str, list[Any]]:
    """Up to ``MOST`` of each kind; only what is published, and only its open text, is searched."""
    return {
        "shows": list(Show.objects.for_cards().matching(query)[:MOST]),
        "people": list(Person.objects.for_cards().matching(query).order_by("name")[:MOST]),
        "reviews": list(
            Review.objects.published().for_cards().matching(query).newest_first()[:MOST]
        ),
        "lines": list(MemorableLine.objects.published().for_cards().matching(query)[:MOST]),
    }
