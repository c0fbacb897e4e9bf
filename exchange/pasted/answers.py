"""What an editor answers above the form, carried out in the form's boxes."""

from desk.taking_over import Boxes, rows_sent, send_rows
from exchange.blogs.facts import new_show
from exchange.blogs.found import speaker_of
from exchange.pasted.above import Above
from exchange.pasted.article import key_of, with_sure
from exchange.pasted.boxes import ROWS, add_rows, boxes_of, draft_of, row_key, show_named
from exchange.pasted.places import without
from exchange.pasted.presses import ABOUT, LOOK, TAKEN, TICKED
from reviews.models import Review
from shows.models import Show
from text.episodes import FINALE

BOXES = {
    "rating": ["rating"],
    "coverage": ["watched"],
    "review_kind": ["kind"],
    "spoils_to": ["spoils_to"],
    "warning": ["spoils_to"],
    "disclosure": ["disclosure"],
}
EDITORS_OWN = {"show", "body", "author", "kind"}


def take_over(above: Above, key: str, boxes: Boxes, *, stays: bool) -> Boxes:
    """The boxes with the one thing of that key; the rest of the form stays as it is typed.

    Its words leave the text where it is known where they stand, unless ``stays``.
    """
    question = next((one for one in above.questions if one.key == key), None)
    if question is None:
        return boxes
    alone = with_sure(above.with_taken([key]), lambda name, one: key_of(name, one) == key)
    show = above.show or show_named(alone) or new_show(above.article)
    told = boxes_of(above.page, above.request, draft_of(alone, show, "", above.catalogue))
    taken = boxes | {TAKEN: [*above.taken, key]}
    if question.name in ("moments", "lines"):
        add_rows(taken, told, question.name)
    elif question.name == "in_brief":
        points = [*boxes.get("in_brief", []), *told.get("in_brief", [])]
        taken["in_brief"] = ["\n".join(filter(None, points))]
    else:
        for name in BOXES[question.name]:
            taken[name] = told.get(name, [])
    if not stays:
        lines, sentence = above.places.told(question.name, question.found)
        taken["body"] = [without(body, lines, sentence) for body in boxes.get("body", [])]
    return taken


def settled(above: Above, boxes: Boxes) -> Boxes:
    """Lines of which a box or the show has everything by now leave the text."""
    gone = above.after(boxes).gone - above.gone
    texts = above.places.texts(gone)
    return boxes | {"body": [without(body, texts) for body in boxes.get("body", [])]}


def with_show(above: Above, boxes: Boxes, show: Show) -> Boxes:
    """The show chosen, what was not sure without it filled in, and each line said by who is called so."""
    taken = boxes | {"show": [str(show.pk)], ABOUT: ["1"]}
    for name in (TICKED, LOOK):
        taken.pop(name, None)
    if boxes.get("kind") == [Review.Kind.ARTICLE]:
        taken["kind"] = [Review.Kind.REVIEW]
    if not above.read.is_review:
        taken = _filled(taken, above.told, above.after(taken).told)
    cast = list(show.credits.select_related("person"))
    rows = rows_sent(taken, {}, "lines")
    for row in rows:
        speaker = next(iter(row.boxes.get("speaker", [])), "")
        credit = None if any(row.boxes.get("credit", [])) else speaker_of(speaker, cast)
        if credit is None:
            continue
        row.boxes.update({"credit": [str(credit.pk)], "speaker": [""]})
        if not any(row.boxes.get("episode", [])) and not any(
            row.boxes.get("spoils_to_override", [])
        ):
            row.boxes["spoils_to_override"] = [str(FINALE)]
    send_rows(taken, {}, "lines", rows)
    return settled(above, taken)


def _filled(boxes: Boxes, before: Boxes, now: Boxes) -> Boxes:
    """What the article fills now and did not before, in boxes that nobody has typed in."""
    filled = dict(boxes)
    for name, values in now.items():
        is_of_rows = name.startswith(tuple(f"{part}-" for part in ROWS))
        if not is_of_rows and name not in EDITORS_OWN and boxes.get(name) == before.get(name):
            filled[name] = values
    for part in ROWS:
        there = [row_key(row, part) for row in rows_sent(dict(filled), {}, part)]
        there += [row_key(row, part) for row in rows_sent(dict(before), {}, part)]
        new = [row for row in rows_sent(dict(now), {}, part) if row_key(row, part) not in there]
        rows = rows_sent(filled, {}, part)
        send_rows(filled, {}, part, [*rows, *new])
    return filled
