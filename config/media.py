"""Where pictures lie: from settings of the environment to Django's storage."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

LOCAL = "/media/"


def media_storage(url: str) -> dict[str, Any]:
    """Of Django's ``STORAGES``: the folder ``MEDIA_ROOT``, or with a URL a bucket.

    The bucket's own settings are no options here, for a task that is queued holds those: see ``bucket``.
    """
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    bucket(url)
    return {"BACKEND": "config.bucket.Bucket"}


def bucket(url: str) -> dict[str, Any]:
    """Settings of django-storages from ``https://KEY:SECRET@host/bucket?region=…``.

    A part of the path after the bucket is a folder in it. Raises ``ValueError`` where something is missing.
    """
    parts = urlsplit(url)
    name, _, folder = parts.path.strip("/").partition("/")
    if parts.scheme not in ("https", "http") or not all(
        (parts.hostname, parts.username, parts.password, name)
    ):
        raise ValueError("MEDIA_S3 must be like https://KEY:SECRET@s3.example/bucket")
    port = f":{parts.port}" if parts.port else ""
    [region] = parse_qs(parts.query).get("region", ["us-east-1"])
    return {
        "access_key": unquote(str(parts.username)),
        "secret_key": unquote(str(parts.password)),
        "endpoint_url": f"{parts.scheme}://{parts.hostname}{port}",
        "region_name": region,
        "bucket_name": name,
        "location": folder,
    }


def media_address(cdn: str) -> str:
    """The address before the name of each picture: our own, or one that ``MEDIA_CDN`` names."""
    if cdn and not cdn.startswith(("https://", "http://")):
        raise ValueError("MEDIA_CDN must begin with https://")
    return f"{cdn.rstrip('/')}/" if cdn else LOCAL
