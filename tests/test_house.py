"""The rules of the house, applied to the whole tree; each is first shown to find a planted fault."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.template.engine import Engine
from factory.django import DjangoModelFactory
from taggit.managers import TaggableManager

from config.static_files import SCRIPTS
from search.models import SearchToken
from tests import factories, house_rules as rules
from text.fields import DerivedField

# Django asks for these by name.
ASKED_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
OUR_MODELS = [model for model in apps.get_models() if model._meta.app_label in rules.RUNGS]
WRITTEN_BY_TRIGGERS = {SearchToken}
# Written in pieces, so that this file passes its own rule.
NOT_IN_A_FILE = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "/wo" + "rk/",
    "/opt/" + "wheels",
    "/opt/" + "py" + "pi",
    "--index" + "-url",
    "--extra-index" + "-url",
    "--find" + "-links",
]


def test_models_know_only_lower_rungs():
    sources = {module: path.read_text() for module, path in rules.modules().items()}
    assert rules.ladder_faults(sources) == []


@pytest.mark.parametrize(
    "sources",
    [
        {"people.models": "from shows.models import Show", "shows.models": ""},
        {"people.models": "from accounts import models", "accounts.models": ""},
        {"shows.models.show": "def f():\n    import reviews.models", "reviews.models": ""},
        {"text.tags": "from people.models import Person", "people.models": ""},
        {"text.names": "from search.querysets import FindableQuerySet", "search.querysets": ""},
        {"shows.models": "from shows import found", "shows.found": "import demo.x", "demo.x": ""},
        {"reviews.models.a": "from ...comments import models", "comments.models": ""},
    ],
    ids=[
        "upward",
        "same rung",
        "inside a function",
        "pure",
        "words know no rows",
        "through a neighbour",
        "relative",
    ],
)
def test_planted_climb_is_found(sources):
    assert len(rules.ladder_faults(sources)) > 0


def test_foreign_keys_point_down_the_ladder():
    climbs = [
        str(field)
        for model in OUR_MODELS
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model
        and rules.RUNGS.get(field.related_model._meta.app_label, -1)
        > rules.RUNGS[model._meta.app_label]
    ]
    assert climbs == []


def test_files_are_short():
    assert rules.too_long(rules.python_files(), rules.LONGEST_FILE) == []
    assert rules.too_long(rules.files("*.html", "templates"), rules.LONGEST_TEMPLATE) == []
    assert rules.too_long(rules.files("*.js", "static"), rules.LONGEST_SCRIPT) == []


def test_functions_are_short():
    faults = [
        f"{rules.name(path)}: {fault}"
        for path in rules.python_files()
        for fault in rules.long_functions(path.read_text())
    ]
    assert faults == []


def test_planted_lengths_are_found(tmp_path, monkeypatch):
    body = "def long():\n" + "    x = 1\n" * rules.LONGEST_FUNCTION
    assert rules.long_functions(body) == ["long: 41 lines"]
    (tmp_path / "long.py").write_text("x = 1\n" * 301)
    monkeypatch.setattr(rules, "ROOT", tmp_path)
    assert rules.too_long(rules.python_files(), rules.LONGEST_FILE) == ["long.py: 301 lines"]


def test_no_module_is_called_somewhere():
    names = {part for module in rules.modules() for part in module.split(".")}
    assert names & rules.SOMEWHERE == set()


def test_templates_are_clean():
    faults = {
        rules.name(path): found
        for path in rules.files("*.html", "templates")
        if (found := rules.template_faults(path.read_text(), is_mail=path.parent.name == "mail"))
    }
    assert faults == {}


@pytest.mark.parametrize(
    "source",
    [
        "{{ body|safe }}",
        "{% autoescape off %}",
        '<p style="color: red">',
        "<style>p {}</style>",
        '<a href="/" onclick="go()">',
        "<script>go()</script>",
        '<a href="javascript:go()">',
        '{% include "parts/card.html" with review=review %}',
        "{% include part only %}",
    ],
)
def test_planted_template_fault_is_found(source):
    assert len(rules.template_faults(source)) == 1


def test_clean_template_has_no_fault():
    source = '{# style="" #}<script src="a.js"></script>{% include "parts/a.html" with b=c only %}'
    assert rules.template_faults(source) == []


def test_mail_may_style_inline_and_nothing_else():
    styled = '<p style="margin: 0" onclick="go()">'
    assert rules.template_faults(styled, is_mail=True) == ["an inline handler"]


def test_parts_begin_with_what_they_need():
    silent = [
        rules.name(path)
        for path in rules.files("*.html", "templates/parts")
        if not re.match(r"\s*{(#|%\s*comment)", path.read_text())
    ]
    assert silent == []


def test_every_template_is_reached():
    folder = rules.ROOT / "templates"
    templates = {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in rules.files("*", "templates")
    }
    named = [rules.named_templates(path.read_text()) for path in rules.modules().values()]
    overrides = {template for template in templates if _is_override(template)}
    assert rules.unreached(templates, set.union(ASKED_BY_DJANGO, overrides, *named)) == []


def _is_override(template: str) -> bool:
    """Whether it stands before a template of an installed package, which leads to it."""
    loaders = Engine.get_default().template_loaders
    origins = {o.name for loader in loaders for o in loader.get_template_sources(template)}
    return sum(Path(origin).exists() for origin in origins) > 1


def test_planted_unreached_template_is_found():
    templates = {"a.html": '{% include "b.html" only %}', "b.html": "", "c.html": ""}
    assert rules.unreached(templates, {"a.html"}) == ["c.html"]


def test_every_model_has_an_admin():
    without = set(OUR_MODELS) - _models_in_admin()
    assert without == WRITTEN_BY_TRIGGERS


def _models_in_admin() -> set[type]:
    """Registered, an inline of one that is, or written by a tag field of one that is."""
    found = set(admin.site._registry)
    for model, model_admin in admin.site._registry.items():
        found |= {inline.model for inline in model_admin.inlines}
        tag_fields = (f for f in model._meta.many_to_many if isinstance(f, TaggableManager))
        found |= {field.through for field in tag_fields}
    return found


def test_every_model_has_a_factory():
    made = {
        factory._meta.get_model_class()
        for factory in vars(factories).values()
        if isinstance(factory, type)
        and issubclass(factory, DjangoModelFactory)
        and factory is not DjangoModelFactory
    }
    tags = {
        field.through
        for model in OUR_MODELS
        for field in model._meta.many_to_many
        if isinstance(field, TaggableManager)
    }
    assert set(OUR_MODELS) - made - tags == WRITTEN_BY_TRIGGERS


def test_no_script_imports_another():
    importing = [
        rules.name(path)
        for path in rules.files("*.js", "static")
        if path != rules.ROOT / "static" / SCRIPTS  # whose imports are written out before hashing
        if rules.SCRIPT_IMPORT.search(path.read_text())
    ]
    assert importing == []


def test_planted_script_import_is_found():
    for source in (
        'import { a } from "./a.js";',
        'import {\n  a,\n} from "../a.js";',
        'import "/static/a.js";',
        "const a = await import(b);",
    ):
        assert rules.SCRIPT_IMPORT.search(source)
    assert not rules.SCRIPT_IMPORT.search('import { a } from "django-prose-editor/editor";')


def test_no_write_leaves_a_derived_column_stale():
    sources_of = _derived_columns()
    assert sources_of["plain"] == {"body"}
    faults = [
        f"{rules.name(path)} {fault}"
        for path in rules.modules().values()
        for fault in rules.partial_writes(path.read_text(), sources_of)
    ]
    assert faults == []


def _derived_columns() -> dict[str, set[str]]:
    """Derived column → the columns its method reads, by way of properties too."""
    sources_of: dict[str, set[str]] = {}
    for model in OUR_MODELS:
        columns = {field.name for field in model._meta.concrete_fields}
        code = rules.modules()[model.__module__].read_text()
        for field in model._meta.concrete_fields:
            if isinstance(field, DerivedField):
                read = rules.read_attributes(code, field.derive)
                read |= {inner for name in read for inner in rules.read_attributes(code, name)}
                sources_of.setdefault(field.name, set()).update(read & columns)
    return sources_of


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("reviews.update(body=x)", 1),
        ("review.save(update_fields=['body'])", 1),
        ("Review.objects.bulk_update(reviews, ['body'])", 1),
        ("review.save(update_fields=['body', 'plain'])", 0),
        ("review.save()", 0),
        ("reviews.update(rating=x)", 0),
    ],
)
def test_planted_stale_write_is_found(source, count):
    assert len(rules.partial_writes(source, {"plain": {"body"}})) == count


@pytest.mark.django_db
def test_migrations_are_complete():
    """Django passes over an app without the folder, so that is asked for by name."""
    apps_with_models = {model._meta.app_config for model in OUR_MODELS}
    unmigrated = {
        app.label for app in apps_with_models if not Path(app.path, "migrations").is_dir()
    }
    assert unmigrated == set()
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_file_names_a_registry_or_a_machine():
    faults = []
    for path in rules.files("*"):
        if path.suffix in {".woff2", ".png", ".webp", ".avif", ".jpg", ".ico", ".mo", ".pyc"}:
            continue
        text = path.read_text(errors="replace")
        faults += [f"{rules.name(path)}: {word}" for word in NOT_IN_A_FILE if word in text]
    assert faults == []
