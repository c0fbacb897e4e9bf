"""Names in a text are looked up among those that are known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from text.jamo import has_hangul
from text.names.finding import Mention
from text.names.judging_hangul import judged_hangul
from text.names.known import Known, KnownName, taken_apart
from text.names.other_words import may_open_sentence
from text.names.slips import likeness
from text.names.verdicts import Kind, Verdict
from text.names.writing import written

_CLOSE = 0.8
"""How alike two names are of which one is taken for a slip of the other."""


@dataclass
class KnownNames:
    """Spellings to look names up in; the first given come first where several fit."""

    names: Iterable[Known]
    verdicts: dict[tuple[str, str, str, bool], Verdict | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.all = list(taken_apart(known for known in self.names if known.spelling))
        self.latin = [name for name in self.all if not has_hangul(name.known.spelling)]
        self.hangul = [name for name in self.all if has_hangul(name.known.spelling)]

    def judge(self, mention: Mention) -> Verdict | None:
        """None for what turns out to be no name at all."""
        key = mention[2:]
        if key not in self.verdicts:
            self.verdicts[key] = self._judge(mention)
        return self.verdicts[key]

    def _judge(self, mention: Mention) -> Verdict | None:
        if may_open_sentence(mention.family) and not self._is_family_of(mention):
            mention = mention._replace(family="", words=mention.given)
        same = [n for n in self.latin if written(n.given) == written(mention.given)]
        for name in same:
            if not mention.family or written(mention.family) == written(name.family):
                return Verdict(mention.words, None, owner=name.known.owner)
        whole = [n for n in self.latin if written(n.known.spelling) == written(mention.words)]
        if whole:
            return Verdict(mention.words, None, owner=whole[0].known.owner)
        for name in [*same, *(n for n in self.all if n.is_spelled(mention))]:
            if name.has_family_of(mention):
                return self._respelled(mention, name)
        if not mention.is_sure:
            return self._slip(mention)
        if same and same[0].family:
            return self._other_family(mention, same[0])
        return self._unknown(mention)

    def judge_hangul(self, text: str) -> Iterator[Verdict]:
        """The known names in Hangul, right or nearly so; other Hangul is passed over."""
        return judged_hangul(text, self.hangul)

    def _is_family_of(self, mention: Mention) -> bool:
        return any(
            name.has_family_of(mention) and (name.is_spelled(mention) or name.is_slipped(mention))
            for name in self.all
        )

    def _respelled(self, mention: Mention, name: KnownName) -> Verdict:
        main = self._main(name, mention)
        suggestion = main.in_order_of(mention)
        kind = None if written(suggestion) == written(mention.words) else Kind.SPELLING
        return Verdict(mention.words, kind, suggestion, main.known.owner)

    def _other_family(self, mention: Mention, name: KnownName) -> Verdict:
        suggestion = name.in_order_of(mention)
        return Verdict(mention.words, Kind.FAMILY, suggestion, name.known.owner)

    def _unknown(self, mention: Mention) -> Verdict:
        """With the name that it may be a slip of, or only sounds like, if there is one."""
        close = [
            (likeness(name.given, mention.given), name)
            for name in self.latin
            if "-" in name.given and name.has_family_of(mention)
        ]
        nearness, name = max(close, default=(0.0, None), key=lambda pair: pair[0])
        if name is None or nearness < _CLOSE:
            return Verdict(mention.words, Kind.UNKNOWN)
        return self._perhaps(mention, name)

    def _slip(self, mention: Mention) -> Verdict | None:
        """Of what is a name only where it is one typing error away from a known one."""
        name = next((name for name in self.latin if name.is_slipped(mention)), None)
        return self._perhaps(mention, name) if name else None

    def _perhaps(self, mention: Mention, name: KnownName) -> Verdict:
        suggestion = name.in_order_of(mention)
        return Verdict(mention.words, Kind.UNKNOWN, suggestion, name.known.owner)

    def _main(self, name: KnownName, mention: Mention) -> KnownName:
        """How the same person is written in Latin letters, if at all: the main spelling, else the nearest."""
        own = [each for each in self.latin if each.known.owner == name.known.owner and each.given]
        alike = [each for each in own if each.is_spelled(mention)] or own
        return next((each for each in alike if each.known.is_main), (alike or [name])[0])
