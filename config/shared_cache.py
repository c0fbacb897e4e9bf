"""A cache on Redis whose loss no reader notices. Loaded only where ``CACHE_URL`` is set."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.cache.backends.redis import RedisCache
from django.core.exceptions import ImproperlyConfigured

try:
    from redis.exceptions import RedisError
except ImportError as error:
    raise ImproperlyConfigured("CACHE_URL needs the package redis: run make extras.") from error

logger = logging.getLogger("django.cache")

LEFT_ALONE = 1
"""Seconds for which a server that did not answer is not asked again: a page asks several times."""
_left_until = 0.0


class SharedCache(RedisCache):
    """Where the server is gone nothing is found and nothing is kept; ``add`` says that somebody was first."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return _or(default, super().get, key, default, version)

    def set(self, *args: Any, **options: Any) -> None:
        _or(None, super().set, *args, **options)

    def add(self, *args: Any, **options: Any) -> bool:
        return bool(_or(False, super().add, *args, **options))

    def touch(self, *args: Any, **options: Any) -> bool:
        return bool(_or(False, super().touch, *args, **options))

    def delete(self, *args: Any, **options: Any) -> bool:
        return bool(_or(False, super().delete, *args, **options))

    def get_many(self, *args: Any, **options: Any) -> Any:
        return _or({}, super().get_many, *args, **options)

    def set_many(self, data: Any, *args: Any, **options: Any) -> Any:
        return _or(list(data), super().set_many, data, *args, **options)

    def has_key(self, *args: Any, **options: Any) -> bool:
        return bool(_or(False, super().has_key, *args, **options))


def _or(instead: Any, ask: Callable[..., Any], *args: Any, **options: Any) -> Any:
    global _left_until
    if monotonic() < _left_until:
        return instead
    try:
        return ask(*args, **options)
    except RedisError as error:
        _left_until = monotonic() + LEFT_ALONE
        logger.warning("The cache does not answer: %s", error)
        return instead
