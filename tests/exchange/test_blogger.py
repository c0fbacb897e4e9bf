from datetime import UTC, datetime

from exchange.reading.items import Term
from tests.exchange.exports import (
    BLOG,
    DRAFT,
    JPEG,
    blogger,
    blogger_comment,
    entry,
    takeout,
    takeout_entry,
    zipped,
)
from tests.exchange.reading import read

LABEL = "<category scheme='http://www.blogger.com/atom/ns#' term='Noir'/>"
LINK = "<link rel='alternate' type='text/html' href='http://han.example/2019/05/rain.html'/>"


def test_post_of_a_backup_comes_whole(reading):
    post = reading(blogger(entry("post", 1, "<p>Rain</p>", "Rain", LABEL, LINK))).post
    assert (post.source_id, post.kind, post.state) == (f"{BLOG}.post-1", "post", "published")
    assert (post.title, post.html, post.slug) == ("Rain", "<p>Rain</p>", "rain")
    assert post.published_at == datetime(2019, 5, 1, 1, tzinfo=UTC)
    assert post.addresses == ("/2019/05/rain.html",)
    assert post.terms == (Term("label", "", "Noir"),)
    assert (post.author.name, post.author.email) == ("Haru", "")


def test_comments_stand_anywhere_and_keep_their_threads(reading):
    whole = reading(
        blogger(
            blogger_comment(12, 1, parent=11),
            blogger_comment(11, 1),
            entry("post", 1),
            blogger_comment(13, 2),
            entry("page", 2, title="About"),
        )
    )
    threads = {
        post.kind: [(c.source_id, c.parent_id) for c in post.comments] for post in whole.posts
    }
    assert threads == {
        "post": [(f"{BLOG}.post-11", ""), (f"{BLOG}.post-12", f"{BLOG}.post-11")],
        "page": [(f"{BLOG}.post-13", "")],
    }


def test_comment_whose_post_is_missing_is_told(reading):
    whole = reading(blogger(entry("post", 1), blogger_comment(12, 99)))
    assert [(fault.lost, fault.why) for fault in whole.faults] == [
        ("comment", f"its post {BLOG}.post-99 is not there")
    ]
    assert whole.counts["comment"] == 0


def test_draft_has_no_date_of_publication(reading):
    post = reading(blogger(entry("post", 1, "T", "D", DRAFT))).post
    assert (post.state, post.published_at) == ("draft", None)


def test_settings_tell_of_the_blog_and_are_counted(reading):
    zone = entry("settings", "x", "Asia/Seoul").replace(".settings-x", ".settings.BLOG_TIME_ZONE")
    whole = reading(blogger(entry("post", 1), entry("template", 3), zone))
    assert whole.blogs[0].time_zone == "Asia/Seoul"
    assert [other.kind for other in whole.others] == ["template", "settings"]


FEED = takeout(
    takeout_entry(
        "COMMENT",
        12,
        "Answer",
        f"<blogger:parent>{BLOG}.post-1</blogger:parent>",
        f"<blogger:inReplyTo>{BLOG}.post-11</blogger:inReplyTo>",
    ),
    takeout_entry(
        "POST",
        1,
        '<img src="https://blogger.googleusercontent.com/img/x/s320/rain%20one.jpg">',
        "<blogger:filename>/2019/05/rain.html</blogger:filename><blogger:trashed/>",
        f"<category scheme='{BLOG}' term='Noir'/>",
    ),
    takeout_entry(
        "COMMENT",
        11,
        "First",
        f"<blogger:parent>{BLOG}.post-1</blogger:parent><blogger:inReplyTo/>",
        status="SPAM",
    ),
    takeout_entry("PAGE", 2, status="DRAFT"),
    takeout_entry("POST", 3, "Gone", "<blogger:trashed>2020-01-01T00:00:00Z</blogger:trashed>"),
)


def test_takeout_is_read_from_its_folders_with_its_pictures(tmp_path):
    path = tmp_path / "download"
    path.write_bytes(
        zipped(
            {
                "Takeout/Blogger/Blogs/Han/feed.atom": FEED,
                "Takeout/Blogger/Blogs/Han/theme-layouts.xml": "<html></html>",
                "Takeout/Blogger/Albums/Han/rain one.jpg": JPEG,
                "__MACOSX/Takeout/._feed.atom": FEED,
            }
        )
    )
    whole = read(path)
    states = {post.source_id.rpartition(".")[2]: post.state for post in whole.posts}
    assert states == {"post-1": "published", "page-2": "draft", "post-3": "trash"}
    post = next(post for post in whole.posts if post.source_id.endswith("post-1"))
    assert post.addresses == ("/2019/05/rain.html",)
    assert post.terms == (Term("label", "", "Noir"),)
    assert [(c.source_id[-2:], c.parent_id[-2:], c.state) for c in post.comments] == [
        ("11", "", "spam"),
        ("12", "11", "public"),
    ]
    assert whole.counts["media"] == 1
    assert [(other.kind, other.title) for other in whole.others] == [("file", "is a web page")]
