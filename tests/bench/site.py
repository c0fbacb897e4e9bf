"""A site of any size, written straight into its database: shows, people, reviews of 1,200 words, and talk."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import batched, islice
from random import Random
from typing import Any

from django.db import models
from django.utils import timezone
from tqdm import tqdm

from accounts.models import User
from comments.models import Comment
from people.models import Person
from reviews.models import HighlightMoment, MemorableLine, RankedList, Review, ReviewTag, Tag
from reviews.models.lists import ListEntry
from reviews.search.weights import weigh
from shows.models import Availability, Credit, Episode, Genre, Network, Platform, Show
from tests.bench.blog import (
    FAMILIES,
    GIVEN,
    HANGUL,
    NETWORKS,
    NOUNS,
    PLACES,
    QUALITIES,
    SENTENCES,
    TALK,
)

REVIEWS, COMMENTS = 1_000, 10_000
WORDS = 1_200
ONE, TALKED = "measured", "talked-about"
"""The slugs of the reviews that are measured: of 9 comments, and of 500."""
OF_ONE, OF_TALKED = 9, 500
BODIES = 20
"""Different texts; what is written in them has no part in what a page costs."""
EPISODES, CAST, AT_A_TIME = 16, 8, 500
SPEAKERS = ("Narrator", "Poster copy", "Radio host", "Station announcement")
SYLLABLES = (
    "ga",
    "na",
    "da",
    "ra",
    "ma",
    "sa",
    "ah",
    "jin",
    "woo",
    "min",
    "seo",
    "hye",
    "young",
    "joon",
)


class Site:
    """``times`` is how many times the usual size: 1 is 1,000 reviews with 10,000 comments."""

    def __init__(self, times: int = 1, seed: int = 7) -> None:
        self.reviews, self.comments = REVIEWS * times, COMMENTS * times
        self.shows = self.reviews * 2 // 3
        self.people = self.reviews
        self.dice = Random(seed)
        self.now = timezone.now()

    def build(self) -> None:
        """Into an empty database whose tables are there."""
        author = User.objects.create_user("bench", display_name="Hana Reyes", byline_role="Editor")
        _create(Person, self._people(), self.people)
        self._catalogue()
        _create(Review, self._reviews(author), self.reviews)
        self._parts()
        _create(Comment, self._roots(), self._root_count)
        _create(Comment, self._replies(), self.comments - self._root_count)
        self._lists(author)
        weigh()

    def _people(self) -> Iterator[Person]:
        for number in range(self.people):
            family = FAMILIES[number % len(FAMILIES)]
            given = f"{self._syllable()}-{self._syllable()}".capitalize()
            hangul = "".join(self.dice.choices(HANGUL, k=3))
            yield Person(
                slug=f"person-{number}",
                name=f"{family} {given}",
                family_name=family,
                name_hangul=hangul,
            )

    def _syllable(self) -> str:
        return self.dice.choice(SYLLABLES)

    def _catalogue(self) -> None:
        networks = [Network.objects.create(name=name) for name in NETWORKS]
        platforms = [Platform.objects.create(name=f"Platform {n}") for n in range(6)]
        genres = [Genre.objects.create(name=name) for name in ("Romance", "Thriller", "Period")]
        _create(Show, self._shows(networks), self.shows)
        shows = list(Show.objects.order_by("pk").values_list("pk", flat=True))
        people = list(Person.objects.order_by("pk").values_list("pk", flat=True))
        of_genre = Show.genres.through
        _create(
            of_genre,
            (of_genre(show_id=pk, genre_id=genres[pk % 3].pk) for pk in shows),
            len(shows),
        )
        _create(
            Episode,
            (Episode(show_id=pk, number=n + 1) for pk in shows for n in range(EPISODES)),
            len(shows) * EPISODES,
        )
        _create(Credit, self._credits(shows, people), len(shows) * CAST)
        _create(Availability, self._availability(shows, platforms), len(shows) * 2)

    def _shows(self, networks: list[Network]) -> Iterator[Show]:
        for number in range(self.shows):
            quality, noun, place = (self.dice.choice(of) for of in (QUALITIES, NOUNS, PLACES))
            aired = (self.now - timedelta(days=self.dice.randrange(30, 6_000))).date()
            yield Show(
                slug=f"show-{number}",
                title=f"{quality} {noun} {place} {number}",
                title_hangul="".join(self.dice.choices(HANGUL, k=4)),
                year=aired.year,
                aired_from=aired,
                aired_to=aired + timedelta(days=56),
                episode_count=EPISODES,
                original_network=networks[number % len(networks)],
                synopsis=" ".join(self.dice.choices(SENTENCES, k=3)),
            )

    def _credits(self, shows: list[int], people: list[int]) -> Iterator[Credit]:
        roles = [Credit.Role.LEAD] * 2 + [Credit.Role.SUPPORT] * 4
        for show in shows:
            chosen = self.dice.sample(people, CAST)
            for billing, person in enumerate(chosen):
                is_cast = billing < len(roles)
                behind = Credit.Role.DIRECTOR if billing == len(roles) else Credit.Role.WRITER
                yield Credit(
                    show_id=show,
                    person_id=person,
                    role=roles[billing] if is_cast else behind,
                    character=f"{self.dice.choice(FAMILIES)} {self.dice.choice(GIVEN)}"
                    if is_cast
                    else "",
                    billing=billing,
                )

    def _availability(self, shows: list[int], platforms: list[Platform]) -> Iterator[Availability]:
        for show in shows:
            for platform in self.dice.sample(platforms, 2):
                yield Availability(
                    show_id=show,
                    platform=platform,
                    region="US",
                    status=Availability.Status.LICENSED,
                    checked_on=self.now.date(),
                )

    def _reviews(self, author: User) -> Iterator[Review]:
        shows = list(Show.objects.order_by("pk").values_list("pk", "title"))
        bodies = [self._body() for _ in range(BODIES)]
        for number in range(self.reviews):
            show, title = shows[number % len(shows)]
            yield Review(
                show_id=show,
                author=author,
                slug={0: ONE, 1: TALKED}.get(number, f"review-{number}"),
                headline=f"{title}, and what it keeps from us",
                dek=self.dice.choice(SENTENCES),
                in_brief="\n".join(self.dice.sample(SENTENCES, 3)),
                body=bodies[number % BODIES],
                rating=Decimal(self.dice.randint(4, 10)) / 2,
                first_episode=1,
                last_episode=EPISODES,
                published_at=self.now - timedelta(hours=2 + number * 3),
            )

    def _body(self) -> str:
        """Chapters of paragraphs; one passage is veiled."""
        parts, words = [], 0
        while words < WORDS:
            text = " ".join(self.dice.choices(SENTENCES, k=6))
            if len(parts) % 6 == 0:
                parts.append(f"<h2>{self.dice.choice(QUALITIES)} {self.dice.choice(NOUNS)}</h2>")
            paragraph = f"<p>{text}</p>"
            is_late = len(parts) == 9
            parts.append(f'<div data-spoils-to="9">{paragraph}</div>' if is_late else paragraph)
            words += len(text.split())
        return "".join(parts)

    def _parts(self) -> None:
        reviews = list(Review.objects.order_by("pk").values_list("pk", flat=True))
        three = [(pk, n) for pk in reviews for n in range(3)]
        moments = (
            HighlightMoment(
                review_id=pk,
                first_episode=1 + n * 4,
                last_episode=1 + n * 4,
                title=f"The {NOUNS[n]} {PLACES[n]}",
                text=self.dice.choice(SENTENCES),
            )
            for pk, n in three
        )
        _create(HighlightMoment, moments, len(three))
        _create(MemorableLine, self._lines_of(three), len(three))
        tags = [Tag.objects.create(name=f"tag {n}") for n in range(30)]
        tagged = (
            ReviewTag(content_object_id=pk, tag=tag)
            for pk in reviews
            for tag in self.dice.sample(tags, 3)
        )
        _create(ReviewTag, tagged, len(three))

    def _lines_of(self, three: list[tuple[int, int]]) -> Iterator[MemorableLine]:
        """The leads say the first two of each review, but someone without a credit the first of every fourth;
        who says the third is not known.
        """
        shows = dict(Review.objects.values_list("pk", "show"))
        leads: dict[int, list[int]] = {}
        cast = Credit.objects.filter(role=Credit.Role.LEAD).order_by("billing")
        for pk, show in cast.values_list("pk", "show"):
            leads.setdefault(show, []).append(pk)
        for pk, n in three:
            speaker = self.dice.choice(SPEAKERS) if n == 0 and pk % 4 == 0 else ""
            yield MemorableLine(
                review_id=pk,
                quote=f"We {GIVEN[n]} never asked the sea for its timetable.",
                quote_hangul="바다에는 시간표가 없어.",
                credit_id=leads[shows[pk]][n] if n < 2 and not speaker else None,
                speaker=speaker,
                episode=n * 5 or None,
                comment=self.dice.choice(SENTENCES),
            )

    @property
    def _root_count(self) -> int:
        return self.comments * 2 // 3

    def _places(self, count: int) -> Iterator[int]:
        """The keys of the reviews that as many comments, two thirds or one third of all, stand under."""
        share = count / self.comments
        reviews = list(Review.objects.order_by("pk").values_list("pk", flat=True))
        first, second = round(OF_ONE * share), round(OF_TALKED * share)
        yield from [reviews[0]] * first
        yield from [reviews[1]] * second
        for number in range(count - first - second):
            yield reviews[2 + number % (len(reviews) - 2)]

    def _roots(self) -> Iterator[Comment]:
        for number, review in enumerate(self._places(self._root_count)):
            yield self._comment(number, review_id=review)

    def _replies(self) -> Iterator[Comment]:
        """Each to a root of its review, and every fourth to a reply of that: so deep and no deeper."""
        roots: dict[int, list[int]] = {}
        for pk, review in Comment.objects.order_by("pk").values_list("pk", "review_id"):
            roots.setdefault(review, []).append(pk)
        for number, review in enumerate(self._places(self.comments - self._root_count)):
            root = roots[review][number % len(roots[review])]
            yield self._comment(number, review_id=review, parent_id=root, thread_id=root)

    def _comment(self, number: int, **place: Any) -> Comment:
        at = self.now - timedelta(minutes=self.comments + 60 - number)
        return Comment(
            author_name=f"Reader {number % 70}",
            body=f"{self.dice.choice(TALK)}\n\n{self.dice.choice(TALK)}",
            spoils_to=8 if number % 10 == 9 else 0,
            state=Comment.State.PUBLIC,
            created_at=at,
            published_at=at,
            **place,
        )

    def _lists(self, author: User) -> None:
        ranked = RankedList.objects.create(
            slug="best", title="The best of them", author=author, published_at=self.now
        )
        reviews = Review.objects.order_by("pk")[:10]
        ListEntry.objects.bulk_create(
            ListEntry(ranked_list=ranked, review=review, rank=rank, note=SENTENCES[0])
            for rank, review in enumerate(reviews, 1)
        )


def _create[M: models.Model](model: type[M], rows: Iterator[M], count: int) -> None:
    """In batches, with a bar that tells how far it is; the rows are made as they are stored."""
    with tqdm(desc=str(model._meta.verbose_name_plural), total=count, unit="", disable=None) as bar:
        for batch in batched(islice(rows, count), AT_A_TIME):
            model._default_manager.bulk_create(batch)
            bar.update(len(batch))
