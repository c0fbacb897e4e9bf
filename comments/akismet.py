"""What Akismet thinks of a comment, where the site has a key for it. No answer in time is no opinion.

Rulings are not told to Akismet, which wants the network address once more; we keep only digests.
"""

import logging
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from accounts.network import address_of

HOST = "rest.akismet.com"
PATIENCE = 2
"""Seconds, for each step of the way."""
logger = logging.getLogger(__name__)


def doubts(request: HttpRequest, *, name: str, email: str, body: str) -> bool:
    """Whether it is spam to Akismet, under the key of the settings."""
    return _answer(
        {
            "api_key": settings.AKISMET_KEY,
            "blog": request.build_absolute_uri("/"),
            "blog_charset": "UTF-8",
            "user_ip": address_of(request),
            "user_agent": request.headers.get("User-Agent", ""),
            "referrer": request.headers.get("Referer", ""),
            "comment_type": "comment",
            "comment_author": name,
            "comment_author_email": email,
            "comment_content": body,
        }
    )


def _answer(question: dict[str, str]) -> bool:
    connection = HTTPSConnection(HOST, timeout=PATIENCE)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "Daesa"}
    try:
        connection.request(
            "POST", "/1.1/comment-check", urlencode(question, errors="replace"), headers
        )
        return connection.getresponse().read(100).strip() == b"true"
    except (OSError, HTTPException) as fault:
        logger.warning("Akismet gave no opinion: %s", fault)
        return False
    finally:
        connection.close()
