"""A report as a table of text, and as JSON."""

import json
from collections.abc import Iterator
from typing import Any

from exchange.blogs.gains import counted, filled_in
from exchange.blogs.running import Report
from exchange.blogs.totals import Numbers, cut_off_told, table, weight
from exchange.models import Kind

MOST = 40
"""Losses that a terminal is shown; the JSON has them all."""


def lines(report: Report) -> Iterator[str]:
    yield f"{'':24}{'found':>9}{'kept':>9}{'lost':>9}"
    for label, found, kept, lost, is_whole in table(_numbers(report)):
        yield f"{label:24}{found:9}{kept:9}{lost:9}"
        if is_whole:
            yield ""
    yield from _losses(report)
    for title, written, kept_as in report.rounded[:MOST]:
        yield f"  {title}: the rating {written} becomes {kept_as} of 5: half stars are kept here."
    yield from (f"  {note}" for note in report.notes[:MOST])
    yield from _gained(report)
    if report.cut_off:
        yield cut_off_told(report.cut_off)
    yield report.total


def _gained(report: Report) -> Iterator[str]:
    """What the blog makes of the site's own: in numbers, and by name where the site had the show."""
    gains = [gain for _, gain in report.gains]
    would = "would be " if report.is_dry else ""
    if gains:
        numbers = (f"{kind.label.lower()} {number}" for kind, number in counted(gains).items())
        yield f"{would}made beside reviews: {', '.join(numbers)}".capitalize()
    shows = list(filled_in(gains))
    for _, title, given in shows[:MOST]:
        yield f"  {would}filled in, {title}: {'; '.join(gain.name for gain in given)}"
    if len(shows) > MOST:
        yield f"  … and {len(shows) - MOST} more shows: --report FILE names all of them."


def _losses(report: Report) -> Iterator[str]:
    """The heaviest first; styles in one line."""
    styles = [(title, loss) for title, loss in report.losses if loss.kind == Kind.STYLE]
    others = [(title, loss) for title, loss in report.losses if loss.kind != Kind.STYLE]
    others.sort(key=lambda one: weight(one[1].kind))
    for title, loss in others[:MOST]:
        times = f" ({loss.count} times)" if loss.count > 1 else ""
        what = f"{loss.kind.label.lower()}: {loss.subject[:80]}{times}"
        yield f"  {title or 'the export'}: {what}: {loss.reason}"
    if len(others) > MOST:
        yield f"  … and {len(others) - MOST} more: --report FILE writes all of them."
    if styles:
        posts = len({title for title, _ in styles})
        yield f"  styles of {posts} posts ({report.lost[Kind.STYLE]} times): {styles[0][1].reason}"


def as_json(report: Report) -> str:
    """What no encoding can write is left out of it."""
    told: dict[str, Any] = {
        "source": report.source,
        "dry_run": report.is_dry,
        "totals": {word: report.things[word] for word in ("created", "updated", "skipped", "lost")},
        "kinds": {
            kind: dict(zip(("found", "kept", "lost"), numbers, strict=True))
            for kind, numbers in _numbers(report).items()
        },
        "losses": [
            {
                "post": title,
                "kind": str(loss.kind),
                "subject": loss.subject,
                "reason": loss.reason,
                "count": loss.count,
            }
            for title, loss in report.losses
        ],
        "site": _site(report),
        "cut_off": report.cut_off,
        "rounded": [
            {"post": title, "written": written, "kept": str(kept)}
            for title, written, kept in report.rounded
        ],
        "doubts": report.doubts,
        "notes": report.notes,
    }
    written = json.dumps(told, ensure_ascii=False, indent=1)
    return written.encode(errors="replace").decode()


def _site(report: Report) -> dict[str, Any]:
    """A show that the site had before has its number."""
    gains = [gain for _, gain in report.gains]
    return {
        "made": {str(kind): number for kind, number in counted(gains).items()},
        "shows_filled": len(list(filled_in(gains))),
        "rows": [
            {
                "post": title,
                "kind": str(gain.kind),
                "name": gain.name,
                "show": gain.show,
                "show_before": gain.key or None,
            }
            for title, gain in report.gains
        ],
    }


def _numbers(report: Report) -> dict[str, Numbers]:
    lost = report.lost
    return {
        str(kind): (count, count - lost[kind], lost[kind])
        for kind in Kind
        if (count := report.found[kind])
    }
