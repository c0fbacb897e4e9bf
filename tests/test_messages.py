"""The catalogue says everything that code and templates mark, and the compiled one says the same."""

import re

import polib
import pytest
from django.template.base import Lexer, TokenType

from tests import house_rules as rules, messages

TEXT = re.compile(r">([^<>]*)<")
# A value with a capital or a space is for people; the others are names for scripts and machines.
VALUE = re.compile(r'\b(?:alt|aria-label|placeholder|title|data-[a-z-]+)="([^"]*[A-Z ][^"]*)"')
# A string given to a tag, unless it is translated there; the formats of dates are all capitals.
GIVEN = re.compile(r"""(?<!_\()"([A-Z][^"]*[a-z ][^"]*)\"""")
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


def unmarked(source: str) -> list[str]:
    """Words of a template that no translation reaches: in text, in attributes, given to tags."""
    open_text, found, is_marked = [">"], [], False
    for token in Lexer(source).tokenize():
        name = token.contents.partition(" ")[0]
        if token.token_type == TokenType.TEXT and not is_marked:
            open_text.append(token.contents)
        elif token.token_type == TokenType.BLOCK and name.endswith("blocktranslate"):
            is_marked = not name.startswith("end")
        elif token.token_type in (TokenType.BLOCK, TokenType.VAR) and name != "translate":
            found += GIVEN.findall(token.contents)
    markup = re.sub("<kbd.*?</kbd>", "", "".join([*open_text, "<"]))  # the keys of every keyboard
    texts = {text.strip() for text in TEXT.findall(markup) + VALUE.findall(markup)}
    return found + sorted(text for text in texts if re.search("[A-Za-z]", text))


# The first speaks both languages at once; the others go to the desk, which speaks English alone.
EXEMPT = {"500.html", "password_reset.html", "digest.html"}


def test_no_template_speaks_only_english():
    found = {
        rules.name(path): words
        for path in rules.files("*.html", "templates")
        if not messages.AT_THE_DESK & set(path.parts) and path.name not in EXEMPT
        if (words := unmarked(path.read_text()))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Reset</p>", ["Reset"]),
        ("<p>{{ name }}, seen</p>", [", seen"]),
        ('<p class="soft">{% translate "Reset" %}</p>', []),
        ('<p data-order="new">{{ a }}</p>', []),
        ('<a aria-label="Search">{% url "a:b" %}</a>', ["Search"]),
        ("{% blocktranslate %}<b>Reset</b>{% endblocktranslate %}", []),
        ('{% veil 1 "a" label="Spoiler" %}{% endveil %}', ["Spoiler"]),
        ('{% veil 1 "a" label=_("Spoiler") %}{% endveil %}', []),
        ('{{ year|default:"No date" }}', ["No date"]),
        ('{{ at|date:"DATE_FORMAT" }}', []),
    ],
)
def test_planted_english_is_found(source, expected):
    assert unmarked(source) == expected


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
