"""Episode numbers as people type them, and as we print them."""

import re
import unicodedata

from django.utils.translation import gettext as _

FINALE = 999
"""Stands for "the ending" where the number of the last episode is not known, or in a film."""

LAST_NUMBER = FINALE - 1

_DASH = r"(?:[-\u2010-\u2015\u2212~\u301c]|to)"
_NUMBER = r"([0-9]{1,6})\s*[회화]?"
_RANGE = re.compile(
    rf"(?:ep(?:isode)?s?\b\.?)?\s*{_NUMBER}\s*(?:{_DASH}\s*{_NUMBER})?", re.IGNORECASE
)

_HINT = "Write an episode as 6, or several as 6–7."


def parse_episodes(text: str, episode_count: int | None = None) -> tuple[int, int]:
    """The first and last episode meant by "6", "6–7" or "episodes 6-7".

    Raises ValueError with a sentence for the person who typed it; `episode_count` is the number of
    episodes the show has, where it is known.
    """
    match = _RANGE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        raise ValueError(_HINT)
    first = int(match[1])
    last = int(match[2]) if match[2] else first
    _refuse_impossible(first, last, episode_count)
    return first, last


def _refuse_impossible(first: int, last: int, episode_count: int | None) -> None:
    if first < 1:
        raise ValueError("Episodes are counted from 1.")
    if last < first:
        raise ValueError(f"Episode {last} comes before episode {first}: write {last}–{first}.")
    if episode_count and last > episode_count:
        raise ValueError(f"Episode {last} does not exist: the show has {episode_count}.")
    if last > LAST_NUMBER:
        raise ValueError(f"Episode {last} is too high: the highest number is {LAST_NUMBER}.")


def format_episodes(first: int | None, last: int | None) -> str:
    """ "6", "6–7", or nothing for no episode at all."""
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def spoiler_label(spoils_to: int, prefix: str = "") -> str:
    """What a text gives away, in words that give nothing away: "Episode 8", "Signal, the ending"."""
    if spoils_to <= 0:
        return prefix
    known = {"what": prefix, "number": spoils_to}
    if spoils_to >= FINALE:
        return _("%(what)s, the ending") % known if prefix else _("The ending")
    return (_("%(what)s, episode %(number)s") if prefix else _("Episode %(number)s")) % known
