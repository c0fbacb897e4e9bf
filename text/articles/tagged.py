"""The title that a headline shares with a hashtag: “finally finished run on”, #runon."""

from collections.abc import Iterable

from text.articles.asides import is_aside
from text.articles.people import is_korean_name
from text.articles.titles import trimmed
from text.hangul import fold

_FEWEST, _MOST = 2, 10
"""One word alone may be anything: #romance."""


def tagged(headline: str, tags: Iterable[str]) -> str:
    """The longest run of words of the headline that is a hashtag, and neither a name nor about the post."""
    folded = {fold(tag) for tag in tags}
    words = headline.split()
    for count in range(min(len(words), _MOST), _FEWEST - 1, -1):
        for start in range(len(words) - count + 1):
            run = trimmed(" ".join(words[start : start + count]))
            if fold(run) in folded and not (is_aside(run) or is_korean_name(run.title())):
                return run
    return ""
