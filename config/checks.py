"""What ``check --deploy`` says of settings with which a live site starts and does not do what it should."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

from django.conf import global_settings, settings
from django.core.checks import CheckMessage, Warning as Caution

from config.pages.files import are_offered
from config.site import site_address

HOST = re.compile(r"\*|\.?[\w-]+(\.[\w-]+)*|\[[0-9a-fA-F:.]+\]")


def live_settings(**_: Any) -> list[CheckMessage]:
    """Each with the name of the variable to be mended."""
    return [
        Caution(words, hint=hint, id=f"config.W{number:03}") for number, words, hint in _amiss()
    ]


def _amiss() -> Iterator[tuple[int, str, str]]:
    for host in settings.ALLOWED_HOSTS:
        if not HOST.fullmatch(host):
            words = f"No request is for the host “{host}” of ALLOWED_HOSTS."
            yield 1, words, "Write names alone: blog.example, without https://, a port or a slash."
    address = site_address()
    if address.scheme not in ("http", "https") or not address.hostname:
        words = "The links in mails lead nowhere, for SITE_ADDRESS is no address."
        yield 2, words, "Write it with its scheme: https://blog.example."
    if settings.MAILERS and settings.DEFAULT_FROM_EMAIL == global_settings.DEFAULT_FROM_EMAIL:
        words = f"Mail is sent from {settings.DEFAULT_FROM_EMAIL}, which few servers take."
        yield 3, words, "Set DEFAULT_FROM_EMAIL to an address of yours."
    if settings.PAGE_FILES and not are_offered():
        words = "PAGE_FILES does nothing beside CACHE_URL, MEDIA_CDN or CDN_SECONDS."
        yield 4, words, "Unset it, or the others."
    if settings.METRICS_DIR and not _is_private(settings.METRICS_ADDRESS):
        words = "Who reaches METRICS_ADDRESS from outside reads the counts of the site."
        yield 5, words, "Write an address of this machine, or of a network that readers are not in."


def _is_private(address: str) -> bool:
    host = address.rpartition(":")[0].strip("[]")
    try:
        return ip_address(host).is_private and not ip_address(host).is_unspecified
    except ValueError:  # a name
        return bool(host)
