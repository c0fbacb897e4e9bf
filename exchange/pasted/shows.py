"""A show is made or completed with what an article tells, at an editor's word."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from exchange.blogs.catalogue import Catalogue, entry
from exchange.blogs.credits import cast_of
from exchange.blogs.facts import offers_of, show_of
from exchange.blogs.gains import Making
from exchange.pasted.article import key_of, with_sure
from exchange.pasted.facts import COLUMNS, OWN_BOXES, Fact
from shows.holding import refused
from shows.models import Genre, Network, Show
from text.articles.found import Article, Found
from text.hangul import fold
from text.typed import one_line


def named(article: Article, title: str, title_hangul: str, year: int | None) -> Article:
    """Called as an editor typed it, whatever was recognised."""
    told: dict[str, Any] = {"title": title, "title_hangul": title_hangul, "year": year}
    for name, value in told.items():
        setattr(article, name, Found(value, True, "") if value else None)
    article.show = None
    return article


@transaction.atomic
def make_true(
    article: Article, show: Show | None, ticked: set[str], catalogue: Catalogue
) -> Show | None:
    """The show with what is ticked; made where it is None."""
    chosen = with_sure(
        article,
        lambda name, one: key_of(name, one) in ticked or (show is None and name in OWN_BOXES),
    )
    if show is not None:
        chosen.show, chosen.title = Found(str(show.pk), True, ""), None
    made = show_of(chosen, catalogue)
    if made is None:
        return None
    cast_of(made, chosen, catalogue)
    offers_of(made, chosen, catalogue, timezone.localdate())
    made.genres.add(*(catalogue.entry(Genre, one.value) for one in chosen.genres if one.sure))
    _beside(made, article, chosen, ticked, is_new=show is None)
    catalogue.add_show(made)
    return made


def _beside(
    show: Show, article: Article, chosen: Article, ticked: set[str], *, is_new: bool
) -> None:
    """Other titles; of a new show also where it comes from."""
    known = set(map(fold, show.every_name))
    titles = [one.value for one in chosen.other_titles if one.sure]
    if not is_new and article.title and key_of("title", article.title) in ticked:
        titles.append(article.title.value)
    new = [one_line(title, 200) for title in titles if fold(title) not in known]
    if new:
        show.aliases = "\n".join(filter(None, [show.aliases, *dict.fromkeys(new)]))
    if is_new and chosen.country and chosen.country.sure:
        show.country = chosen.country.value
    show.save()


def change(show: Show, fact: Fact) -> list[str]:
    """The show says what the article says; or why it cannot."""
    value = fact.found.value
    columns: dict[str, object] = {COLUMNS[fact.name]: value}
    if fact.name == "runtime":
        columns = {"runtime_min": value[0], "runtime_max": value[1]}
    with transaction.atomic():
        if fact.name == "network":
            columns = {"original_network": entry(Network, value, Making())}
        reasons = refused(show, columns)
        if not reasons:
            show.save()
    return reasons
