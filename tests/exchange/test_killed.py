"""An import that is killed, again and again, ends as one that was never stopped."""

import json
import signal
from io import BytesIO

from PIL import Image

from tests.exchange.conftest import REVIEW
from tests.exchange.elsewhere import done
from tests.exchange.exports import attachment, item, meta, term, wp_comment, wxr, zipped

MOMENTS = [
    ("exchange.reading.spool:Spool.add_comment", 5),  # the file is read
    ("exchange.reading.spool:Spool.finish", 1),  # it is read, and not yet kept
    ("exchange.blogs.storing:_comments", 1),  # a post is half stored, its picture is written
    ("images.renditions:Rendition.save", 1),  # it is stored; its picture has no smaller copies
    ("exchange.blogs.running:Run._tell", 2),  # between two posts
    ("exchange.blogs.storing:keep_ledger", 3),  # just before a third one would be whole
    ("django.core.files.base:ContentFile.__init__", 3),  # some smaller copies are there
    ("exchange.blogs.links:_write", 2),  # links are led on
    ("exchange.blogs.running:keep_ledger", 1),
    ("exchange.blogs.running:weigh", 1),
]
USER = "from accounts.models import User; User.objects.create(username='boss', is_superuser=True)"
TELL = "from tests.exchange.rows import tell; tell()"


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


def blog():
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
        post(3, "Moving house", "<p>A new home.</p>" + link(1) + link(2), *talk(30)),
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


def site_with_user(elsewhere, name):
    run, folder = elsewhere(name)
    done(run("migrate", "-v0"))
    done(run("shell", "-v0", "-c", USER))
    (folder / "blog.zip").write_bytes(blog())
    return run, ("import_blog", str(folder / "blog.zip"))


def test_killed_import_ends_as_one_that_was_never_stopped(elsewhere):
    run, command = site_with_user(elsewhere, "whole")
    printed = done(run(*command)).splitlines()
    assert printed[-1] == "created 22, updated 0, skipped 0, lost 11"
    rows, files = json.loads(done(run("shell", "-v0", "-c", TELL)))

    run, command = site_with_user(elsewhere, "killed")
    for place, times in MOMENTS:
        killed = run(place, str(times), *command, program=("-m", "tests.exchange.killing"))
        _, err = killed.communicate(timeout=120)
        assert killed.returncode == -signal.SIGKILL, (place, err)
    assert sum(map(int, done(run(*command)).splitlines()[-1].replace(",", "").split()[1::2])) == 33
    rows_after, files_after = json.loads(done(run("shell", "-v0", "-c", TELL)))
    for table, there in rows.items():
        assert rows_after[table] == there, table
    assert files_after == files
