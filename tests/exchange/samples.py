"""A blog of every format with each thing of an import in it, packed as its software packs it."""

from io import BytesIO

from PIL import Image

from tests.exchange.conftest import REVIEW
from tests.exchange.exports import (
    ATOM,
    BLOG,
    DRAFT,
    RDF,
    RSS,
    attachment,
    blogger,
    blogger_comment,
    entry,
    ghost,
    ghost_post,
    item,
    meta,
    takeout,
    takeout_entry,
    term,
    wp_comment,
    wxr,
    zipped,
)


def picture(colour):
    content = BytesIO()
    Image.new("RGB", (400, 300), colour).save(content, "JPEG")
    return content.getvalue()


def post(number, title, text, *inside, **fields):
    moment = f"2021-01-{number:02} 00:30:00"
    dates = {"post_date_gmt": moment, "post_date": moment}
    return item(number, title, text, *inside, **dates | fields)


def figure(name):
    return f'<figure><img src="https://nights.example/up/{name}.jpg" alt="A {name}"></figure>'


def link(number):
    return f'<p>See <a href="https://nights.example/blog/2021/01/post-{number}/">there</a> too.</p>'


def talk(first):
    """A thread, an answer to nobody, one by the author of the blog, and a notice."""
    return (
        wp_comment(first, text="First."),
        wp_comment(first + 1, first, "Answer."),
        wp_comment(first + 2, first + 1, "Thanks.", comment_user_id="2"),
        wp_comment(first + 3, 999, "To whom?", comment_author_email="r1@mail.example"),
        wp_comment(first + 4, text="Look", comment_type="pingback"),
    )


def wordpress():
    """Each thing of an import more than once, and shows and people that later posts tell more of."""
    jun = (
        "<wp:author><wp:author_id>2</wp:author_id><wp:author_login>jun ho</wp:author_login>"
        "<wp:author_display_name>Jun</wp:author_display_name></wp:author>"
    )
    bare = "<p>Title : Night Ferry<br>Main Cast : Kim Ha-neul as Seo Ji-ah</p><p>Rating: 4/5</p>"
    hangul = "<p>Title : Night Train<br>Hangul : 밤배<br>Cast : 김하늘 as Seo Ji-ah</p><p>Rating: 3/5</p>"
    tags = term("category", "romance", "Romance"), term("post_tag", "sea", "The sea")
    of_jun = {"creator": "jun ho"}
    posts = [
        post(1, "Night Ferry: a first look", bare + figure("ferry") + link(4), *talk(10), *tags),
        post(2, "Night Ferry", REVIEW + figure("deck") + figure("ferry") + link(99), *talk(20)),
        post(3, "Moving house", "<p>A new home.</p>" + link(1) + link(2) + link(7), *talk(30)),
        post(4, "Night Train", hangul + figure("gone") + link(3), *tags, **of_jun),
        post(5, "밤배", REVIEW.replace("Night Ferry", "밤배"), *talk(50), *tags, **of_jun),
        post(6, "Menu", "", post_type="nav_menu_item"),
        post(7, "Draft", figure("deck") + link(1), meta("_wp_old_slug", "seven"), status="draft"),
        post(8, "Thrown away", "Words.", *talk(80), status="trash"),
    ]
    pictures = [attachment(90, "https://nights.example/up/ferry.jpg")]
    export = wxr(*posts, *pictures, head=jun)
    colours = {"ferry": "teal", "deck": "brown"}
    files = {f"up/{name}.jpg": picture(colour) for name, colour in colours.items()}
    return zipped({"blog.xml": export, **files})


def old_blogger():
    def at(path):
        return f"<link rel='alternate' type='text/html' href='http://han.example{path}'/>"

    label = "<category scheme='http://www.blogger.com/atom/ns#' term='Sea &amp; sky'/>"
    inner = '<p>See <a href="http://han.example/2019/05/rain.html#one">there</a>.</p>'
    player = '<iframe src="https://www.youtube.com/embed/x1"></iframe>'
    return blogger(
        blogger_comment(22, 1, parent=21),
        entry("post", 1, REVIEW + player, "Night Ferry", at("/2019/05/rain.html"), label),
        entry(
            "post",
            2,
            inner,
            "Two",
            at("/2019/05/two_3.html"),
            published="2019-03-31T02:30:00.000+01:00",
        ),
        entry("post", 3, "Later.", "Draft", DRAFT),
        blogger_comment(21, 1),
        blogger_comment(23, 2, parent=21),
        blogger_comment(24, 99, parent=21),
        entry("page", 4, "Who we are.", "About", at("/p/about-us.html")),
        blogger_comment(25, 4),
        entry("template", 5),
    )


def new_blogger():
    parent, answer = f"<blogger:parent>{BLOG}.post-1</blogger:parent>", "<blogger:inReplyTo>"
    shown = '<img src="https://blogger.googleusercontent.com/img/x/s320/rain%20one.jpg">'
    feed = takeout(
        takeout_entry(
            "COMMENT", 12, "Answer", parent, f"{answer}{BLOG}.post-11</blogger:inReplyTo>"
        ),
        takeout_entry(
            "POST",
            1,
            REVIEW + shown,
            "<blogger:filename>/2019/05/rain.html</blogger:filename>",
            f"<category scheme='{BLOG}' term='Noir'/>",
        ),
        takeout_entry("COMMENT", 11, "First", parent, "<blogger:inReplyTo/>"),
        takeout_entry("PAGE", 2, status="DRAFT"),
        takeout_entry("POST", 3, "Gone", "<blogger:trashed>2020-01-01T00:00:00Z</blogger:trashed>"),
    )
    return zipped(
        {
            "Takeout/Blogger/Blogs/Han/feed.atom": feed,
            "Takeout/Blogger/Albums/Han/rain one.jpg": picture("navy"),
        }
    )


def ghost_site():
    comments = [
        {
            "id": f"c{n}",
            "post_id": "p1",
            "member_id": "m1",
            "parent_id": parent,
            "html": f"<p>{n}</p>",
        }
        for n, parent in ((2, "c1"), (1, None), (3, "c9"))
    ]
    dated = {"created_at": "2022-02-01T00:00:00.000Z"}
    return ghost(
        posts=[
            ghost_post(1, html=REVIEW),
            ghost_post(2, html='<p><a href="__GHOST_URL__/post-1/">One</a></p>'),
            ghost_post(3, type="page", title="About"),
            ghost_post(4, status="draft"),
        ],
        tags=[{"id": "t1", "name": "Noir", "slug": "noir"}],
        posts_tags=[{"post_id": "p1", "tag_id": "t1", "sort_order": 0}],
        members=[{"id": "m1", "name": "Ari", "email": "ari@mail.example"}],
        comments=[comment | dated for comment in comments],
    )


SAMPLES = {
    "wordpress": wordpress,
    "blogger": old_blogger,
    "takeout": new_blogger,
    "ghost": ghost_site,
    "rss": lambda: RSS,
    "atom": lambda: ATOM,
    "rdf": lambda: RDF,
}


def write(name, path):
    content = SAMPLES[name]()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
