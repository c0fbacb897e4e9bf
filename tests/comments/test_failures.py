"""Whatever goes wrong, nothing typed is lost and nothing is posted twice: one row a failure.

Each failure is brought about and gives the answer to a post; what it changes is mended again by ``mend``, and
then one more press of the button, on the form that came back, posts the comment.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from html import unescape
from threading import Barrier
from time import monotonic

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from comments import posting, stamps
from comments.models import Comment
from comments.refusals import CommentRefused, CommentTooSoon
from comments.yours import held
from rows import kept as rows_kept, silence
from tests import factories as make
from tests.comments.typing import form_of, typed

CLICKS = 4
TWO_MINUTES = 11
"""Posts, one more than are taken even where a minute ends in between."""
WORDS = "A thought that took <ten> minutes & “more”.\n\nAnd a second one."


@dataclass
class Failure:
    """``sent`` differs from what a good form sends; ``raised`` is what storing meets.

    ``meanwhile`` becomes of the comment that is answered, between the reading of the form and the storing.
    """

    name: str
    status: int
    sentence: str
    sent: dict[str, str] = field(default_factory=dict)
    raised: Exception | None = None
    is_closed: bool = False
    meanwhile: str = ""
    mended: dict[str, str] = field(default_factory=dict)


FAILURES = [
    Failure("no name", 422, "Write a name.", {"name": ""}, mended={"name": "Ines"}),
    Failure(
        "bad address", 422, "Add the missing part", {"email": "i@"}, mended={"email": "i@m.example"}
    ),
    Failure(
        "long address",
        422,
        "Ensure this value has at most 254 characters",
        {"email": f"{'i' * 64}@{'m' * 63}.{'m' * 63}.{'m' * 63}.example"},
        mended={"email": "i@m.example"},
    ),
    Failure(
        "no such episode",
        422,
        "not one of the available choices",
        {"spoils_to": "77"},
        mended={"spoils_to": "1"},
    ),
    Failure("expired form", 422, "open for too long", {"stamp": "expired"}),
    Failure("broken form", 422, "open for too long", {"stamp": "a.b.c"}),
    Failure("form without a stamp", 422, "open for too long", {"stamp": ""}),
    Failure("answered comment gone", 422, "The comment you answer is gone.", {"parent": "999"}),
    Failure("answer withdrawn", 422, "The comment you answer is gone.", meanwhile="withdraw"),
    Failure("answer now spam", 422, "The comment you answer is gone.", meanwhile="mark_as_spam"),
    Failure("too soon", 429, "Wait a minute.", raised=CommentTooSoon("Wait a minute.", 60)),
    Failure("refused", 422, "Not like this.", raised=CommentRefused("Not like this.")),
    Failure(
        "database busy", 503, "The site is busy.", raised=OperationalError("database is locked")
    ),
    Failure("closed talk", 422, "The talk under this review is closed.", is_closed=True),
    Failure(
        "signed out",
        422,
        "You are signed out.",
        {"as_editor": "1", "name": "", "email": ""},
        mended={"name": "Hana", "email": "h@m.example"},
    ),
]


@pytest.fixture
def expired(monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr(stamps, "time", lambda: timezone.now().timestamp() - 25 * 60 * 60)
        return stamps.fresh()


def form_in(page) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    form = re.search(r'<form[^>]*method="post".*?</form>', page, re.DOTALL)[0]
    sent = dict.fromkeys(re.findall(r'name="(\w+)"', form), "")
    for tag in re.findall(r"<input[^>]*>", form):
        if found := re.search(r'\bvalue="([^"]*)"', tag):
            sent[re.search(r'name="(\w+)"', tag)[1]] = unescape(found[1])
    sent["spoils_to"] = "".join(re.findall(r'value="(\d+)" selected', form))
    sent["body"] = unescape(re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", form, re.DOTALL)[1])
    return {name: value for name, value in sent.items() if name not in ("preview", "wants_replies")}


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.name)
@pytest.mark.parametrize("in_place", [False, True])
def test_nothing_is_lost_and_one_more_press_posts_it(
    client, db, monkeypatch, expired, failure, in_place
):
    review = make.ReviewFactory()
    talk = make.TalkFactory(review=review)
    if failure.is_closed:
        talk.close()
    sent = typed(body=WORDS, spoils_to="2") | failure.sent | ({"in_place": "1"} if in_place else {})
    if sent["stamp"] == "expired":
        sent["stamp"] = expired
    if failure.meanwhile:
        sent["parent"] = str(make.CommentFactory(review=review).pk)
    with monkeypatch.context() as broken:
        if failure.meanwhile:
            broken.setattr(posting, "count_in", overtaken_by(failure.meanwhile))
        if failure.raised:
            broken.setattr(posting, "post", raising(failure.raised))
        response = client.post(form_of(review), sent)

    assert response.status_code == failure.status
    assert failure.sentence in response.text
    assert ("Retry-After" in response) == (failure.status in (429, 503))
    assert not Comment.objects.filter(body=WORDS).exists()
    kept = form_in(response.text)
    assert kept["body"] == WORDS
    if failure.is_closed:
        talk.reopen()
    again = client.post(form_of(review), kept | failure.mended)
    assert again.status_code == 302, again.context["form"].errors
    assert Comment.objects.filter(body=WORDS, parent=None).count() == 1


@pytest.mark.parametrize("age", [0, rows_kept.LONGEST])
@pytest.mark.parametrize("error", silence.ERRORS)
@pytest.mark.parametrize("prefix", ["", "/ko"])
def test_nothing_is_lost_where_the_database_is_gone(client, db, monkeypatch, prefix, error, age):
    """Also where what every page needs was read long ago: see ``rows.kept.Lasting``."""
    address = f"{prefix}{form_of(make.ReviewFactory())}"
    sent = typed(body=f"{WORDS}\n<b>&", spoils_to="2")
    monkeypatch.setattr(rows_kept, "monotonic", lambda: monotonic() + age)
    with connection.execute_wrapper(raising(error("gone"))):
        response = client.post(address, sent | {"preview": "1"})
    assert (response.status_code, "Retry-After" in response) == (503, True)
    assert ("The site is busy." in response.text) is not bool(prefix)
    assert "{#" not in response.text
    form = form_in(response.text) | {"spoils_to": "2"}
    assert {name: form[name] for name in sent} == sent
    assert client.post(address, form).status_code == 302
    assert Comment.objects.get().body == sent["body"]


def overtaken_by(verb):
    def count_in(*args):
        answered = Comment.objects.get()
        getattr(answered, verb)(*[None] * (verb == "mark_as_spam"))
        return False

    return count_in


def raising(error):
    def post(*args, **kwargs):
        raise error

    return post


@pytest.mark.parametrize("refused", [{}, {"website": "filled in"}])
def test_sixth_in_a_minute_is_told_when_to_come_back(client, db, refused):
    """Also where those before it were refused."""
    url = form_of(make.ReviewFactory())
    sent = (typed(body=f"{WORDS} {number}", **refused) for number in range(TWO_MINUTES))
    answers = [client.post(url, one) for one in sent]
    answer = next(one for one in answers if one.status_code == 429)
    assert form_in(answer.text)["body"].startswith(WORDS)
    assert 0 < int(answer["Retry-After"]) <= 60 * 60


def test_closed_thread_says_so_and_keeps_the_text(client, db):
    root = make.CommentFactory(closed_at=timezone.now())
    parent = make.CommentFactory(parent=root)
    assert "takes no more replies" in client.get(form_of(root.review, parent)).text
    response = client.post(form_of(root.review, parent), typed(body=WORDS))
    assert (response.status_code, "takes no more replies" in response.text) == (422, True)
    assert form_in(response.text)["body"] == WORDS


def test_closed_talk_offers_no_form(client, db):
    review = make.ReviewFactory()
    make.TalkFactory(review=review).close()
    page = client.get(form_of(review)).text
    assert "The talk under this review is closed." in page
    assert "<textarea" not in page


def test_editor_who_signs_in_again_posts_as_an_editor(client, db):
    review = make.ReviewFactory()
    editor = make.UserFactory(editor=True)
    client.force_login(editor)
    sent = form_in(client.get(form_of(review)).text) | {"body": WORDS}
    client.logout()
    assert client.post(form_of(review), sent).status_code == 422
    client.force_login(editor)
    client.post(form_of(review), sent)
    assert Comment.objects.get().user == editor


def comment_behind(response) -> int:
    """The key of what the answer leads to: the address is signed, each second in another way."""
    return held.key(response.url.rstrip("/").rpartition("/")[2])


def test_second_click_leads_to_the_same_comment(client, db):
    sent = typed(body=WORDS)
    url = form_of(make.ReviewFactory())
    first, second = client.post(url, sent), client.post(url, sent)
    assert first.status_code == second.status_code == 302
    assert comment_behind(first) == comment_behind(second)
    assert Comment.objects.count() == 1


def test_clicks_at_the_same_moment_lead_to_one_comment(database_of_threads):
    copy, connect = database_of_threads
    url = form_of(make.ReviewFactory())
    copy()
    sent = typed(body=WORDS)
    together = Barrier(CLICKS)

    def click(_) -> int:
        with closing(connection):
            together.wait()
            return comment_behind(Client().post(url, sent))

    def count() -> int:
        with closing(connection):
            return Comment.objects.count()

    with ThreadPoolExecutor(CLICKS, initializer=connect) as clicks:
        assert len(set(clicks.map(click, range(CLICKS)))) == 1
        assert clicks.submit(count).result() == 1


def test_other_text_from_a_form_that_was_sent_is_not_taken_for_a_second_click(client, db):
    url = form_of(make.ReviewFactory())
    sent = typed(body=WORDS)
    client.post(url, sent)
    response = client.post(url, sent | {"body": "Another thought."})
    assert response.status_code == 422
    kept = form_in(response.text)
    assert kept["body"] == "Another thought."
    assert client.post(url, kept).status_code == 302
    assert Comment.objects.count() == 2


def test_same_words_from_a_new_form_are_said_to_be_here_already(client, db):
    review = make.ReviewFactory()
    address = f"{review.get_absolute_url()}comments/new/"
    client.post(address, typed(body=WORDS))
    answer = client.post(address, typed(body=WORDS))
    assert answer.status_code == 422
    assert "<h2>This is posted already</h2>" in answer.text
    assert "not posted yet" not in answer.text
    assert review.comments.count() == 1


def test_mail_server_that_is_down_is_not_asked(client, db, settings):
    settings.MAILERS = {
        "default": {"OPTIONS": {"host": "192.0.2.1", "port": 25, "timeout": 1}},
    }
    response = client.post(form_of(make.ReviewFactory()), typed(body=WORDS, wants_replies="on"))
    assert response.status_code == 302
    assert Comment.objects.count() == 1


def test_review_that_is_not_there_is_a_404(client, db):
    unpublished = make.ReviewFactory(draft=True)
    assert client.post(form_of(unpublished), typed()).status_code == 404
    unpublished.slug = "no-such-review"
    assert client.post(form_of(unpublished), typed()).status_code == 404
