"""What the site knows already, read once for a whole import and added to as it grows.

Read anew in the middle it knows the same, so that an import can be stopped there.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.text import slugify

from accounts.models import User
from exchange.reading.items import Author
from people.known import KnownPeople, joined
from people.models import Person
from reviews.models import Tag
from search.models import SEARCH_COLUMNS
from shows.models import Genre, Network, Platform, Show
from text.articles.found import Known
from text.hangul import fold
from text.names.scripts import Names
from text.typed import one_line


class Catalogue:
    """Reads itself in a few queries; a rolled back transaction asks for a new one.

    ``authors`` are those of the old blog, whom its comments name by number.
    """

    def __init__(self, authors: Iterable[Author] = ()) -> None:
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
        shows = list(Show.objects.filter(pk__in=keys - {0}).order_by("pk"))
        if year is not None:
            shows = [show for show in shows if show.year in (None, year)]
        return shows[0] if len(shows) == 1 else None

    def add_show(self, show: Show) -> None:
        """A new one, or one that has more names than before."""
        self._known[show.pk] = Known(str(show.pk), show.title, show.title_hangul)
        for name in filter(None, show.every_name):
            self._shows[fold(name)].add(show.pk)

    def person(self, names: Names) -> Person | None:
        """Somebody known under any spelling, or somebody new; None where several would fit."""
        match = self.people.find(names)
        if len(match.found) > 1:
            return None
        if match.one is not None:
            return Person.objects.get(pk=match.one)
        person = Person.called(names)
        person.save()
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
            self._users[key] = _known_user(author) or _new_user(author)
        return self._users[key]

    def user_numbered(self, number: str) -> User | None:
        """Whom a comment names so; None for those who did not write for the old blog."""
        return self.user(self._authors.get(number)) if number else None


def _known_user(author: Author) -> User | None:
    users = User.objects.order_by("pk")
    by_mail = users.filter(email__iexact=author.email).first() if author.email else None
    names = {author.source_id, author.name} - {""}
    by_login = by_mail or users.filter(username__in=names).first()
    return by_login or users.filter(display_name=_displayed(author)).first()


def _displayed(author: Author) -> str:
    return one_line(author.name or author.source_id, 120)


def _new_user(author: Author) -> User:
    login = "".join(sign for sign in author.source_id if sign.isalnum() or sign in "@.+-_")[:140]
    wanted = login or "author"
    number = 2
    while User.objects.filter(username=wanted).exists():
        wanted, number = f"{login}-{number}", number + 1
    user = User(username=wanted, display_name=_displayed(author), email=author.email[:254])
    user.set_unusable_password()
    user.save()
    return user


def entry[E: (Network, Genre, Platform)](model: type[E], name: str) -> E:
    """The one that is called so, made where there is none."""
    name = one_line(name, 120)
    same = model._default_manager.filter(name__iexact=name).order_by("pk").first()
    if same is None:
        every = model._default_manager.all()
        same = next(
            (one for one in every if fold(name) in (fold(one.name), fold(one.name_hangul))), None
        )
    return same or model._default_manager.create(name=name)
