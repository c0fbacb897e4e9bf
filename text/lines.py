"""Lists that people type into one box, an entry on each line."""


def filled_lines(text: str) -> list[str]:
    """The lines that hold something, without the spaces around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
