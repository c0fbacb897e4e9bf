"""The article as it was pasted, kept beside the work on its form and then with the review."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.utils import timezone

from desk.models import UnsavedWork
from exchange.blogs.keeping import keep_ledger
from exchange.blogs.ledger import Ledger
from exchange.models import BlogImport, Doubt, ImportedPost
from reviews.models import Review
from text.typed import one_line

SOURCE = "pasted"
TITLE = "Articles pasted at the desk"


def keep(user: Any, form_id: str, headline: str, text: str) -> ImportedPost:
    of, _ = BlogImport.objects.update_or_create(
        source=SOURCE, defaults={"title": TITLE, "finished_at": timezone.now()}
    )
    _forget_what_nobody_works_on(of)
    return of.posts.create(
        source_id=_key(user.pk, form_id),
        title=one_line(headline, 300),
        original=text.replace("\0", ""),
        digest=sha256(text.encode(errors="replace")).hexdigest(),
    )


def kept(user: Any, form_id: str) -> ImportedPost | None:
    """What this form of this editor was filled from, until it is saved."""
    if not form_id:
        return None
    posts = ImportedPost.objects.filter(blog_import__source=SOURCE, review=None)
    return posts.select_related("blog_import").filter(source_id=_key(user.pk, form_id)).first()


def became(
    post: ImportedPost, review: Review, ledger: Ledger, doubts: Iterable[Doubt]
) -> list[Doubt]:
    """The form is saved: what nobody has answered waits in the list of doubts."""
    post.review, post.left_at = review, review.updated_at
    post.title = one_line(review.headline, 300)
    post.save()
    keep_ledger(ledger, post.blog_import, post)
    return Doubt.objects.bulk_create(doubts)


def _key(user_pk: int, form_id: str) -> str:
    return f"{user_pk}:{form_id}"


def _forget_what_nobody_works_on(of: BlogImport) -> None:
    """Articles without a review whose unsaved work was discarded, or is too old."""
    works = UnsavedWork.objects.filter(review=None).values_list("user_id", "form_id")
    open_forms = [_key(*work) for work in works]
    of.posts.filter(review=None).exclude(source_id__in=open_forms).delete()
