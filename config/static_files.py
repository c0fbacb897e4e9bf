"""How a live site serves its style sheet, and the scripts of the shield: each as one file.

The sources stay one file per subject. A browser would learn of them only from ``site.css`` or
``spoilers.js`` and fetch them in a second round, before it paints: on a slow phone a second of white.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEETS, SCRIPTS = ENTRIES = ("css/site.css", "js/spoilers.js")
SHEET = re.compile(
    r'^@import url\("(?P<file>[\w-]+\.css)"\)(?: layer\((?P<layer>[\w-]+)\))?(?: (?P<media>\w+))?;$',
    re.MULTILINE,
)
SCRIPT = re.compile(r'^import "\./(?P<file>[\w-]+\.js)";$', re.MULTILINE)

Collected = dict[str, tuple[Storage, str]]


class BundledStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage: hashed names, compressed copies; and every import of an entry in its place."""

    def post_process(
        self, paths: Collected, dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        for entry in ENTRIES if not dry_run else ():
            if entry in paths:
                text = bundled(entry, paths)
                self.delete(entry)
                paths[entry] = (self, self.save(entry, ContentFile(text.encode())))
        yield from super().post_process(paths, dry_run=dry_run, **options)


def bundled(entry: str, paths: Collected) -> str:
    """The file with each imported one written out.

    A sheet stands inside the layer and the medium it is imported for, a script in a block of its own, so
    that its names stay its own.
    """
    folder = entry.rpartition("/")[0]

    def block(match: re.Match[str]) -> str:
        return f"{{\n{_read(f'{folder}/{match["file"]}', paths)}}}\n"

    def layer(match: re.Match[str]) -> str:
        css = _read(f"{folder}/{match['file']}", paths)
        if match["layer"]:
            css = f"@layer {match['layer']} {{\n{css}}}\n"
        return f"@media {match['media']} {{\n{css}}}\n" if match["media"] else css

    text = _read(entry, paths)
    return SCRIPT.sub(block, text) if entry == SCRIPTS else SHEET.sub(layer, text)


def _read(name: str, paths: Collected) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return bytes(file.read()).decode()
