"""What was found, as an editor reads it."""

from typing import Any

from text.articles.found import CastPair, Coverage, Moment, Offer, Quote
from text.episodes import format_episodes

LABELS = {
    "title": "show",
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
}


def label_of(name: str) -> str:
    return LABELS.get(name, name.replace("_", " "))


def words_of(value: Any) -> str:
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
        case Coverage():
            return format_episodes(value.first, value.last)
        case tuple():
            return _joined("–", *map(str, dict.fromkeys(value)))
        case _:
            return str(value)


def _joined(between: str, *parts: str) -> str:
    return between.join(filter(None, parts))
