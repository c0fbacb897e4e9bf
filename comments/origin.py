"""Whether a form was sent from this site, told from headers alone.

The comment form carries no CSRF cookie, so that reading and answering set none. Browsers name the page a POST
comes from; only that lets a request act as the editor who is signed in.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest

OWN_SITES = {"same-origin", "none"}


def is_same_origin(request: HttpRequest) -> bool:
    """True unless the browser says that the request began on another site."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in OWN_SITES:
        return False
    origin = request.headers.get("Origin")
    return origin is None or _host(origin) == request.get_host()


def _host(origin: str) -> str:
    """Host and port; empty for “null” and for what is no address at all."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
