"""What was found, as an editor reads it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices

from desk.drafts import Draft
from reviews.models import Review
from shows.models import Show
from text.articles.found import CastPair, Coverage, Moment, Offer, Quote
from text.articles.spoiled import Passage
from text.countries import country_name
from text.episodes import FINALE, format_episodes
from text.lines import filled_lines

LABELS = {
    "title": "title",
    "title_hangul": "in Hangul",
    "title_romanized": "in Latin letters",
    "review_kind": "kind",
    "coverage": "episodes watched",
    "spoils_to": "spoils to episode",
    "warning": "spoiler warning",
    "moments": "highlight moment",
    "lines": "memorable line",
    "genres": "genre",
    "directors": "director",
    "writers": "writer",
    "availability": "to be seen on",
    "other_titles": "also called",
    "in_brief": "in brief",
    "episode_count": "episodes",
    "aired_from": "first day on air",
    "aired_to": "last day on air",
    "airing_days": "days on air",
    "runtime": "minutes an episode",
}
_LONGEST = 80
CHOICES: dict[str, type[TextChoices]] = {"kind": Show.Kind, "airing_days": Show.AiringDays}


def label_of(name: str) -> str:
    return LABELS.get(name, name.replace("_", " "))


def words_of(value: Any, name: str = "") -> str:
    if name in CHOICES and value in CHOICES[name].values:
        return str(CHOICES[name](value).label)
    if name == "country":
        return country_name(value)
    if name in ("spoils_to", "warning") and value == FINALE:
        return "the ending"
    match value:
        case CastPair():
            actor = _joined(" ", value.actor, value.actor_hangul)
            return _joined(" as ", actor, _joined(" ", value.character, value.character_hangul))
        case Moment():
            episodes = format_episodes(value.first, value.last)
            return _joined(
                ": ", f"episode {episodes}" if episodes else "", value.title or value.text
            )
        case Quote():
            return _joined(" – ", f"“{value.quote or value.quote_hangul}”", value.speaker)
        case Offer():
            as_of = f"as of {value.as_of:%Y-%m-%d}" if value.as_of else ""
            return _joined(", ", value.platform, value.region, as_of)
        case date():
            return f"{value.day} {value:%B %Y}"
        case Decimal():
            return f"{value.normalize():f} of 5"
        case Coverage():
            return format_episodes(value.first, value.last)
        case tuple():
            return _joined("–", *map(str, dict.fromkeys(value)))
        case _:
            return str(value)


def _joined(between: str, *parts: str) -> str:
    return between.join(filter(None, parts))


def veiled(passage: Passage) -> str:
    """Where the veil begins and ends, for whoever has to see whether that is right."""
    is_ending = passage.spoils_to == FINALE
    how_far = "the ending" if is_ending else f"episode {passage.spoils_to}"
    until = f"to “{_short(passage.until)}”" if passage.until else "to the end of the article"
    told = f"From “{_short(passage.words)}” {until}: it spoils {how_far}."
    if passage.is_closed:
        return told
    return f"{told} What stands behind it is open: look whether it gives as much away."


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def filled(draft: Draft, rounding: str) -> list[str]:
    """What of a form is not empty, as one would tell it on the phone."""
    review = draft.review
    told = []
    if review.kind in (Review.Kind.RECAP, Review.Kind.FIRST_LOOK):
        told.append(f"that it is a {review.get_kind_display().lower()}")
    if review.rating is not None:
        half = f"{Decimal(review.rating).normalize():f}"
        told.append(f"the rating {half}{f' ({rounding})' if rounding else ''}")
    if episodes := format_episodes(review.first_episode, review.last_episode):
        told.append(f"episodes watched: {episodes}")
    if points := len(filled_lines(review.in_brief)):
        told.append(f"“In brief”: {_counted(points, 'point')}")
    if review.spoils_to:
        how_far = "the ending" if review.spoils_to == FINALE else f"episode {review.spoils_to}"
        told.append(f"how far it spoils: {how_far}")
    if review.disclosure:
        told.append("the disclosure")
    rows: list[tuple[Sequence[object], str]] = [
        (draft.moments, "highlight moment"),
        (draft.lines, "memorable line"),
        (draft.tags, "tag"),
    ]
    return [*told, *(_counted(len(few), name) for few, name in rows if few)]


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
