"""Errors told to a service elsewhere. Loaded only where ``SENTRY_DSN`` is set."""

from django.core.exceptions import ImproperlyConfigured

try:
    import sentry_sdk
except ImportError as error:
    raise ImproperlyConfigured(
        "SENTRY_DSN needs the package sentry-sdk: run make extras."
    ) from error


def begin(dsn: str, traces: float) -> None:
    """Nothing of a reader goes there: no address, no cookie, no form and no value of a variable.

    ``traces`` is the share of requests, from 0 to 1, whose timing is told as well.
    """
    sentry_sdk.init(
        dsn=dsn,
        traces_sample_rate=traces,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        before_send=lambda event, hint: _without_reader(event),  # type: ignore[arg-type,return-value]
    )


def _without_reader(event: dict[str, object]) -> dict[str, object]:
    """An address may hold the key of a commenter; the view is told as the name of the transaction."""
    event.pop("request", None)
    event.pop("user", None)
    event.pop("breadcrumbs", None)
    return event
