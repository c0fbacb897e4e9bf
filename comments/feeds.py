"""The talk as feeds. A comment that gives anything away is told of, but its text is not."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from comments.models import Comment
from house.models import House
from reviews.models import Review
from text.episodes import spoiler_label
from text.remarks import comment_html
from text.typed import printable

LATEST = 50
_HEAVY = ("review__body", "review__plain", "parent__body")

if TYPE_CHECKING:
    CommentFeed = Feed[Comment, Review | None]
else:
    CommentFeed = Feed


class TalkFeed(CommentFeed):
    """The latest comments under all reviews."""

    feed_type = Atom1Feed
    language = settings.LANGUAGE_CODE

    def title(self, review: Review | None) -> str:
        return _("Comments: %(name)s") % {"name": review or House.objects.current().name}

    def link(self, review: Review | None) -> str:
        return review.get_absolute_url() if review else reverse("reviews:home")

    def items(self, review: Review | None) -> QuerySet[Comment]:
        published = Comment.objects.public().filter(review__in=Review.objects.published())
        comments = published.filter(review=review) if review else published
        joined = comments.select_related("review", "parent")
        return joined.defer(*_HEAVY).order_by("-published_at", "-pk")[:LATEST]

    def item_title(self, item: Comment) -> str:
        """A parent that is not public any more is not named."""
        known = {"name": _signed(item), "headline": item.review.headline}
        if item.parent is None or not item.parent.is_public:
            return printable(_("%(name)s on “%(headline)s”") % known)
        known["other"] = _signed(item.parent)
        return printable(_("%(name)s in reply to %(other)s, on “%(headline)s”") % known)

    def item_description(self, item: Comment) -> str:
        if item.spoils_to:
            return _("Talks about: %(what)s.") % {"what": spoiler_label(item.spoils_to)}
        return comment_html(item.body)

    def item_author_name(self, item: Comment) -> str:
        return printable(_signed(item))

    def item_pubdate(self, item: Comment) -> datetime:
        return item.published_at or item.created_at

    def item_updateddate(self, item: Comment) -> datetime:
        return item.edited_at or self.item_pubdate(item)


def _signed(comment: Comment) -> str:
    """With the mark that tells guests of one name apart."""
    return f"{comment.author_name} {comment.mark}".rstrip()


class ReviewTalkFeed(TalkFeed):
    """The latest comments under one review."""

    def get_object(self, request: HttpRequest, slug: str) -> Review:
        return Review.objects.published().get(slug=slug)
