"""Nothing that is typed into a comment's form becomes markup, in whichever box and on whichever page."""

import pytest
from lxml import html

from comments.models import Comment
from comments.threads import REPLIES_PER_PART
from tests import factories as make
from tests.comments.typing import form_of, typed
from tests.payloads import PAYLOADS

ENOUGH = 500
BOXES = ("name", "email", "body", "spoils_to", "about", "parent", "stamp", "website", "as_editor")
OURS = {"a", "em", "blockquote", "p", "br", "span"}
ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "srcdoc", "background")


def faults(page: str, elements: set[str]) -> list[str]:
    """Scripts, handlers, addresses that run, and elements that a harmless page does not have."""
    found = []
    for element in html.document_fromstring(page.replace("\0", "")).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in elements:
            found.append(f"<{element.tag}>")
        if element.tag == "script" and not (is_ours(element) or is_data(element)):
            found.append("a script")
        for name, value in element.attrib.items():
            address = "".join(value.split()).lower()
            if name.startswith("on") or (
                name in ADDRESSES and not address.startswith(("/", "#", "?", "http", "mailto:"))
            ):
                found.append(f"{name}={value}")
    return found


def is_ours(script) -> bool:
    return script.get("src", "").startswith(("/static/", "/admin/jsi18n/"))


def is_data(script) -> bool:
    """For machines and for other scripts, which nothing can end early."""
    is_json = script.get("type") in ("application/ld+json", "application/json")
    return is_json and "<" not in script.text


def unescaped(page: str, payload: str) -> bool:
    return "<" in payload and payload in page


def elements_of(page: str) -> set[str]:
    tree = html.document_fromstring(page)
    return {element.tag for element in tree.iter() if isinstance(element.tag, str)} | OURS


def test_there_are_enough_of_them():
    assert len(PAYLOADS) >= ENOUGH


def test_form_that_comes_back_holds_no_markup(client, db, record_property):
    url = form_of(make.ReviewFactory())
    harmless = elements_of(client.post(url, typed(name="", spoils_to="x", about="x")).text)
    found = []
    for payload in PAYLOADS:
        page = client.post(url, dict.fromkeys(BOXES, payload)).text
        found += [(payload, fault) for fault in faults(page, harmless)]
        found += [(payload, "unescaped")] * unescaped(page, payload)
    assert found == []
    assert not Comment.objects.exists()
    record_property("told", f"scripts: {len(PAYLOADS)} payloads, 0 in the form")


@pytest.mark.parametrize("name", ["about", "parent"])
def test_address_of_the_form_brings_no_markup(client, db, name):
    url = form_of(make.ReviewFactory())
    harmless = elements_of(client.get(url, {name: "x"}).text)
    found = []
    for payload in PAYLOADS[::4]:
        page = client.get(url, {name: payload}).text
        found += [(payload, fault) for fault in faults(page, harmless)]
        found += [(payload, "unescaped")] * unescaped(page, payload)
    assert found == []


def test_preview_holds_no_markup_but_ours(client, db):
    url = form_of(make.ReviewFactory())
    harmless = elements_of(client.post(url, typed(preview="1")).text)
    found = []
    for payload in PAYLOADS:
        page = client.post(url, typed(name=payload[:80], body=payload, preview="1")).text
        found += [(payload, fault) for fault in faults(page, harmless)]
        found += [(payload, "unescaped")] * unescaped(page, payload)
    assert found == []


def talk_of_payloads():
    """A thread with each payload as a name and as a text; the first is about to be answered."""
    kept = [payload.replace("\0", "") for payload in PAYLOADS]  # as every form leaves it
    root = make.CommentFactory(body="\n\n".join(kept)[:10_000])
    for payload in kept:
        make.CommentFactory(parent=root, author_name=payload[:80], body=payload)
    return root


def test_page_of_the_talk_holds_no_markup_but_ours(client, db):
    harmless_review = make.CommentFactory().review
    harmless = elements_of(client.get(harmless_review.get_absolute_url()).text)
    root = talk_of_payloads()
    pages = [
        client.get(root.review.get_absolute_url(), {"thread": root.pk, "replies": part}).text
        for part in range(1, len(PAYLOADS) // REPLIES_PER_PART + 2)
    ]
    assert [fault for page in pages for fault in faults(page, harmless)] == []
    whole = "".join(pages)
    assert [payload for payload in PAYLOADS if unescaped(whole, payload)] == []
    assert whole.count('class="comment-text"') == len(PAYLOADS) + len(pages)
