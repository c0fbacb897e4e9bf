"""What the published reviews of a show tell openly, and what only from some episode on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from comments.flags import Kind, Secrets, Told, is_hangul, words_of
from reviews.models import HighlightMoment, MemorableLine, Review
from shows.models import Credit
from text.lines import filled_lines

_NAME_HANGUL = 3
"""Syllables; a shorter name stands inside too many words."""
_HIDDEN = (Credit.Role.SUPPORT, Credit.Role.GUEST)
"""Who plays a lead is known from the poster."""


class _Passage(NamedTuple):
    words: str
    spoils_to: int
    credit: int | None = None


def secrets_of(shows: Collection[int | None]) -> dict[int | None, Secrets]:
    """In four queries, however many shows; every one asked for is there. Of none, None, nothing is told."""
    told: dict[int | None, list[Told]] = defaultdict(list)
    passages: dict[int | None, list[_Passage]] = defaultdict(list)
    in_shows = {"review__show__in": shows}
    moments = HighlightMoment.objects.published().filter(**in_shows)
    for show, title, text, at in moments.values_list("review__show", "title", "text", "spoils_to"):
        told[show].append(Told(Kind.MOMENT, title, at))
        passages[show].append(_Passage(f"{title}\n{text}", at))
    lines = MemorableLine.objects.published().filter(**in_shows)
    columns = ("review__show", "quote", "quote_hangul", "comment", "credit", "spoils_to")
    for show, quote, hangul, comment, credit, at in lines.values_list(*columns):
        told[show] += [Told(Kind.LINE, words, at) for words in (quote, hangul) if words]
        passages[show].append(_Passage(f"{quote}\n{hangul}\n{comment}", at, credit))
    for credit in Credit.objects.filter(show__in=shows, role__in=_HIDDEN).exclude(character=""):
        told[credit.show_id] += _characters(credit, passages[credit.show_id])
    openly = _openly(shows)
    return {show: Secrets(told[show], openly[show]) for show in shows}


def _openly(shows: Collection[int | None]) -> dict[int | None, list[str]]:
    columns = ("headline", "dek", "in_brief", "plain")
    words: dict[int | None, list[str]] = defaultdict(list)
    reviews = Review.objects.published().filter(show__in=shows)
    for show, *texts in reviews.values_list("show", *columns):
        words[show] += texts
    return words


def _characters(credit: Credit, passages: Iterable[_Passage]) -> Iterator[Told]:
    """Each spelling, with the first passage that names the character; nothing of one whom none names."""
    spellings = list(_spellings(credit))
    names = Secrets([Told(Kind.CHARACTER, spelling, 1) for spelling in spellings], [])
    named = [
        passage.spoils_to
        for passage in passages
        if passage.credit == credit.pk or names.flags(passage.words, 0)
    ]
    return (Told(Kind.CHARACTER, one, min(named)) for one in spellings if named)


def _spellings(credit: Credit) -> Iterator[str]:
    """Whole, and the given name alone where its hyphen tells it from a word."""
    for spelling in [credit.character, credit.character_hangul, *filled_lines(credit.aliases)]:
        words = words_of(spelling)
        if words and is_hangul(words[-1]):
            yield from [spelling] if len(spelling) >= _NAME_HANGUL else []
        elif len(words) > 1:
            yield spelling
            yield from (word for word in words if "-" in word and "’s" not in spelling)
