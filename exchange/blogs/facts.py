"""What an article tells becomes the show, its people and where to see it. What is stored already stays."""

from collections.abc import Iterator
from datetime import date

from exchange.blogs.catalogue import Catalogue, entry
from shows.holding import refused
from shows.models import Availability, Credit, Genre, Network, Platform, Show
from text.articles.found import Article, CastPair, Found
from text.names.scripts import Names
from text.names.writing import written
from text.typed import one_line

PLAIN = (
    *("title_hangul", "title_romanized", "year", "episode_count", "aired_from", "aired_to"),
    "airing_days",
)


def show_of(article: Article, catalogue: Catalogue) -> Show | None:
    """The show that the article is surely about, made where the site does not know it; None for no such."""
    title, hangul, year = sure(article.title), sure(article.title_hangul), sure(article.year)
    if article.show and article.show.sure:
        show = Show.objects.filter(pk=article.show.value).first()
    elif title or hangul:
        show = catalogue.show(title or "", hangul or "", year)
    else:
        return None
    if show is None:
        show = new_show(article)
    if _fill(show, article) or show._state.adding:
        show.save()
    catalogue.add_show(show)
    _genres(show, article)
    return show


def new_show(article: Article) -> Show:
    """Not stored, and with nothing but its name and kind."""
    name = sure(article.title) or sure(article.title_hangul) or ""
    show = Show(title=one_line(name, 200))
    show.kind = Show.Kind.FILM if sure(article.kind) == Show.Kind.FILM else Show.Kind.DRAMA
    return show


def sure[V](found: Found[V] | None) -> V | None:
    """The value, unless there is a doubt about it."""
    return found.value if found and found.sure else None


def _fill(show: Show, article: Article) -> bool:
    """Whether columns that are empty got a value: all at once, or each by itself where they do not fit."""
    told = [
        columns
        for columns in _values(article)
        if all(getattr(show, column) in (None, "") for column in columns)
    ]
    whole = {column: value for columns in told for column, value in columns.items()}
    if not whole or not refused(show, whole):
        return bool(whole)
    held = [columns for columns in told if not refused(show, columns)]
    return bool(held)


def _values(article: Article) -> Iterator[dict[str, object]]:
    """What stands or falls together."""
    for name in PLAIN:
        value = sure(getattr(article, name))
        if value not in (None, ""):
            yield {name: one_line(value, 200) if isinstance(value, str) else value}
    if (runtime := sure(article.runtime)) is not None:
        yield {"runtime_min": runtime[0], "runtime_max": runtime[1]}
    if network := sure(article.network):
        yield {"original_network": entry(Network, network)}


def _genres(show: Show, article: Article) -> None:
    names = [one.value for one in article.genres if one.sure]
    if names and not show.genres.exists():
        show.genres.set(entry(Genre, name) for name in names)


def cast_of(show: Show, article: Article, catalogue: Catalogue) -> list[Found[CastPair]]:
    """Stores what is sure and new; gives back what could not be stored, for several people fit."""
    there = list(show.credits.select_related("person"))
    billing = max((credit.billing for credit in there), default=0)
    left = []
    for found in (one for one in article.cast if one.sure):
        pair = found.value
        names = names_of(pair)
        person = catalogue.person(names) if names else None
        if person is None:
            left.append(found)
            continue
        if any(is_same(credit, person.pk, pair) for credit in there):
            continue
        billing += 1
        credit = Credit(
            show=show,
            person=person,
            role=pair.role if pair.role in Credit.Role else Credit.Role.LEAD,
            character=one_line(pair.character, 200),
            character_hangul=one_line(pair.character_hangul, 100),
            billing=billing,
        )
        credit.save()
        there.append(credit)
    for role, names_found in (("director", article.directors), ("writer", article.writers)):
        for one in (one for one in names_found if one.sure):
            names = names_of(one.value)
            person = catalogue.person(names) if names else None
            if person and not any(c.person_id == person.pk and c.role == role for c in there):
                billing += 1
                there.append(
                    Credit.objects.create(show=show, person=person, role=role, billing=billing)
                )
    return left


def names_of(told: CastPair | str) -> Names:
    """Of an actor, or of somebody behind the camera."""
    if isinstance(told, str):
        return Names.of(told)
    return Names.of(f"{told.actor} ({told.actor_hangul})" if told.actor_hangul else told.actor)


def is_same(credit: Credit, person: int, pair: CastPair) -> bool:
    if credit.person_id != person or not credit.is_cast:
        return False
    told = {written(name) for name in (pair.character, pair.character_hangul) if name}
    return not told or not credit.every_name or bool(told & set(map(written, credit.every_name)))


def offers_of(show: Show, article: Article, on: date) -> None:
    """Where it was to be seen, as of the day that the text names, or of its own."""
    for offer in (one.value for one in article.availability if one.sure):
        platform = entry(Platform, offer.platform)
        Availability.objects.get_or_create(
            show=show,
            platform=platform,
            region=one_line(offer.region, 100),
            defaults={"checked_on": offer.as_of or on},
        )
