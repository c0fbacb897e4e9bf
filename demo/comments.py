"""The readers' talk from ``comments.toml``."""

from datetime import timedelta

from comments.models import Comment
from comments.posting import post
from comments.refusals import CommentRefused
from demo.files import Entry, read
from demo.reviews import SOURCE, author
from demo.tally import Tally
from reviews.models import Review


def load_comments(tally: Tally) -> None:
    known = {
        comment.source_id: comment
        for comment in Comment.objects.filter(source=SOURCE).select_related("review")
    }
    reviews = {review.source_id: review for review in Review.objects.filter(source=SOURCE)}
    for entry in read("comments.toml").entries("comments"):
        key = entry.need("key")
        tally.count("comments", is_new=key not in known)
        if key not in known:
            known[key] = _post(key, entry, reviews, known)


def _post(key: str, entry: Entry, reviews: dict[str, Review], known: dict[str, Comment]) -> Comment:
    review = reviews.get(entry.need("review"))
    if review is None or review.published_at is None:
        raise entry.bad("review", "names no published review of the demonstration")
    reply_to = entry.take("reply_to")
    if reply_to and reply_to not in known:
        raise entry.bad("reply_to", f"is {reply_to!r}, which does not stand above")
    user = author(entry, "staff") if entry.holds("staff") else None
    try:
        comment = post(
            review,
            parent=known.get(reply_to),
            user=user,
            author_name="" if user else entry.need("name"),
            body=entry.need("body"),
            spoils_to=entry.take("spoils_to", 0),
        )
    except CommentRefused as error:
        raise entry.bad("review or reply_to", f"is refused: {error}") from error
    comment.created_at = review.published_at + timedelta(hours=float(entry.need("hours_after")))
    entry.close()
    comment.state, comment.held_because = Comment.State.PUBLIC, ""
    comment.published_at = comment.created_at
    comment.source, comment.source_id = SOURCE, key
    comment.save()
    return comment
