"""The article as it was pasted, kept beside the work on its form and then with the review."""

import re
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left
from django.utils import timezone

from desk.models import UnsavedWork
from exchange.blogs.keeping import keep_ledger
from exchange.blogs.ledger import Ledger
from exchange.blogs.talk import words_of
from exchange.models import BlogImport, Doubt, ImportedPost
from reviews.models import Review
from text.typed import one_line

SOURCE = "pasted"
TITLE = "Articles pasted at the desk"
MOST = 50
"""Of the articles that are not saved: as many as one looks through."""
LINE = re.compile(r"\n|</?(?:p|h[1-6]|div|li|br)\b[^>]*>")
A_MOMENT = timedelta(seconds=10)


class Pasted(NamedTuple):
    """``work`` is what was typed into its form; None where that was discarded."""

    post: ImportedPost
    form_id: str
    work: UnsavedWork | None

    @property
    def name(self) -> str:
        lines = LINE.split(getattr(self.post, "begins", ""))
        begins = next(filter(None, map(words_of, lines)), "")
        return self.post.title or one_line(begins, 80) or "Untitled"


def keep(user: Any, form_id: str, headline: str, text: str) -> ImportedPost:
    of, _ = BlogImport.objects.update_or_create(
        source=SOURCE, defaults={"title": TITLE, "finished_at": timezone.now()}
    )
    return of.posts.create(
        source_id=_key(user.pk, form_id),
        title=one_line(headline, 300),
        original=text.replace("\0", ""),
        digest=_digest(text),
    )


def unsaved(user: Any) -> list[Pasted]:
    """What this editor has pasted and not saved, the latest first, each with the work on its form."""
    forms = {work.form_id: work for work in UnsavedWork.objects.of(user, None).defer("boxes")}
    posts = _of(user).filter(review=None).order_by("-pk").annotate(begins=Left("original", 1000))
    found = [(post, _form_of(post.source_id)) for post in posts.defer("original")[:MOST]]
    return [Pasted(post, form_id, forms.get(form_id)) for post, form_id in found]


def unsaved_of_others(user: Any) -> Q:
    """Of imported posts: what other editors have pasted and not saved, which is nobody else's to see."""
    is_own = Q(source_id__startswith=_key(user.pk, ""))
    return Q(blog_import__source=SOURCE, review=None) & ~is_own


def just_pasted(user: Any, headline: str, text: str) -> UnsavedWork | None:
    """The work that a first press of the button began a moment ago."""
    same = _of(user).filter(review=None, title=one_line(headline, 300), digest=_digest(text))
    forms = [_form_of(key) for key in same.values_list("source_id", flat=True)]
    works = UnsavedWork.objects.of(user, None).filter(form_id__in=forms)
    return works.filter(saved_at__gt=timezone.now() - A_MOMENT).first()


def was_pasted() -> Exists:
    """Of a review in a query: whether it was begun from an article."""
    return Exists(ImportedPost.objects.filter(blog_import__source=SOURCE, review=OuterRef("pk")))


def original_of(review: Review) -> ImportedPost | None:
    """The article that it was begun from."""
    posts = review.imported_posts.filter(blog_import__source=SOURCE)
    return posts.first()


def kept(user: Any, form_id: str) -> ImportedPost | None:
    """What this form of this editor was filled from, until it is saved."""
    if not form_id:
        return None
    posts = _of(user).filter(review=None, source_id=_key(user.pk, form_id))
    return posts.select_related("blog_import").first()


def became(
    post: ImportedPost, review: Review, ledger: Ledger, doubts: Iterable[Doubt]
) -> list[Doubt]:
    """The form is saved: what nobody has answered waits in the list of doubts."""
    post.review, post.left_at = review, review.updated_at
    post.title = one_line(review.headline, 300)
    post.save()
    keep_ledger(ledger, post.blog_import, post)
    return Doubt.objects.bulk_create(doubts)


def throw_away(user: Any, form_id: str) -> bool:
    """Only where nobody has anything typed in its form."""
    if UnsavedWork.objects.of(user, None).filter(form_id=form_id).exists():
        return False
    post = kept(user, form_id)
    if post is not None:
        post.delete()
    return post is not None


def _key(user_pk: int, form_id: str) -> str:
    return f"{user_pk}:{form_id}"


def _form_of(key: str) -> str:
    return key.partition(":")[2]


def _of(user: Any) -> QuerySet[ImportedPost]:
    return ImportedPost.objects.filter(
        blog_import__source=SOURCE, source_id__startswith=_key(user.pk, "")
    )


def _digest(text: str) -> str:
    return sha256(text.encode(errors="replace")).hexdigest()
