"""“This spoils episode 9”: what a reader says of a comment. Who said it is not told.

Of them the digest of where it came from is kept, for 30 days, so that one place says it once.
"""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from comments.forms import boundary_choices
from comments.models import Comment, SpoilerReport, Tally
from comments.moderation import PER_NETWORK
from comments.origin import digests_of, is_same_origin
from reviews.models.publication import is_out

MOST = 20
WINDOW = timedelta(hours=1)


class ReportForm(forms.Form):
    """Offers what lies beyond the boundary that the comment already has."""

    spoils_to = forms.TypedChoiceField(
        label=gettext_lazy("What does it give away?"),
        coerce=int,
        error_messages={
            "required": gettext_lazy("Choose an episode."),
            "invalid_choice": gettext_lazy("Choose an episode of the list."),
        },
    )

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        beyond = [one for one in boundary_choices(comment.review) if one[0] > comment.spoils_to]
        self.fields["spoils_to"].choices = [("", _("Choose an episode")), *beyond]  # type: ignore[attr-defined]


@csrf_exempt  # see comments.origin
@require_http_methods(["GET", "HEAD", "POST"])
def comment_report(request: HttpRequest, pk: int) -> HttpResponse:
    """One place reports one comment once; a second report is thanked for and changes nothing."""
    comment = _reported(pk)
    if not comment.may_spoil_more:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = ReportForm(typed, comment=comment)
    if typed is None:
        return _page(request, form, comment)
    if not is_same_origin(request):
        form.add_error(None, _("Please press the button once more: this came from another site."))
    if not form.is_valid():
        return _page(request, form, comment, status=422)
    address, network = digests_of(request)
    if seconds := _wait(address, network):
        form.add_error(None, _("These are many reports from one place. Try again in an hour."))
        response = _page(request, form, comment, status=429)
        response["Retry-After"] = str(seconds)
        return response
    SpoilerReport.objects.tell(comment, form.cleaned_data["spoils_to"], address)
    return redirect("comments:comment_reported", comment.pk)


def _wait(address: str, network: str) -> int:
    """Seconds until the next report is taken from there, this one counted; 0 where it is taken."""
    allowed = {f"reports:{address}": MOST, f"reports:network:{network}": MOST * PER_NETWORK}
    counted = Tally.objects.add_to(dict.fromkeys(allowed, WINDOW))
    return max(
        (row.seconds_left(WINDOW) for row in counted if row.count > allowed[row.key]), default=0
    )


@require_safe
def comment_reported(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "comments/comment_reported.html", {"comment": _reported(pk)})


def _reported(pk: int) -> Comment:
    public = Comment.objects.public().filter(is_out("review__"))
    return get_object_or_404(public.select_related("review__show", "moment", "line"), pk=pk)


def _page(
    request: HttpRequest, form: ReportForm, comment: Comment, status: int = 200
) -> HttpResponse:
    context = {"form": form, "comment": comment, "review": comment.review}
    return render(request, "comments/comment_report.html", context, status=status)
