"""Finding a comment again."""

from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from comments.asked import Order
from comments.models import Comment
from comments.places import place_of
from comments.posted import context_of
from comments.yours import held
from reviews.models.publication import is_out


@never_cache
@require_safe
def comment_held(request: HttpRequest, signed: str) -> HttpResponse:
    """A waiting comment, shown to whoever holds its signed address; to a script without a page around it."""
    try:
        pk = held.key(signed)
    except SignatureExpired:
        days = {"days": held.SHOWN_FOR.days}
        return render(request, "comments/comment_held_expired.html", days, status=410)
    except BadSignature:
        raise Http404 from None
    seen_by_its_author = Comment.objects.pending() | Comment.objects.public()
    comment = get_object_or_404(seen_by_its_author.select_related("review__show"), pk=pk)
    if comment.is_public:
        return redirect(comment)
    is_alone = "in_place" in request.GET
    template = "comments/comment_posted.html" if is_alone else "comments/comment_held.html"
    return render(request, template, context_of(comment, request.path))


@require_safe
def comment_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The permanent address of a comment leads to the page of the review that holds it."""
    public = Comment.objects.public().filter(is_out("review__"))
    comment = get_object_or_404(public.select_related("review"), pk=pk)
    return redirect(comment.review.get_absolute_url() + place_of(comment, Order.of(request.GET)))
