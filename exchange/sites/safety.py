"""What a row must be that comes from a file which anybody may have changed."""

from collections.abc import Callable
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.crypto import get_random_string

from accounts.models import User
from desk.models import Version
from desk.sheets import PARTS, content_fields, rows_in
from exchange.blogs.doubted import value_of
from exchange.models import Doubt
from reviews.models import Review
from text import prose
from text.articles.found import Article, Found

type IsThere = Callable[[str], bool]
"""Whether a picture of that name is in the export."""

FIRST_PARTS = {"photos", "moments", "lines"}
"""Those that every version has, however old."""
NEEDED = {
    "photos": {"image", "number"},
    "moments": {"photo"},
    "lines": {"credit_id"},
    "verdicts": {"kind"},
    "corrections": {"text"},
}
"""What the desk asks of the rows of every version."""
SCALARS = (type(None), bool, int, float, str)


def make_safe(row: models.Model, is_there: IsThere) -> None:
    """Raises ``ValidationError`` for what the desk could not work with."""
    if isinstance(row, User):
        row.password = unknown_password() if row.is_staff else make_password(None)
    elif isinstance(row, Review):
        row.body = prose.clean(row.body)
    elif isinstance(row, Version):
        _check_sheet(row.sheet, is_there)
        if "body" in row.sheet["review"]:
            row.sheet["review"]["body"] = prose.clean(row.sheet["review"]["body"])
    elif isinstance(row, Doubt):
        _check_doubt(row)
    elif isinstance(row, LogEntry):
        _check_deed(row)


@cache
def unknown_password() -> str:
    """A hash of what nobody knows, the same for all: without one no link for a new password is mailed."""
    return make_password(get_random_string(40))


def _check_sheet(sheet: Any, is_there: IsThere) -> None:
    """As ``desk.sheets`` describes one; an older one may lack columns, and have some that are gone."""
    if not isinstance(sheet, dict) or {"review", "tags", *FIRST_PARTS} - sheet.keys():
        raise ValidationError("sheet: it is no version of a review")
    if not _are(sheet["tags"], str) or not all(_are(rows_in(sheet, part), dict) for part in PARTS):
        raise ValidationError("sheet: it is no version of a review")
    _check_row(Review, sheet["review"])
    for part, model in PARTS.items():
        for row in rows_in(sheet, part):
            if type(row.get("pk")) is not int or not row.keys() >= NEEDED[part]:
                raise ValidationError(f"sheet: {part}: a row that lacks something")
            _check_row(model, row)
    if not all(is_there(str(photo.get("image"))) for photo in sheet["photos"]):
        raise ValidationError("sheet: photos: a picture that is not in the export")


def _are(told: Any, kind: type) -> bool:
    return isinstance(told, list) and all(isinstance(one, kind) for one in told)


def _check_row(model: type[models.Model], row: Any) -> None:
    if not isinstance(row, dict) or not all(isinstance(value, SCALARS) for value in row.values()):
        raise ValidationError("sheet: a value that is neither word nor number")
    for field in content_fields(model):
        if (value := row.get(field.attname)) is not None:
            field.to_python(value)
            if isinstance(field, models.CharField | models.TextField) and type(value) is not str:
                raise ValidationError(f"sheet: {field.name}: it is no text")


def _check_doubt(doubt: Doubt) -> None:
    kind = _told().get(doubt.name)
    if kind is None:
        raise ValidationError("name: it is nothing that a text tells")
    try:
        is_one = _is_a(value_of(doubt.name, doubt.value), kind)
    except (TypeError, ValueError, ArithmeticError, LookupError):
        is_one = False
    if not is_one:
        raise ValidationError("value: it is nothing that a text tells")


def _check_deed(deed: LogEntry) -> None:
    """As the history of a row prints it."""
    try:
        deed.get_change_message()
    except (TypeError, LookupError, AttributeError, ValueError, RecursionError):
        raise ValidationError("change_message: it tells of no change") from None


@cache
def _told() -> dict[str, Any]:
    """By the name of each part of an article what a value of it is."""
    found = {}
    for name, hint in get_type_hints(Article).items():
        for inner in (hint, *get_args(hint)):
            if get_origin(inner) is Found:
                (found[name],) = get_args(inner)
    return found


def _is_a(value: Any, kind: Any) -> bool:
    """A tuple with a kind for each of its places, or one by its names."""
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
    elif named := getattr(kind, "_fields", None):
        kinds = tuple(get_type_hints(kind)[name] for name in named)
    else:
        return type(value) in (get_args(kind) or (kind,))
    return len(value) == len(kinds) and all(map(_is_a, value, kinds))
