"""Nothing in a comment becomes markup where it is shown besides: at the desk, in feeds, by mail."""

from itertools import batched
from xml.etree import ElementTree as ET

import pytest
from django.core import mail
from django.urls import reverse

from comments.mail import outbox
from comments.models import Comment, Notice
from comments.yours import links
from comments.yours.links import Door
from tests import factories as make
from tests.comments.test_scripts import OURS, elements_of, faults, unescaped
from tests.payloads import PAYLOADS
from tests.queue_page import QUEUE, press

pytestmark = pytest.mark.django_db
KEPT = [payload.replace("\0", "") for payload in PAYLOADS]  # as every form leaves it
AT_ONCE = 50
HARMLESS = "Said."


def checked(pages, harmless: set[str]) -> None:
    """Nothing on them that a harmless page has not, and no payload as it was typed."""
    pages = list(pages)
    assert [fault for page in pages for fault in faults(page, harmless)] == []
    whole = "".join(pages)
    assert [payload for payload in KEPT if unescaped(whole, payload)] == []


def elements_of_all(pages) -> set[str]:
    return set().union(*map(elements_of, pages))


def say(payload: str, **more) -> Comment:
    return make.CommentFactory(author_name=payload[:80], body=payload, **more)


def everywhere(payloads, review) -> list[Comment]:
    """Held comments with each payload in all that the queue tells of one."""
    found = []
    for payload in payloads:
        moment = make.HighlightMomentFactory(review=review, title=payload[:160], photo=None)
        held = say(
            payload,
            parent=say(payload, review=review),
            state="pending",
            held_because=payload[:200],
            moment=moment,
        )
        make.LinkedSiteFactory(comment=held, host=payload[:100])
        make.TraceFactory(comment=held, address=f"{held.pk}")
        found.append(held)
    return found


def test_queue_holds_no_markup(admin_client):
    everywhere([HARMLESS], make.ReviewFactory())
    harmless = elements_of(admin_client.get(QUEUE).text)
    pages = []
    for some in batched(KEPT, AT_ONCE, strict=False):
        Comment.objects.all().delete()
        everywhere(some, make.ReviewFactory(headline=some[0][:200]))
        pages.append(admin_client.get(QUEUE).text)
    assert sum(page.count('data-state="pending"') for page in pages) == len(KEPT)
    checked(pages, harmless)


def test_what_the_queue_says_holds_no_markup(admin_client):
    """Of names in messages, of replies that could not be posted, and of whatever a form may send."""
    review = make.ReviewFactory()
    other = say(HARMLESS, review=review, pending=True)
    harmless = elements_of(press(admin_client, other, **{f"reply-{other.pk}": HARMLESS}).text)
    harmless |= {"textarea", "ul", "li", "form"}
    pages = []
    for payload in KEPT[::8]:
        gone = say(payload, review=review, removed=True)
        stale = f"{gone.pk}:public:0:"
        boxes = dict.fromkeys(("rest", "raise", "opened", f"boundary-{gone.pk}"), payload)
        boxes |= {f"block-{gone.pk}": payload, f"talk-{gone.pk}": payload}
        for data in (
            {f"decide-{gone.pk}": "approve"},
            {f"reply-{gone.pk}": payload},
            {"seen": [stale, payload], **boxes},
        ):
            sent = {"seen": [stale], **data}
            pages.append(admin_client.post(QUEUE, sent, follow=True).text)
    assert any("could not" in page or "was not posted" in page for page in pages)
    checked(pages, harmless)


@pytest.mark.parametrize("page", ["changelist", "change", "delete"])
def test_admin_of_comments_holds_no_markup(admin_client, page):
    def pages(comments) -> list[str]:
        if page == "changelist":
            address = reverse("admin:comments_comment_changelist")
            listed = [admin_client.get(address).text]
            return listed + [admin_client.get(address, {"q": c.body}).text for c in comments[:20]]
        name = f"admin:comments_comment_{page}"
        return [admin_client.get(reverse(name, args=[one.pk])).text for one in comments]

    review = make.ReviewFactory()
    harmless = elements_of_all(pages([say(HARMLESS, review=review, pending=True)]))
    for some in batched(KEPT if page == "changelist" else KEPT[::4], AT_ONCE, strict=False):
        Comment.objects.all().delete()
        checked(pages([say(one, review=review, pending=True) for one in some]), harmless)


@pytest.mark.parametrize("of_review", [True, False])
def test_feeds_hold_no_markup_but_ours(client, of_review):
    review = make.ReviewFactory()
    address = reverse("review_comment_feed", args=[review.slug]) if of_review else None
    texts = []
    for some in batched(KEPT, AT_ONCE // 2, strict=False):
        Comment.objects.all().delete()
        for payload in some:
            say(payload, parent=say(payload, review=review))
        feed = client.get(address or reverse("comment_feed"))
        assert feed["Content-Type"].startswith("application/atom+xml")
        tree = ET.fromstring(feed.content)
        assert {one.tag.partition("}")[0] for one in tree.iter()} == {
            "{http://www.w3.org/2005/Atom"
        }
        texts += [one.text for one in tree.iter("{http://www.w3.org/2005/Atom}content")]
    assert len(texts) == 2 * len(KEPT)
    checked(
        [f"<html><body>{text}</body></html>" for text in texts],
        {"html", "head", "body", "a"} | OURS,
    )


def own_pages(client, comments) -> list[str]:
    commenter = comments[0].commenter
    signed = links.signed(Door.YOURS, commenter)
    total = range(1, len(comments) // 20 + 2)
    found = [
        client.get(reverse("comments:yours", args=[signed]), {"comments": n}).text for n in total
    ]
    found += [
        client.get(reverse(f"comments:{name}", args=[signed, comment.pk])).text
        for comment in comments
        for name in ("edit", "delete")
    ]
    return found


def test_pages_of_ones_own_comments_hold_no_markup_but_ours(client):
    known = {"commenter": make.CommenterFactory(confirmed=True), "held_because": HARMLESS}
    review = make.ReviewFactory()
    harmless = elements_of_all(
        page
        for state in ("public", "pending")
        for page in own_pages(client, [say(HARMLESS, state=state, **known)])
    )
    for some in batched(KEPT, AT_ONCE, strict=False):
        Comment.objects.all().delete()
        states = ["public", "pending"]
        comments = [
            say(one, review=review, state=states[place % 2], **known | {"held_because": one[:200]})
            for place, one in enumerate(some)
        ]
        checked(own_pages(client, comments), harmless)


def test_own_form_that_comes_back_holds_no_markup(client):
    comment = say(HARMLESS, commenter=make.CommenterFactory(confirmed=True))
    address = reverse(
        "comments:edit", args=[links.signed(Door.YOURS, comment.commenter), comment.pk]
    )
    harmless = elements_of(client.post(address, {"body": "", "spoils_to": "x"}).text)
    pages = [client.post(address, {"body": one, "spoils_to": one}).text for one in PAYLOADS]
    checked(pages, harmless)
    assert Comment.objects.get().body == HARMLESS


def test_page_of_a_report_holds_no_markup_but_ours(client):
    address = "comments:comment_report"
    review = make.ReviewFactory()
    first = say(HARMLESS, review=review)
    harmless = elements_of(client.post(reverse(address, args=[first.pk]), {"spoils_to": "x"}).text)
    pages = []
    for payload in KEPT[::2]:
        comment = say(payload, review=review)
        pages.append(client.get(reverse(address, args=[comment.pk])).text)
    pages += [
        client.post(reverse(address, args=[first.pk]), {"spoils_to": p}).text for p in KEPT[::4]
    ]
    checked(pages, harmless)


def mails() -> list[tuple[str, str, str]]:
    mail.outbox.clear()
    outbox.send_due()
    return [(one.subject, one.body, one.alternatives[0][0]) for one in mail.outbox]


def test_mail_of_a_reply_holds_no_markup():
    def sent(payload: str) -> tuple[str, str, str]:
        Comment.objects.all().delete()
        asked = say(payload, wants_replies=True, commenter=commenter, review=review)
        reply = say(payload, parent=asked, commenter=None)
        reply.notices.owe_for(reply)
        (one,) = mails()
        return one

    commenter = make.CommenterFactory(confirmed=True)
    review = make.ReviewFactory()
    harmless = elements_of(sent(HARMLESS)[2])
    for payload in KEPT:
        subject, text, page = sent(payload)
        Notice.objects.all().delete()
        assert "\n" not in subject
        assert " ".join(payload.split("\n")[0][:40].split()) in " ".join(text.split())
        checked([page], harmless)


def test_digest_holds_no_markup():
    def sent(payload: str) -> str:
        Notice.objects.all().delete()
        Comment.objects.all().delete()
        say(payload, review=review, state="pending", held_because=payload[:200])
        make.NoticeFactory(kind="digest", commenter=None, comment=None, user=moderator)
        ((_, _, page),) = mails()
        return page

    moderator = make.UserFactory(staff=True, email="hana@mail.example", is_superuser=True)
    review = make.ReviewFactory()
    harmless = elements_of(sent(HARMLESS))
    for payload in KEPT:
        checked([sent(payload)], harmless)
