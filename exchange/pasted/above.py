"""What stands above a form that was filled from an article: what was recognised, the show, what is asked."""

from functools import cached_property
from typing import Any, NamedTuple, Self

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, QueryDict

from desk.drafts import Draft
from desk.open_form import FORM_ID, as_if_sent
from desk.selects import possible_keys
from desk.taking_over import Boxes
from exchange.blogs.catalogue import Catalogue
from exchange.blogs.doubts import OF_REVIEW, doubt_of, unsure
from exchange.blogs.ledger import Lost
from exchange.blogs.posts import Prepared
from exchange.models import Doubt, ImportedPost, Kind
from exchange.pasted.article import key_of, read, with_sure
from exchange.pasted.boxes import boxes_of, draft_of, show_named
from exchange.pasted.choice import NAMES, NEAR, ShowBoxes
from exchange.pasted.facts import OWN_BOXES, USUAL, Fact, facts_for
from exchange.pasted.places import Places
from exchange.pasted.presses import ABOUT, FACT, LEFT, LOOK, TAKEN, TICKED
from exchange.pasted.ratings import counted
from exchange.pasted.words import filled, label_of, veiled, words_of
from reviews.models import Review
from shows.admin.pasted import RIGHTS
from shows.models import Show
from text.articles.found import Article, Found

LONGEST_LOOKED_AT, MOST_NAMED = 5_000, 4
ASKED = {*OF_REVIEW, "moments", "lines"}


class Question(NamedTuple):
    """Something unsure that would go into the form. ``is_placed`` where its words can leave the text."""

    key: str
    name: str
    found: Found[Any]
    doubt: Doubt
    is_placed: bool

    @property
    def label(self) -> str:
        return label_of(self.name)

    @property
    def words(self) -> str:
        return words_of(self.found.value, self.name)

    @property
    def note(self) -> str:
        return counted(self.found) if self.name == "rating" else ""


class Above:
    """Worked out of the article as it was pasted and of what the form holds now."""

    def __init__(
        self,
        page: "ModelAdmin[Review]",
        request: HttpRequest,
        post: ImportedPost,
        before: "Above | None" = None,
    ) -> None:
        self.page, self.request, self.post = page, request, post
        self.catalogue: Catalogue = before.catalogue if before else Catalogue()
        self.prepared: Prepared
        self.read: Article
        self.is_about = ABOUT in request.POST
        if before is not None and before.is_about == self.is_about:
            self.prepared, self.read = before.prepared, before.read
        else:
            self.prepared, self.read = read(
                post.title, post.original, self.catalogue, is_review=self.is_about
            )
        self.taken = request.POST.getlist(TAKEN)
        self.left = request.POST.getlist(LEFT)
        self.headline = self.prepared.headline if self.prepared.post.title else ""

    def after(self, boxes: Boxes) -> Self:
        """The same once the form holds these boxes."""
        data = QueryDict(mutable=True)
        for name, values in boxes.items():
            data.setlist(name, values)
        return type(self)(self.page, as_if_sent(self.request, data), self.post, self)

    @cached_property
    def article(self) -> Article:
        """With what was taken over made sure."""
        return self.with_taken(self.taken)

    def with_taken(self, keys: list[str]) -> Article:
        article = with_sure(self.read, lambda name, one: one.sure or key_of(name, one) in keys)
        article.is_review = self.read.is_review or bool(keys)
        article.body = self.places.body(self.gone)
        return article

    @cached_property
    def places(self) -> Places:
        return Places(self.read)

    @cached_property
    def gone(self) -> set[int]:
        """Lines that are out of the text, for a box of the form or the show has what they tell."""
        waiting = (self.places.of(fact.found) for fact in self.facts if not fact.is_known)
        return self.places.gone(set().union(*waiting))

    @cached_property
    def questions(self) -> list[Question]:
        """What nobody has answered yet."""
        answered = {*self.taken, *self.left}
        return [
            Question(
                key,
                name,
                found,
                doubt_of(self.post, name, found),
                bool(self.places.told(name, found)[0]),
            )
            for name, found in unsure(self.read)
            if name in ASKED and (key := key_of(name, found)) not in answered
        ]

    @cached_property
    def show(self) -> Show | None:
        """The one that the form has; for a form yet to be filled the one that the article names."""
        if FORM_ID not in self.request.POST:
            return show_named(self.read)
        keys = possible_keys(Show, [self.request.POST.get("show", "")])
        shows = Show.objects.select_related("original_network")
        return shows.filter(pk__in=keys).first() if keys else None

    @property
    def title(self) -> Found[str] | None:
        """What the article calls its show."""
        title: Found[str] | None = self.read.title or self.read.title_hangul
        return title

    @cached_property
    def facts(self) -> list[Fact]:
        if self.show is None and not self.read.is_review:
            return []
        return facts_for(self.read, self.show, self.catalogue, self.post)

    @property
    def known(self) -> list[Fact]:
        """What the show has already; of a name only where a line of the text told it."""
        return [
            fact
            for fact in self.facts
            if (
                fact.is_known and USUAL.get(fact.name) != fact.found.value and fact.found.where >= 0
            )
            or (fact.is_known and fact.name == "cast")
        ]

    @property
    def differing(self) -> list[Fact]:
        return [fact for fact in self._open_facts if fact.has]

    @property
    def new(self) -> list[Fact]:
        """For a show that is yet to be made without what has a box of its own, and what is usual."""
        return [
            fact
            for fact in self._open_facts
            if not fact.has
            and (self.show or fact.name not in OWN_BOXES)
            and (self.show or USUAL.get(fact.name) != fact.found.value)
        ]

    @property
    def _open_facts(self) -> list[Fact]:
        return [fact for fact in self.facts if not fact.is_known and fact.key not in self.left]

    @property
    def ticked(self) -> set[str]:
        """What the boxes hold, or what is ticked before anybody looks."""
        if TICKED in self.request.POST:
            return set(self.request.POST.getlist(FACT))
        return {fact.key for fact in self.new if fact.is_sure}

    @cached_property
    def boxes(self) -> ShowBoxes:
        """For the show: as typed, or as recognised. What is like its title is offered."""
        sent: Any = self.request.POST
        site = self.page.admin_site
        if any(name in sent for name in NAMES):
            boxes = ShowBoxes(site, sent)
        else:
            told = {name: getattr(self.read, name) for name in ("title", "title_hangul", "year")}
            initial = {name: one.value for name, one in told.items() if one}
            if self.show is None and self.read.show:
                initial["show"] = self.read.show.value
            boxes = ShowBoxes(site, initial=initial)
        if self.show is None and (words := boxes["title"].value() or boxes["title_hangul"].value()):
            boxes.offer(Show.objects.matching(str(words)[:100])[:NEAR])
        return boxes

    @property
    def is_looking(self) -> bool:
        return LOOK in self.request.POST

    @cached_property
    def named(self) -> list[Show]:
        """Shows of the site whose titles stand in the text, the longest first."""
        if self.show is not None:
            return []
        text = " ".join([self.headline, *(line.text for line in self.places.lines)])
        shows = Show.objects.named_in(text[:LONGEST_LOOKED_AT])
        long = [show for show in shows if len(show.title_hangul or show.title) > 1]
        return sorted(long, key=lambda show: -len(show.title))[:MOST_NAMED]

    @property
    def may_make(self) -> bool:
        """As for pasted facts."""
        return self._shows.has_add_permission(self.request) and self._has_rights

    @property
    def may_complete(self) -> bool:
        return self._shows.has_change_permission(self.request) and self._has_rights

    @property
    def _shows(self) -> Any:
        return self.page.admin_site.get_model_admin(Show)

    @property
    def _has_rights(self) -> bool:
        user: Any = self.request.user
        return bool(user.has_perms(RIGHTS))

    @property
    def losses(self) -> list[Lost]:
        """But for looks, which no text of this site has."""
        return [one for one in self.prepared.ledger.losses if one.kind != Kind.STYLE]

    @property
    def veiled(self) -> list[str]:
        """What the article warns of, which is shut in the text of the form."""
        return [veiled(one) for one in self.prepared.warned]

    @cached_property
    def draft(self) -> Draft:
        show = self.show or show_named(self.article)
        return draft_of(self.article, show, self.headline, self.catalogue)

    @cached_property
    def told(self) -> Boxes:
        """The form's boxes as the article fills them."""
        return boxes_of(self.page, self.request, self.draft)

    @property
    def filled(self) -> list[str]:
        """What of the form the article has filled, in words."""
        rating = self.article.rating
        return filled(self.draft, counted(rating) if rating and rating.sure else "")

    @property
    def open_doubts(self) -> list[Doubt]:
        """What the form and its show do not hold though the text seems to tell it."""
        facts = [fact.doubt for fact in self._open_facts if fact.may_be_doubted]
        return [*(question.doubt for question in self.questions), *facts]
