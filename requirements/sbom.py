"""Writes what the site is made of, as CycloneDX documents: `make sbom` runs it.

One for each lock file that a live site installs, from the files alone. No address of an index is in it:
a package is named by its package URL (purl), and each of its files by a digest.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
LOCKS = ("runtime", "extras")


def bill(lock: Path) -> dict[str, Any]:
    """The document of one lock file; raises ``CalledProcessError`` for a file that is none."""
    asked = [str(lock), "--pyproject", str(FOLDER.parent / "pyproject.toml")]
    ended = subprocess.run(  # noqa: S603  # a library's own program, and names of our own files
        [sys.executable, "-m", "cyclonedx_py", "requirements", *asked, "--output-reproducible"],
        capture_output=True,
        text=True,
        check=True,
    )
    return without_index(json.loads(ended.stdout))


def without_index(document: dict[str, Any]) -> dict[str, Any]:
    for component in document["components"]:
        component.pop("description", None)  # its line of the lock file
        for reference in component.get("externalReferences", []):
            reference["url"] = component["purl"]
            reference.pop("comment", None)
    return document


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for lock in LOCKS:
        document = bill(FOLDER / f"{lock}.txt")
        path = target / f"{lock}.cdx.json"
        path.write_text(json.dumps(document, indent=1) + "\n")
        print(f"{path}: {len(document['components'])} packages")  # noqa: T201
