"""A site of rows of every model moves to PostgreSQL."""

import json
import sqlite3
from contextlib import closing

from django.apps import apps

from exchange.moving.tables import MADE_ANEW
from tests.moving.conftest import done, ended, manage

ROWS = """
import json
from django.apps import apps
def told(model):
    rows = model._base_manager.order_by("pk").values_list()
    return sorted(json.dumps(row, default=repr, sort_keys=True) for row in rows)
print(json.dumps({m._meta.label: told(m) for m in apps.get_models(include_auto_created=True)}))
"""
NEXT = """
from comments.models import Comment
from reviews.models import Review
print(Comment.objects.create(review=Review.objects.first(), author_name="Mina", body="Twice.").pk)
"""


def django_tells(program, url):
    told = done(manage("shell", "-v0", "--no-imports", "-c", program, DATABASE_URL=url))
    return told.strip().splitlines()[-1]


def test_every_row_is_the_same_to_django(site, empty_target):
    told = done(site.run("migrate_to_postgres", target=empty_target.url))
    assert "moved and compared, every one equal" in told
    assert "Nothing was written to this site meanwhile" in told
    ours = json.loads(django_tells(ROWS, f"sqlite:///{site.file}"))
    theirs = json.loads(django_tells(ROWS, empty_target.url))
    for label, rows in ours.items():
        assert theirs[label] == rows, label
    filled = {label for label, rows in ours.items() if rows}
    unused = {"taggit.Tag", "taggit.TaggedItem", "accounts.User_user_permissions", "admin.LogEntry"}
    unused |= {"account.EmailAddress", "account.EmailConfirmation"}
    assert {model._meta.label for model in apps.get_models()} - filled - unused == set()


def test_numbers_of_rows_that_are_gone_are_not_given_again(site, target):
    done(site.run("migrate_to_postgres", target=target.url))
    ((last,),) = site.ask("SELECT seq FROM sqlite_sequence WHERE name = 'comments_comment'")
    ((highest,),) = site.ask("SELECT max(id) FROM comments_comment")
    comment = int(django_tells(NEXT, target.url))
    assert (comment, highest < last) == (last + 1, True)


def test_what_was_written_meanwhile_is_brought_over_by_a_second_run(site, target):
    done(site.run("migrate_to_postgres", target=target.url))
    site.change(
        "UPDATE people_person SET name = 'Han So-hee', search_tokens = 'hansohee' WHERE id = 1",
        "DELETE FROM comments_tally",
        "INSERT INTO comments_tally (key, window_at, count) VALUES ('posts:9', '2026-01-01 10:00:00', 3)",
        "UPDATE comments_comment SET body = 'Twice.' WHERE parent_id IS NOT NULL",
    )
    code, told = ended(site.run("migrate_to_postgres", "--verify", target=target.url))
    assert code == 1
    assert "people_person: 1 different." in told
    assert "comments_tally: 1 missing, 1 too many." in told

    assert "brought over" in done(site.run("migrate_to_postgres", target=target.url))
    assert "is the same" in done(site.run("migrate_to_postgres", "--verify", target=target.url))
    index = "SELECT token FROM search_searchtoken WHERE kind = 'p' AND row = 1"
    assert target.ask(index) == [("hansohee",)]


def test_site_that_is_written_to_meanwhile_is_told_to_run_it_again(site, target):
    """The writer goes on while the rows are copied, and is never kept waiting."""
    writer = site.run("shell", "-v0", "-c", WRITER)
    assert writer.stdout.readline() == "1\n"
    told = done(site.run("migrate_to_postgres", target=target.url))
    assert "This site was written to meanwhile" in told
    writer.terminate()
    numbers = writer.communicate()[0].split()
    assert len(numbers) > 10

    told = done(site.run("migrate_to_postgres", target=target.url))
    assert "Nothing was written to this site meanwhile" in told
    (kept,) = target.ask("SELECT count(*) FROM comments_tally WHERE key LIKE 'live:%'")
    (written,) = site.ask("SELECT count(*) FROM comments_tally WHERE key LIKE 'live:%'")
    assert kept == written
    assert kept[0] >= len(numbers)


WRITER = """
import time
from django.utils import timezone
from comments.models import Tally
for number in range(1, 10_000):
    Tally.objects.create(key=f"live:{number}", window_at=timezone.now(), count=number)
    print(number, flush=True)
    time.sleep(0.02)
"""


def test_index_of_the_search_is_made_by_the_target(site, target):
    assert "search_searchtoken" in MADE_ANEW
    site.change("DELETE FROM search_searchtoken WHERE kind = 'p'")
    done(site.run("migrate_to_postgres", target=target.url))
    with closing(sqlite3.connect(site.file)) as file:
        tokens = file.execute("SELECT search_tokens FROM people_person").fetchall()
    wanted = {token for (row,) in tokens for token in row.split()}
    found = target.ask("SELECT DISTINCT token FROM search_searchtoken WHERE kind = 'p'")
    assert {token for (token,) in found} == wanted
