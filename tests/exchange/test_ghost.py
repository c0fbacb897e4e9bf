import json

from exchange.reading.items import Term
from tests.exchange.exports import ghost, ghost_post


def test_post_is_put_together_from_its_tables(reading):
    whole = reading(
        ghost(
            posts_tags=[
                {"post_id": "p1", "tag_id": "t2", "sort_order": 1},
                {"post_id": "p1", "tag_id": "t1", "sort_order": 0},
            ],
            posts=[
                ghost_post(1, feature_image="__GHOST_URL__/content/images/a.jpg"),
                ghost_post(2, type="page", status="draft"),
                ghost_post(3, visibility="members"),
                ghost_post(4, status="scheduled"),
            ],
            posts_meta=[
                {"post_id": "p1", "feature_image_alt": "Rain", "feature_image_caption": "<i>x</i>"}
            ],
            tags=[
                {"id": "t1", "name": "Noir", "slug": "noir"},
                {"id": "t2", "name": "#x", "slug": "hash-x"},
            ],
            users=[{"id": "u1", "name": "Mina", "email": "m@nights.example"}],
            posts_authors=[{"post_id": "p1", "author_id": "u1", "sort_order": 0}],
        )
    )
    first, third, fourth, page = whole.posts[1], whole.posts[2], whole.posts[3], whole.posts[0]
    assert (first.slug, first.html, first.state) == ("post-1", "<p>Hello</p>", "published")
    assert first.addresses == ("/post-1/", "/p/uuid-1/")
    assert first.terms == (Term("tag", "noir", "Noir"), Term("internal tag", "hash-x", "#x"))
    assert (first.author.name, first.author.email) == ("Mina", "m@nights.example")
    assert (first.picture.address, first.picture.alt) == ("/content/images/a.jpg", "Rain")
    assert (page.kind, page.state, page.published_at) == ("page", "draft", None)
    assert (third.state, fourth.state) == ("private", "scheduled")
    assert (whole.blogs[0].title, whole.blogs[0].time_zone) == ("Namsan", "Asia/Seoul")
    assert [(other.kind, other.count) for other in whole.others] == [("rows of “migrations”", 2)]


def test_comments_keep_their_threads(reading):
    post = reading(
        ghost(
            comments=[
                {
                    "id": "c2",
                    "post_id": "p1",
                    "member_id": "m1",
                    "parent_id": "c1",
                    "html": "<p>b</p>",
                },
                {
                    "id": "c1",
                    "post_id": "p1",
                    "member_id": "m1",
                    "html": "<p>a</p>",
                    "status": "hidden",
                },
            ],
            members=[{"id": "m1", "name": "Ari", "email": "ari@mail.example"}],
            posts=[ghost_post(1)],
        )
    ).post
    assert [(c.source_id, c.parent_id, c.author_name, c.state) for c in post.comments] == [
        ("c1", "", "Ari", "pending"),
        ("c2", "c1", "Ari", "public"),
    ]


def test_text_without_html_is_made_from_lexical(reading):
    words = [{"type": "text", "text": "a<b", "format": 1}, {"type": "text", "text": " c"}]
    document = {
        "root": {
            "children": [
                {"type": "heading", "tag": "h2", "children": [{"type": "text", "text": "H"}]},
                {"type": "paragraph", "children": words},
                {"type": "image", "src": "/a.jpg", "alt": "A", "caption": "C"},
                {"type": "signup", "header": "Join"},
            ]
        }
    }
    post = reading(ghost(posts=[ghost_post(1, html=None, lexical=json.dumps(document))])).post
    assert post.html.split("\n") == [
        "<h2>H</h2>",
        "<p><strong>a&lt;b</strong> c</p>",
        '<figure><img src="/a.jpg" alt="A"><figcaption>C</figcaption></figure>',
        "",
    ]
    assert post.leftovers == ("card signup",)


def test_text_without_html_is_made_from_mobiledoc(reading):
    document = {
        "version": "0.3.1",
        "markups": [["a", ["href", "/x"]], ["em"]],
        "atoms": [["soft-return", "", {}]],
        "cards": [["embed", {"url": "https://v.example/1"}]],
        "sections": [
            [1, "p", [[0, [0], 0, "x"], [0, [1], 2, "y"], [1, [], 0, 0], [0, [], 0, "z"]]],
            [3, "ul", [[[0, [], 0, "one"]]]],
            [10, 0],
        ],
    }
    post = reading(ghost(posts=[ghost_post(1, html="", mobiledoc=json.dumps(document))])).post
    assert post.html.split("\n") == [
        '<p><a href="/x">x<em>y</em></a><br>z</p>',
        "<ul><li>one</li></ul>",
        '<p><a href="https://v.example/1">https://v.example/1</a></p>',
    ]


def test_row_that_is_no_json_is_told_and_the_next_is_read(reading):
    written = ghost(posts=[ghost_post(1, title="BROKEN"), ghost_post(2)])
    whole = reading(written.replace('"title": "BROKEN"', '"title": BROKEN'))
    assert [post.source_id for post in whole.posts] == ["p2"]
    assert [(fault.what, fault.lost) for fault in whole.faults] == [("row 1, of “posts”", "item")]
