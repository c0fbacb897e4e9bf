"""What an article tells of itself, in the review's own columns and in its moments and lines."""

from exchange.blogs.facts import sure
from reviews.models import HighlightMoment, MemorableLine, Review
from reviews.models.ratings import HALF_STARS
from shows.models import Credit, Show
from text.articles.entries import sentences
from text.articles.found import Article, Coverage, Moment, Quote
from text.episodes import FINALE
from text.names.writing import written
from text.typed import one_line

_LONGEST_TITLE = 200


def fill_review(
    review: Review, article: Article, show: Show | None, *, is_page: bool, only: str = ""
) -> None:
    """Every column that an article can tell, emptied where it does not; or the part that ``only`` names."""
    kind = kind_of(article, show, is_page=is_page)
    is_about_show = show is not None and kind != Review.Kind.ARTICLE
    rating = sure(article.rating) if is_about_show else None
    coverage = sure(article.coverage) if is_about_show else None
    run = episodes_of(coverage, show) if coverage and show else (None, None)
    told: dict[str, dict[str, object]] = {
        "show": {"show": show},
        "review_kind": {"kind": kind},
        "in_brief": {
            "in_brief": "\n".join(one_line(one.value, 400) for one in article.in_brief if one.sure)
        },
        "disclosure": {"disclosure": sure(article.disclosure) or ""},
        "spoils_to": {"spoils_to": spoils_to(article)},
        "warning": {"spoils_to": spoils_to(article)},
        "rating": {"rating": next((half for half in HALF_STARS if half == rating), None)},
        "coverage": dict(zip(("first_episode", "last_episode"), run, strict=True)),
    }
    for name, columns in told.items():
        for column, value in columns.items() if only in ("", name) else ():
            setattr(review, column, value)


def kind_of(article: Article, show: Show | None, *, is_page: bool) -> str:
    if is_page:
        return Review.Kind.PAGE
    if show is None or not article.is_review:
        return Review.Kind.ARTICLE
    kind = (sure(article.review_kind) or "").replace(" ", "-")
    return kind if kind in Review.Kind else Review.Kind.REVIEW


def episodes_of(coverage: Coverage, show: Show) -> tuple[int | None, int | None]:
    """Both or neither; none for a film."""
    if show.is_film or not 1 <= coverage.first <= coverage.last < FINALE:
        return None, None
    return coverage.first, coverage.last


def spoils_to(article: Article) -> int:
    """As far as its own warning says; to the ending where it warns and does not say how far."""
    told = sure(article.spoils_to)
    if told is not None:
        return min(max(told, 0), FINALE)
    return FINALE if article.warning and article.warning.sure else 0


def moments_of(review: Review, article: Article) -> None:
    review.moments.all().delete()
    for found in (one.value for one in article.moments if one.sure):
        add_moment(review, found)


def add_moment(review: Review, found: Moment) -> None:
    moment_of(review, found).save()


def moment_of(review: Review, found: Moment) -> HighlightMoment:
    """Not stored. One of no episode is as veiled as the ending, like a line."""
    first, last = found.first, found.last if found.last is not None else found.first
    if first is None or last is None or not 1 <= first <= last < FINALE:
        first = last = None
    title, text = _title_and_text(found)
    return HighlightMoment(
        review=review,
        first_episode=first,
        last_episode=last,
        title=title if len(title) <= _LONGEST_TITLE else title[:199].rsplit(" ", 1)[0] + "…",
        text=text,
        spoils_to_override=None if first else FINALE,
    )


def _title_and_text(found: Moment) -> tuple[str, str]:
    """Without a title its first sentence is one, and is not told again; one too long for that is."""
    if found.title:
        return one_line(found.title, 1000), found.text
    first, *rest = sentences(found.text)
    if len(first) <= _LONGEST_TITLE:
        return one_line(first, _LONGEST_TITLE), " ".join(rest)
    return one_line(found.text, 1000), found.text


def lines_of(review: Review, article: Article) -> None:
    review.lines.all().delete()
    cast = list(review.show.credits.select_related("person")) if review.show else []
    for found in (one.value for one in article.lines if one.sure):
        add_line(review, found, cast)


def add_line(review: Review, found: Quote, cast: list[Credit]) -> None:
    line_of(review, found, cast).save()


def line_of(review: Review, found: Quote, cast: list[Credit]) -> MemorableLine:
    """Not stored. One of no episode is as veiled as the ending: nobody can tell what it gives away."""
    credit = speaker_of(found.speaker, cast)
    episode = found.episode if found.episode and 1 <= found.episode < FINALE else None
    return MemorableLine(
        review=review,
        quote=found.quote,
        quote_hangul=found.quote_hangul,
        credit=credit,
        speaker="" if credit else one_line(found.speaker, 200),
        episode=episode,
        comment=found.comment,
        spoils_to_override=None if episode else FINALE,
    )


def speaker_of(name: str, cast: list[Credit]) -> Credit | None:
    """The one character who is called so, by the whole name or a part of it."""
    wanted = written(name)
    if not wanted:
        return None
    whole = [one for one in cast if wanted in map(written, one.every_name)]
    parts = [one for one in cast if any(wanted in written(n).split() for n in one.every_name)]
    return whole[0] if len(whole) == 1 else parts[0] if not whole and len(parts) == 1 else None
