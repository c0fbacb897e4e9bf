"""Which show an article is about: by its overview, its headline, and what the prose stresses."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from text.articles.beside import OPENING, hangul_beside, introducing, latin_beside, year_beside
from text.articles.found import Found, Known, Shows
from text.articles.headlines import Headline
from text.articles.lines import Line
from text.articles.places import network_in
from text.articles.romanized import is_romanized
from text.articles.shared import either_apostrophe, introduces, shared, windows
from text.articles.stress import Stressed, stressed
from text.articles.tagged import tagged
from text.articles.titles import Called, called, capitalised, is_written_so
from text.articles.warnings import hashtags
from text.hangul import fold

_STRESSED = 3
_LONGEST_RUN = 80


class Named(NamedTuple):
    """``known`` is the show of the site, where it is one."""

    title: Found[str] | None
    hangul: Found[str] | None = None
    romanized: Found[str] | None = None
    others: tuple[Found[str], ...] = ()
    year: Found[int] | None = None
    known: Known | None = None


def named(
    overview: Called | None,
    headline: Headline,
    written: str,
    lines: Sequence[Line],
    shows: Shows,
    *,
    has_facts: bool = False,
) -> Named:
    name, is_sure = _chosen(overview, headline, lines, stressed(lines, headline.text), shows)
    if not is_sure and (other := _alone_at_top(lines, headline, has_facts=has_facts)):
        name, is_sure = other, True
    if not is_sure and (words := tagged(headline.text, _tags(lines))):
        name, is_sure = called(words), True
    if not name and headline.titles and _is_written_so(headline.titles[0]):
        name = headline.titles[0]
    if not name:
        return Named(None)
    known = shows(name.latin) if name.latin else None
    known = known or (shows(name.hangul) if name.hangul else None)
    same = next((one for one in headline.titles if fold(one.latin) == fold(name.latin)), Called())
    if not name.latin and (latin := latin_beside(name.hangul, lines)):
        name = name._replace(latin=latin)
    hangul = name.hangul or same.hangul or hangul_beside(name.latin, lines)
    where = next((line.number for line in lines if name.latin and name.latin in line.text), -1)
    year = name.year or headline.year or year_beside(name.latin or name.hangul, lines)
    evidence = written or (lines[where].text[:300] if where >= 0 else "")

    def found[Value](value: Value) -> Found[Value]:
        return Found(value, is_sure, evidence, where if not written else -1)

    return Named(
        found((capitalised(name.latin) if name.latin.islower() else name.latin) or name.hangul),
        found(hangul) if hangul else None,
        next((found(other) for other in name.others if is_romanized(other)), None),
        tuple(found(other) for other in name.others if not is_romanized(other)),
        found(year) if year else None,
        known,
    )


def _chosen(
    overview: Called | None,
    headline: Headline,
    lines: Sequence[Line],
    stress: Stressed,
    shows: Shows,
) -> tuple[Called | None, bool]:
    if overview:
        return overview, True
    whole = fold(headline.text)
    text = "\n".join(line.read for line in lines if fold(line.read) != whole)
    for name in [*headline.titles, *map(called, windows(headline.text))]:
        if any(shows(title) for title in (name.latin, name.hangul) if title):
            return name, True
    weight, best = _heaviest(headline, text, stress)
    if weight < _STRESSED and (words := stress.named_in(headline.text)):
        return called(words), True
    if headline.titles and _is_in_brackets(headline.titles[0], headline.text):
        return headline.titles[0], True
    both = sorted(shared(headline.text, text), key=lambda words: not introduces(text, words))
    if both and (weight < _STRESSED or not headline.is_told):
        return _in_both_scripts(both, headline)
    if best and weight >= _STRESSED:
        return best, True
    if headline.is_told and best:
        is_clear = weight > 0 or (best == headline.told and not stress.opening)
        is_plain = headline.text in {headline.text.lower(), headline.text.upper()}
        is_name = is_plain or _is_written_so(best)
        return best, is_name and (is_clear or bool(headline.year or best.hangul))
    if best and _is_whole(best, headline):
        return best, True
    chosen = stress.most(shows)
    if not chosen[1] and (words := introducing(lines)):
        return called(words), True
    return chosen


def _heaviest(headline: Headline, text: str, stress: Stressed) -> tuple[int, Called | None]:
    """What in the headline the prose speaks for most."""
    folded = fold(text)
    scored = [
        (_weight(name, text, folded, stress), name == headline.told, -place, name)
        for place, name in enumerate(headline.titles)
    ]
    weight, _, _, best = max(scored, default=(0, False, 0, None))
    return weight, _with_subtitle(best, headline, text) if best else None


def _alone_at_top(lines: Sequence[Line], headline: Headline, *, has_facts: bool) -> Called | None:
    """“Run On (런 온, 2020)” as a heading or in bold above the text; the headline alone above facts."""
    for line in lines[:OPENING]:
        parts = re.split(r"\s[|·•/–—-]\s", line.text)
        name = called(line.text if len(parts) == 1 else parts[0])
        both = called(line.text)
        if both.latin and both.hangul and _is_named_by(headline, both):
            return both
        is_told = (name.latin and (name.hangul or name.year)) or len(parts) > 2
        if (line.level or line.is_bold) and is_told and _is_written_so(name):
            return name
        beneath = lines[line.number + 1].text if line.number + 1 < len(lines) else ""
        if line.is_bold and _is_written_so(name) and _tells_of_run(beneath):
            return name
    names = [name for name in headline.titles if _is_written_so(name)]
    return names[0] if has_facts and len(names) == 1 else None


def _is_named_by(headline: Headline, name: Called) -> bool:
    """Of a line that is nothing but the title in both scripts."""
    return any(fold(one.latin) == fold(name.latin) for one in headline.titles if one.latin)


def _tags(lines: Sequence[Line]) -> list[str]:
    return [tag for line in lines for tag in hashtags(line.text)]


def _tells_of_run(text: str) -> bool:
    """“tvN, 2019, 16 episodes”."""
    is_short = len(text) < _LONGEST_RUN
    return is_short and bool(network_in(text)) and bool(re.search(r"\d", text))


def _is_in_brackets(name: Called, headline: str) -> bool:
    """“「런 온」을 보고”: brackets that nothing but a title stands in."""
    written = re.escape(name.hangul or name.latin)
    return re.search(rf"[《〈「『<]{written}[》〉」』>]", headline) is not None


def _in_both_scripts(shared_words: Sequence[str], headline: Headline) -> tuple[Called, bool]:
    """With the other script that the headline has beside it; sure where it is one show."""
    words = shared_words[0]
    name = next((one for one in headline.titles if words in (one.latin, one.hangul)), called(words))
    is_one = all(words in (name.latin, name.hangul) for words in shared_words)
    return name, is_one or headline.is_told


def _with_subtitle(best: Called, headline: Headline, text: str) -> Called:
    """“Code Name: Magpie”, where the prose has all of it."""
    low = text.casefold()
    longer = (
        name
        for name in headline.titles
        if ":" in name.latin and name.latin.casefold() in low
        if name.latin.startswith(f"{best.latin}:") or name.latin.endswith(f": {best.latin}")
    )
    return next(longer, best)


def _is_whole(name: Called, headline: Headline) -> bool:
    """“Run On (런 온, 2020)”, or a title alone that a table beneath goes on about."""
    is_beside = bool(name.latin and name.hangul) or bool(headline.year)
    return is_beside and len(headline.titles) == 1 and _is_written_so(name)


def _is_written_so(name: Called) -> bool:
    return is_written_so(name.latin or name.hangul)


def _weight(name: Called, text: str, folded: str, stress: Stressed) -> int:
    """4 for what is stressed in the prose, 3 for what it introduces, 1 for what only occurs in it."""
    title = fold(name.latin or name.hangul)
    if stress.often[title]:
        return _STRESSED + 1
    if introduces(text, name.latin or name.hangul):
        return _STRESSED
    written = name.latin or name.hangul
    if " " in written and len(re.findall(either_apostrophe(written), text)) > 1:
        return _STRESSED
    return 1 if len(title) > 2 and title in folded else 0
