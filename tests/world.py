"""A small site with ``size`` of everything, for tests that look at every page."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from comments.models import Comment
from newsletter.models import Mailing
from people.models import Person
from reviews.models import MemorableLine, RankedList, Review, Tag
from shows.models import Credit, Show
from tests import factories as make
from tests.pictures import FACE, POSTER


@dataclass
class World:
    """One of each kind to visit; there are ``size`` of each."""

    review: Review
    article: Review
    page: Review
    show: Show
    person: Person
    tag: Tag
    ranked_list: RankedList
    list_of_year: RankedList
    comment: Comment
    line: MemorableLine
    mailing: Mailing


def build_world(size: int) -> World:
    """Every review is about one show, every person in every show, so that pages hold ``size`` of all."""
    author = make.UserFactory(staff=True)
    people = make.PersonFactory.create_batch(size, photo=FACE)
    genres = make.GenreFactory.create_batch(size)
    tags = make.TagFactory.create_batch(size)
    shows = [_show(people, genres) for _ in range(size)]
    show = shows[0]
    reviews = [_review(show, author, tags, size, age) for age in range(size)]
    for other in shows[1:]:
        _review(other, author, tags, size, 10)
    credit = show.credits.filter(role=Credit.Role.LEAD)[0]
    made = {"author": author, "tags": tags, "show": None}
    articles = [_with_parts(_text(20, **made, article=True), credit, size) for _ in range(size)]
    pages = [_with_parts(_text(30, **made, page=True), credit, size) for _ in range(size)]
    lists = [_ranked_list(author, shows, reviews) for _ in range(size)]
    years = [_ranked_list(author, shows, reviews, year=2001 + age) for age in range(size)]
    return World(
        *(reviews[0], articles[0], pages[0], show, people[0], tags[0], lists[0], years[0]),
        reviews[0].comments.filter(parent=None)[0],
        reviews[0].lines.filter(spoils_to=0)[0],
        _mailing(reviews),
    )


def _mailing(reviews):
    """About the first review; the others have theirs, and there is a note."""
    mailed = {"due_at": timezone.now(), "listed_at": timezone.now()}
    about = {"kind": "review", "subject": "", "text": ""}
    made = [make.MailingFactory(**about, **mailed, review=review) for review in reviews]
    make.MailingFactory(**mailed)
    return made[0]


def _show(people, genres):
    size = len(people)
    show = make.ShowFactory(genres=genres, poster=POSTER)
    for number in range(1, size + 1):
        make.EpisodeFactory(show=show, number=number)
    for person in people:
        make.CreditFactory(show=show, person=person)
        make.CreditFactory(show=show, person=person, role=Credit.Role.DIRECTOR, character="")
    make.AvailabilityFactory.create_batch(size, show=show)
    make.ShowFactory(follows=show, bare=True)
    return show


def _review(show, author, tags, size, age):
    credit = show.credits.filter(role=Credit.Role.LEAD)[0]
    return _with_parts(_text(age, show=show, author=author, tags=tags), credit, size)


def _text(age, **made):
    return make.ReviewFactory(
        published_at=timezone.now() - timedelta(days=age + 1),
        body='<h2>One</h2><p>Text.</p><figure data-photo="1"></figure>',
        **made,
    )


def _with_parts(review, credit, size):
    author = review.author
    for number in range(1, size + 1):
        photo = make.PhotoFactory(review=review, number=number)
        make.HighlightMomentFactory(
            review=review, first_episode=number, last_episode=number, photo=photo
        )
        make.VerdictFactory(review=review)
        make.CorrectionFactory(review=review)
        make.MemorableLineFactory(review=review, credit=credit)
        make.MemorableLineFactory(review=review, credit=credit, episode=None)
        root = make.CommentFactory(review=review, user=author)
        reply = make.CommentFactory(parent=root, spoils_to=16)
        make.CommentFactory(parent=make.CommentFactory(parent=reply, removed=True))
    return review


def _ranked_list(author, shows, reviews, **made):
    ranked_list = make.RankedListFactory(author=author, **made)
    rank = 0
    for show, review in zip(shows, reviews, strict=True):
        make.ListEntryFactory(ranked_list=ranked_list, rank=(rank := rank + 1), show=show)
        make.ListEntryFactory(
            ranked_list=ranked_list, rank=(rank := rank + 1), show=None, review=review
        )
    return ranked_list
