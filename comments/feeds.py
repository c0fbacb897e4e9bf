"""The talk as feeds. A comment that gives anything away is told of, but its text is not."""

from urllib.parse import urljoin

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comments.models import Comment
from comments.models.states import State
from config.site import site_of
from house.models import House
from reviews.feeds.answers import answer, in_both_forms
from reviews.feeds.documents import Entry, id_of
from reviews.models import Review
from reviews.models.review import HEAVY
from rows.words import written
from text.remarks import comment_html
from text.typed import legible, printable
from text.veil import elsewhere

LATEST = 50
_HEAVY = ("review__body", "review__plain", "parent__body")


@require_safe
def of_all(request: HttpRequest, form: str) -> HttpResponse:
    comments = Comment.objects.filter(pk__in=latest_public().values("pk")[:LATEST])
    house = House.objects.current()
    return _talk(request, form, comments, house.name, reverse("reviews:home"), "comments")


def latest_public() -> QuerySet[Comment]:
    """Along an index of those that are public; a join would make SQLite put them all in order."""
    public = Comment.objects.filter(state=written(State.PUBLIC))
    reviews = Review.objects.published().filter(pk=OuterRef("review"))
    return public.filter(Exists(reviews)).order_by("-published_at", "-pk")


@require_safe
def of_review(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    review = get_object_or_404(Review.objects.published().defer(*HEAVY), slug=slug)
    comments = Comment.objects.public().filter(review=review)
    of = f"comments/{review.pk}"
    return _talk(request, form, comments, review.headline, review.get_absolute_url(), of)


def _talk(
    request: HttpRequest, form: str, comments: QuerySet[Comment], name: str, page: str, of: str
) -> HttpResponse:
    joined = comments.select_related("review", "parent").defer(*_HEAVY)
    latest = joined.order_by("-published_at", "-pk")[:LATEST]
    entries = [_entry(comment, site_of(request)) for comment in latest]
    title = _("Comments: %(name)s") % {"name": name}
    return answer(request, form, of=of, title=title, page=page, entries=entries, is_told=False)


def _entry(comment: Comment, site: str) -> Entry:
    address = urljoin(site, comment.get_absolute_url())
    published_at = comment.published_at or comment.created_at
    return Entry(
        id=id_of(comment),
        title=_title(comment),
        address=address,
        author=printable(_signed(comment)),
        published_at=published_at,
        updated_at=max(published_at, comment.edited_at or published_at),
        html=_html(comment, address),
    )


def _title(comment: Comment) -> str:
    """A parent that is not public any more is not named."""
    known = {"name": _signed(comment), "headline": comment.review.headline}
    if comment.parent is None or not comment.parent.is_public:
        return printable(_("%(name)s on “%(headline)s”") % known)
    known["other"] = _signed(comment.parent)
    return printable(_("%(name)s in reply to %(other)s, on “%(headline)s”") % known)


def _html(comment: Comment, address: str) -> str:
    if comment.spoils_to:
        return str(elsewhere(address, spoils_to=comment.spoils_to))
    return legible(comment_html(comment.body))


def _signed(comment: Comment) -> str:
    """With the mark that tells guests of one name apart."""
    return f"{comment.author_name} {comment.mark}".rstrip()


urlpatterns = [
    *in_both_forms("comments/", of_all, "comment_feed"),
    *in_both_forms("reviews/<slug:slug>/comments/", of_review, "review_comment_feed"),
]
