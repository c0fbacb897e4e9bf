"""The desk's pages of the newsletter; importing them registers them."""

from newsletter.admin import kept, mailing, subscriber  # noqa: F401
