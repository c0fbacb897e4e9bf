"""Finished pages as files, which a web server on this machine sends by itself until anything changes.

A file lies in the folder of the mark that was looked up before its page was found or made; ``rows.changes``
turns the link ``current`` to the folder of each new mark, which is empty. Below it are the hundreds of
seconds that a page is sure not to change in by itself, counted from 1970, for a web server knows what time
it is; then the scheme, the host and the address. So nothing has to be deleted in time.
"""

import logging
import os
import re
import shutil
import time
from functools import cache
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.utils.csp import CSP, build_policy

from config.headers import ANY_SITE, EVERYWHERE, OWN_SITE
from config.pages.kept import Page, time_made_of
from config.policies import PAGE
from rows import changes

SECONDS = 100
"""For which a file is sent at most: its page is asked for once in each."""
NAME = "@{question}.{kind}"
"""Behind the address, which ends with a slash; none of our own has such a sign."""
_ADDRESS = re.compile(r"/(?:[\w-]+/)*")
_HOST = re.compile(r"[a-z0-9][a-z0-9.-]*")
_QUESTION = re.compile(r"[\w%=&+.-]{0,200}", re.ASCII)
"""As deploy/nginx.conf has it: what is longer, or has a slash, is asked of Python."""
_OF_ONE_PAGE = {
    *("Content-Language", "Content-Length", "ETag", "Last-Modified", "X-Request-ID"),
    "Strict-Transport-Security",
}
"""What the web server finds out itself, says in its own words, or need not say: a page names its language."""
_SAID = {"Cache-Control", "Content-Type", str(CSP.HEADER_ENFORCE)}

_OF_KIND = {
    "html": {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "public, max-age=0, must-revalidate",
        "Cross-Origin-Resource-Policy": OWN_SITE,
    },
    "atom": {
        "Content-Type": "application/atom+xml; charset=utf-8",
        "Cache-Control": "max-age=60",
        "Cross-Origin-Resource-Policy": ANY_SITE,
    },
}

_asked: tuple[tuple[str, int], int] = (("", 0), 0)
"""The mark and the hundred of seconds, and how many pages with a question were written in it."""

logger = logging.getLogger("django.request")


@cache
def headers(kind: str) -> dict[str, str]:
    """What the web server says of every file of this kind, and a page must say to be one of them."""
    return (
        EVERYWHERE
        | {"Vary": "Accept-Encoding", str(CSP.HEADER_ENFORCE): build_policy(PAGE)}
        | _OF_KIND[kind]
    )


def are_offered() -> bool:
    """On one machine, and where pages are as ``headers`` says."""
    others = settings.CHANGES_ARE_SHARED or settings.MEDIA_CDN or settings.CDN_SECONDS
    return settings.PAGE_FILES and not others


def prepare() -> None:
    """The folder, without which ``rows.changes`` turns no link; none where pages are no files any more.

    A copy of a site may have a folder in the place of the link.
    """
    folder = changes.pages_folder()
    link = folder / changes.CURRENT
    if not are_offered() or (link.is_dir() and not link.is_symlink()):
        shutil.rmtree(folder, ignore_errors=True)
    if are_offered():
        folder.mkdir(parents=True, exist_ok=True)


def offer(request: HttpRequest, page: Page, looked: str) -> None:
    """Writes the page into the folder of the mark that ``changes.look`` gave before it was found or made.

    A disk that takes nothing costs no reader the page.
    """
    if not are_offered() or request.method != "GET":
        return
    host, address = request.META.get("HTTP_HOST", "").lower(), request.path_info
    question, kind = request.META.get("QUERY_STRING", ""), _kind_of(page)
    is_plain = (
        _HOST.fullmatch(host) and _ADDRESS.fullmatch(address) and _QUESTION.fullmatch(question)
    )
    if kind is None or not is_plain or request.META.get("SCRIPT_NAME"):
        return
    now = this_hundred()
    folder = changes.pages_folder() / looked / str(now) / str(request.scheme) / host
    name = NAME.format(question=question, kind=kind)
    file = folder.joinpath(*address.strip("/").split("/"), name)
    try:
        if (
            not file.exists()
            and page.until.timestamp() >= (now + 1) * SECONDS
            and (not question or _has_room((looked, now)))
        ):
            _write(file, page.compressed)
    except OSError as error:  # whose own words name the file, and what a reader asked for
        logger.warning("A page cannot be kept as a file: %s", error.strerror)


def _has_room(when: tuple[str, int]) -> bool:
    """For one more question: anybody can ask as many as they like. Each process writes so many of them."""
    global _asked
    _asked = (when, _asked[1] + 1 if _asked[0] == when else 1)
    return _asked[1] <= settings.KEPT_PAGES


def this_hundred() -> int:
    return int(time.time()) // SECONDS


def sweep() -> float | None:
    """Deletes the folders of marks that are gone, and of time that has passed; when to come again."""
    current = changes.pages_folder() / changes.CURRENT
    if not current.is_symlink():
        return None
    mark = int(current.readlink().name)
    _delete_before(mark, current.parent)
    _delete_before(this_hundred(), current)
    return SECONDS


def _delete_before(first: int, folder: Path) -> None:
    for one in folder.glob("[0-9]*"):
        if int(one.name) < first:
            shutil.rmtree(one, ignore_errors=True)


def _kind_of(page: Page) -> str | None:
    """None where the page says anything else; what it does not say is added by ``config.headers``."""
    told = {name: value for name, value in page.headers.items() if name not in _OF_ONE_PAGE}
    if not told.keys() >= _SAID:
        return None
    return next((kind for kind in _OF_KIND if told.items() <= headers(kind).items()), None)


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"@{uuid4().hex}")
    part.write_bytes(content)
    made = time_made_of(content)
    os.utime(part, (made, made))
    part.replace(file)
