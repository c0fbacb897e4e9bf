"""What an article tells becomes the show and where to see it. What is stored already stays."""

from collections.abc import Iterator
from datetime import date

from exchange.blogs.catalogue import Catalogue
from exchange.blogs.gains import GainKind
from shows.holding import refused
from shows.models import Availability, Genre, Network, Platform, Show
from text.articles.found import Article, Found
from text.typed import one_line

PLAIN = (
    *("title_hangul", "title_romanized", "year", "episode_count", "aired_from", "aired_to"),
    "airing_days",
)


def show_of(article: Article, catalogue: Catalogue) -> Show | None:
    """The show that the article is surely about, made where the site does not know it; None for no such."""
    known = known_show(article, catalogue)
    if known is None and not names_show(article):
        return None
    show = known or new_show(article)
    filled = _fill(show, article, catalogue)
    if known is None:
        catalogue.making.add(show, GainKind.SHOW, show.title)
    elif filled:
        catalogue.change(show)
        for column in filled:
            catalogue.making.tell(GainKind.FACT, _told(show, column), show)
    catalogue.add_show(show)
    _genres(show, article, catalogue)
    return show


def known_show(article: Article, catalogue: Catalogue) -> Show | None:
    if article.show and article.show.sure:
        return catalogue.show_at(int(article.show.value))
    if not _title(article):
        return None
    title, hangul = sure(article.title), sure(article.title_hangul)
    return catalogue.show(title or "", hangul or "", sure(article.year))


def names_show(article: Article) -> bool:
    """Whether it surely does: else what it tells has nothing to be told of."""
    return bool(_title(article)) or sure(article.show) is not None


def _title(article: Article) -> str:
    return sure(article.title) or sure(article.title_hangul) or ""


def new_show(article: Article) -> Show:
    """Not stored, and with nothing but its name and kind."""
    show = Show(title=one_line(_title(article), 200))
    show.kind = Show.Kind.FILM if sure(article.kind) == Show.Kind.FILM else Show.Kind.DRAMA
    return show


def sure[V](found: Found[V] | None) -> V | None:
    """The value, unless there is a doubt about it."""
    return found.value if found and found.sure else None


def _fill(show: Show, article: Article, catalogue: Catalogue) -> list[str]:
    """Empty columns that got a value: all at once, or each by itself where they do not fit."""
    told = [
        columns
        for columns in _values(article, catalogue)
        if all(getattr(show, column) in (None, "") for column in columns)
    ]
    whole = {column: value for columns in told for column, value in columns.items()}
    if not whole or not refused(show, whole):
        return list(whole)
    return [column for columns in told if not refused(show, columns) for column in columns]


def _values(article: Article, catalogue: Catalogue) -> Iterator[dict[str, object]]:
    """What stands or falls together."""
    for name in PLAIN:
        value = sure(getattr(article, name))
        if value not in (None, ""):
            yield {name: one_line(value, 200) if isinstance(value, str) else value}
    if (runtime := sure(article.runtime)) is not None:
        yield {"runtime_min": runtime[0], "runtime_max": runtime[1]}
    if network := sure(article.network):
        yield {"original_network": catalogue.entry(Network, network)}


def _told(show: Show, column: str) -> str:
    """“episode count: 16”."""
    label = str(Show._meta.get_field(column).verbose_name)  # type: ignore[union-attr]
    return f"{label}: {getattr(show, column)}"


def _genres(show: Show, article: Article, catalogue: Catalogue) -> None:
    names = [one.value for one in article.genres if one.sure]
    if names and not catalogue.has_genres(show):
        genres = [catalogue.entry(Genre, name) for name in names]
        catalogue.give_genres(show, genres)
        if show.pk not in catalogue.making.new_shows:
            told = ", ".join(genre.name for genre in genres)
            catalogue.making.tell(GainKind.FACT, f"genres: {told}", show)


def offers_of(show: Show, article: Article, catalogue: Catalogue, on: date) -> None:
    """Where it was to be seen, as of the day that the text names, or of its own."""
    for offer in (one.value for one in article.availability if one.sure):
        platform, region = catalogue.entry(Platform, offer.platform), one_line(offer.region, 100)
        if (platform.pk, region) in catalogue.offers_of(show):
            continue
        row = Availability(
            show=show, platform=platform, region=region, checked_on=offer.as_of or on
        )
        place = f"{platform} ({region})" if region else str(platform)
        catalogue.making.add(row, GainKind.OFFER, place, show)
