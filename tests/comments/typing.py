"""What a commenter types and sends."""

from django.urls import reverse

from comments import stamps

TYPED = {
    "name": "Ines",
    "email": "ines@mail.example",
    "body": "The two umbrellas are\n\nthe same umbrella.",
    "spoils_to": "12",
}


def form_of(review, parent=None, about=None):
    """The address of the form."""
    url = reverse("comments:comment_new", args=[review.slug])
    if parent:
        return f"{url}?parent={parent.pk}"
    return f"{url}?about={about.anchor}" if about else url


def typed(**more):
    """As a form that was just opened sends it."""
    return TYPED | {"stamp": stamps.fresh()} | more
