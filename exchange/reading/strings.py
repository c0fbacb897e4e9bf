"""Titles, addresses and pictures as exports write them."""

import html
import re
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

_TAG = re.compile(
    r"</?(?:em|strong|b|i|u|s|span|br|sup|sub|small|code|a|del|mark|font|p|div)\b[^<>]{0,500}/?>",
    re.IGNORECASE,
)
_TRACKING = re.compile(r"(?:^|(?<=&))(?:utm_\w+|fbclid|gclid)=[^&]*(?:&|$)", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|heic|jfif|svg)$", re.IGNORECASE)


def plain(written: str) -> str:
    """Text without markup, in one line."""
    return " ".join(html.unescape(_TAG.sub("", written)).split())


def text(element: Element, name: str) -> str:
    """What stands in the first child of this name; empty if there is none."""
    return (element.findtext(name) or "").strip()


def path_of(address: str) -> str:
    """With its query and without its host: "/2020/05/x/", "/?p=12"; empty for what is no address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("", "http", "https") or (not parts.scheme and address[:1] not in "/?"):
        return ""
    path = parts.path if parts.path.startswith("/") else "/" + parts.path
    question = _TRACKING.sub("", parts.query).strip("&")
    found = f"{path}?{question}" if question else path
    return found if found != "/" and len(found) <= 2000 else ""


def paths_of(*addresses: str) -> tuple[str, ...]:
    found = (path_of(address) for address in addresses)
    return tuple(dict.fromkeys(path for path in found if path))


def slug_of(path: str) -> str:
    last = path.partition("?")[0].rstrip("/").rpartition("/")[2]
    return unquote(last).removesuffix(".html").removesuffix(".htm")


def is_picture(address: str) -> bool:
    return bool(_PICTURE.search(address.partition("?")[0]))
