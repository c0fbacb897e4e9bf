"""A review as one text: its body with what stands in columns of their own here, in words that read well.

They are the words by which `text.articles` recognises the parts again. What gives something away is shut in
`details`, which says how far: browsers open it by hand, and an import here veils it again.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from html import escape

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from lxml.html import HtmlElement

from exchange.wordpress.pictures import Pictures
from reviews.models import Correction, HighlightMoment, MemorableLine, Photo, Review, Verdict
from shows.models import Credit, Show
from text import prose
from text.episodes import FINALE
from text.reader import PHOTO, SPOILS_TO
from text.tree import read

_CAST = {
    "Main cast": (Credit.Role.LEAD,),
    "Supporting cast": (Credit.Role.SUPPORT, Credit.Role.GUEST),
}
_QUOTES = "“”\"‘'«「『"
_CREW = {
    "Director": Credit.Role.DIRECTOR,
    "Writer": Credit.Role.WRITER,
    "Music": Credit.Role.MUSIC,
    "Original author": Credit.Role.ORIGINAL_AUTHOR,
}


def article_of(review: Review, pictures: Pictures) -> str:
    photos = {photo.number: photo for photo in review.photos.all()}
    moments = list(review.moments.all())
    in_moments = {moment.photo_id for moment in moments}
    placed = prose.placed_photos(review.body)
    after = [
        photo
        for photo in photos.values()
        if photo.number not in placed and photo.pk not in in_moments
    ]
    parts = [
        *_announcement(review),
        *_facts(review),
        *_points(review),
        _body(review, photos, pictures),
        *(_figure(photo, pictures) for photo in after),
        *_verdict(review),
        *_moments(moments, pictures),
        *_lines(list(review.lines.all())),
        *_verdicts(list(review.verdicts.all())),
        *_corrections(list(review.corrections.all())),
        *_disclosure(review),
    ]
    return "\n".join(filter(None, map(str, parts)))


def shut(content: str, spoils_to: int) -> SafeString:
    """The content itself where it gives nothing away."""
    if not spoils_to:
        return mark_safe(content)
    return format_html(
        '<details {}="{}"><summary>{}</summary>\n{}\n</details>',
        *(mark_safe(SPOILS_TO), spoils_to, told_to(spoils_to), mark_safe(content)),
    )


def both_scripts(latin: str, hangul: str) -> str:
    return f"{latin} ({hangul})" if hangul and hangul != latin else latin


def _announcement(review: Review) -> Iterator[SafeString]:
    """What kind of text it is, where it has no rating to tell, and how far even its open part goes."""
    if review.kind in (Review.Kind.RECAP, Review.Kind.FIRST_LOOK):
        yield format_html("<p>{}</p>", review.get_kind_display())
    if review.spoils_to:
        yield format_html("<p>{}.</p>", told_to(review.spoils_to))


def told_to(spoils_to: int) -> str:
    return f"Spoilers to {'the ending' if spoils_to >= FINALE else f'episode {spoils_to}'}"


# What is known of the show


def _facts(review: Review) -> Iterator[SafeString]:
    if review.show is None:
        return
    credits = list(review.show.credits.all())
    told = [*_of_show(review.show), *_crew(credits), ("Where to watch", _offers(review.show))]
    rows = [(label, value) for label, value in told if value]
    yield _paragraph(rows)
    for label, roles in _CAST.items():
        if cast := [_part(one) for one in credits if one.role in roles]:
            yield _paragraph([(label, ", ".join(cast))])


def _of_show(show: Show) -> Iterator[tuple[str, str]]:
    yield "Title", show.title
    yield "Hangul", show.title_hangul
    yield "Romanization", show.title_romanized
    yield "Also known as", ", ".join(show.other_titles)
    yield "Year", str(show.year or "")
    yield "Type", "" if show.kind == Show.Kind.DRAMA else show.kind.capitalize()
    yield "Network", show.original_network.name if show.original_network else ""
    yield "Episodes", str(show.episode_count or "")
    yield "Aired", " – ".join(map(_day, _run(show)))
    yield "Airing days", str(show.get_airing_days_display())
    yield "Runtime", show.runtime
    yield "Genre", ", ".join(genre.name for genre in show.genres.all())


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _run(show: Show) -> list[date]:
    return [day for day in (show.aired_from, show.aired_to) if day]


def _crew(credits: list[Credit]) -> Iterator[tuple[str, str]]:
    for label, role in _CREW.items():
        names = (
            both_scripts(one.person.name, one.person.name_hangul)
            for one in credits
            if one.role == role
        )
        yield label, ", ".join(names)


def _part(credit: Credit) -> str:
    actor = both_scripts(credit.person.name, credit.person.name_hangul)
    character = both_scripts(credit.character, credit.character_hangul)
    part = f"{actor} as {character}" if character else actor
    return f"{part} (guest)" if credit.role == Credit.Role.GUEST else part


def _offers(show: Show) -> str:
    return ", ".join(
        f"{one.platform.name} ({', '.join(filter(None, [one.region, f'as of {one.checked_on}']))})"
        for one in show.availability.all()
        if one.is_available
    )


def _paragraph(rows: Iterable[tuple[str, str]]) -> SafeString:
    lines = format_html_join(mark_safe("<br>\n"), "{}: {}", rows)
    return format_html("<p>{}</p>", lines)


# What was written


def _points(review: Review) -> Iterator[SafeString]:
    if review.points:
        points = format_html_join("", "<li>{}</li>\n", ((one,) for one in review.points))
        yield format_html("<h2>In short</h2>\n<ul>\n{}</ul>", points)


def _body(review: Review, photos: dict[int, Photo], pictures: Pictures) -> str:
    """The stored shapes with each spoiler shut and each photo in its place."""
    return "\n".join(_piece(block, photos, pictures) for block in read(review.body))


def _piece(block: HtmlElement, photos: dict[int, Photo], pictures: Pictures) -> str:
    if block.tag == "figure":
        photo = photos.get(int(block.attrib[PHOTO]))
        return _figure(photo, pictures) if photo else ""
    if block.tag == "div":
        inner = "\n".join(_piece(one, photos, pictures) for one in block)
        return shut(inner, int(block.attrib[SPOILS_TO]))
    for link in block.iter("a"):
        if link.get("href", "").startswith("/"):
            link.set("href", f"{settings.SITE_ADDRESS}{link.get('href')}")
    return prose.printed(block)


def _figure(photo: Photo, pictures: Pictures) -> SafeString:
    credit = f"Photo: {photo.credit}" if photo.credit else ""
    words = " ".join(filter(None, [photo.caption, credit]))
    caption = format_html("<figcaption>{}</figcaption>", words) if words else ""
    figure = format_html(
        '<figure><img src="{}" alt="{}" width="{}" height="{}">{}</figure>',
        *(pictures.address(str(photo.image.name)), photo.alt, photo.width, photo.height, caption),
    )
    return shut(figure, photo.spoils_to)


def _verdict(review: Review) -> Iterator[SafeString]:
    rows = []
    if review.rating is not None:
        rows.append(("Rating", f"{_short(review.rating)}/5"))
    if review.first_episode is not None:
        run = dict.fromkeys([review.first_episode, review.last_episode])
        rows.append(("Episodes watched", "–".join(map(str, run))))
    if rows:
        yield _paragraph(rows)


def _short(rating: Decimal) -> str:
    return f"{rating:f}".removesuffix(".0")


def _moments(moments: list[HighlightMoment], pictures: Pictures) -> Iterator[str]:
    if moments:
        yield "<h2>Highlight moments</h2>"
    for moment in moments:
        when = f"Episode {moment.episodes}: " if moment.episodes else ""
        words = format_html("{}<strong>{}</strong>", when, moment.title)
        told = f" {_in_paragraphs(moment.text)}" if moment.text else ""
        figure = _figure(moment.photo, pictures) if moment.photo else ""
        yield shut(f"<p>{words}{told}</p>{figure}", moment.spoils_to)


def _lines(lines: list[MemorableLine]) -> Iterator[str]:
    if lines:
        yield "<h2>Memorable lines</h2>"
    for line in lines:
        quotes = [f"“{one}”" for one in (line.quote, line.quote_hangul) if one]
        speaker = line.credit.character or line.credit.person.name if line.credit else line.speaker
        episode = f"episode {line.episode}" if line.episode else ""
        said = ", ".join(filter(None, [speaker, episode]))
        words = " ".join(filter(None, [*quotes, f"– {said}" if said else ""]))
        comment = _in_paragraphs(line.comment)
        if comment:  # one that begins with a quotation is not to be taken for the next line
            comment = f". {comment}" if line.comment[0] in _QUOTES else f"<br>\n{comment}"
        yield shut(f"<p>{escape(words)}{comment}</p>", line.spoils_to)


def _verdicts(verdicts: list[Verdict]) -> Iterator[SafeString]:
    """In sentences, so that none is taken for the rating of the review."""
    if verdicts:
        yield mark_safe("<h2>The verdict over time</h2>")
    for verdict in verdicts:
        watched = f"episodes {verdict.episodes}" if verdict.episodes else ""
        rated = f"{_short(verdict.rating)} of 5" if verdict.rating else ""
        told = [str(verdict), _day(localdate(verdict.given_at)), watched, rated]
        yield format_html("<p>{}.</p>", ", ".join(filter(None, told)))
        if verdict.text:
            yield shut(_whole_paragraph(verdict.text), verdict.spoils_to)


def _corrections(corrections: list[Correction]) -> Iterator[SafeString]:
    if corrections:
        yield mark_safe("<h2>Corrections</h2>")
    for correction in corrections:
        yield format_html("<p>{}.</p>", _day(localdate(correction.corrected_at)))
        yield shut(_whole_paragraph(correction.text), correction.spoils_to)


def _whole_paragraph(text: str) -> str:
    return f"<p>{_in_paragraphs(text)}</p>"


def _disclosure(review: Review) -> Iterator[SafeString]:
    if review.disclosure:
        yield format_html("<p>Disclosure: {}</p>", mark_safe(_in_paragraphs(review.disclosure)))


def _in_paragraphs(text: str) -> str:
    """Plain text in a paragraph of HTML."""
    return escape(text.strip()).replace("\r\n", "\n").replace("\n", "<br>\n")
