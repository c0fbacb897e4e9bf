"""Who an article says is in a show, and made it: people and credits. Those that are stored already stay."""

from exchange.blogs.catalogue import Catalogue
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
    told = {written(name) for name in (pair.character, pair.character_hangul) if name}
    return not told or not credit.every_name or bool(told & set(map(written, credit.every_name)))


def _told(credit: Credit) -> str:
    """“Kim Seon-ho as Hong Du-sik”, “Yoo Je-won, director”."""
    character = credit.character or credit.character_hangul
    return f"{credit.person} as {character}" if character else str(credit)
