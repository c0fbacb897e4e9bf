"""The catalogue says everything that code and templates mark, and the compiled one says the same."""

import re

import polib
import pytest

from tests import messages

PLACES = re.compile(r"%\(\w+\)s|%[sd]|\{\w*\}|</?\w+[^>]*>")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(messages.CATALOGUE))


def translations(entry) -> list[str]:
    return [*entry.msgstr_plural.values()] or [entry.msgstr]


def test_catalogue_is_what_make_messages_writes(catalogue):
    assert messages.CATALOGUE.read_text() == str(messages.catalogue(catalogue))


def test_compiled_catalogue_agrees(catalogue):
    assert messages.COMPILED.read_bytes() == catalogue.to_binary()


def test_everything_is_translated(catalogue):
    assert [entry.msgid for entry in catalogue if not all(translations(entry))] == []
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []


def test_translations_keep_what_is_filled_in(catalogue):
    changed = [
        entry.msgid
        for entry in catalogue
        for said in translations(entry)
        if sorted(PLACES.findall(said)) != sorted(PLACES.findall(entry.msgid_plural or entry.msgid))
    ]
    assert changed == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('_("One")', ["One"]),
        ('x = gettext_lazy("One")', ["One"]),
        ('ngettext("One", "Many", n)', ["One Many"]),
        ('pgettext("here", "One")', ["One here"]),
        ('translation.gettext_noop("One")', ["One"]),
        ("_(name)", []),
    ],
)
def test_marks_in_code_are_found(source, expected):
    assert [" ".join(filter(None, found)) for found in messages.in_python(source)] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% if a %}{% translate "One" %}{% endif %}', ["One"]),
        ('{% veil 1 "a" label=_("One") %}{% translate "Two" context "b" %}{% endveil %}', None),
        ("{% blocktranslate %}One {{ a }}%{% endblocktranslate %}", ["One %(a)s%%"]),
        (
            "{% blocktranslate count n=a %}One{% plural %}{{ n }}{% endblocktranslate %}",
            ["One %(n)s"],
        ),
        ("{{ name }}{% translate name %}", []),
    ],
)
def test_marks_in_templates_are_found(source, expected):
    found = sorted(" ".join(filter(None, message)) for message in messages.in_template(source))
    assert found == (["One", "Two b"] if expected is None else expected)
