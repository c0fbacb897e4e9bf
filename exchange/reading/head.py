"""What a file says of the blog as a whole, before and between its posts."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from exchange.reading.items import Blog
from exchange.reading.strings import plain

_SETTING = ".settings."
_BLOGGER = {"BLOG_TIME_ZONE": "time_zone", "BLOG_LOCALE": "language", "BLOG_NAME": "title"}


def told(blog: Blog, element: Element) -> Blog:
    """The blog with what this child of the feed says of it."""
    written = (element.text or "").strip()
    match element.tag:
        case "title":
            return replace(blog, title=blog.title or plain(written))
        case "link" if written:
            return replace(blog, address=blog.address or written)
        case "link" if element.get("rel", "alternate") == "alternate":
            return replace(blog, address=blog.address or element.get("href", ""))
        case "wp:base_blog_url":
            return replace(blog, address=written or blog.address)
        case "language":
            return replace(blog, language=written)
        case "generator":
            return replace(blog, software=blog.software or plain(written))
        case "channel":
            for child in element:
                blog = told(blog, child)
        case "entry" if _SETTING in (element.findtext("id") or ""):
            return _told_by_setting(blog, element)
    return blog


def _told_by_setting(blog: Blog, element: Element) -> Blog:
    name = (element.findtext("id") or "").rpartition(_SETTING)[2]
    value = (element.findtext("content") or "").strip()
    if name in _BLOGGER and value:
        return replace(blog, **{_BLOGGER[name]: value})
    return blog
