"""The desk's pages of the talk; importing them registers them."""

from comments.admin import comment, kept, talk  # noqa: F401
