"""Who is named in a review, against the cast of its show: other spellings, other families, strangers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, Value

from desk.drafts import Draft
from desk.models import IgnoredName
from people.models import Person
from shows.models import Credit
from text import prose
from text.lines import filled_lines
from text.names.finding import Mention, mentions
from text.names.judging import KnownNames
from text.names.known import Known
from text.names.spelling import given_readings
from text.names.splitting import split_name
from text.names.verdicts import Kind, Verdict
from text.names.writing import written

MOST_STRANGERS = 60
"""Names that are looked for among everybody on the site; what more a text has is only reported."""


@dataclass(frozen=True)
class Finding:
    """``words`` as they are written, ``count`` times; at most one id is given, of whom they may mean."""

    kind: Kind
    words: str = ""
    count: int = 0
    suggestion: str = ""
    credit_id: int | None = None
    person_id: int | None = None


class _Judged(NamedTuple):
    mention: Mention
    verdict: Verdict


def names_in(draft: Draft) -> list[Finding]:
    """One for each name that is not right, the more frequent first; in at most three queries."""
    text = "\n".join(_texts(draft))
    show = draft.review.show
    cast = list(show.credits.select_related("person")) if show else []
    names = KnownNames(_known(cast))
    found = [_Judged(each, verdict) for each in mentions(text) if (verdict := names.judge(each))]
    latin = _with_others(found, text)
    hangul = list(names.judge_hangul(text))
    verdicts = [verdict for _, verdict in latin] + hangul
    counts = Counter(verdict.words for verdict in verdicts)
    wrong = {one.words: one for one in verdicts if one.kind and (cast or one.owner)}
    wrong |= {one.words: one for one in _mixed(latin, cast)}
    ignored = _ignored(draft) if wrong else set()
    kept = [one for one in wrong.values() if written(one.words) not in ignored]
    kept.sort(key=lambda one: -counts[one.words])
    return [
        *_nobody([verdict for _, verdict in found] + hangul, cast),
        *(_finding(one, counts[one.words]) for one in kept),
    ]


def _texts(draft: Draft) -> Iterator[str]:
    review = draft.review
    yield from (review.headline, review.dek, review.in_brief, prose.every_word(review.body))
    for photo in draft.photos:
        yield from (photo.alt, photo.caption)
    for moment in draft.moments:
        yield from (moment.title, moment.text)
    for line in draft.lines:
        yield from (line.quote, line.quote_hangul, line.speaker, line.comment)
    yield from (verdict.text for verdict in draft.verdicts)
    yield from (correction.text for correction in draft.corrections)


def _known(cast: Iterable[Credit]) -> Iterator[Known]:
    """Characters before those who play them: a review speaks of them more."""
    for credit in cast:
        for spelling in credit.every_name:
            yield Known(spelling, f"credit {credit.pk}", is_main=spelling == credit.character)
    for person in {credit.person_id: credit.person for credit in cast}.values():
        for name in person.every_name:
            yield Known(name, f"person {person.pk}", is_main=name == person.name)


def _with_others(found: list[_Judged], text: str) -> list[_Judged]:
    """Strangers to the cast may be known elsewhere on the site; only whole names can tell."""
    strange = [one.mention for one in found if one.verdict.kind in {Kind.UNKNOWN, Kind.FAMILY}]
    whole = list(dict.fromkeys(each.words for each in strange if each.family))[:MOST_STRANGERS]
    if not whole:
        return found
    others = KnownNames(_elsewhere(whole, text))
    return [_reconsidered(one, others) if one.mention in strange else one for one in found]


def _reconsidered(one: _Judged, others: KnownNames) -> _Judged:
    verdict = others.judge(one.mention)
    if verdict is None or verdict.kind not in {None, Kind.SPELLING}:
        return one
    if verdict.kind and (not one.mention.family or one.verdict.kind == Kind.FAMILY):
        return one
    return one._replace(verdict=verdict)


def _elsewhere(whole: list[str], text: str) -> Iterator[Known]:
    """People under these names, and characters of the shows whose titles the text holds; in one query."""
    characters = Q()
    for name in whole:
        family, given = split_name(name)
        characters |= Q(character__iexact=f"{family} {given}")
    people = Person.objects.sounding_like(whole).values_list("pk", "name", "aliases", Value(""))
    credits = (
        Credit.objects.filter(characters)
        .order_by()
        .values_list("pk", "character", "aliases", "show__title")
    )
    for pk, name, aliases, title in people.union(credits, all=True):
        if title in text:
            for spelling in (name, *filled_lines(aliases)):
                owner = f"{'credit' if title else 'person'} {pk}"
                yield Known(spelling, owner, is_main=spelling == name)


def _mixed(latin: list[_Judged], cast: list[Credit]) -> Iterator[Verdict]:
    """Of several spellings of one given name, none wrong by itself, all but the house's or the commonest."""
    printed = {name for credit in cast for name in (credit.character, credit.person.name)}
    ours = {split_name(name)[1] for name in printed if name}
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    one_of: defaultdict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for mention, verdict in latin:
        if not verdict.kind or (verdict.kind == Kind.UNKNOWN and not verdict.suggestion):
            spellings[verdict.owner][mention.given] += 1
            one_of[verdict.owner, mention.given].append(verdict)
    for owner, counts in spellings.items():
        left = sorted(counts, key=lambda given: (given not in ours, -counts[given]))
        while left:
            common = left.pop(0)
            rare = [given for given in left if given_readings(given) & given_readings(common)]
            left = [given for given in left if given not in rare]
            for given in rare:
                if written(given) != written(common):
                    yield from (_replaced(one, given, common) for one in one_of[owner, given])


def _replaced(verdict: Verdict, given: str, common: str) -> Verdict:
    suggestion = verdict.words.replace(given, common)
    return verdict._replace(kind=Kind.MIXED, suggestion=suggestion)


def _nobody(verdicts: list[Verdict], cast: list[Credit]) -> Iterator[Finding]:
    """There are a cast and names, and they have nothing in common: is it the review of another show?"""
    if cast and verdicts and all(one.kind == Kind.UNKNOWN for one in verdicts):
        yield Finding(Kind.NOBODY, count=len({one.words for one in verdicts}))


def _ignored(draft: Draft) -> set[str]:
    names = IgnoredName.objects.filter(review=draft.review.pk).values_list("name", flat=True)
    return {written(name) for name in names}


def _finding(verdict: Verdict, count: int) -> Finding:
    owner, _, pk = verdict.owner.partition(" ")
    ids = {f"{owner}_id": int(pk)} if owner else {}
    return Finding(verdict.kind or Kind.UNKNOWN, verdict.words, count, verdict.suggestion, **ids)
