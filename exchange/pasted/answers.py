"""What an editor answers above the form, carried out in the form's boxes."""

from desk.taking_over import Boxes, rows_sent, send_rows
from exchange.blogs.facts import new_show
from exchange.blogs.found import speaker_of
from exchange.pasted.above import Above
from exchange.pasted.article import key_of, with_sure
from exchange.pasted.boxes import add_rows, boxes_of, draft_of, show_named
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
    "title": ["show", "kind"],
}


def take_over(above: Above, key: str, boxes: Boxes) -> Boxes:
    """The boxes with the one thing of that key; the rest of the form stays as it is typed."""
    question = next((one for one in above.questions if one.key == key), None)
    if question is None:
        return boxes
    alone = with_sure(above.with_taken([key]), lambda name, one: key_of(name, one) == key)
    if question.name == "title":
        alone = above.with_taken([*above.taken, key])
    show = above.show or show_named(alone) or new_show(above.article)
    told = boxes_of(above.page, above.request, draft_of(alone, show, "", above.catalogue))
    taken = dict(boxes)
    if question.name in ("moments", "lines"):
        add_rows(taken, told, question.name)
    elif question.name == "in_brief":
        points = [*boxes.get("in_brief", []), *told.get("in_brief", [])]
        taken["in_brief"] = ["\n".join(filter(None, points))]
    else:
        for name in BOXES[question.name]:
            taken[name] = told.get(name, [])
    return taken


def with_show(boxes: Boxes, show: Show) -> Boxes:
    """The show chosen, and each line said by the character of it who is called as its speaker."""
    kind = boxes.get("kind", [])
    taken = boxes | {"show": [str(show.pk)]}
    if kind == [Review.Kind.ARTICLE]:
        taken["kind"] = [Review.Kind.REVIEW]
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
    return taken
