"""The rules of the house as functions from source text to faults; ``test_house.py`` applies them."""

import ast
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {".git", ".venv", "var", "mutants", "__pycache__", ".hypothesis"}

# The ladder: a rung's models know only what stands on a lower number.
RUNGS = {
    "text": 0,
    "rows": 1,
    "images": 1,
    "search": 2,
    "house": 2,
    "accounts": 3,
    "people": 3,
    "shows": 4,
    "reviews": 5,
    "comments": 6,
    "newsletter": 7,
    "desk": 8,
    "exchange": 9,
}
# All modules of these rungs keep to the ladder: they hold no tables, or one that nobody else writes.
PURE = ("text", "rows", "images", "search")
# Each is a name for “somewhere”.
SOMEWHERE = {"utils", "helpers", "common", "core", "services", "signals"}

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_TEMPLATE = 100
LONGEST_SCRIPT = 60

COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
REFERENCE = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"'#]+)""")
INCLUDE = re.compile(r"{%\s*include\s[^%]*%}")
IN_TEMPLATES = {
    "the safe filter": re.compile(r"\|\s*(?:safe|safeseq)\b"),
    "autoescape switched off": re.compile(r"{%\s*autoescape\s+off"),
    "an inline style": re.compile(r"""<[^>]*\sstyle\s*=|<style\b""", re.IGNORECASE),
    "an inline handler": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["'{]""", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "a javascript: address": re.compile(r"""=\s*["']?javascript:""", re.IGNORECASE),
}
# A bare name goes through the page's import map, which knows the hashed address.
SCRIPT_IMPORT = re.compile(
    r"""^\s*(?:import|export)\b[^;"']*["'][./]|\bimport\s*\(""", re.MULTILINE
)


def files(pattern: str, folder: str = ".") -> list[Path]:
    """Our own files below the folder, sorted; none of the environment's, of data or of caches."""
    found = []
    for place, folders, names in (ROOT / folder).walk():
        folders[:] = [one for one in folders if one not in NOT_OURS and not one.endswith("_cache")]
        found += [place / one for one in names if fnmatch(one, pattern) and one not in NOT_OURS]
    return sorted(found)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_files(*, with_migrations: bool = False) -> list[Path]:
    return [path for path in files("*.py") if with_migrations or "migrations" not in path.parts]


# Modules and what they import


def modules() -> dict[str, Path]:
    """Dotted name → file, for every module outside tests and migrations."""
    found = {}
    for path in python_files():
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[0] != "tests":
            found[".".join(parts).removesuffix(".__init__")] = path
    return found


def imported(source: str, module: str) -> Iterator[str]:
    """Every dotted name that the module imports, inside functions too; ``from a import b`` gives both."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*module.split(".")[: -node.level], *filter(None, [base])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def is_bound(module: str) -> bool:
    """Whether the ladder binds it: models, and everything in the rungs that have none."""
    app, _, rest = module.partition(".")
    return app in PURE or (app in RUNGS and rest.split(".")[0] == "models")


def ladder_faults(sources: dict[str, str]) -> list[str]:
    """Models modules (and whatever of their own app they lean on) that know a higher or equal rung."""
    packages = {module.split(".")[0] for module in sources}
    faults = []
    waiting = [module for module in sources if is_bound(module)]
    seen = set(waiting)
    for module in waiting:
        app = module.split(".")[0]
        for target in sorted(set(imported(sources[module], module))):
            other = target.split(".")[0]
            if other == app and target in sources and target not in seen:
                seen.add(target)
                waiting.append(target)
            if other != app and other in packages and RUNGS.get(other, 99) >= RUNGS[app]:
                faults.append(f"{module} imports {target}")
    return faults


# Lengths


def long_functions(source: str) -> list[str]:
    return [
        f"{node.name}: {lines} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]


def too_long(paths: Iterable[Path], limit: int) -> list[str]:
    counts = ((path, len(path.read_text().splitlines())) for path in paths)
    return [f"{name(path)}: {lines} lines" for path, lines in counts if lines > limit]


# Templates


def template_faults(source: str, *, is_mail: bool = False) -> list[str]:
    """Mails may style inline: many programs that show them read nothing else, and no policy covers them."""
    text = COMMENT.sub("", source)
    faults = [what for what, pattern in IN_TEMPLATES.items() if pattern.search(text)]
    if is_mail and "an inline style" in faults:
        faults.remove("an inline style")
    for include in INCLUDE.findall(text):
        if not re.search(r"\sonly\s*%}$", include):
            faults.append(f"an include without only: {include}")
        if not REFERENCE.match(include):
            faults.append(f"an include by variable: {include}")
    return faults


def referenced_templates(source: str) -> set[str]:
    """What a template extends or includes."""
    return set(REFERENCE.findall(COMMENT.sub("", source)))


def named_templates(source: str) -> set[str]:
    """Template names among the strings of Python code; a partial's ``#name`` is cut off."""
    strings = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {
        text.partition("#")[0]
        for text in strings
        if isinstance(text, str) and re.fullmatch(r"[\w/.-]+\.(?:html|txt|xml)(?:#[\w-]+)?", text)
    }


def unreached(templates: dict[str, str], roots: set[str]) -> list[str]:
    """Templates that nothing leads to, starting from the roots."""
    waiting = sorted(roots & set(templates))
    seen = set(waiting)
    for template in waiting:
        found = referenced_templates(templates[template]) & set(templates) - seen
        seen |= found
        waiting += sorted(found)
    return sorted(set(templates) - seen)


# Derived columns


def read_attributes(source: str, function: str) -> set[str]:
    """The ``self.…`` names that a function of that name reads, anywhere in the source."""
    return {
        inner.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.name == function
        for inner in ast.walk(node)
        if isinstance(inner, ast.Attribute)
        and isinstance(inner.value, ast.Name)
        and inner.value.id == "self"
    }


def partial_writes(source: str, sources_of: dict[str, set[str]]) -> list[str]:
    """Writes that name a source of a derived column and so leave that column stale.

    ``sources_of`` is derived column → source columns. ``update`` and ``bulk_update`` never compute;
    ``save`` does when the derived column is named too.
    """
    faults = []
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        keywords = {word.arg: word.value for word in call.keywords if word.arg}
        named = set(keywords) if method in ("update", "aupdate") else set()
        for keyword in ("update_fields", "fields"):
            if keyword in keywords and method in ("save", "asave", "bulk_update", "bulk_create"):
                named |= _strings(keywords[keyword])
        if method == "bulk_update" and len(call.args) > 1:
            named |= _strings(call.args[1])
        for derived, sources in sources_of.items():
            if named & sources and not (method == "save" and derived in named):
                faults.append(f"line {call.lineno}: {method} of {sorted(named & sources)}")
    return faults


def _strings(node: ast.AST) -> set[str]:
    return {
        inner.value
        for inner in ast.walk(node)
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
    }
