"""From an ``EMAIL_URL`` to Django's mailers."""

from pathlib import Path
from typing import Any

import environ

from config.environment import parts_of

PATIENCE = 10  # seconds; a server that does not answer must not hold a reader's request for longer
FILES = "django.core.mail.backends.filebased.EmailBackend"
SCHEMES = ("smtp://", "smtp+tls://", "smtp+ssl://", "filemail://")


def mailers(url: str, folder: Path) -> dict[str, dict[str, Any]]:
    """The one mailer: an SMTP server, files in ``filemail:///a/folder``, or for no URL files in ``folder``.

    ``smtp://name:password@host:587`` is plain, ``smtp+tls`` begins plain and turns to TLS, ``smtp+ssl`` is
    TLS from the start. Raises ``ValueError`` for any other scheme, and for what is no address.
    """
    if not url:
        return _files(str(folder))
    if not url.startswith(SCHEMES):
        raise ValueError(f"EMAIL_URL must begin with one of {', '.join(SCHEMES)}")
    config = parts_of(url, "EMAIL_URL", environ.Env.email_url_config)
    if config["EMAIL_BACKEND"] == FILES:
        return _files(f"/{config['EMAIL_FILE_PATH']}")
    options = {
        "host": config["EMAIL_HOST"],
        "port": config["EMAIL_PORT"] or (465 if "EMAIL_USE_SSL" in config else 587),
        "username": config["EMAIL_HOST_USER"] or "",
        "password": config["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": "EMAIL_USE_TLS" in config,
        "use_ssl": "EMAIL_USE_SSL" in config,
        "timeout": PATIENCE,
    }
    return {"default": {"OPTIONS": options}}


def _files(folder: str) -> dict[str, dict[str, Any]]:
    return {"default": {"BACKEND": FILES, "OPTIONS": {"file_path": folder}}}
