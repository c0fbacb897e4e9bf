"""Lines of the log: for people, or one JSON object each for a program that gathers them."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config.monitoring.requests import current

FORMATS = ("line", "json")


class Line(logging.Formatter):
    """“ERROR django.request: A page broke [4f2a…]”, the name of the request last."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging’s own name)
        line = super().formatMessage(record)
        return f"{line} [{name}]" if (name := current.get()) else line


class Json(logging.Formatter):
    """``at`` (UTC), ``level``, ``logger``, ``message``; ``request`` and ``error`` where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if name := current.get():
            told["request"] = name
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        told |= getattr(record, "told", {})
        return json.dumps(told, ensure_ascii=False, default=str)


def logging_in(form: str) -> dict[str, Any]:
    """To standard error, live too: Django would only write to ADMINS by mail, and there are none."""
    if form not in FORMATS:
        raise ImproperlyConfigured(f"LOG_FORMAT is {form}: write {' or '.join(FORMATS)}.")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": "config.monitoring.logs.Line",
                "format": "{levelname} {name}: {message}",
                "style": "{",
            },
            "json": {"()": "config.monitoring.logs.Json"},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        "loggers": {
            "django": {"handlers": ["console"], "level": "INFO"},
            "django.tasks": {"level": "WARNING"},  # only those that failed
        },
    }
