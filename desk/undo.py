"""A message that can be taken back."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def undoable(request: HttpRequest, done: str, undo_at: str, **hidden: object) -> SafeString:
    """The sentence with a button that posts what is ``hidden`` to an address."""
    context = {"done": done, "undo_at": undo_at, "hidden": hidden}
    return render_to_string("desk/undoable.html", context, request)
