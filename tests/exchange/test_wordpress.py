from datetime import UTC, datetime

import pytest

from exchange.reading.items import Author, Comment, Term
from tests.exchange.exports import attachment, item, meta, term, wp_comment, wxr


def test_post_comes_whole(reading):
    post = reading(
        wxr(
            item(
                7,
                "Rain &amp; <em>you</em>",
                "One.\n\nTwo.",
                term("category", "romance", "Romance &amp; co"),
                term("post_tag", "noir", "Noir"),
                term("post_format", "post-format-quote", "Quote"),
                meta("_wp_old_slug", "first-name"),
                excerpt="Short.",
            )
        )
    ).post
    assert (post.source_id, post.kind, post.state, post.title) == (
        "7",
        "post",
        "published",
        "Rain & you",
    )
    assert post.html == "<p>One.</p>\n<p>Two.</p>"
    assert post.excerpt == "Short."
    assert post.author == Author("mina", "Mina Ok", "mina@nights.example", number="1")
    assert post.published_at == datetime(2021, 1, 2, 0, 30, tzinfo=UTC)
    assert post.addresses == ("/blog/2021/01/post-7/", "/blog/?p=7", "/blog/2021/01/first-name/")
    assert post.terms == (
        Term("category", "romance", "Romance & co"),
        Term("tag", "noir", "Noir"),
        Term("post_format", "post-format-quote", "Quote"),
    )


def test_blog_is_told_with_its_zone(reading):
    (blog,) = reading(wxr(item())).blogs
    assert (blog.title, blog.address) == ("Seoul nights", "https://nights.example/blog")
    assert (blog.language, blog.time_zone) == ("en-GB", "+09:00")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("publish", "published"),
        ("draft", "draft"),
        ("future", "scheduled"),
        ("private", "private"),
        ("pending", "pending"),
        ("trash", "trash"),
    ],
)
def test_states(reading, status, state):
    assert reading(wxr(item(status=status))).post.state == state


def test_unknown_status_is_a_draft_and_told(reading):
    whole = reading(wxr(item(title="Odd", status="archived")))
    assert whole.post.state == "draft"
    assert whole.why == [
        "export, line 13: the post “Odd”: its status “archived” is unknown; it is a draft now"
    ]


def test_draft_without_a_date_in_gmt_has_the_blogs_zone(reading):
    whole = reading(wxr(item(1), item(2, status="draft", post_date_gmt="0000-00-00 00:00:00")))
    draft = whole.posts[1]
    assert draft.published_at is None
    assert draft.created_at == datetime(2021, 1, 2, 0, 30, tzinfo=UTC)
    assert whole.faults == []


def test_password_is_told(reading):
    assert reading(wxr(item(post_password="hush"))).post.has_password


def test_threads_dates_and_states_of_comments(reading):
    post = reading(
        wxr(
            item(
                1,
                "Run On",
                "Text",
                wp_comment(12, parent=11, text="Late\n\nanswer"),
                wp_comment(11, comment_user_id="1"),
                wp_comment(13, comment_approved="0"),
                wp_comment(14, comment_approved="spam"),
                wp_comment(15, comment_approved="post-trashed"),
                wp_comment(16, comment_type="pingback"),
            )
        )
    ).post
    assert [(c.source_id, c.parent_id, c.state) for c in post.comments] == [
        ("11", "", "public"),
        ("12", "11", "public"),
        ("13", "", "pending"),
        ("14", "", "spam"),
        ("15", "", "trash"),
        ("16", "", "public"),
    ]
    assert post.comments[1] == Comment(
        "12",
        "11",
        "Reader 12",
        "<p>Late</p>\n<p>answer</p>",
        datetime(2021, 1, 3, 1, tzinfo=UTC),
        author_email="r12@mail.example",
    )
    assert post.comments[0].author_id == "1"
    assert [c.kind for c in post.comments if c.kind != "comment"] == ["pingback"]


def test_notes_of_a_shop_are_no_comments(reading):
    whole = reading(wxr(item(1, "A", "B", wp_comment(5, comment_type="order_note"))))
    assert whole.post.comments == ()
    assert [(o.kind, o.source_id) for o in whole.others] == [
        ("comment of the kind order_note", "5")
    ]


def test_featured_picture_has_its_words_and_size(reading):
    sizes = 'a:2:{s:5:"width";i:1200;s:6:"height";i:800;s:10:"image_meta";a:1:{s:6:"credit";s:2:"JTBC";}}'
    address = "https://nights.example/up/a.jpg"
    whole = reading(
        wxr(
            item(1, "A", "B", meta("_thumbnail_id", "9")),
            attachment(
                9,
                address,
                meta("_wp_attachment_image_alt", "Two in the rain"),
                meta("_wp_attachment_metadata", sizes.replace('s:2:"JTBC"', 's:4:"JTBC"')),
                excerpt="The <b>kiss</b>",
                post_parent="1",
            ),
        )
    )
    picture = whole.post.picture
    assert (picture.address, picture.alt, picture.caption) == (
        address,
        "Two in the rain",
        "The <b>kiss</b>",
    )
    assert (picture.credit, picture.width, picture.height, picture.post_id) == (
        "JTBC",
        1200,
        800,
        "1",
    )


def test_every_item_comes_out_once(reading):
    kinds = [
        "nav_menu_item",
        "revision",
        "custom_css",
        "wp_block",
        "wp_template",
        "shop_order",
        "acf-field",
    ]
    whole = reading(
        wxr(
            item(1),
            item(2, post_type="page"),
            item(3, post_type="product"),
            attachment(4, "https://nights.example/a.png"),
            attachment(5, "https://nights.example/a.pdf"),
            *(item(10 + n, post_type=kind) for n, kind in enumerate(kinds)),
        )
    )
    assert [(post.kind, post.type_name) for post in whole.posts] == [
        ("post", "post"),
        ("page", "page"),
        ("other", "product"),
    ]
    assert [other.kind for other in whole.others] == ["attachment", *kinds]
    assert whole.counts["post"] + whole.counts["picture"] + whole.counts["other"] == 12


def test_old_version_names_each_category_twice(reading):
    doubled = "<category><![CDATA[Noir]]></category>" + term("tag", "noir", "Noir")
    assert reading(wxr(item(1, "A", "B", doubled), version="1.0")).post.terms == (
        Term("tag", "noir", "Noir"),
    )


def test_squarespace_has_paths_for_addresses(reading):
    post = reading(
        wxr(item(1, link="/journal/rain", guid="", post_name="journal/rain", excerpt=""))
    ).post
    assert (post.slug, post.addresses[0]) == ("rain", "/journal/rain")


def test_item_without_a_number_is_known_by_its_guid(reading):
    written = wxr(item(1, guid="https://nights.example/x")).replace(
        "<wp:post_id>1</wp:post_id>", ""
    )
    assert reading(written).post.source_id == "https://nights.example/x"


def test_end_of_a_section_within_a_section(reading):
    assert "a]]>b" in reading(wxr(item(1, "A", "a]]>b"))).post.original


def test_older_namespaces_are_understood(reading):
    written = wxr(item(1)).replace(
        "http://wordpress.org/export/1.2/", "https://wordpress.org/export/1.0/"
    )
    assert (
        reading(written.replace("wp:", "w:").replace("xmlns:w:", "xmlns:w")).post.slug == "post-1"
    )


def test_two_different_posts_of_one_number_are_both_kept(reading):
    whole = reading(wxr(item(1, "A"), item(1, "B"), item(1, "A")))
    assert [post.title for post in whole.posts] == ["A", "B"]
    assert [other.kind for other in whole.others] == ["repeated post"]
    assert len(whole.faults) == 1
