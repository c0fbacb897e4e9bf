"""What stands above a form that was filled from an article: what is unsure, the show, what is lost."""

from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest

from desk.drafts import Draft
from desk.selects import possible_keys
from exchange.blogs.catalogue import Catalogue
from exchange.blogs.doubts import OF_REVIEW, doubt_of, unsure
from exchange.blogs.ledger import Lost
from exchange.models import Doubt, ImportedPost, Kind
from exchange.pasted.article import key_of, read, with_sure
from exchange.pasted.boxes import draft_of, show_named
from exchange.pasted.shows import Fact, facts_for
from exchange.pasted.words import label_of, words_of
from reviews.models import Review
from shows.admin.pasted import RIGHTS
from shows.models import Show
from text.articles.found import Article, Found

TAKEN, LEFT = "_taken", "_left"
"""Hidden boxes with the keys of what the editor has answered; they travel with the form."""
TAKE, LEAVE, MAKE, FACT = "_take", "_leave", "_make", "_fact"
ASKED = {*OF_REVIEW, "moments", "lines", "title"}


class Question(NamedTuple):
    """Something unsure that would go into the form."""

    key: str
    name: str
    found: Found[Any]
    doubt: Doubt

    @property
    def label(self) -> str:
        return label_of(self.name)

    @property
    def words(self) -> str:
        return words_of(self.found.value)


class Above:
    """Worked out of the article as it was pasted and of what the form holds now."""

    def __init__(
        self, page: "ModelAdmin[Review]", request: HttpRequest, post: ImportedPost
    ) -> None:
        self.page, self.request, self.post = page, request, post
        self.catalogue = Catalogue()
        self.prepared, self.read = read(post.title, post.original, self.catalogue)
        self.taken = request.POST.getlist(TAKEN)
        self.left = request.POST.getlist(LEFT)
        self.headline = self.prepared.headline if self.prepared.post.title else ""

    @cached_property
    def article(self) -> Article:
        """With what was taken over made sure."""
        return self.with_taken(self.taken)

    def with_taken(self, keys: list[str]) -> Article:
        if not keys:
            return self.read
        is_named = any(
            name == "title" and key_of(name, one) in keys for name, one in unsure(self.read)
        )

        def is_sure(name: str, one: Found[Any]) -> bool:
            return one.sure or key_of(name, one) in keys or (name == "show" and is_named)

        article = with_sure(self.read, is_sure)
        article.is_review = True
        return article

    @cached_property
    def questions(self) -> list[Question]:
        """What nobody has answered yet."""
        answered = {*self.taken, *self.left}
        return [
            Question(key, name, found, doubt_of(self.post, name, found))
            for name, found in unsure(self.read)
            if name in ASKED and (key := key_of(name, found)) not in answered
        ]

    @cached_property
    def show(self) -> Show | None:
        """The one that the form has."""
        keys = possible_keys(Show, [self.request.POST.get("show", "")])
        return Show.objects.select_related("original_network").filter(pk__in=keys).first()

    @property
    def new_title(self) -> str:
        """Of a show that the site does not know, and that could be made."""
        title = self.article.title or self.article.title_hangul
        is_known = self.show is not None or show_named(self.article) is not None
        return "" if is_known or title is None or not title.sure else title.value

    @cached_property
    def facts(self) -> list[Fact]:
        if self.show is None and not self.new_title:
            return []
        return facts_for(self.article, self.show, self.catalogue, self.post)

    @property
    def may_make(self) -> bool:
        """As for pasted facts."""
        shows = self.page.admin_site.get_model_admin(Show)
        may = shows.has_change_permission if self.show else shows.has_add_permission
        user: Any = self.request.user
        return may(self.request) and user.has_perms(RIGHTS)

    @property
    def losses(self) -> list[Lost]:
        """But for looks, which no text of this site has."""
        return [one for one in self.prepared.ledger.losses if one.kind != Kind.STYLE]

    @property
    def draft(self) -> Draft:
        return draft_of(self.article, show_named(self.article), self.headline, self.catalogue)

    @property
    def open_doubts(self) -> list[Doubt]:
        """What the form and its show do not hold though the text seems to tell it."""
        facts = [fact.doubt for fact in self.facts if fact.key not in self.left]
        return [*(question.doubt for question in self.questions), *facts]
