"""What the site knows already, read once for a whole import and added to as it grows.

Read anew in the middle it knows the same, so that an import can be stopped there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain

from django.db.models import Q
from django.utils.text import slugify

from accounts.models import User
from exchange.blogs.gains import GainKind, Making
from exchange.reading.items import Author
from people.known import KnownPeople, joined
from people.models import Person
from reviews.models import Tag
from search.models import SEARCH_COLUMNS
from shows.models import Availability, Credit, Genre, Network, Platform, Show
from text.articles.found import Known
from text.hangul import fold
from text.names.scripts import Names
from text.typed import one_line


class Catalogue:
    """Reads itself in a few queries; a rolled back transaction asks for a new one.

    ``authors`` are those of the old blog, whom its comments name by number.
    """

    def __init__(self, authors: Iterable[Author] = (), making: Making | None = None) -> None:
        self.making = making or Making()
        self._dry: dict[int, Show] = {}
        """Shows as they would be by now, by key; in a dry run alone."""
        self._dry_genres: set[int] = set()
        self._people: dict[int, Person] = {}
        self.people = KnownPeople.load()
        self._shows: dict[str, set[int]] = defaultdict(set)
        self._known: dict[int, Known] = {}
        for show in Show.objects.defer("synopsis", "content_notes", *SEARCH_COLUMNS):
            self.add_show(show)
        self._tags = {fold(tag.name): tag for tag in Tag.objects.order_by("-pk")}
        self._authors = {author.number or author.source_id: author for author in authors}
        self._users: dict[str, User] = {}

    def show_named(self, title: str) -> Known | None:
        """The one show that has this title, in any script; None for none and for several."""
        keys = self._shows.get(fold(title), set())
        return self._known[next(iter(keys))] if len(keys) == 1 else None

    def show(self, title: str, title_hangul: str, year: int | None) -> Show | None:
        """Of several that are called so, the one of that year."""
        keys = self._shows.get(fold(title), set()) | self._shows.get(fold(title_hangul), set())
        shows = [show for key in sorted(keys) if (show := self.show_at(key))]
        if year is not None:
            shows = [show for show in shows if show.year in (None, year)]
        return shows[0] if len(shows) == 1 else None

    def show_at(self, key: int) -> Show | None:
        return self._dry.get(key) or Show.objects.filter(pk=key).first()

    def change(self, show: Show) -> None:
        """Keeps what it was filled with."""
        if self.making.is_dry:
            self._dry[show.pk] = show
        else:
            show.save()

    def credits_of(self, show: Show) -> list[Credit]:
        stored = show.credits.select_related("person")
        return [*stored, *self.making.unstored(Credit, show)]

    def offers_of(self, show: Show) -> set[tuple[int, str]]:
        """Keys of platforms, each with a region."""
        stored = set(show.availability.values_list("platform_id", "region"))
        unstored = self.making.unstored(Availability, show)
        return stored | {(offer.platform_id, offer.region) for offer in unstored}

    def has_genres(self, show: Show) -> bool:
        return show.pk in self._dry_genres or show.genres.exists()

    def give_genres(self, show: Show, genres: list[Genre]) -> None:
        if self.making.is_dry:
            self._dry_genres.add(show.pk)
        else:
            show.genres.set(genres)

    def add_show(self, show: Show) -> None:
        """A new one, or one that has more names than before."""
        if self.making.is_dry and show.pk < 0:
            self._dry[show.pk] = show
        self._known[show.pk] = Known(str(show.pk), show.title, show.title_hangul)
        for name in filter(None, show.every_name):
            self._shows[fold(name)].add(show.pk)

    def person(self, names: Names) -> Person | None:
        """Somebody known under any spelling, or somebody new; None where several would fit."""
        match = self.people.find(names)
        if len(match.found) > 1:
            return None
        if match.one is not None:
            return self._people.get(match.one) or Person.objects.get(pk=match.one)
        person = Person.called(names)
        self.making.add(person, GainKind.PERSON, str(person))
        if self.making.is_dry:
            self._people[person.pk] = person
        self.people.add(person.pk, joined(map(Names.of, person.every_name)))
        return person

    def tag_named(self, name: str) -> str:
        """As the tag that is called so is written here; a new one as it is."""
        known = self._tags.get(fold(name))
        return known.name if known else name

    def tag(self, name: str) -> Tag | None:
        """None for a name without letters, which has no address."""
        name = one_line(name, 100)
        if not (key := fold(name)) or not slugify(name, allow_unicode=True):
            return None
        if key not in self._tags:
            self._tags[key] = Tag.objects.create(name=name)
        return self._tags[key]

    def user(self, author: Author | None) -> User | None:
        """Whoever has the author's address or login here; a new one has no way to sign in."""
        key = author and (author.source_id or author.name)
        if author is None or not key:
            return None
        if key not in self._users:
            self._users[key] = self._known_user(author) or self._new_user(author)
        return self._users[key]

    def user_numbered(self, number: str) -> User | None:
        """Whom a comment names so; None for those who did not write for the old blog."""
        return self.user(self._authors.get(number)) if number else None

    def _known_user(self, author: Author) -> User | None:
        """By address, then by login, then by the name that is shown."""
        names, shown, mail = (
            {author.source_id, author.name} - {""},
            _displayed(author),
            author.email,
        )
        asked: list[tuple[Q, Callable[[User], bool]]] = [
            (Q(email__iexact=mail), lambda user: user.email.casefold() == mail.casefold()),
            (Q(username__in=names), lambda user: user.username in names),
            (Q(display_name=shown), lambda user: user.display_name == shown),
        ]
        for question, is_so in asked if mail else asked[1:]:
            stored = User.objects.filter(question).order_by("pk").first()
            if found := stored or next(filter(is_so, self.making.unstored(User)), None):
                return found
        return None

    def _new_user(self, author: Author) -> User:
        signs = (sign for sign in author.source_id if sign.isalnum() or sign in "@.+-_")
        login = "".join(signs)[:140]
        wanted = login or "author"
        unstored = {user.username for user in self.making.unstored(User)}
        number = 2
        while wanted in unstored or User.objects.filter(username=wanted).exists():
            wanted, number = f"{login}-{number}", number + 1
        shown = _displayed(author)
        user = User(username=wanted, display_name=shown, email=author.email[:254])
        user.set_unusable_password()
        self.making.add(user, GainKind.AUTHOR, shown or wanted)
        return user

    def entry[E: (Network, Genre, Platform)](self, model: type[E], name: str) -> E:
        return entry(model, name, self.making)


def _displayed(author: Author) -> str:
    return one_line(author.name or author.source_id, 120)


def entry[E: (Network, Genre, Platform)](model: type[E], name: str, making: Making) -> E:
    """The one that is called so, made where there is none."""
    name = one_line(name, 120)
    same = model._default_manager.filter(name__iexact=name).order_by("pk").first()
    if same is None:
        every = chain(model._default_manager.all(), making.unstored(model))
        names = ((one, (fold(one.name), fold(one.name_hangul))) for one in every)
        same = next((one for one, folded in names if fold(name) in folded), None)
    if same is None:
        same = model(name=name)
        making.add(same, GainKind(str(model._meta.model_name)), name)
    return same
