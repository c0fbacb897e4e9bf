"""Pictures on a server that speaks S3. Loaded only where ``MEDIA_S3`` is set."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.encoding import filepath_to_uri

from config.media import bucket

try:
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError
    from storages.backends.s3 import S3Storage
except ImportError as error:
    raise ImproperlyConfigured(
        "MEDIA_S3 needs the package django-storages: run make extras."
    ) from error

PATIENCE = 10
"""Seconds to wait for the server, twice at most: an editor may be waiting too."""
FOR_EVER = "public, max-age=31536000, immutable"
"""A picture that is replaced gets another name."""


CLIENT = Config(
    connect_timeout=PATIENCE,
    read_timeout=PATIENCE,
    retries={"total_max_attempts": 2},
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    request_checksum_calculation="when_required",  # others than Amazon know no newer ones
    response_checksum_validation="when_required",
)


class Bucket(S3Storage):  # type: ignore[misc]  # the library has no types
    """What goes wrong with the server is an ``OSError``, as it is with a disk.

    Nothing is public by what is said here: no object gets an ACL, and no address is signed, for one that ends
    could not stand on a page that is kept. Who may fetch a picture whose address they know is a matter of the
    bucket's policy or of a CDN's key; nobody may list it, for a draft's pictures are hidden by their names.
    """

    def get_default_settings(self) -> dict[str, Any]:
        told = bucket(settings.MEDIA_S3)
        always = {
            "client_config": CLIENT,
            "default_acl": None,
            "file_overwrite": False,
            "object_parameters": {"CacheControl": FOR_EVER},
        }
        return {**super().get_default_settings(), **always, **told}

    def url(self, name: str, *args: Any, **options: Any) -> str:
        return settings.MEDIA_URL + filepath_to_uri(name)

    def exists(self, name: str) -> bool:
        with _as_a_disk():
            return bool(super().exists(name))

    def delete(self, name: str) -> None:
        with _as_a_disk():
            super().delete(name)

    def size(self, name: str) -> int:
        with _as_a_disk():
            return int(super().size(name))

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with _as_a_disk():
            folders, files = super().listdir(path)
        return folders, files

    def get_modified_time(self, name: str) -> datetime:
        with _as_a_disk():
            at: datetime = super().get_modified_time(name)
        return at

    def _open(self, name: str, mode: str = "rb") -> Any:
        with _as_a_disk():
            return super()._open(name, mode)

    def _save(self, name: str, content: Any) -> str:
        with _as_a_disk():
            return str(super()._save(name, content))


@contextmanager
def _as_a_disk() -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError(f"The server of the pictures: {error}") from error
