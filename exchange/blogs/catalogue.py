"""What the site knows already, read once for a whole import and added to as it grows."""

from collections import defaultdict

from django.utils.text import slugify

from accounts.models import User
from exchange.reading.items import Author
from people.known import KnownPeople
from people.models import Person
from reviews.models import Tag
from search.models import SEARCH_COLUMNS
from shows.models import Genre, Network, Platform, Show
from text.articles.found import Known
from text.hangul import fold
from text.names.scripts import Names
from text.typed import one_line


class Catalogue:
    """Reads itself in a few queries; a rolled back transaction asks for a new one."""

    def __init__(self) -> None:
        self.people = KnownPeople.load()
        self._shows: dict[str, set[int]] = defaultdict(set)
        self._known: dict[int, Known] = {}
        for show in Show.objects.defer("synopsis", "content_notes", *SEARCH_COLUMNS):
            self._add_show(show)
        self._tags = {fold(tag.name): tag for tag in Tag.objects.all()}
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

    def new_show(self, show: Show) -> Show:
        show.save()
        self._add_show(show)
        return show

    def _add_show(self, show: Show) -> None:
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
        self.people.add(person.pk, names)
        return person

    def tag(self, name: str) -> Tag | None:
        """None for a name without letters, which has no address."""
        name = one_line(name, 100)
        if not (key := fold(name)) or not slugify(name, allow_unicode=True):
            return None
        if key not in self._tags:
            self._tags[key] = Tag.objects.create(name=name)
        return self._tags[key]

    def user(self, author: Author | None, fallback: User) -> User:
        """Whoever has the author's address or login here; a new one has no way to sign in."""
        if author is None or not (author.source_id or author.name):
            return fallback
        key = author.source_id or author.name
        if key not in self._users:
            self._users[key] = _known_user(author) or _new_user(author)
        return self._users[key]

    def user_numbered(self, source_id: str) -> User | None:
        """Whom a comment names by the number or login of a user of the old blog, once a post is theirs."""
        return self._users.get(source_id) if source_id else None


def _known_user(author: Author) -> User | None:
    users = User.objects.order_by("pk")
    by_mail = users.filter(email__iexact=author.email).first() if author.email else None
    names = {author.source_id, author.name} - {""}
    return by_mail or users.filter(username__in=names).first() or _displayed(author.name)


def _displayed(name: str) -> User | None:
    return User.objects.filter(display_name=name).order_by("pk").first() if name else None


def _new_user(author: Author) -> User:
    name = one_line(author.name or author.source_id, 120)
    login = "".join(sign for sign in author.source_id if sign.isalnum() or sign in "@.+-_")[:140]
    wanted = login or "author"
    number = 2
    while User.objects.filter(username=wanted).exists():
        wanted, number = f"{login}-{number}", number + 1
    user = User(username=wanted, display_name=name, email=author.email[:254])
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
