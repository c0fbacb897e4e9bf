"""Every list of the desk: opens, searches, and asks the same number of queries for one row as for three."""

import inspect

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factory.django import DjangoModelFactory

from accounts.models import AuditEntry
from comments.models import Comment, Commenter
from tests import factories
from tests.house_rules import RUNGS

pytestmark = pytest.mark.django_db

FACTORIES = {
    factory._meta.get_model_class(): factory
    for factory in vars(factories).values()
    if inspect.isclass(factory) and issubclass(factory, DjangoModelFactory)
}
NEVER_DELETED = (AuditEntry, Comment, Commenter)
# The house has one row and no list; tests/house looks at it.
MODELS = [
    model
    for model in admin.site._registry
    if model._meta.app_label in RUNGS and model._meta.label != "house.House"
]


def address(model, page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def queries_of(client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_list_asks_as_often_for_three_rows_as_for_one(admin_client, model):
    FACTORIES[model]()
    admin_client.get(address(model, "changelist"))
    one = queries_of(admin_client, address(model, "changelist"))
    FACTORIES[model].create_batch(2)
    assert queries_of(admin_client, address(model, "changelist")) == one


@pytest.mark.parametrize("query", ["임시완", "ㅇㅅㅇ", "x" * 10_000, "%", "\x00", "'\"", "   "])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_any_search_answers(admin_client, model, query):
    response = admin_client.get(address(model, "changelist"), {"q": query})
    assert response.status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_form_of_each_row_opens(admin_client, model):
    row = FACTORIES[model]()
    assert admin_client.get(address(model, "change", row.pk)).status_code == 200
    status = 403 if model in NEVER_DELETED else 200
    assert admin_client.get(address(model, "delete", row.pk)).status_code == status


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_login_without_rights_sees_nothing(client, model):
    client.force_login(factories.UserFactory(staff=True))
    row = FACTORIES[model]()
    assert client.get(address(model, "changelist")).status_code == 403
    assert client.get(address(model, "change", row.pk)).status_code == 403


def test_every_foreign_key_is_found_by_typing():
    chosen_from_lists = [
        f"{type(page).__name__}.{name}"
        for page in _pages()
        for name in _relations(page)
        if name not in page.autocomplete_fields and name not in page.readonly_fields
    ]
    assert chosen_from_lists == []


def _pages():
    for model in MODELS:
        page = admin.site._registry[model]
        yield page
        yield from (inline(model, admin.site) for inline in page.inlines)


def _relations(page):
    """Relations that the page lets one choose; permissions are the one list that stays a list."""
    fields = {
        field.name for field in page.opts.get_fields() if field.is_relation and field.concrete
    }
    shown = _flat(page.fields or [row for _, o in page.fieldsets or [] for row in o["fields"]])
    return sorted(fields & set(shown) - {"user_permissions", "tags", "credit"})


def _flat(rows):
    for row in rows:
        yield from [row] if isinstance(row, str) else row
