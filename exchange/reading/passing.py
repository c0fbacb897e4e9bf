"""The one pass over the files of an export, from what they hold into the spool."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from exchange.reading import feeds, ghost, head
from exchange.reading.dates import offset_name
from exchange.reading.decoding import Decoded
from exchange.reading.filing import Filing
from exchange.reading.items import Blog, Fault, NotAnExport, Other
from exchange.reading.limits import LONGEST_PROLOGUE
from exchange.reading.recognition import EXPECTED, HEAD, Format, format_of, is_undecided, nature_of
from exchange.reading.sources import BROKEN, Entry, Source
from exchange.reading.spool import Spool
from exchange.reading.xml_stream import XmlRecords

type Progress = Callable[[int, int], None]
_IGNORED = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
"""What systems of their own leave in folders."""


def read_into(spool: Spool, source: Source, name: str, progress: Progress) -> None:
    found = list(_recognized(spool, source))
    if not found:
        raise NotAnExport(_nothing_found(spool, source, name))
    total = sum(entry.size for entry, _ in found)
    done = 0

    def on_bytes(count: int) -> None:
        nonlocal done
        done += count
        progress(min(done, total), total)

    for entry, format_ in found:
        _read_file(spool, source, entry, format_, on_bytes)
    for fault in source.faults:
        spool.add(fault)
    spool.assign_comments()
    counts = spool.counts()
    if not any(counts[what] for what in ("post", "picture", "comment", "lost")):
        raise NotAnExport(f"{name}: there is no post in it. {EXPECTED}")
    spool.finish()


def _recognized(spool: Spool, source: Source) -> Iterator[tuple[Entry, Format]]:
    """The files that hold posts; of the others it is noted what they are."""
    for entry in source.entries():
        if _IGNORED.search(entry.path):
            continue
        try:
            with source.open(entry.path) as file:
                start = file.read(512)
                if format_of(start) != "media":
                    start += file.read(HEAD)
                if is_undecided(start):
                    start += file.read(LONGEST_PROLOGUE)
        except BROKEN as wrong:
            spool.add(Fault(entry.path, "the file", f"cannot be read ({wrong})", "file"))
            continue
        format_ = format_of(start)
        if format_ in ("xml", "json"):
            yield entry, format_
        elif format_ == "media":
            spool.add_media(entry.path)
        else:
            spool.add(Other("file", title=nature_of(start), place=entry.path))


def _nothing_found(spool: Spool, source: Source, name: str) -> str:
    """One file: what it is instead; several: what was found and what was wrong with it."""
    faults = [f"{fault.place}: {fault.why}" for fault in [*source.faults, *spool.items(Fault)]]
    others = [f"{other.place} {other.title}" for other in spool.items(Other)]
    if len(others) == 1 and others[0].startswith(f"{name} ") and not faults:
        return f"{name}: the file {others[0].removeprefix(name).strip()}. {EXPECTED}"
    told = [f"{name}: no export is in it", *faults[:3], *others[:3]]
    return "; ".join(told) + f". {EXPECTED}"


def _read_file(
    spool: Spool, source: Source, entry: Entry, format_: Format, on_bytes: Callable[[int], None]
) -> None:
    filing = Filing(spool, entry.path, Blog(file=entry.path))
    with source.open(entry.path) as stream:
        decoded = Decoded(stream, on_bytes)
        chunks = _until_broken(decoded, filing)
        if format_ == "json":
            filing.blog = replace(filing.blog, software="Ghost")
            ghost.read(chunks, filing)
        else:
            records = XmlRecords(chunks, filing.tell)
            for record in records:
                if record.cut:
                    title = (record.element.findtext("title") or "").strip()[:120]
                    filing.tell(
                        record.line, f"the item “{title}”", f"{record.cut}; the rest was cut off"
                    )
                filing.blog = head.told(filing.blog, record.element)
                feeds.read(record, filing)
            if records.cut_off:
                filing.cut_off(*records.cut_off)
    _tell_of_bytes(decoded, filing)
    if filing.offsets and not filing.blog.time_zone:
        zone = offset_name(filing.offsets.most_common(1)[0][0])
        filing.blog = replace(filing.blog, time_zone=zone)
    spool.add(filing.blog, f"{filing.blog.title} {filing.blog.address}")


def _until_broken(decoded: Decoded, filing: Filing) -> Iterator[str]:
    try:
        yield from decoded
    except BROKEN as wrong:
        filing.tell(0, "the rest of the file", f"cannot be read ({wrong})")


def _tell_of_bytes(decoded: Decoded, filing: Filing) -> None:
    if decoded.misdeclared:
        why = f"it calls itself {decoded.misdeclared}, which it is not"
        filing.tell(0, "the encoding", why)
    if decoded.invalid_at is not None:
        why = "bytes there are no text; they were read as Windows' own letters"
        filing.tell(0, f"byte {decoded.invalid_at:,}", why)
    if decoded.controls:
        why = f"{decoded.controls:,} characters are not allowed in it; they were left out"
        filing.tell(0, "the text", why)
