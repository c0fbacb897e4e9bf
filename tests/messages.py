"""The catalogue of translations, without gettext: ``python -m tests.messages``, or ``make messages``.

Gathers every string that code or a template marks, keeps the translations there are, drops what nobody says
any more, and compiles. Both files are committed: a site needs nothing but Django to read them.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import django
import polib
from django.template.base import Lexer, Node, NodeList, Origin, Parser, Token, TokenType
from django.template.engine import Engine
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tests import house_rules as rules

FOLDER = rules.ROOT / "config" / "locale" / "ko" / "LC_MESSAGES"
CATALOGUE, COMPILED = FOLDER / "django.po", FOLDER / "django.mo"
METADATA = {
    "Project-Id-Version": "Daesa",
    "Language": "ko",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
# Called so in code: which of the arguments are the context, the message and its plural.
MARKS = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
IN_TAGS = re.compile(r"""_\((["'])(.+?)\1\)""")


class Message(NamedTuple):
    """``context`` and ``plural`` are empty where there is none."""

    text: str
    plural: str = ""
    context: str = ""


def in_python(source: str) -> Iterator[Message]:
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        called = getattr(call.func, "id", getattr(call.func, "attr", ""))
        mark = "gettext" if called == "_" else called.removesuffix("_lazy").removesuffix("_noop")
        if mark in MARKS:
            given = [arg.value if isinstance(arg, ast.Constant) else "" for arg in call.args]
            context, text, plural = (given[at] if at is not None else "" for at in MARKS[mark])
            if text:
                yield Message(text, plural, context)


class Listener(Parser):
    """Django's parser, which also tells every node it met: those inside our own block tags too."""

    def __init__(self, source: str) -> None:
        engine = Engine.get_default()
        tokens = Lexer(source).tokenize()
        super().__init__(tokens, engine.template_libraries, engine.template_builtins, Origin(""))
        self.met: list[Node] = []
        self.parse()

    def extend_nodelist(self, nodelist: NodeList, node: Node, token: Token) -> None:
        self.met.append(node)
        super().extend_nodelist(nodelist, node, token)


def in_template(source: str) -> Iterator[Message]:
    for node in Listener(source).met:
        if isinstance(node, TranslateNode) and node.filter_expression.var.literal:
            yield Message(str(node.filter_expression.var.literal), "", _context(node))
        if isinstance(node, BlockTranslateNode):
            plural = node.render_token_list(node.plural)[0] if node.plural else ""
            yield Message(node.render_token_list(node.singular)[0], plural, _context(node))
        if node.token.token_type in (TokenType.VAR, TokenType.BLOCK):
            yield from (Message(text) for _, text in IN_TAGS.findall(node.token.contents))


def _context(node: TranslateNode | BlockTranslateNode) -> str:
    return node.message_context.resolve({}) if node.message_context else ""


def collected() -> dict[tuple[str, str], tuple[str, set[str]]]:
    """(context, text) → its plural and the files that say it."""
    found: dict[tuple[str, str], tuple[str, set[str]]] = {}
    for path, messages in _sources():
        for message in messages:
            plural, places = found.get((message.context, message.text), ("", set()))
            found[message.context, message.text] = (
                plural or message.plural,
                places | {rules.name(path)},
            )
    return found


# Folders of templates that speak English alone.
AT_THE_DESK = {"admin", "desk", "exchange"}


def _sources() -> Iterator[tuple[Path, Iterator[Message]]]:
    for path in rules.modules().values():
        yield path, in_python(path.read_text())
    for path in rules.files("*", "templates"):
        if not AT_THE_DESK & set(path.parts):
            yield path, in_template(path.read_text())


def catalogue(old: polib.POFile) -> polib.POFile:
    """What is said now, with the translations of the old catalogue."""
    new = polib.POFile(wrapwidth=100)
    new.metadata = METADATA
    for (context, text), (plural, places) in sorted(collected().items()):
        entry = polib.POEntry(
            msgid=text,
            msgctxt=context or None,
            msgid_plural=plural,
            occurrences=[(place, "") for place in sorted(places)],
        )
        known = old.find(text, msgctxt=context or None)
        said = known and (known.msgstr or known.msgstr_plural.get(0, ""))
        if plural:
            entry.msgstr_plural = {0: said or ""}
        else:
            entry.msgstr = said or ""
        new.append(entry)
    return new


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = catalogue(polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile())
    found.save(str(CATALOGUE))
    found.save_as_mofile(str(COMPILED))
    untranslated = found.untranslated_entries()
    print(f"{len(found)} messages, {len(untranslated)} without a translation")
    for entry in untranslated:
        print(f"  {entry.msgid}")
    return int(bool(untranslated))


if __name__ == "__main__":
    sys.exit(main())
