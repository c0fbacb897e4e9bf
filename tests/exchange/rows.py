"""Everything that a database and its pictures hold, for one to be compared with another."""

import json
from collections import Counter
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from people.models import Person
from search.kinds import CHARACTER, PERSON, SHOW
from search.models import SearchToken
from shows.models import Credit, Show

FOUND = {PERSON: Person, SHOW: Show, CHARACTER: Credit}
RECENT = timedelta(days=1)
"""A moment of the run itself: an export’s own are older."""


def every_row():
    """By table, as they are stored."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
    }


def every_row_told():
    """By table, with keys as places in their table, pictures by what is in them, and no moment of the run."""
    places = {
        model: {
            pk: n
            for n, pk in enumerate(model._base_manager.order_by("pk").values_list("pk", flat=True))
        }
        for model in apps.get_models(include_auto_created=True)
    }
    return {
        model._meta.label: [_told(row, places) for row in model._base_manager.order_by("pk")]
        for model in places
    }


def _told(row, places):
    return {field.attname: _value(row, field, places) for field in row._meta.concrete_fields}


def _value(row, field, places):
    value = getattr(row, field.attname)
    if value is None:
        return None
    if isinstance(field, models.ForeignKey):
        return places[field.related_model][value]
    if isinstance(row, SearchToken) and field.attname == "row":
        return places[FOUND[row.kind]][value]
    if field.primary_key:
        return places[type(row)][value]
    if isinstance(value, FieldFile):
        return [digest(one.path) for one in (value, *value.every_rendition)] if value else []
    if isinstance(value, datetime):
        is_recent = abs(timezone.now() - value) < RECENT
        return "a moment of the run" if is_recent else value.isoformat()
    if field.attname == "password" and value.startswith("!"):
        return "none"
    return str(value)


def digest(path):
    return sha256(Path(path).read_bytes()).hexdigest()


def every_file():
    """What lies in the folder of the media, by its digest and how often."""
    files = [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()]
    return Counter(digest(file) for file in files)


def tell():
    print(json.dumps([every_row_told(), every_file()], sort_keys=True))
