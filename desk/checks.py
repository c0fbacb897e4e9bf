"""Before a review is published: what is missing or looks wrong. Checks advise; none stands in the way."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from desk.drafts import Draft
from desk.links import broken_links
from desk.money import favour_in
from reviews.models import Photo, Review
from text import prose
from text.episodes import FINALE
from text.reader import PHOTO
from text.tree import HEADINGS, read

LONGEST_DEK = 200
SHORTEST_ALT = 4
ENDING = re.compile(
    r"\b(?:finale|epilogue|(?:final|last) (?:episode|scene|minutes?)|the ending"
    r"|ends? with|dies|died|is killed|gets? married|breaks? up)\b"
    r"|결말|최종회|마지막 ?회|종영",
    re.IGNORECASE,
)
EPISODE = re.compile(r"\b(?:episode|ep\.?) ?(\d{1,3})\b|(\d{1,3})[회화]", re.IGNORECASE)
AFFILIATE = re.compile(
    r"amzn\.to|[?&](?:tag|aff(?:id|iliate)?|ref(?:erral)?|utm_medium=affiliate)="
    r"|awin1|shareasale|go\.skimresources|anrdoezrs|jdoqocy|link\.coupang",
    re.IGNORECASE,
)
FILE_NAME = re.compile(
    r"\.(?:jpe?g|png|webp|avif|gif)$|^(?:img|dsc|image|screenshot)[\s_-]?\d+", re.IGNORECASE
)


@dataclass(frozen=True)
class Advice:
    """A sentence, and the ``id`` of the box of the form where it can be followed."""

    words: str
    box: str


def advice_for(draft: Draft) -> list[Advice]:
    """In the order of the form; empty where nothing is missing. One query for each link within the site."""
    body = read(draft.review.body)
    return [advice for check in CHECKS for advice in check(draft, body)]


def missing_words(draft: Draft, body: HtmlElement) -> Iterator[Advice]:
    review = draft.review
    is_page = review.kind == Review.Kind.PAGE
    if not review.dek:
        where = "search engines" if is_page else "cards, feeds and search engines"
        yield Advice(f"There is no dek: {where} have only the headline.", "id_dek")
    elif len(review.dek) > LONGEST_DEK:
        yield Advice(
            f"The dek has {len(review.dek)} characters; search engines cut it at about 160.",
            "id_dek",
        )
    if not review.points and review.show:
        yield Advice(
            "“In short” is empty: it is all that a reader sees who asks “Should I watch?”.",
            "id_in_brief",
        )
    if not prose.reading_minutes(review.body):
        yield Advice("There is no text.", "id_body")
    if review.rating is None and review.kind == Review.Kind.REVIEW:
        yield Advice("There is no rating.", "id_rating")
    if not draft.tags and not is_page:
        yield Advice("There are no tags.", "id_tags")


def coverage(draft: Draft, body: HtmlElement) -> Iterator[Advice]:
    review = draft.review
    if not _has_episodes(review):
        return
    if review.last_episode is None:
        yield Advice("It does not say which episodes were watched.", "id_watched")
        return
    last = max(
        [row.last_episode or 0 for row in draft.moments]
        + [row.episode or 0 for row in draft.lines]
        + [0]
    )
    if last > review.last_episode:
        yield Advice(
            f"A moment or a line is of episode {last}; the review covers episodes up to"
            f" {review.last_episode}.",
            "id_watched",
        )


def boundaries(draft: Draft, body: HtmlElement) -> Iterator[Advice]:
    """Sections whose open text tells an ending, or names an episode past the boundary."""
    review = draft.review
    end = (review.show and review.show.episode_count) or FINALE
    if review.spoils_to >= end:
        return
    episodes = range(review.spoils_to + 1, end + 1) if _has_episodes(review) else range(0)
    for heading, words in _open_sections(body):
        found = ENDING.search(words)
        if found:
            yield Advice(
                f"{heading} seems to tell an ending (“{found[0]}”) in open text: mark a spoiler"
                " block, or raise the boundary.",
                "id_spoils_to",
            )
            continue
        late = {int(one or other) for one, other in EPISODE.findall(words)} & set(episodes)
        if late:
            yield Advice(
                f"{heading} speaks of episode {max(late)} in open text, whose boundary is"
                f" {review.spoils_to}.",
                "id_spoils_to",
            )


def _has_episodes(review: Review) -> bool:
    return review.show is not None and not review.show.is_film


def _open_sections(body: HtmlElement) -> Iterator[tuple[str, str]]:
    """A name for each part between two headings, and its words outside spoiler blocks."""
    name, words = "The beginning", list[str]()
    for block in body:
        if block.tag in HEADINGS:
            yield name, " ".join(words)
            name, words = f"“{block.text_content().strip()}”", []
        if block.tag not in {"div", "figure"}:
            words.append(block.text_content())
    yield name, " ".join(words)


def disclosure(draft: Draft, body: HtmlElement) -> Iterator[Advice]:
    if draft.review.disclosure:
        return
    words = [body.text_content(), draft.review.dek, draft.review.in_brief]
    found = favour_in(" ".join(words))
    link = next(
        (a.get("href", "") for a in body.iter("a") if AFFILIATE.search(a.get("href", ""))), ""
    )
    if found or link:
        what = f"“{found}”" if found else f"the link {link[:60]}"
        yield Advice(
            f"It speaks of money or favours ({what}), but there is no disclosure.", "id_disclosure"
        )


def headings(draft: Draft, body: HtmlElement) -> Iterator[Advice]:
    level = 1
    for heading in body.iter(*HEADINGS):
        own = int(heading.tag[1])
        if own > level + 1:
            words = heading.text_content().strip()
            yield Advice(
                f"The heading “{words}” is of level {own}, right after level {level}.", "id_body"
            )
        level = own


def photos(draft: Draft, body: HtmlElement) -> Iterator[Advice]:
    for place, photo in enumerate(draft.photos):
        yield from _photo(photo, f"id_photos-{place}")
    numbers = {photo.number for photo in draft.photos}
    for figure in body.iter("figure"):
        if int(figure.attrib[PHOTO]) not in numbers:
            yield Advice(
                f"The text has a place for photo {figure.attrib[PHOTO]}, but there is no such photo.",
                "id_body",
            )


def _photo(photo: Photo, row: str) -> Iterator[Advice]:
    if len(photo.alt.strip()) < SHORTEST_ALT or FILE_NAME.search(photo.alt):
        yield Advice(f"Photo {photo.number} has no alternative text that helps.", f"{row}-alt")
    elif photo.alt.strip() == photo.caption.strip():
        yield Advice(
            f"Photo {photo.number}: the alternative text only repeats the caption.", f"{row}-alt"
        )
    if not photo.credit:
        yield Advice(f"Photo {photo.number} has no credit.", f"{row}-credit")


def links(draft: Draft, body: HtmlElement) -> Iterator[Advice]:
    addresses = [a.get("href", "") for a in body.iter("a")]
    for address in broken_links(addresses, draft):
        yield Advice(f"The link {address[:80]} leads to no page of this site.", "id_body")


def speakers(draft: Draft, body: HtmlElement) -> Iterator[Advice]:
    for place, line in enumerate(draft.lines):
        if line.credit_id is None and not line.speaker:
            yield Advice(f"Line {place + 1} does not say who speaks.", f"id_lines-{place}-speaker")


CHECKS: list[Callable[[Draft, HtmlElement], Iterator[Advice]]] = [
    missing_words,
    boundaries,
    headings,
    links,
    coverage,
    disclosure,
    photos,
    speakers,
]
