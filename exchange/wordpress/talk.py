"""Comments as WordPress has them: with their threads, their times in two zones and their states."""

from html import escape

from comments.models import Comment
from comments.models.states import State
from exchange.wordpress.articles import told_to
from exchange.wordpress.wxr import Wxr

_STATES = {State.PUBLIC: "1", State.PENDING: "0", State.SPAM: "spam", State.REMOVED: "trash"}


def put_comment(wxr: Wxr, comment: Comment, *, with_address: bool) -> None:
    email = comment.commenter.email if comment.commenter else ""
    if comment.user and not email:
        email = comment.user.email
    with wxr.within("wp:comment"):
        wxr.put("wp:comment_id", comment.pk)
        wxr.put("wp:comment_author", comment.author_name or str(comment.user or ""))
        wxr.put("wp:comment_author_email", email if with_address else "")
        wxr.put("wp:comment_author_url")
        wxr.put("wp:comment_author_IP")
        wxr.put_moment("wp:comment_date", comment.created_at)
        wxr.put("wp:comment_content", _words(comment))
        wxr.put("wp:comment_approved", _STATES[State(comment.state)])
        wxr.put("wp:comment_type", "comment")
        wxr.put("wp:comment_parent", comment.parent_id or 0)
        wxr.put("wp:comment_user_id", comment.user_id or 0)


def _words(comment: Comment) -> str:
    """WordPress knows no veil in a comment, so that it begins with a warning."""
    words = escape(comment.body, quote=False)
    if not comment.is_veiled:
        return words
    return f"{told_to(comment.spoils_to)}:\n\n{words}"
