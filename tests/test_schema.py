"""The check of JSON-LD finds what is planted."""

import pytest

from tests.schema import every_node, faults

GOOD = {
    "@type": "Review",
    "author": {"@type": "Person", "name": "Hana"},
    "datePublished": "2021-02-05T09:00:00+09:00",
    "itemReviewed": {"@type": "Movie", "name": "Parasite", "url": "https://a.example/"},
    "reviewRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 0.5},
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, None),
        ({"author": ""}, "Review.author: empty"),
        ({"stars": 4}, "Review has no property stars"),
        ({"datePublished": "yesterday"}, "Review.datePublished: no day: yesterday"),
        ({"url": "/reviews/"}, "Review.url: no address: /reviews/"),
        ({"itemReviewed": {"@type": "Movie"}}, "Movie lacks name"),
        ({"itemReviewed": {"@type": "Drama", "name": "a"}}, "no type: Drama"),
        ({"reviewRating": {"@type": "Rating", "ratingValue": 4}}, "Rating lacks bestRating"),
        ({"reviewRating": GOOD["reviewRating"] | {"ratingValue": 9}}, "Rating of 9"),
        ({"@type": "Article"}, "Article has no property itemReviewed"),
    ],
)
def test_planted_fault_is_found(change, fault):
    found = list(faults(GOOD | change))
    assert (found[:1] or [None]) == [fault]


def test_missing_property_is_found():
    for name, fault in (
        ("author", "Review lacks author"),
        ("itemReviewed", "Review lacks itemReviewed"),
    ):
        assert list(faults({key: value for key, value in GOOD.items() if key != name})) == [fault]
    unrated = {key: value for key, value in GOOD.items() if key != "reviewRating"}
    assert list(faults(unrated)) == []
    del unrated["datePublished"]
    assert list(faults(unrated)) == ["Review lacks reviewRating"]
    assert len(list(every_node(GOOD))) == 4
