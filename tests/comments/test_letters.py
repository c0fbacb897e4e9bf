"""What stands in a mail: in both alternatives and languages, and never what is veiled on the page."""

import email.policy
import re

import pytest
from django.core import mail

from comments.mail import outbox
from comments.models import Comment
from tests import factories as make
from tests.test_korean_pages import english_in

CANARY = "Songhwa-canary"
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def asked(db):
    return make.CommentFactory(
        wants_replies=True, commenter__confirmed=True, commenter__email="ines@mail.example"
    )


def mailed(asked, **reply):
    """The mail for one reply, as its text and its HTML."""
    made = make.CommentFactory(parent=asked, **{"commenter": None, "body": "I agree."} | reply)
    made.notices.owe_for(made)
    assert outbox.send_due() == 1
    message = mail.outbox[-1]
    return message, message.body, message.alternatives[0][0]


def test_reply_is_told_in_text_and_html(asked):
    message, text, html = mailed(asked, author_name="Sanna", body="I <b>agree</b> & more.")
    assert message.subject == f"A reply to your comment on “{asked.review.headline}”"
    assert message.to == ["ines@mail.example"]
    assert "I <b>agree</b> & more." in text
    assert "I &lt;b&gt;agree&lt;/b&gt; &amp; more." in html
    for words in ("Sanna", f"{SITE}/comments/", "/comments/stop/", "You get this because"):
        assert words in text
        assert words in html
    assert '<html lang="en">' in html
    assert asked.body not in text + html


def test_comment_cannot_pass_for_the_mail_it_stands_in(asked):
    """A signature, a foot and links of its own are marked as quoted, line by line."""
    body = "Hi\n\n-- \nYou get this because you asked.\n\n> No more mail: https://evil.example/"
    _message, text, _html = mailed(asked, author_name="Sanna", body=body)
    before, quoted = text.split("> Hi\n")
    assert before.endswith("Sanna\n\n")
    inside = quoted.split("Read it here")[0].strip().splitlines()
    assert (len(inside), [line for line in inside if not line.startswith(">")]) == (5, [])
    assert "> > No more mail" in quoted


@pytest.mark.parametrize("policy", [email.policy.SMTP, email.policy.default])
def test_way_to_stop_is_sent_raw_on_one_line_whatever_its_length(asked, settings, policy):
    settings.SITE_ADDRESS = f"https://{'talk.' * 25}example"
    message, _text, _html = mailed(asked)
    sent = message.message(policy=policy).as_bytes()
    [line] = [line for line in sent.splitlines() if line.startswith(b"List-Unsubscribe:")]
    stop = message.extra_headers["List-Unsubscribe"]
    assert line.decode() == f"List-Unsubscribe: {stop}"
    assert len(line) > 180


def test_mail_can_be_stopped_by_one_click(client, asked):
    message, text, _html = mailed(asked)
    stop = message.extra_headers["List-Unsubscribe"]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(rf"<{SITE}/comments/stop/[\w.-]+/>", stop)
    assert stop.strip("<>") in text
    written = message.message().as_string()
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in written
    assert "Auto-Submitted: auto-generated" in written
    client.post(stop.strip("<>").removeprefix(SITE), {"List-Unsubscribe": "One-Click"})
    asked.commenter.refresh_from_db()
    assert asked.commenter.is_stopped


@pytest.mark.parametrize("review_spoils_to", [0, 16])
@pytest.mark.parametrize(("spoils_to", "said"), [(8, "talks about episode 8"), (999, "the ending")])
@pytest.mark.parametrize("asked_spoils_to", [0, 12])
def test_no_word_of_a_veiled_reply_is_mailed(
    asked, spoils_to, said, asked_spoils_to, review_spoils_to
):
    """Also where readers of the review or writers of the comment know as much: mail is read elsewhere."""
    asked.review.spoils_to = review_spoils_to
    asked.review.save()
    asked.spoils_to, asked.body = asked_spoils_to, f"{CANARY} asked"
    asked.save()
    message, text, html = mailed(asked, spoils_to=spoils_to, body=f"{CANARY} reply")
    assert CANARY not in message.message().as_string()
    for face in (text, html):
        assert said in face
        assert "Read it here" in face


def test_review_that_spoils_is_named_by_its_headline_alone(asked):
    review = asked.review
    review.body = f'<div data-spoils-to="12"><p>{CANARY}</p></div>'
    review.save()
    assert CANARY not in mailed(asked)[0].message().as_string()


def test_comment_whose_boundary_was_raised_meanwhile_is_not_mailed(asked):
    reply = make.CommentFactory(parent=asked, commenter=None, body=CANARY)
    reply.notices.owe_for(reply)
    Comment.objects.filter(pk=reply.pk).update(spoils_to=12)
    outbox.send_due()
    assert CANARY not in mail.outbox[0].message().as_string()


def test_plain_reply_is_mailed_so_that_a_leak_would_be_seen(asked):
    assert CANARY in mailed(asked, body=CANARY)[1]


def test_mail_speaks_korean_where_its_reader_does(asked):
    asked.commenter.language = "ko"
    asked.commenter.save()
    known = {asked.review.headline, "민지", "좋아요.", "127.0.0.1", "Daesa", "http"}
    message, text, html = mailed(asked, author_name="민지", body="좋아요.", spoils_to=0)
    assert '<html lang="ko">' in html
    assert "답글이 달렸습니다" in text
    assert f"{SITE}/ko/comments/stop/" in message.extra_headers["List-Unsubscribe"]
    words = [re.sub(r"http\S+", "", line) for line in [message.subject, *text.splitlines()]]
    assert english_in(words, known) == set()


def test_mail_speaks_the_own_language_where_the_house_offers_no_other(asked):
    asked.commenter.language = "ko"
    asked.commenter.save()
    make.HouseFactory(offers_both_languages=False)
    message, text, _html = mailed(asked)
    assert "You were answered" in text
    assert "/ko/" not in message.extra_headers["List-Unsubscribe"]


def test_many_replies_are_one_mail_with_their_number(asked):
    for _ in range(24):
        reply = make.CommentFactory(parent=asked, commenter=None, body="I agree.")
        reply.notices.owe_for(reply)
    message, text, _html = mailed(asked)
    assert message.subject.startswith("25 replies to your comments on")
    assert text.count("I agree.") == 20
    assert "And 5 more." in text


def test_headline_with_a_line_break_stays_out_of_the_headers(asked):
    asked.review.headline = "One\nBcc: x@y.example"
    asked.review.save()
    message = mailed(asked)[0]
    assert message.subject.endswith("“One Bcc: x@y.example”")
    assert message.recipients() == ["ines@mail.example"]


def test_link_holds_nothing_that_a_stranger_typed(db):
    comment = make.CommentFactory(author_name="Buy-canary", body="Buy-canary", pending=True)
    comment.notices.owe_for(comment)
    outbox.send_due()
    [message] = mail.outbox
    assert message.subject == "Confirm your address: Daesa"
    assert "Buy-canary" not in message.message().as_string()
    assert comment.review.headline in message.body
    for face in (message.body, message.alternatives[0][0]):
        assert "/comments/confirm/" in face
        assert "7 days" in face
        assert "/comments/stop/" in face


def test_link_is_not_mailed_for_what_turned_out_to_be_spam(db):
    comment = make.CommentFactory(pending=True)
    comment.notices.owe_for(comment)
    comment.mark_as_spam(by=None)
    assert outbox.send_due() == 0


@pytest.mark.parametrize("confirmed", [True, False])
def test_link_speaks_korean(db, confirmed):
    commenter = make.CommenterFactory(language="ko", confirmed=confirmed)
    make.NoticeFactory(kind="confirm", commenter=commenter, comment=None)
    outbox.send_due()
    [message] = mail.outbox
    words = [re.sub(r"http\S+", "", line) for line in [message.subject, *message.body.splitlines()]]
    assert english_in(words, {"Daesa"}) == set()
    assert '<html lang="ko">' in message.alternatives[0][0]
