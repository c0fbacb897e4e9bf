"""Rows that have the most of many tokens."""

import random
from collections import Counter

import pytest

from search import heaviest
from search.heaviest import with_most
from search.models import SearchToken

pytestmark = pytest.mark.django_db


def store(*tokens):
    SearchToken.objects.bulk_create(
        SearchToken(token=token, kind=kind, row=row, weight=weight)
        for token, kind, row, weight in tokens
    )


def in_order(counts, weights):
    return sorted(counts, key=lambda row: (-counts[row], -weights[row], row))


@pytest.mark.parametrize("number", [3, heaviest.AT_ONCE + 1, 3 * heaviest.AT_ONCE])
def test_rows_with_the_most_tokens_come_first_then_the_heavier(number):
    dice = random.Random(number)
    tokens = [f"t{place}" for place in range(number)]
    weights = {(kind, row): dice.randint(0, 2) for kind in "ps" for row in range(12)}
    has = {row: dice.sample(tokens, dice.randint(0, 3)) for row in weights}
    store(*((token, *row, weights[row]) for row in has for token in has[row]))
    asked = {*tokens[: number // 2 + 1], "unknown"}
    counts = Counter(row for row in has for token in has[row] if token in asked)
    assert with_most(asked, 1, 10) == in_order(counts, weights)[:10]
    often = Counter({row: count for row, count in counts.items() if count > 1})
    assert with_most(asked, 2, 10) == in_order(often, weights)[:10]


def test_of_a_token_that_many_have_the_heaviest_are_counted(monkeypatch):
    monkeypatch.setattr(heaviest, "MOST", 2)
    store(*(("common", "c", row, 5 if row == 9 else 0) for row in range(1, 10)))
    store(("rare", "c", 1, 0), ("rare", "c", 8, 0))
    assert with_most(["common"], 1, 10) == [("c", 9), ("c", 1)]
    assert with_most(["common", "rare"], 1, 10) == [("c", 1), ("c", 9), ("c", 8)]


def test_no_tokens_are_nobodys():
    assert with_most([], 1, 10) == []
