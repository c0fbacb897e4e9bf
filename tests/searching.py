"""What somebody may type, and what a page of the search shows of it."""

from typing import Any

import lxml.html

SPELLINGS = [
    "임시완",
    "시완",
    "ㅇㅅㅇ",
    "Im Si-wan",
    "Yim Siwan",
    "Si-wan Im",
    "im si wan",
    "siwan",
]
"""Of Im Si-wan, whom each of these finds."""

NONSENSE = [
    *["", "  ", "\0", "a\0b", "%", "%%%", "_", "'\"", "'\" OR 1=1 --", "!!!", "—", "🦄", "🎬🎬"],
    *["ㅏ", "ㅏㅏ", "ㄳㄳ", "ᄀ", "ᄀᆨ", "ᅟ", "\u202e\u2066", "\u202eab\u202c", "\u0338\u0338"],
    "가" + "\u0301" * 400,
]
"""Which finds nobody."""

VERY_LONG = ["a" * 5000, "a b " * 1250, "가" * 5000, "ㅇ" * 5000, "'\"%_\\" * 1000]


def found(response: Any, kind: str) -> list[Any]:
    """The rows that are printed of a kind."""
    sections = [one for one in response.context.get("sections", []) if one.kind == kind]
    return sections[0].things if sections else []


def section_titles(response: Any) -> list[str]:
    return [str(section.title) for section in response.context["sections"]]


def page_of(client, **asked):
    return lxml.html.document_fromstring(client.get("/search/", asked).text)


def words_of(client, path, **asked):
    elements = page_of(client, **asked).xpath(path)
    return [" ".join(element.text_content().split()) for element in elements]
