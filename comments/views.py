"""Writing a comment, and finding one again."""

from typing import TYPE_CHECKING

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from comments.forms import CommentForm
from comments.models import Comment
from comments.origin import is_same_origin
from comments.refusals import CommentRefused
from comments.threads import place_of
from reviews.models import Review

if TYPE_CHECKING:
    from accounts.models import User

signer = Signer(salt="comments.held")


@csrf_exempt  # see comments.origin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment_new(request: HttpRequest, slug: str) -> HttpResponse:
    """The form on a page of its own; what was typed comes back with every refusal."""
    review = get_object_or_404(Review.objects.published().for_page(), slug=slug)
    number = request.POST.get("parent") or request.GET.get("parent") or ""
    parent = _parent(review, number)
    typed = request.POST if request.method == "POST" else None
    form = CommentForm(typed, review=review, parent=parent, user=_staff(request))
    if request.method != "POST":
        return _form_page(request, form)
    if not is_same_origin(request):
        form.add_error(None, _("Please press the button once more: this came from another site."))
    if number and parent is None:
        form.add_error(None, _("The comment you answer is gone. Post again to start a new thread."))
    if form.is_valid():
        try:
            return redirect(_after(form.post()))
        except CommentRefused as refusal:
            form.add_error(None, str(refusal))
    return _form_page(request, form, status=422)


def _form_page(request: HttpRequest, form: CommentForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "review": form.review, "parent": form.parent}
    return render(request, "comments/comment_new.html", context, status=status)


def _parent(review: Review, number: str) -> Comment | None:
    """The comment that is answered, if it still stands under this review."""
    if not (number.isdecimal() and len(number) < 19):
        return None
    return Comment.objects.public().filter(review=review, pk=number).first()


def _staff(request: HttpRequest) -> "User | None":
    """The editor who is signed in, unless another site sent the form."""
    if not is_same_origin(request) or not request.user.is_authenticated:
        return None
    return request.user if request.user.is_staff else None


def _after(comment: Comment) -> str:
    """Where the commenter goes: to the comment, or to the page that tells why it waits."""
    if comment.is_public:
        return comment.get_absolute_url()
    return reverse("comments:comment_held", args=[signer.sign(str(comment.pk))])


@never_cache
@require_safe
def comment_held(request: HttpRequest, signed: str) -> HttpResponse:
    """A waiting comment, shown to whoever holds its signed address."""
    try:
        pk = signer.unsign(signed)
    except BadSignature:
        raise Http404 from None
    seen_by_its_author = Comment.objects.pending() | Comment.objects.public()
    comment = get_object_or_404(seen_by_its_author.select_related("review__show"), pk=pk)
    if comment.is_public:
        return redirect(comment)
    return render(request, "comments/comment_held.html", {"comment": comment})


@require_safe
def comment_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The permanent address of a comment leads to the page of the review that holds it."""
    public = Comment.objects.public().filter(review__in=Review.objects.published())
    comment = get_object_or_404(public.select_related("review", "thread"), pk=pk)
    return redirect(comment.review.get_absolute_url() + place_of(comment))
