"""A picture whose file is not there leaves its words, but not whose it was."""

import pytest

from exchange.blogs.bodies import body_of
from exchange.blogs.ledger import Ledger
from exchange.models import Kind
from exchange.pasted.article import NoPictures

PICTURE = '<img src="https://a.example/deck.jpg">'


@pytest.mark.parametrize(
    ("caption", "stays"),
    [
        ("The deck. (Photo: tvN)", "<p>The deck.</p>"),
        ("(Photo: tvN)", ""),
        ("The deck.", "<p>The deck.</p>"),
    ],
)
def test_caption_stays_without_the_credit(caption, stays):
    ledger = Ledger()
    figure = f"<figure>{PICTURE}<figcaption>{caption}</figcaption></figure>"
    assert body_of(f"<p>Before</p>{figure}", NoPictures(), ledger).html == f"<p>Before</p>{stays}"
    assert [(one.kind, one.subject) for one in ledger.losses] == [
        (Kind.PICTURE, "https://a.example/deck.jpg")
    ]
