"""What the environment says; of what cannot be read the name, and never the value, which may be secret."""

from collections.abc import Callable
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ESCAPED = "write / ? # @ : and % of its name and password as %2F %3F %23 %40 %3A and %25"


class Environment(environ.Env):
    """Raises ``ImproperlyConfigured`` for what is no number where one is asked for."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get_value(var, *args, **kwargs)
        except ValueError:
            raise ImproperlyConfigured(f"{var} must be a number.") from None


def parts_of(address: str, name: str, read: Callable[[str], Any]) -> dict[str, Any]:
    """What ``read`` makes of an address that may hold a password. Raises ``ValueError`` with the name of the
    variable.
    """
    try:
        return dict(read(address))
    except ValueError:
        raise ValueError(f"{name} cannot be read: {ESCAPED}.") from None
