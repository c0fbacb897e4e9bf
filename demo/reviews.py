"""Authors, reviews and ranked lists from ``authors.toml``, ``reviews/*.toml`` and ``lists/*.toml``."""

from django.core.files.base import ContentFile
from django.db.models import Model

from accounts.models import User
from demo.drawings import DRAWINGS
from demo.facts import checked
from demo.files import Entry, read, read_folder
from demo.tally import Tally
from reviews.models import (
    Correction,
    HighlightMoment,
    ListEntry,
    MemorableLine,
    Photo,
    RankedList,
    Review,
    Verdict,
)
from shows.models import Credit, Show
from text import prose
from text.episodes import parse_episodes

SOURCE = "demo"


def author_names() -> list[str]:
    return [entry.need("username") for entry in read("authors.toml").entries("authors")]


def load_authors(tally: Tally) -> None:
    """Users with a byline and no password: they cannot sign in."""
    for entry in read("authors.toml").entries("authors"):
        username = entry.need("username")
        is_new = not User.objects.filter(username=username).exists()
        tally.count("authors", is_new=is_new)
        if is_new:
            User.objects.create_user(username, **entry.have("display_name", "byline_role"))


def load_reviews(tally: Tally) -> None:
    known = set(Review.objects.values_list("slug", flat=True))
    known |= set(Review.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    for entry in read_folder("reviews"):
        slug = entry.need("slug")
        tally.count("reviews", is_new=slug not in known)
        if slug not in known:
            _create_review(slug, entry)


def _create_review(slug: str, entry: Entry) -> None:
    moments, lines, photos = map(entry.entries, ("moments", "lines", "photos"))
    verdicts, corrections = map(entry.entries, ("verdicts", "corrections"))
    tags = entry.take("tags", [])
    published_at, slug_of_show = entry.need("published_at"), entry.take("show")
    review = Review(
        slug=slug,
        show=_named(entry, "show", Show, slug=slug_of_show) if slug_of_show else None,
        author=author(entry, "author"),
        in_brief=entry.lines("in_brief"),
        featured_at=published_at if entry.take("featured", False) else None,
        source=SOURCE,
        source_id=slug,
        body=prose.clean(entry.take("body", "")),
        **entry.have("kind", "headline", "dek", "rating", "disclosure", "spoils_to"),
        **entry.have("first_episode", "last_episode"),
    )
    entry.close()
    _refuse_missing_episode(entry, "last_episode", review.show, review.last_episode)
    checked(entry, review).save()
    review.publish(at=published_at)
    review.tags.add(*tags)
    pictures = {photo.number: photo for photo in (_create_photo(review, row) for row in photos)}
    HighlightMoment.objects.bulk_create(_moment(review, row, pictures) for row in moments)
    _create_lines(review, lines)
    Verdict.objects.bulk_create(_verdict(review, row) for row in verdicts)
    Correction.objects.bulk_create(_correction(review, row) for row in corrections)
    # As if it had been written then: otherwise every review would say “updated today”.
    Review.objects.filter(pk=review.pk).update(created_at=published_at, updated_at=published_at)


def author(entry: Entry, key: str) -> User:
    return _named(entry, key, User, username=entry.need(key))


def _named[M: Model](entry: Entry, key: str, model: type[M], **lookup: str) -> M:
    """The one row that a key names."""
    found = model._default_manager.filter(**lookup).first()
    if found is None:
        raise entry.bad(key, f"is {', '.join(lookup.values())!r}, which does not exist")
    return found


def _refuse_missing_episode(entry: Entry, key: str, show: Show | None, number: int | None) -> None:
    count = (show and show.episode_count) or 0
    if number is not None and number > count:
        raise entry.bad(key, f"is {number}, but the show has {count} episodes")


def _create_photo(review: Review, entry: Entry) -> Photo:
    name = entry.need("drawing")
    if name not in DRAWINGS:
        raise entry.bad("drawing", f"is {name!r}, not one of {', '.join(DRAWINGS)}")
    picture = ContentFile(DRAWINGS[name]().png(), f"{review.slug}-{name}.png")
    photo = Photo(
        review=review,
        number=entry.need("number"),
        image=picture,
        alt=entry.need("alt"),
        **entry.have("caption", "credit", "spoils_to"),
    )
    entry.close()
    checked(entry, photo).save()
    return photo


def _moment(review: Review, entry: Entry, pictures: dict[int, Photo]) -> HighlightMoment:
    moment = HighlightMoment(
        review=review,
        title=entry.need("title"),
        text=entry.need("text"),
        spoils_to_override=entry.take("spoils_to", None),
    )
    moment.first_episode, moment.last_episode = _episodes(review, entry)
    if number := entry.take("photo", None):
        moment.photo = pictures.get(number)
        if moment.photo is None:
            raise entry.bad("photo", f"is {number}, which is none of the review's photos")
    entry.close()
    return checked(entry, moment)


def _episodes(review: Review, entry: Entry) -> tuple[int | None, int | None]:
    """The first and the last; none where none are named."""
    episodes = entry.take("episodes")
    if not episodes:
        return None, None
    try:
        return parse_episodes(episodes, review.show.episode_count if review.show else None)
    except ValueError as error:
        raise entry.bad("episodes", f"is {episodes!r}: {error}") from error


def _verdict(review: Review, entry: Entry) -> Verdict:
    first, last = _episodes(review, entry)
    verdict = Verdict(
        review=review,
        kind=entry.need("kind"),
        first_episode=first,
        last_episode=last,
        spoils_to_override=entry.take("spoils_to", None),
        given_at=entry.need("given_at"),
        **entry.have("rating", "text"),
    )
    entry.close()
    return checked(entry, verdict)


def _correction(review: Review, entry: Entry) -> Correction:
    correction = Correction(
        review=review,
        text=entry.need("text"),
        spoils_to_override=entry.take("spoils_to", None),
        corrected_at=entry.need("corrected_at"),
    )
    entry.close()
    return checked(entry, correction)


def _create_lines(review: Review, rows: list[Entry]) -> None:
    spoken = Credit.objects.filter(role__in=Credit.CAST_ROLES).exclude(character="")
    cast = {credit.character: credit for credit in spoken.filter(show=review.show_id)}
    MemorableLine.objects.bulk_create(_line(review, row, cast) for row in rows)


def _line(review: Review, entry: Entry, cast: dict[str, Credit]) -> MemorableLine:
    character = entry.take("character")
    if character and character not in cast:
        raise entry.bad("character", f"is {character!r}, who is not in the cast of the show")
    line = MemorableLine(
        review=review,
        credit=cast.get(character),
        spoils_to_override=entry.take("spoils_to", None),
        **entry.have("quote", "quote_hangul", "speaker", "episode", "comment"),
    )
    entry.close()
    _refuse_missing_episode(entry, "episode", review.show, line.episode)
    return checked(entry, line)


def load_lists(tally: Tally) -> None:
    known = set(RankedList.objects.values_list("slug", flat=True))
    for entry in read_folder("lists"):
        slug = entry.need("slug")
        tally.count("lists", is_new=slug not in known)
        if slug not in known:
            _create_list(slug, entry)


def _create_list(slug: str, entry: Entry) -> None:
    rows = entry.entries("entries")
    ranked_list = RankedList(
        slug=slug,
        title=entry.need("title"),
        author=author(entry, "author"),
        **entry.have("intro", "counts_down", "year", "published_at"),
    )
    entry.close()
    checked(entry, ranked_list).save()
    ListEntry.objects.bulk_create(_list_entry(ranked_list, row) for row in rows)


def _list_entry(ranked_list: RankedList, entry: Entry) -> ListEntry:
    review, show = entry.take("review"), entry.take("show")
    listed = ListEntry(ranked_list=ranked_list, **entry.have("rank", "note"))
    if review:
        listed.review = _named(entry, "review", Review, slug=review)
    if show:
        listed.show = _named(entry, "show", Show, slug=show)
    entry.close()
    return checked(entry, listed)
