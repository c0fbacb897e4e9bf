from datetime import UTC, datetime

from tests.exchange.exports import ATOM, RDF, RSS

NOON = datetime(2021, 1, 1, 3, tzinfo=UTC)


def test_rss(reading):
    post = reading(RSS).post
    assert (post.title, post.html, post.excerpt) == ("One & two", "<p>Long</p>", "Short")
    assert post.addresses == ("/one?x=1", "/?p=9")
    assert (post.published_at, post.author.name) == (NOON, "Ari")
    assert [term.name for term in post.terms] == ["drama"]
    assert post.picture.address == "https://feed.example/a.jpg"


def test_atom_with_any_prefix(reading):
    post = reading(ATOM).post
    assert (post.source_id, post.title, post.html) == ("urn:1", "One", "In <em>short</em>")
    assert post.addresses == ("/one.html",)
    assert [(term.kind, term.name) for term in post.terms] == [("category", "drama")]


def test_first_rss(reading):
    post = reading(RDF).post
    assert (post.source_id, post.html, post.published_at) == (
        "https://feed.example/one",
        "Text",
        NOON,
    )
