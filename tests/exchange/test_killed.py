"""An import that is killed, again and again, ends as one that was never stopped."""

import json
import signal

from tests.exchange.elsewhere import KILLING, done
from tests.exchange.samples import wordpress

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


def site_with_user(elsewhere, name):
    run, folder = elsewhere(name)
    done(run("migrate", "-v0"))
    done(run("shell", "-v0", "-c", USER))
    (folder / "blog.zip").write_bytes(wordpress())
    return run, ("import_blog", str(folder / "blog.zip"))


def test_killed_import_ends_as_one_that_was_never_stopped(elsewhere):
    run, command = site_with_user(elsewhere, "whole")
    printed = done(run(*command)).splitlines()
    assert printed[-1] == "created 22, updated 0, skipped 0, lost 11"
    rows, files = json.loads(done(run("shell", "-v0", "-c", TELL)))

    run, command = site_with_user(elsewhere, "killed")
    for place, times in MOMENTS:
        killed = run("SIGKILL", place, str(times), *command, program=KILLING)
        _, err = killed.communicate(timeout=120)
        assert killed.returncode == -signal.SIGKILL, (place, err)
    assert sum(map(int, done(run(*command)).splitlines()[-1].replace(",", "").split()[1::2])) == 33
    rows_after, files_after = json.loads(done(run("shell", "-v0", "-c", TELL)))
    for table, there in rows.items():
        assert rows_after[table] == there, table
    assert files_after == files
