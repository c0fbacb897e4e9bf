"""The desk's pages of the talk; importing them registers them."""

from comments.admin import block, comment, kept, talk  # noqa: F401
