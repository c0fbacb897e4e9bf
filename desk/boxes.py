"""The boxes of a review's form, each with the columns of a sheet that it holds and what it prints."""

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from django.db import models
from django.template.defaultfilters import date
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.safestring import SafeString

from desk.sheets import Row, content_fields
from images.fields import Picture
from reviews.models import HighlightMoment, Photo, Review
from text.episodes import format_episodes
from text.outline import outline

EPISODES = ("first_episode", "last_episode")
PICTURE = ("image", "width", "height")
DATED = ("slug", "published_at", "featured_at")
"""What no sheet keeps, because no restore may touch it, and what two editors may change all the same."""


class Box(NamedTuple):
    """``name`` is what the form calls it."""

    name: str
    label: str
    columns: tuple[str, ...]
    field: Any = None

    def holds(self, row: Row) -> list[Any]:
        """To be compared: a browser sends the ends of lines in its own way."""
        return [_plain(row.get(column)) for column in self.columns]

    def printed(self, row: Row) -> str:
        """In one text; ``picture`` shows what has none."""
        if self.columns == EPISODES:
            return format_episodes(row.get(EPISODES[0]), row.get(EPISODES[1]))
        value = row.get(self.columns[0])
        if self.field is not None and self.field.is_relation:
            return str(row.get(self.field.name, ""))
        if value is None or value == "" or self.picture(row):
            return ""
        return str(value) if self.field is None else _printed(self.field, value)

    def is_untouched(self, row: Row) -> bool:
        """Whether the column has what a new row begins with: 50 percent, 0 for no spoiler."""
        has_default = self.field is not None and self.field.has_default()
        return has_default and row.get(self.columns[0]) == self.field.get_default()

    def picture(self, row: Row) -> SafeString:
        """The stored photo of the row, small; empty for any other box."""
        if self.name != "image" or "/" not in (row.get("image") or ""):
            return SafeString()
        columns = {column: row[column] for column in self.columns}
        image = cast(Picture, Photo(**columns).image)
        return format_html('<img class="desk-compared" src="{}" alt="">', image.smallest_url)


def boxes_of(model: type[models.Model]) -> list[Box]:
    """In the order of the columns."""
    found: dict[str, Box] = {}
    for field in content_fields(model):
        box = _box(model, field)
        found.setdefault(box.name, box)
    if model is HighlightMoment:
        found["photo"] = Box("photo_number", "photo", ("photo",))
    return list(found.values())


def _box(model: type[models.Model], field: Any) -> Box:
    """Two columns are one box where the form has them in one."""
    if field.attname in EPISODES:
        name, label = ("watched", "episodes watched") if model is Review else ("episodes",) * 2
        return Box(name, label, EPISODES)
    if field.attname in PICTURE:
        return Box("image", "picture", PICTURE)
    return Box(field.name, str(field.verbose_name), (field.attname,), field)


def dated_boxes() -> Iterable[Box]:
    for name in DATED:
        field = Review._meta.get_field(name)
        yield Box(name, str(getattr(field, "verbose_name", name)), (name,), field)


def _plain(value: Any) -> Any:
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _printed(field: Any, value: Any) -> str:
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(value)
        return date(timezone.localtime(moment), "j F Y, H:i") if moment else ""
    if field.name == "body":
        return outline(value)
    return str(_plain(str(dict(field.flatchoices).get(field.to_python(value), value))))
