"""The forms of the site as its pages print them: a new one, or a new field of one, is found by itself."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import lxml.html
from django.test import Client

from tests.fuzz.routes import Route, pattern_of

ORIGIN = "http://testserver"


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
                found[pattern_of(form.address)].add(form)
    return {pattern: sorted(forms, key=str) for pattern, forms in found.items()}


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
    fields = {(name_of(box), value_of(box)) for box in boxes}
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
