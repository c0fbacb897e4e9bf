"""Pictures as files that a feed sends along."""

from mimetypes import guess_type
from urllib.parse import urljoin

from images.fields import Picture
from reviews.feeds.documents import Enclosure


def enclosure(picture: Picture, site: str) -> Enclosure | None:
    """The copy that the text shows; None where its file is gone."""
    copies = list(picture.renditions["JPEG"].values())
    name = copies[-1].name if copies else str(picture.name)
    try:
        size = picture.storage.size(name)
    except OSError:
        return None
    kind = guess_type(name)[0] or "application/octet-stream"
    return Enclosure(urljoin(site, picture.largest_url), kind, size)
