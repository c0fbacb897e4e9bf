"""How a live site serves its style sheet: as one file.

The sources stay one file per subject. A browser would learn of them only from ``site.css`` and fetch
them in a second round, before it paints: on a slow phone that is a second of white.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

ENTRY = "css/site.css"
IMPORT = re.compile(
    r'^@import url\("(?P<file>[\w-]+\.css)"\)(?: layer\((?P<layer>[\w-]+)\))?(?: (?P<media>\w+))?;$',
    re.MULTILINE,
)

Collected = dict[str, tuple[Storage, str]]


class BundledStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage: hashed names, compressed copies; and every import of the entry in its place."""

    def post_process(
        self, paths: Collected, dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        if ENTRY in paths and not dry_run:
            css = bundled(ENTRY, paths)
            self.delete(ENTRY)
            paths[ENTRY] = (self, self.save(ENTRY, ContentFile(css.encode())))
        yield from super().post_process(paths, dry_run=dry_run, **options)


def bundled(entry: str, paths: Collected) -> str:
    """The sheet with each imported one written out, inside the layer and the medium it is imported for."""
    folder = entry.rpartition("/")[0]

    def written_out(match: re.Match[str]) -> str:
        css = _read(f"{folder}/{match['file']}", paths)
        if match["layer"]:
            css = f"@layer {match['layer']} {{\n{css}}}\n"
        return f"@media {match['media']} {{\n{css}}}\n" if match["media"] else css

    return IMPORT.sub(written_out, _read(entry, paths))


def _read(name: str, paths: Collected) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return bytes(file.read()).decode()
