"""What holds between comments and no constraint can say."""

from django.db.models import F, Q

from comments.models import Comment
from exchange.sites.manifest import BadExport


def check_talks() -> None:
    """A page with a thread that bites its own tail would never be done."""
    replies = Comment.objects.filter(parent__isnull=False).order_by("pk")
    strays = {
        "answers a comment of another review": ~Q(review=F("thread__review")),
        "stands in a thread that another comment began": Q(thread__parent__isnull=False),
        "answers a comment of another thread": ~Q(parent=F("thread"))
        & (Q(parent__thread__isnull=True) | ~Q(parent__thread=F("thread"))),
    }
    for fault, condition in strays.items():
        if (found := replies.filter(condition).first()) is not None:
            raise BadExport(f"comments: {found.pk}: it {fault}.")
    parents: dict[int, int] = dict(replies.values_list("pk", "parent_id"))
    sound = set[int]()
    for key in parents:
        way: dict[int, None] = {}
        while key in parents and key not in sound:
            if key in way:
                raise BadExport(f"comments: {key}: it answers itself.")
            way[key] = None
            key = parents[key]
        sound.update(way)
