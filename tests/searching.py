"""What a page of the search shows."""

from typing import Any


def found(response: Any, kind: str) -> list[Any]:
    """The rows that are printed of a kind."""
    sections = [one for one in response.context.get("sections", []) if one.kind == kind]
    return sections[0].things if sections else []


def section_titles(response: Any) -> list[str]:
    return [str(section.title) for section in response.context["sections"]]
