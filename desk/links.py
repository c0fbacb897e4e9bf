"""Links from a text to pages of this very site, and whether those are there."""

from collections.abc import Iterable
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.http.request import validate_host
from django.utils.translation import override

from config.language import bare
from desk.drafts import Draft
from reviews.destinations import dead_ends
from text import prose

OWN_SECTIONS = {
    "moments",
    "lines",
    "verdicts",
    "corrections",
    "cast",
    "comments",
    "related",
    "overview",
    "headline",
}


def broken_links(addresses: Iterable[str], draft: Draft) -> list[str]:
    """Those within this site that lead to no page, or to no part of the review's own; each once."""
    split = {address: _split(address) for address in dict.fromkeys(addresses)}
    paths = {address: _path(parts) for address, parts in split.items() if parts is not None}
    with override(settings.LANGUAGE_CODE):
        gone = dead_ends(path for path in paths.values() if path)
    return [
        address
        for address, parts in split.items()
        if parts is None or paths[address] in gone or _lacks_its_part(parts, draft)
    ]


def _split(address: str) -> SplitResult | None:
    """None for what is no address."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _path(parts: SplitResult) -> str:
    """What is asked of this site, in its own language; "" for a part of the text and for other sites."""
    if parts.scheme not in {"", "http", "https"}:
        return ""
    is_here = _is_own(parts.hostname or "") if parts.netloc else bool(parts.path)
    return bare(unquote(parts.path) or "/") if is_here else ""


def _is_own(host: str) -> bool:
    return validate_host(host, [one for one in settings.ALLOWED_HOSTS if one != "*"])


def _lacks_its_part(parts: SplitResult, draft: Draft) -> bool:
    """Whether it leads to a part of the text that is not there."""
    if parts.scheme or parts.netloc or parts.path:
        return False
    ids = {heading.id for heading in prose.contents(draft.review.body)}
    anchors = {moment.anchor for moment in draft.moments} | {line.anchor for line in draft.lines}
    anchors |= {verdict.anchor for verdict in draft.verdicts}
    anchors |= {correction.anchor for correction in draft.corrections}
    return unquote(parts.fragment) not in ids | OWN_SECTIONS | anchors
