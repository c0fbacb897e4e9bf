"""What is done from time to time: moderators told, what is too old forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from comments import bell, upkeep
from comments.mail import digest
from comments.models import Block, Comment, Notice, Tally, Trace
from comments.posting import post as post_comment
from tests import factories as make
from tests.comments.at_once import at_once

MORNING = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)  # 8:30 in Seoul, on the 3rd


@pytest.fixture
def at(monkeypatch):
    def set_to(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    set_to(MORNING)
    return set_to


def moderator(**more):
    user = make.UserFactory(staff=True, **more)
    user.groups.add(Group.objects.get(name="Moderator"))
    return user


def test_moderators_are_told_what_waits(db, at):
    user = moderator(email="hana@blog.example")
    make.CommentFactory(pending=True, author_name="Ines", body="Songhwa-canary", commenter=None)
    assert upkeep.once() == 1
    [message] = mail.outbox
    assert (message.subject, message.to) == ("1 comment waits: Daesa", [user.email])
    for face in (message.body, message.alternatives[0][0]):
        assert "Ines" in face
        assert "A first comment." in face
        assert "http://127.0.0.1:8000/admin/comments/comment/queue/" in face
        assert "Songhwa-canary" not in face


def test_moderators_are_told_of_reports_that_are_open(db, at):
    moderator()
    told = make.SpoilerReportFactory(comment__author_name="Ines", comment__held_because="Links.")
    make.SpoilerReportFactory(comment__author_name="Sanna", settled_at=MORNING)
    assert upkeep.once() == 1
    [message] = mail.outbox
    assert message.subject == "1 comment waits: Daesa"
    for face in (message.body, message.alternatives[0][0]):
        assert ("Ines" in face, "Sanna" in face) == (True, False)
        assert "It may spoil more than it says." in face
        assert "Links." not in face
    told.comment.set_boundary(12, by=None)
    at(MORNING + timedelta(days=1))
    assert upkeep.once() == 0


def test_moderators_are_told_of_what_names_a_later_moment(db, at):
    moderator()
    moment = make.HighlightMomentFactory(title="The bridge at dawn", spoils_to=14)
    make.CommentFactory(review=moment.review, body="Oh, the bridge at dawn!", created_at=MORNING)
    assert upkeep.once() == 1


def test_nothing_is_said_where_nothing_waits(db, at):
    moderator()
    make.CommentFactory()
    assert upkeep.once() == 0


@pytest.mark.parametrize(
    "user",
    [{"email": ""}, {"is_active": False}, {"is_staff": False}],
    ids=["no address", "gone", "no login at the desk"],
)
def test_who_cannot_decide_or_be_reached_is_not_told(db, at, user):
    moderator(**user)
    make.UserFactory(staff=True)
    make.CommentFactory(pending=True)
    assert upkeep.once() == 0


def test_digest_comes_once_a_day_from_eight_on(db, at):
    moderator()
    make.CommentFactory(pending=True, commenter=None)
    sent = []
    for hours in (-1, 0, 1, 14, 23, 24, 25):
        at(MORNING + timedelta(hours=hours))
        sent.append(upkeep.once())
    assert sent == [0, 1, 0, 0, 0, 1, 0]


def test_digest_counts_all_and_lists_some(db, at):
    moderator()
    make.CommentFactory.create_batch(25, pending=True, commenter=None)
    upkeep.once()
    [message] = mail.outbox
    assert message.subject == "25 comments wait: Daesa"
    assert "And 5 more." in message.body


def test_digest_is_dropped_where_all_was_decided_meanwhile(db, at):
    moderator()
    make.CommentFactory(pending=True, commenter=None)
    digest.owe_digests()
    Comment.objects.get().approve(by=None)
    assert upkeep.once() == 0


@pytest.mark.django_db(transaction=True)
def test_digest_is_owed_once_by_processes_that_look_at_once(at, tmp_path, monkeypatch):
    call_command("sync_roles")
    moderator()
    make.CommentFactory(pending=True, commenter=None)
    sent = []
    monkeypatch.setattr(
        "django.core.mail.EmailMultiAlternatives.send", lambda *args, **more: sent.append(args)
    )
    at_once(6, upkeep.once, tmp_path)
    assert len(sent) == 1


def test_what_is_too_old_is_forgotten(db):
    now = timezone.now()
    for days in (29, 31):
        made = make.TraceFactory()
        Trace.objects.filter(pk=made.pk).update(created_at=now - timedelta(days=days))
    for hours in (23, 25):
        make.TallyFactory(window_at=now - timedelta(hours=hours))
    make.NoticeFactory(sent_at=now, created_at=now - timedelta(days=31))
    for hours in (-1, 1):
        make.BlockFactory(expires_at=now + timedelta(hours=hours))
    upkeep.once()
    assert (Trace.objects.count(), Tally.objects.count(), Notice.objects.count()) == (1, 1, 0)
    assert Block.objects.get().expires_at > now


def test_old_report_stays_without_its_place(db):
    comment, now = make.CommentFactory(), timezone.now()
    for days in (29, 31, 32):
        created_at = now - timedelta(days=days)
        make.SpoilerReportFactory(comment=comment, origin=f"{days}", created_at=created_at)
    upkeep.once()
    assert list(comment.spoiler_reports.order_by("pk").values_list("origin", flat=True)) == [
        *("29", "", "")
    ]


def test_without_mail_server_it_still_forgets(db, settings):
    settings.MAILERS = {}
    moderator()
    make.CommentFactory(pending=True)
    make.TallyFactory(window_at=timezone.now() - timedelta(hours=25))
    assert upkeep.once() == 0
    assert not Tally.objects.exists()
    assert not Notice.objects.exists()


def test_command_makes_one_pass_and_says_how_many(db, capsys):
    make.NoticeFactory(kind="confirm", comment=None)
    call_command("send_mail")
    assert capsys.readouterr().out == "1 sent.\n"


@pytest.mark.parametrize(("due_in", "seconds"), [(-60, 5), (60, 60), (86_400, 600), (None, 600)])
def test_next_look_is_when_something_is_due(db, at, due_in, seconds):
    if due_in is not None:
        make.NoticeFactory(due_at=MORNING + timedelta(seconds=due_in))
    assert upkeep.seconds_to_next() == seconds


def test_fault_ends_no_upkeep(db, monkeypatch, caplog):
    looks, waits = iter([RuntimeError("planted"), KeyboardInterrupt()]), []

    def once():
        raise next(looks)

    monkeypatch.setattr(upkeep, "once", once)
    monkeypatch.setattr(upkeep.connection, "close", lambda: None)
    monkeypatch.setattr(bell, "wait", waits.append)
    with pytest.raises(KeyboardInterrupt):
        upkeep.forever()
    assert "planted" in caplog.text
    assert waits == [upkeep.LONGEST_WAIT]


def test_bell_rings_once_a_post_is_committed(db, django_capture_on_commit_callbacks, monkeypatch):
    rung = []
    monkeypatch.setattr(bell, "ring", lambda: rung.append(1))
    with django_capture_on_commit_callbacks(execute=True):
        typed = {"author_name": "Ines", "author_email": "ines@mail.example", "body": "Twice."}
        post_comment(make.ReviewFactory(), **typed)
        assert rung == []
    assert rung == [1]


@pytest.mark.parametrize(("is_on", "threads"), [(True, 1), (False, 0)])
def test_web_process_keeps_house_where_it_is_asked_to(settings, monkeypatch, is_on, threads):
    begun = []
    monkeypatch.setattr(upkeep.Thread, "start", lambda thread: begun.append(thread.daemon))
    settings.UPKEEP_IN_WEB = is_on
    upkeep.start()
    assert begun == [True] * threads
