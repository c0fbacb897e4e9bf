"""Who counts as a reader: no robot that says it is one, and nobody twice a day for the same review.

Readers are told apart by a digest under a random key. Key and digests are in the cache alone, in memory, and
end at midnight; without the key a digest leads back to nobody.
"""

import hmac
import re
import secrets
from datetime import datetime, time, timedelta
from functools import partial
from math import ceil
from typing import cast

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from accounts.network import address_of
from comments.origin import is_same_origin
from reviews.models import Review

# CUBOT is a make of telephone. “compatible;” is how those sign themselves that are no browser.
ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|headless|lighthouse|preview|compatible;|externalhit|mediapartners",
    re.IGNORECASE,
)
BROWSER = "Mozilla/"
"""How every browser begins its name, and few programs do."""


def is_reader(request: HttpRequest, review: Review) -> bool:
    """Whether to count: a browser on a page of this site, for the first time today.

    Browsers name the origin of every post; what names none is none.
    """
    is_browser = "Origin" in request.headers and not is_robot(request)
    return is_browser and is_same_origin(request) and is_new_today(request, review)


def is_robot(request: HttpRequest) -> bool:
    """Whether the user agent says so itself, or does not say that it is a browser."""
    agent = _agent(request)
    return not agent.startswith(BROWSER) or ROBOT.search(agent) is not None


def is_new_today(request: HttpRequest, review: Review) -> bool:
    """True the first time that this visitor is asked about with this review, False until midnight."""
    now = timezone.localtime()
    seconds = _until_midnight(now)
    key = cast(bytes, cache.get_or_set("visitors", partial(secrets.token_bytes, 32), seconds))
    visitor = f"{now.date()}\n{review.pk}\n{address_of(request)}\n{_agent(request)}"
    return cache.add(f"visitor:{hmac.digest(key, visitor.encode(), 'sha256').hex()}", 1, seconds)


def _until_midnight(now: datetime) -> int:
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return ceil(midnight.timestamp() - now.timestamp())


def _agent(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "")
