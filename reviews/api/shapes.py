"""What every answer may be: a page of a list, a problem, the way to everything."""

from ninja import Schema


class Problem(Schema):
    """Why there is no answer, in a sentence."""

    detail: str


REFUSED = {404: Problem, 422: Problem}
"""What an address may answer besides what is asked of it."""


class Page[T](Schema):
    """Some of what was asked for; ``count`` is how many there are in all, or were some minutes ago."""

    count: int
    next: str | None
    previous: str | None
    results: list[T]


class Index(Schema):
    """Where everything is."""

    shows: str
    people: str
    reviews: str
    lines: str
    openapi: str
