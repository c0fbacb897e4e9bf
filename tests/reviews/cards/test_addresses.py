"""A card at its address: kept for ever under one digest, and found by any."""

import pytest
from django.urls import reverse

from reviews.cards import kept
from reviews.cards.found import address_of, card_of
from tests import factories as make


@pytest.fixture
def review(db):
    return make.ReviewFactory()


@pytest.fixture
def drawn(monkeypatch):
    """What was drawn, one after the other."""
    found = []
    draw = kept.picture
    monkeypatch.setattr(kept, "picture", lambda card: found.append(card) or draw(card))
    return found


def address(kind, thing) -> str:
    return address_of(card_of(kind, thing.pk))


def test_card_may_be_kept_for_ever(client, review):
    response = client.get(address("reviews", review))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["ETag"] == f'"{card_of("reviews", review.pk).digest}"'
    assert "Set-Cookie" not in response
    assert response.content.startswith(b"\x89PNG")


def test_card_is_not_sent_again_to_whoever_has_it(client, review, drawn):
    where = address("reviews", review)
    etag = f'"{card_of("reviews", review.pk).digest}"'
    response = client.get(where, headers={"If-None-Match": etag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    assert "immutable" in response["Cache-Control"]
    assert client.get(where, headers={"If-None-Match": '"other"'}).status_code == 200
    assert len(drawn) == 1


def test_head_says_the_same_without_the_picture(client, review):
    asked, got = client.head(address("reviews", review)), client.get(address("reviews", review))
    assert asked.status_code == 200
    assert asked.content == b""
    assert asked["Content-Length"] == got["Content-Length"] == str(len(got.content))
    assert asked["ETag"] == got["ETag"]


def test_only_reading_is_allowed(client, review):
    assert client.post(address("reviews", review)).status_code == 405


def test_card_is_drawn_once(client, review, drawn):
    for _ in range(3):
        assert client.get(address("reviews", review)).status_code == 200
    assert len(drawn) == 1


@pytest.mark.parametrize(
    "change", [{"headline": "Another"}, {"rating": "2.0"}, {"dek": "Other."}], ids=str
)
def test_old_address_leads_to_the_present_card(client, review, change):
    old = address("reviews", review)
    for name, value in change.items():
        setattr(review, name, value)
    review.save()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (302, address("reviews", review))
    assert response["Location"] != old
    assert response["Cache-Control"] == "public, max-age=60"


def test_change_of_the_address_keeps_the_card(client, review):
    before = address("reviews", review)
    review.move_to("elsewhere")
    assert client.get(before).status_code == 200


def test_invented_digests_draw_nothing(client, review, drawn):
    for number in range(50):
        where = reverse("cards:card", args=["reviews", review.pk, f"{number:016x}"])
        assert client.get(where).status_code == 302
    assert drawn == []


@pytest.mark.parametrize("kind", ["reviews", "shows", "lines", "lists", "house"])
def test_card_of_nothing(client, db, kind, drawn):
    assert client.get(reverse("cards:card", args=[kind, 999, "ab"])).status_code == 404
    assert drawn == []


@pytest.mark.parametrize(
    "path",
    [
        "reviews/1.png",
        "reviews/1-.png",
        "reviews/1-xyz.png",
        "reviews/1-ab.jpg",
        "reviews/-1-ab.png",
        "people/1-ab.png",
        "reviews/../1-ab.png",
        "reviews/1-" + "a" * 65 + ".png",
        "reviews/" + "9" * 19 + "-ab.png",
        "reviews/١-ab.png",
    ],
)
def test_no_such_address(client, db, path):
    assert client.get(f"/cards/{path}").status_code == 404


def test_largest_number_is_answered(client, db):
    assert client.get(f"/cards/reviews/{'9' * 18}-ab.png").status_code == 404


def test_unpublished_card_is_gone(client, review):
    where = address("reviews", review)
    assert client.get(where).status_code == 200
    review.published_at = None
    review.save()
    assert client.get(where).status_code == 404


def test_card_of_a_line_that_was_veiled_since_is_that_of_its_show(client, review):
    line = make.MemorableLineFactory(review=review, episode=None)
    where = address("lines", line)
    assert client.get(where).status_code == 200
    line.episode = 5
    line.save()
    response = client.get(where)
    assert (response.status_code, response["Location"]) == (302, address("shows", review.show))


def test_card_has_one_address_in_every_language(client, review):
    assert client.get("/ko" + address("reviews", review)).status_code == 404
