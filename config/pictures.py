"""Pictures in development, as a live site's web server sends them; see docs/deploying.md."""

from pathlib import PurePosixPath
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.csp import CSP, build_policy
from django.views.static import serve

from config.policies import FILE

TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
}
"""All that is ever kept as a picture; a file of any other kind in that folder is nobody's to see."""


def picture(request: HttpRequest, path: str, document_root: str) -> HttpResponse:
    """Raises ``Http404`` for what is no picture by its name, whatever lies there."""
    kind = TYPES.get(PurePosixPath(path).suffix.lower())
    if kind is None:
        raise Http404
    response = cast(HttpResponse, serve(request, path, document_root=document_root))
    if response.status_code == 200:
        response.headers["Content-Type"] = kind
    response.headers[str(CSP.HEADER_ENFORCE)] = build_policy(FILE)
    return response
