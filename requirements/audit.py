"""Asks whether a version that the lock files name is known to be vulnerable; `make audit` runs it.

Ends with 0 where none is, with 1 where one is, and with 3 where nobody could say: no database of advisories
answered, or none knows a package. pip-audit alone calls that “No known vulnerabilities found”.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
LOCKS = ("runtime.txt", "extras.txt", "dev.txt", "audit.txt", "mutants.txt")
DATABASES = ("pypi", "osv")
NONE_KNOWN, SOME_KNOWN, NOBODY_SAYS = 0, 1, 3


def ask(lock: Path, database: str) -> list[dict[str, Any]]:
    """What is told of each package; nothing at all where the database does not answer.

    Raises ``RuntimeError`` where pip-audit was not asked in a way that it understands.
    """
    asked = [
        "-r",
        str(lock),
        "--disable-pip",
        "--format",
        "json",
        "--vulnerability-service",
        database,
    ]
    ended = subprocess.run(  # noqa: S603  # a library's own program, and names of our own files
        [sys.executable, "-m", "pip_audit", *asked, "--progress-spinner", "off", "--timeout", "10"],
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode not in {0, 1}:
        raise RuntimeError(ended.stderr)
    try:
        found: list[dict[str, Any]] = json.loads(ended.stdout)["dependencies"]
    except (ValueError, KeyError):
        return []
    return found


def verdict(locks: dict[str, list[dict[str, Any]]]) -> tuple[int, list[str]]:
    """How to end, and what to say, by what was told of each lock file's packages."""
    lines, unsaid = [], []
    for lock, packages in locks.items():
        skipped = [one["name"] for one in packages if "skip_reason" in one]
        if len(skipped) == len(packages):
            unsaid.append(
                f"{lock}: no database of advisories could be had that knows its packages."
            )
        elif skipped:
            unsaid.append(f"{lock}: no database knows {', '.join(skipped)}.")
        for one in packages:
            for weakness in one.get("vulns", []):
                better = ", ".join(weakness.get("fix_versions", [])) or "none yet"
                lines.append(
                    f"{lock}: {one['name']} {one['version']} has {weakness['id']}; mended in: {better}"
                )
    if lines:
        return SOME_KNOWN, [*lines, *unsaid]
    if unsaid:
        return NOBODY_SAYS, [*unsaid, "This says nothing about whether they are safe."]
    return NONE_KNOWN, ["No version that is used is known to be vulnerable."]


def told_of(lock: str) -> list[dict[str, Any]]:
    """By the first database that knows any of its packages."""
    told: list[dict[str, Any]] = []
    for database in DATABASES:
        told = ask(FOLDER / lock, database) or told
        if any("skip_reason" not in one for one in told):
            break
    return told


if __name__ == "__main__":
    code, words = verdict({lock: told_of(lock) for lock in LOCKS})
    print("\n".join(words))  # noqa: T201
    sys.exit(code)
