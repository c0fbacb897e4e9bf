"""Items of an RSS feed, of any version; its descriptions are all the text there is."""

from exchange.reading import atom, wordpress
from exchange.reading.filing import Filing
from exchange.reading.items import Author, Picture, Post, Term
from exchange.reading.strings import is_picture, path_of, paths_of, plain, slug_of, text
from exchange.reading.xml_builder import Record

_DATES = ("pubDate", "dc:date", "published", "updated")


def read(record: Record, filing: Filing) -> None:
    """Each item says of itself what it is."""
    element = record.element
    if element.tag == "entry":
        atom.read(record, filing)
    elif element.tag.startswith("wp:") or (
        element.tag == "item" and any(child.tag.startswith("wp:") for child in element)
    ):
        wordpress.read(record, filing)
    elif element.tag == "item":
        filing.post(_post(record, filing), record.number, record.line)


def _post(record: Record, filing: Filing) -> Post:
    element = record.element
    title, link, guid = plain(text(element, "title")), text(element, "link"), text(element, "guid")
    link = link or element.get("rdf:about", "") or (guid if "://" in guid else "")
    content = element.findtext("content:encoded") or atom.markup(element.find("content"))
    description = element.findtext("description") or ""
    written = next((found for name in _DATES if (found := text(element, name))), "")
    published = filing.moment(written, record.line, f"the item “{title}”")
    addresses = paths_of(link, guid if "://" in guid else "")
    return Post(
        source_id=guid or link or f"{title} {written}".strip(),
        kind="post",
        title=title,
        html=content or description,
        state="published",
        excerpt=description if content else "",
        slug=slug_of(path_of(link)),
        addresses=addresses,
        author=_author(record),
        published_at=published,
        created_at=published,
        terms=_terms(record),
        picture=_picture(record),
        type_name="item",
        original=content or description,
    )


def _author(record: Record) -> Author | None:
    name = plain(text(record.element, "dc:creator"))
    written = text(record.element, "author")
    email = ""
    if "@" in written:
        email, _, named = written.partition(" ")
        name = name or named.strip("() ")
    else:
        name = name or plain(written)
    name = name or plain(text(record.element, "itunes:author"))
    return Author(name or email, name, email) if name or email else None


def _terms(record: Record) -> tuple[Term, ...]:
    names = [category.text or "" for category in record.element.findall("category")]
    names += [subject.text or "" for subject in record.element.findall("dc:subject")]
    cleaned = (plain(name) for name in names)
    return tuple(Term("category", "", name) for name in dict.fromkeys(cleaned) if name)


def _picture(record: Record) -> Picture | None:
    for enclosure in record.element.findall("enclosure"):
        address = enclosure.get("url", "")
        if enclosure.get("type", "").startswith("image/") or is_picture(address):
            return Picture(address, address)
    for media in record.element.iter("media:content"):
        address = media.get("url", "")
        if media.get("medium") == "image" or is_picture(address):
            return Picture(address, address, caption=plain(text(media, "media:description")))
    thumbnail = record.element.find("media:thumbnail")
    address = thumbnail.get("url", "") if thumbnail is not None else ""
    return Picture(address, address) if address else None
