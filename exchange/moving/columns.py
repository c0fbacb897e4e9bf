"""What a value of SQLite is in PostgreSQL, and why it may not be able to be there.

SQLite keeps what it is given: a text that is too long, a number of any size, NUL in the middle of a name.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from ipaddress import ip_address
from typing import Any
from uuid import UUID

from django.db import models
from psycopg.types.json import Jsonb

type Field = "models.Field[Any, Any]"
type Change = Callable[[Any], Any]

NO_FAULT = ""
INTEGERS = {
    **dict.fromkeys(("SmallIntegerField", "PositiveSmallIntegerField", "SmallAutoField"), 15),
    **dict.fromkeys(("IntegerField", "PositiveIntegerField", "AutoField"), 31),
    **dict.fromkeys(("BigIntegerField", "PositiveBigIntegerField", "BigAutoField"), 63),
}
"""Bits, without that of the sign."""
BOUNDED = {"CharField", "SlugField", "FileField"}
TEXTS = BOUNDED | {"TextField"}


@dataclass(frozen=True)
class Column:
    """``read`` makes of SQLite’s value what psycopg gives for the same, ``fault`` tells why it does not fit.

    ``write`` makes of it what psycopg takes. None where there is nothing to do.
    """

    name: str
    kind: str
    read: Change | None
    write: Change | None
    fault: Callable[[Any], str]


def column(field: Field) -> Column:
    """Raises ``NotImplementedError`` for a kind of field of which nothing is known here."""
    kept = _kept(field)
    kind = kept.get_internal_type()
    write = Jsonb if kind == "JSONField" else None
    return Column(str(field.column), kind, _reader(kept, kind), write, _judge(kept, kind))


def _kept(field: Field) -> Field:
    """A key is kept as what it leads to."""
    while field.is_relation:
        field = field.target_field  # type: ignore[attr-defined]
    return field


def _reader(field: Field, kind: str) -> Change | None:
    if kind == "DecimalField":
        step = Decimal(1).scaleb(-field.decimal_places)  # type: ignore[attr-defined]
        return lambda value: Decimal(str(value)).quantize(step)
    if kind in READERS:
        return READERS[kind]
    if kind in INTEGERS or kind in TEXTS:
        return None
    raise NotImplementedError(f"{field}: it is not known how to move a {kind}.")


def _boolean(value: Any) -> bool:
    if value not in (0, 1):
        raise ValueError("neither yes nor no")
    return bool(value)


def _moment(value: str) -> datetime:
    """Django writes them in UTC, without saying so."""
    read = datetime.fromisoformat(value)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def _document(value: str) -> Any:
    return json.loads(value, parse_constant=_no_number, parse_float=_number)


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")


def _number(word: str) -> float:
    if (number := float(word)) in (float("inf"), float("-inf")):
        raise ValueError(f"{word} is too large a number")
    return number


READERS: dict[str, Change] = {
    "BinaryField": bytes,
    "BooleanField": _boolean,
    "DateField": date.fromisoformat,
    "DateTimeField": _moment,
    "DurationField": lambda value: timedelta(microseconds=value),
    "FloatField": float,
    "GenericIPAddressField": ip_address,
    "JSONField": _document,
    "TimeField": time.fromisoformat,
    "UUIDField": UUID,
}


def _judge(field: Field, kind: str) -> Callable[[Any], str]:
    if kind in TEXTS:
        return _judge_of_texts(field.max_length if kind in BOUNDED else None)
    if kind in INTEGERS:
        return _judge_of_integers(INTEGERS[kind])
    if kind == "DecimalField":
        whole = field.max_digits - field.decimal_places  # type: ignore[attr-defined]
        return lambda value: NO_FAULT if abs(value) < 10**whole else "it is too large"
    if kind == "JSONField":
        return lambda value: next(filter(None, map(_text_fault, _texts(value))), NO_FAULT)
    return lambda value: NO_FAULT


def _judge_of_texts(longest: int | None) -> Callable[[Any], str]:
    def judge(value: Any) -> str:
        if not isinstance(value, str):
            return "it is no text"
        if longest is not None and len(value) > longest:
            return f"it has {len(value)} characters, and the column takes {longest}"
        return "it holds the character NUL" if "\0" in value else NO_FAULT

    return judge


def _judge_of_integers(bits: int) -> Callable[[Any], str]:
    limit = 1 << bits

    def judge(value: Any) -> str:
        if not isinstance(value, int):
            return "it is no whole number"
        return NO_FAULT if -limit <= value < limit else "it is too large a number"

    return judge


def _text_fault(text: str) -> str:
    if "\0" in text:
        return "it holds the character NUL"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "it holds half of a character"
    return NO_FAULT


def _texts(value: Any) -> Iterator[str]:
    """Every text of a document, the names of its members among them."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
