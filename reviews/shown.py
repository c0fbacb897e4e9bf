"""What a page shows, each thing asked for once and only where its template comes to it."""

from functools import cached_property, partial
from typing import Any


class Shown:
    """A page whose cached properties its template knows by their names, but for those with an underscore.

    A piece of the page that is kept (``config.pages.pieces``) asks for none of them.
    """

    def context(self) -> dict[str, Any]:
        """By name, what the template calls when it needs it."""
        names = [name for name, value in vars(type(self)).items() if _is_shown(name, value)]
        return {name: partial(getattr, self, name) for name in names}


def _is_shown(name: str, value: object) -> bool:
    return isinstance(value, cached_property) and not name.startswith("_")
