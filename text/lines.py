"""Lists that people type into one box, an entry on each line."""


def with_line(text: str, line: str) -> str:
    """The text with one entry more at its end."""
    return "\n".join([*filled_lines(text), line])


def filled_lines(text: str) -> list[str]:
    """The lines that hold something, without the spaces around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
