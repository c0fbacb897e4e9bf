"""Who an article says is in a show, and made it: people and credits. Those that are stored already stay."""

from exchange.blogs.catalogue import Catalogue
from exchange.blogs.facts import known_show
from exchange.blogs.gains import GainKind
from shows.models import Credit, Show
from text.articles.found import Article, CastPair, Found
from text.names.scripts import Names
from text.names.writing import written
from text.typed import one_line


def cast_of(show: Show, article: Article, catalogue: Catalogue) -> list[Found[CastPair]]:
    """Stores what is sure and new; gives back what could not be stored, for several people fit."""
    there = catalogue.credits_of(show)
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
        catalogue.making.add(credit, GainKind.CREDIT, _told(credit), show)
        there.append(credit)
    for role, names_found in (("director", article.directors), ("writer", article.writers)):
        for one in (one for one in names_found if one.sure):
            names = names_of(one.value)
            person = catalogue.person(names) if names else None
            if person and not any(c.person_id == person.pk and c.role == role for c in there):
                billing += 1
                credit = Credit(show=show, person=person, role=role, billing=billing)
                catalogue.making.add(credit, GainKind.CREDIT, _told(credit), show)
                there.append(credit)
    return left


def names_of(told: CastPair | str) -> Names:
    """Of an actor, or of somebody behind the camera."""
    if isinstance(told, str):
        return Names.of(told)
    return Names.of(f"{told.actor} ({told.actor_hangul})" if told.actor_hangul else told.actor)


def is_same(credit: Credit, person: int, pair: CastPair) -> bool:
    if credit.person_id != person or not credit.is_cast:
        return False
    return not _characters(pair) or not credit.every_name or _is_called(credit, pair)


def _characters(pair: CastPair) -> list[str]:
    return [name for name in (pair.character, pair.character_hangul) if name]


def _is_called(credit: Credit, pair: CastPair) -> bool:
    """The same in any spelling, or by a part of the name."""
    return any(
        _is_part(one, other) or Names.of(one).may_be(Names.of(other))
        for one in _characters(pair)
        for other in credit.every_name
    )


def _is_part(one: str, other: str) -> bool:
    words, others = set(written(one).split()), set(written(other).split())
    return words <= others or others <= words


def disagreeing(article: Article, catalogue: Catalogue) -> list[tuple[Found[CastPair], str]]:
    """Whom the show's own credits contradict, and who may be several people; each with the reason."""
    show = known_show(article, catalogue)
    there = [one for one in catalogue.credits_of(show) if one.is_cast] if show else []
    doubted = []
    for found in (one for one in article.cast if one.sure):
        keys = catalogue.people.find(names_of(found.value)).found
        if len(keys) > 1:
            doubted.append((found, "several people have this name"))
        elif other := _contradicted(found.value, keys, there):
            doubted.append((found, f"the show has {_told(other)}"))
    return doubted


def _contradicted(pair: CastPair, keys: list[int], there: list[Credit]) -> Credit | None:
    """By another character of the same actor, or another actor of the same character."""
    own = [credit for credit in there if credit.person_id in keys]
    if any(is_same(credit, credit.person_id, pair) for credit in own):
        return None
    same = (credit for credit in there if credit.every_name and _is_called(credit, pair))
    return next(iter([*own, *same]), None)


def _told(credit: Credit) -> str:
    """“Kim Seon-ho as Hong Du-sik”, “Yoo Je-won, director”."""
    character = credit.character or credit.character_hangul
    return f"{credit.person} as {character}" if character else str(credit)
