"""The forms of the site as its pages print them: a new one, or a new field of one, is found by itself."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import lxml.html
from django.test import Client

from tests.fuzz.routes import Route, pattern_of

ORIGIN = "http://testserver"
REVIEW = "/admin/reviews/review/"
TOKEN = "csrfmiddlewaretoken"
"""Another in each form, and not asked for in tests."""


@dataclass(frozen=True)
class Form:
    """Where it is sent, and every field with what stands in it; ``files`` are those for files."""

    address: str
    fields: tuple[tuple[str, str], ...]
    files: frozenset[str]
    is_post: bool


def forms_of(client: Client, routes: list[Route]) -> dict[str, list[Form]]:
    """By the pattern that takes them, whichever page they stand on."""
    found: dict[str, set[Form]] = defaultdict(set)
    for route in routes:
        for address in route.known[:2]:
            for form in forms_at(client, address):
                for one in (form, *by_script(form)):
                    found[pattern_of(one.address)].add(one)
    return {pattern: sorted(forms, key=str) for pattern, forms in found.items()}


def by_script(form: Form) -> Iterator[Form]:
    """What the scripts of a review's form send besides, of its fields or of fields that no page prints."""
    place, _, page = form.address.removesuffix("/").rpartition("/")
    if not form.address.startswith(REVIEW) or page not in {"add", "change"}:
        return
    base = f"{place}/add" if page == "add" else place
    whole = tuple(pair for pair in form.fields if pair[0] not in form.files)
    for deed in ("kept", "preview"):
        yield Form(f"{base}/{deed}/", whole, frozenset(), is_post=True)
    for deed in ("credit/1", "person/1", *(["ignore"] if page == "change" else [])):
        yield Form(
            f"{base}/names/{deed}/", (("words", "Shin Se-kyung"),), frozenset(), is_post=True
        )
    yield Form(f"{REVIEW}pictures/", (("image", ""),), frozenset({"image"}), is_post=True)


def forms_at(client: Client, address: str) -> list[Form]:
    response = client.get(address)
    if response.status_code != 200 or "html" not in response.headers.get("Content-Type", ""):
        return []
    page = lxml.html.fromstring(response.content.decode())
    return [read(form, address) for form in page.xpath("//form")]


def read(form, address: str) -> Form:
    """With the buttons too, for each of them is a field of the form; ``form.fields`` leaves them out."""
    boxes = [box for box in form.inputs if box.name]
    boxes += list(form.xpath(".//button[@name]"))
    fields = {(name_of(box), value_of(box)) for box in boxes if box.get("name") != TOKEN}
    return Form(
        urlsplit(urljoin(ORIGIN + address, form.action or "")).path,
        tuple(sorted(fields)),
        frozenset(name_of(box) for box in boxes if box.get("type") == "file"),
        is_post=form.method == "POST",
    )


def name_of(box) -> str:
    return box.get("name").replace("__prefix__", "0")


def value_of(box) -> str:
    if box.tag == "select":
        options = [option.get("value", "") for option in box.xpath(".//option")]
        return next((value for value in options if value), "")
    if box.tag == "textarea":
        return box.text or ""
    return box.get("value") or ""
