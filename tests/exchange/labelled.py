"""The labelled articles, and how much of what is in them an answer recognises."""

import html
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "articles"
SPLITS = ("known", "fresh")
"""Folders: what the rules were written beside, and what they never met, where there is such."""
SINGLE = (
    "title",
    "title_hangul",
    "title_romanized",
    "year",
    "kind",
    "review_kind",
    "rating",
    "network",
    "episode_count",
    "aired_from",
    "aired_to",
    "spoils_to",
)
SAID = ("warning", "disclosure")
"""Labelled by some words of the sentence."""
MAY_BE_GUESSED = ("kind", "review_kind")
"""No fault where the article does not tell: there is a usual one."""
_BEFORE_NAMES = {"the", "dr", "mr", "mrs", "ms"}
_FRONT = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)
_MARKS = re.compile("[\"'`´“”„‟‘’‚‛«»‹›「」『』《》〈〉]")


class Sample(NamedTuple):
    name: str
    split: str
    layout: str
    headline: str
    html: str
    labels: dict[str, Any]


class Item(NamedTuple):
    """Two are equal where ``key`` is and one of the ``texts`` fits."""

    key: tuple[str, ...] = ()
    texts: tuple[str, ...] = ("",)


type Answer = dict[str, list[Item]]


def samples(*splits: str) -> list[Sample]:
    return [
        _sample(path, split)
        for split in splits or SPLITS
        for path in sorted((FOLDER / split).glob("*.*"))
    ]


def _sample(path: Path, split: str) -> Sample:
    front = _FRONT.match(path.read_text(encoding="utf-8"))
    assert front, path.name
    labels = tomllib.loads(front[1])
    layout, headline = labels.pop("layout"), labels.pop("headline")
    return Sample(path.stem, split, layout, headline, front[2], labels)


def folded(value: object) -> str:
    """Without quotation marks, one kind of space and of dash, small letters."""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    return " ".join(re.sub("[‐-―]", "-", _MARKS.sub("", text)).split())


def named(name: str) -> str:
    """The same for either order of family and given name, and with or without what stands before it."""
    words = folded(name).replace("-", "").replace(".", "").split()
    return " ".join(sorted(word for word in words if word not in _BEFORE_NAMES))


def expected(labels: dict[str, Any]) -> Answer:
    wanted: Answer = {name: [_one(labels[name])] for name in SINGLE if name in labels}
    wanted |= {name: [Item((), (folded(labels[name]),))] for name in SAID if name in labels}
    if "coverage" in labels:
        wanted["coverage"] = [_one(*labels["coverage"])]
    if "runtime" in labels:
        wanted["runtime"] = [_one(*labels["runtime"])]
    for name in ("genres", "hashtags"):
        wanted[name] = [_one(value) for value in labels.get(name, ())]
    wanted["cast"] = [Item(tuple(map(named, pair))) for pair in labels.get("cast", ())]
    wanted["availability"] = [
        _one(one["platform"], one["region"], one["checked_on"])
        for one in labels.get("availability", ())
    ]
    wanted["moments"] = [_moment(**one) for one in labels.get("moments", ())]
    for one in labels.get("lines", ()):
        _add_line(wanted, **one)
    wanted["stays"] = [_one(_text_of(sentence)) for sentence in labels.get("stays", ())]
    return wanted


def _one(*values: object) -> Item:
    return Item(tuple(str(float(v)) if _is_number(v) else folded(v) for v in values))


def _is_number(value: object) -> bool:
    return hasattr(value, "__float__")


def _moment(text: str, episodes: Iterable[int | None] = (None, None), title: str = "") -> Item:
    key = tuple(str(episode or "") for episode in episodes)
    return Item(key, (folded(text), folded(f"{title} {text}")))


def _add_line(answer: Answer, quote: str, quote_hangul: str = "", **about: Any) -> None:
    quotes = tuple(folded(words) for words in (quote, quote_hangul) if words)
    answer.setdefault("lines", []).append(Item((), quotes))
    if about.get("speaker"):
        answer.setdefault("speakers", []).append(Item((named(about["speaker"]),), quotes))
    if about.get("episode"):
        answer.setdefault("line_episodes", []).append(Item((str(about["episode"]),), quotes))
    if about.get("comment"):
        answer.setdefault("comments", []).append(Item((), (folded(about["comment"]),)))


def answered(article: Any, sample: Sample, *, is_sure: bool = True) -> Answer:
    """What an article of the recogniser says; only what it is sure of, or also what it offers."""

    def values(name: str) -> Iterator[Any]:
        found = getattr(article, name)
        several = found if isinstance(found, list | tuple) else [found] if found else []
        return (one.value for one in several if one.sure or not is_sure)

    given: Answer = {name: [_one(value) for value in values(name)] for name in SINGLE}
    given |= {name: [Item((), (folded(value),)) for value in values(name)] for name in SAID}
    given |= {name: [_one(*value) for value in values(name)] for name in ("coverage", "runtime")}
    given |= {name: [_one(value) for value in values(name)] for name in ("genres", "hashtags")}
    given["cast"] = [
        Item((named(one.actor or one.actor_hangul), named(one.character or one.character_hangul)))
        for one in values("cast")
    ]
    given["availability"] = [
        _one(one.platform, one.region, one.as_of or "") for one in values("availability")
    ]
    given["moments"] = [
        _moment(one.text, (one.first, one.last), one.title) for one in values("moments")
    ]
    for one in values("lines"):
        _add_line(
            given,
            one.quote or one.quote_hangul,
            one.quote_hangul if one.quote else "",
            speaker=one.speaker,
            episode=one.episode,
            comment=one.comment,
        )
    body = _text_of(article.body)
    given["stays"] = [one for one in expected(sample.labels)["stays"] if one.key[0] in body]
    return given


def _text_of(markup: str) -> str:
    return folded(html.unescape(re.sub("<[^>]*>", "", markup)))


@dataclass
class Score:
    """``faults`` tell each miss and each answer too many, by the name of the article."""

    wanted: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def recall(self, name: str) -> float:
        return self.right[name] / self.wanted[name] if self.wanted[name] else 1.0

    def precision(self, name: str) -> float:
        return self.right[name] / self.given[name] if self.given[name] else 1.0

    def __str__(self) -> str:
        rows = [
            f"{name:16}{self.right[name]:4} of {self.wanted[name]:4} wanted {self.recall(name):7.1%}"
            f"   of {self.given[name]:4} given {self.precision(name):7.1%}"
            for name in sorted(self.wanted | self.given)
        ]
        return "\n".join(rows)


def scored(answers: Iterable[tuple[Sample, Answer]]) -> Score:
    score = Score()
    for sample, answer in answers:
        wanted = expected(sample.labels)
        for name in dict.fromkeys([*wanted, *answer]):
            if name not in MAY_BE_GUESSED or name in wanted:
                _count(score, f"{sample.name}: {name}", wanted.get(name, []), answer.get(name, []))
    return score


def _count(score: Score, where: str, wanted: list[Item], given: list[Item]) -> None:
    name = where.rpartition(" ")[2]
    left = list(given)
    for item in wanted:
        match = next((one for one in left if _fits(name, item, one)), None)
        if match is None:
            score.faults.append(f"{where} misses {item}")
        else:
            left.remove(match)
    score.faults += [f"{where} has too much {item}" for item in left]
    score.wanted[name] += len(wanted)
    score.given[name] += len(given)
    score.right[name] += len(given) - len(left)


def _fits(name: str, wanted: Item, given: Item) -> bool:
    if wanted.key != given.key:
        return False
    words = wanted.texts[0]
    if name in SAID:
        return any(words in text for text in given.texts)
    if name in {"moments", "comments"}:
        return any(text.startswith(words) for text in given.texts)
    return not set(wanted.texts).isdisjoint(given.texts)
