"""By which name the reviews and comments of a blog are told from those of others."""

from hashlib import sha256
from urllib.parse import urlsplit

from exchange.reading.items import Blog

LONGEST = 40
KNOWN = ("wordpress", "blogger", "ghost", "squarespace")


def source_of(blog: Blog) -> str:
    """“blogger:wgdd.blogspot.com”; by its title where the export names no address."""
    try:
        host = (urlsplit(blog.address).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    told = blog.software.casefold()
    software = next((name for name in KNOWN if name in told), "blog")
    name = f"{software}:{host or blog.title or blog.file or 'unnamed'}"
    if len(name) <= LONGEST and name.isprintable():
        return name
    return f"{software}:{sha256(name.encode()).hexdigest()[:24]}"
