"""What an article tells, in the boxes of the review's form: as a browser would send them."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest

from desk.drafts import Draft
from desk.taking_over import Boxes, SentRow, fill_box, rows_sent, send_rows
from exchange.blogs.catalogue import Catalogue
from exchange.blogs.facts import new_show, sure
from exchange.blogs.found import fill_review, line_of, moment_of
from reviews.models import Review, Tag
from shows.models import Show
from text.articles.found import Article

type Page = ModelAdmin[Review]
ROWS = {"moments": ("title", "text"), "lines": ("quote", "comment")}
"""By inline: by which boxes a row is known again, wherever it stands by now."""


def draft_of(article: Article, show: Show | None, headline: str, catalogue: Catalogue) -> Draft:
    """A review of one show is filled whether or not the site knows the show."""
    if show is None and article.is_review:
        show = new_show(article)
    review = Review(headline=headline, body=article.body)
    fill_review(review, article, show, is_page=False)
    tags = [catalogue.tag_named(one.value) for one in article.hashtags if one.sure]
    if show is None or review.kind == Review.Kind.ARTICLE:
        return Draft(review, tags, [], [], [])
    cast = list(show.credits.select_related("person")) if show.pk else []
    return Draft(
        review,
        tags,
        [],
        [moment_of(review, one.value) for one in article.moments if one.sure],
        [line_of(review, one.value, cast) for one in article.lines if one.sure],
    )


def show_named(article: Article) -> Show | None:
    """The show of the site that the article is surely about."""
    key = sure(article.show)
    return Show.objects.filter(pk=key).first() if key else None


def boxes_of(page: Page, request: HttpRequest, draft: Draft) -> Boxes:
    fields = flatten_fieldsets(page.get_fieldsets(request, None))
    form_class: Any = page.get_form(request, None, change=False, fields=fields)
    tags = [Tag(name=name) for name in draft.tags]
    begun = {**page.get_changeform_initial_data(request), "tags": tags}
    form = form_class(instance=draft.review, initial=begun)
    boxes: Boxes = {}
    for name in form.fields:
        fill_box(boxes, {}, form, name, "")
    rows: dict[str, Sequence[Model]] = {"moments": draft.moments, "lines": draft.lines}
    for formset_class, _ in page.get_formsets_with_inlines(request, None):
        prefix = formset_class.get_default_prefix()
        formset: Any = formset_class(instance=draft.review, prefix=prefix)
        sent = [_row(formset, place, row) for place, row in enumerate(rows.get(prefix, ()))]
        send_rows(boxes, {}, prefix, sent)
    return boxes


def _row(formset: Any, place: int, instance: Model) -> SentRow:
    form = formset._construct_form(place, instance=instance)
    row = SentRow({}, {})
    for name in form.fields:
        if name not in (DELETION_FIELD_NAME, formset.fk.name):
            fill_box(*row, form, name, f"{form.prefix}-")
    return row


def add_rows(boxes: Boxes, more: Boxes, prefix: str) -> None:
    rows = rows_sent(boxes, {}, prefix)
    send_rows(boxes, {}, prefix, [*rows, *rows_sent(dict(more), {}, prefix)])


def row_key(row: SentRow, part: str) -> tuple[str, ...]:
    return tuple(plain(next(iter(row.boxes.get(name, [])), "")) for name in ROWS[part])


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
