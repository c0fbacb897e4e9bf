"""From a ``CACHE_URL`` to Django's cache settings."""

from typing import Any

SCHEMES = ("redis://", "rediss://", "valkey://", "valkeys://", "unix://")
PATIENCE = 1  # seconds; what is kept there is never worth a longer wait of a reader


def cache(url: str) -> dict[str, Any]:
    """Settings for Redis or Valkey, or for no URL the memory of each process.

    There, an entry takes some 300 bytes and the longest unused go first. Raises ``ValueError`` for any other
    scheme.
    """
    if not url:
        return {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    if not url.startswith(SCHEMES):
        raise ValueError(f"CACHE_URL must begin with one of {', '.join(SCHEMES)}")
    return {
        "BACKEND": "config.shared_cache.SharedCache",
        "LOCATION": url.replace("valkey", "redis", 1) if url.startswith("valkey") else url,
        "KEY_PREFIX": "daesa",
        "OPTIONS": {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE},
    }
