"""What an editor does with an article at the desk."""

import lxml.html
from django.urls import reverse

from exchange.pasted.presses import ADD, CHANGE, FACT, LEAVE, MAKE, TAKE, TICKED, USE
from tests.desk_form import DeskForm

PASTE = "/admin/reviews/review/pasted/"
ANSWER = "/admin/reviews/review/pasted/answer/"
HTML = """<p>Title : Night Ferry<br>Hangul : 밤배<br>Year : 2019<br>Network : tvN<br>Episodes : 12</p>
<p>Main Cast : Kim Ha-neul as Seo Ji-ah, Park Do-yun as Han Gyeol</p>
<p>It is a slow show about a ferry and the two who keep missing it, and I loved
nearly every minute of the crossing. 🛳</p>
<p>Rating: 4.5/5</p>
<h2>Highlights</h2>
<p>Episode 3: the rain on the upper deck, where nobody says a word.</p>
<h2>Memorable lines</h2>
<p>“The sea keeps no timetable.” – Seo Ji-ah, episode 5. It is the whole show in one sentence.</p>
<p>#slowburn #밤배</p>"""
UNSURE = HTML.replace(
    "where nobody says a word.", 'where <a href="https://a.example/">nobody</a> says a word.'
)
"""A link would be lost with the text of its moment."""


def paste(client, text=HTML, headline="Night Ferry: a review", **headers):
    return client.post(PASTE, {"headline": headline, "text": text}, headers=headers)


def opened(client, text=HTML, headline="Night Ferry: a review") -> DeskForm:
    """The form of a new review, filled from the article."""
    answer = paste(client, text, headline)
    assert answer.status_code == 302, answer.text
    return at(client, answer)


def at(client, answer) -> DeskForm:
    """The form that an answer leads to; what it sends goes where its own address leads."""
    form = DeskForm(client, answer.url)
    form.url = reverse("admin:reviews_review_add")
    form.opened_at = answer.url
    form.data |= _above(client, form)
    return form


def _above(client, form) -> dict[str, list[str]]:
    """What the boxes above the form hold, which belong to it."""
    sent: dict[str, list[str]] = {}
    for box in page_of(client, form).xpath("//*[@form='review_form'][self::input or self::select]"):
        is_off = box.get("type") == "checkbox" and box.get("checked") is None
        value = box.value if box.tag == "select" else box.get("value") or ""
        if not is_off and value is not None:
            sent.setdefault(box.get("name"), []).append(value)
    return sent


def page_of(client, form) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(client.get(form.opened_at).text)


def words(element) -> str:
    return " ".join(element.text_content().split())


def section(client, form) -> str:
    return words(page_of(client, form).get_element_by_id("desk-article"))


def keys(client, form, name) -> dict[str, str]:
    """What each button or box above the form says, and the key that it sends."""
    found = page_of(client, form).xpath(f"//*[@form='review_form'][@name='{name}']")
    return {
        words(one if one.tag == "button" else one.getparent()): one.get("value") for one in found
    }


def answer(client, form, name, label) -> DeskForm:
    """Presses the one button whose words hold the label."""
    (key,) = [key for words, key in keys(client, form, name).items() if label in words]
    return at(client, client.post(ANSWER, {**form.data, name: key}))


def take(client, form, label) -> DeskForm:
    return answer(client, form, TAKE, label)


def leave(client, form, label) -> DeskForm:
    return answer(client, form, LEAVE, label)


def make_show(client, form, *without, **typed) -> DeskForm:
    """With every ticked fact but those whose words hold one of ``without``."""
    return _send_facts(client, form.type(**typed), MAKE, without)


def add_to_show(client, form, *without) -> DeskForm:
    return _send_facts(client, form, ADD, without)


def _send_facts(client, form, button, without) -> DeskForm:
    page = page_of(client, form)
    ticked = [
        box.get("value")
        for box in page.xpath(f"//input[@name='{FACT}'][@checked]")
        if not any(left in words(box.getparent()) for left in without)
    ]
    return at(client, client.post(ANSWER, {**form.data, FACT: ticked, TICKED: "1", button: "1"}))


def use_show(client, form, show) -> DeskForm:
    return at(client, client.post(ANSWER, {**form.data, "_show": str(show.pk), USE: ""}))


def change_show(client, form, label) -> DeskForm:
    return answer(client, form, CHANGE, label)


def boxes(form, *names) -> list:
    """What a browser shows, which drops the line end that Django writes before a text."""
    return [str(form.data.get(name, [""])[0]).removeprefix("\n") for name in names]


def marked(client, form) -> dict[str, str]:
    """The help of each box that says so, by the name of the box."""
    page = page_of(client, form)
    found = {}
    for mark in page.find_class("desk-from-text"):
        (help_text,) = mark.xpath("ancestor::div[contains(@class, 'help')]")
        found[help_text.get("id").removeprefix("id_").removesuffix("_helptext")] = words(mark)
    return found
