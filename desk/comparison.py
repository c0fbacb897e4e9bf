"""Two sheets side by side: what differs, box by box, with the words that went and came."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from desk.boxes import Box, boxes_of
from desk.sheets import PARTS, Row, Sheet, rows_in, same_row
from reviews.models import Review

LONGEST_COMPARED = 400  # words of one paragraph; longer ones are shown whole, old and new
ONE_OF = {
    "photos": "Photo",
    "moments": "Moment",
    "lines": "Line",
    "verdicts": "Verdict",
    "corrections": "Correction",
}
_WORDS = re.compile(r"\S+\s*|\s+")
LEAST_ALIKE = 0.25  # of two texts less alike, the words in common are chance


@dataclass(frozen=True)
class Difference:
    """One box that is not the same, “Photo 2: alternative text”; ``before`` and ``after`` are HTML."""

    label: str
    before: SafeString
    after: SafeString


def differences(before: Sheet, after: Sheet) -> list[Difference]:
    """From the first sheet to the second, in the order of the form; empty where they hold the same."""
    found = list(_row_differences(Review, "", before["review"], after["review"]))
    found += tags_difference(before["tags"], after["tags"])
    for part, model in PARTS.items():
        old = {row["pk"]: row for row in rows_in(before, part)}
        for place, row in enumerate(rows_in(after, part), start=1):
            label = name_of(part, row, place)
            known = old.pop(row["pk"], None) if row["pk"] else None
            if known is None:
                found.append(row_difference(part, f"{label}, added", None, row))
            else:
                found += _row_differences(model, f"{label}: ", known, row)
        for row in old.values():
            place = rows_in(before, part).index(row) + 1
            found.append(row_difference(part, f"{name_of(part, row, place)}, removed", row, None))
    return found


def changed_boxes(before: Sheet, after: Sheet) -> list[str]:
    """What differs, in few words: “Headline”, “Tags”, “Photo 2”, “Line 3 removed”."""
    rows = (before["review"], after["review"])
    boxes = [box for box in boxes_of(Review) if box.holds(rows[0]) != box.holds(rows[1])]
    found = [capfirst(box.label) for box in boxes]
    found += ["Tags"] if set(before["tags"]) != set(after["tags"]) else []
    for part in PARTS:
        old = {row["pk"]: row for row in rows_in(before, part)}
        for place, row in enumerate(rows_in(after, part), start=1):
            known = old.pop(row["pk"], None)
            if known is None or not same_row(known, row):
                found.append(name_of(part, row, place) + ("" if known else " added"))
        for row in old.values():
            found.append(f"{name_of(part, row, rows_in(before, part).index(row) + 1)} removed")
    return found


def tags_difference(before: list[str], after: list[str]) -> Iterator[Difference]:
    """As sets: each tag that went or came is marked, whole."""
    if set(before) == set(after):
        return
    sides = [
        format_html_join(
            ", ", "{}", ([_within("" if tag in others else mark, tag)] for tag in tags)
        )
        for mark, tags, others in (("del", before, after), ("ins", after, before))
    ]
    yield Difference("Tags", *sides)


def name_of(part: str, row: Row, place: int) -> str:
    return f"{ONE_OF[part]} {row['number'] if part == 'photos' else place}"


def _row_differences(
    model: type[models.Model], prefix: str, before: Row, after: Row
) -> Iterator[Difference]:
    for box in boxes_of(model):
        if box.holds(before) != box.holds(after):
            yield from box_difference(box, prefix, before, after)


def box_difference(box: Box, prefix: str, before: Row, after: Row) -> Iterator[Difference]:
    label = prefix + box.label if prefix else capfirst(box.label)
    old, new = box.picture(before), box.picture(after)
    if old or new:
        yield Difference(label, old, new)
    else:
        yield from compared(label, box.printed(before), box.printed(after))


def row_difference(part: str, label: str, before: Row | None, after: Row | None) -> Difference:
    """Of a row that one of the two sheets may lack."""
    sides = [_whole(PARTS[part], row) if row else SafeString() for row in (before, after)]
    return Difference(label, *sides)


def _whole(model: type[models.Model], row: Row) -> SafeString:
    boxes = boxes_of(model)
    words = [
        (capfirst(box.label), box.printed(row))
        for box in boxes
        if box.printed(row) and not box.is_untouched(row)
    ]
    pictures = format_html_join("", "{}", ([box.picture(row)] for box in boxes))
    return pictures + format_html_join("\n", "{}: {}", words)


def compared(label: str, before: str, after: str) -> Iterator[Difference]:
    """Nothing for the same words; else the paragraphs that differ, with the words that do."""
    if before == after:
        return
    old, new = before.split("\n"), after.split("\n")
    left, right = [], []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        marked = _marked("\n".join(old[i:j]), "\n".join(new[k:m]))
        left.append(marked[0])
        right.append(marked[1])
    yield Difference(label, _joined(left), _joined(right))


def _joined(paragraphs: list[SafeString]) -> SafeString:
    return format_html_join("\n", "{}", ([one] for one in paragraphs if one))


def _marked(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Both texts, escaped, with what went in ``del`` and what came in ``ins``."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > LONGEST_COMPARED or matcher.ratio() < LEAST_ALIKE:
        return _run([_within("del", before)]), _run([_within("ins", after)])
    left, right = [], []
    for kind, i, j, k, m in matcher.get_opcodes():
        is_same = kind == "equal"
        left.append(_within("" if is_same else "del", "".join(old[i:j])))
        right.append(_within("" if is_same else "ins", "".join(new[k:m])))
    return _run(left), _run(right)


def _within(tag: str, words: str) -> SafeString:
    return format_html("<{0}>{1}</{0}>" if tag and words else "{1}", tag, words)


def _run(pieces: list[SafeString]) -> SafeString:
    return format_html_join("", "{}", ([one] for one in pieces))
