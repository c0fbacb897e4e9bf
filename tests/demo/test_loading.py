import shutil
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from comments.models import Comment
from demo.files import DATA
from people.models import Person
from reviews.models import MemorableLine, RankedList, Review
from shows.models import Network, Show
from tests.factories import ShowFactory

pytestmark = pytest.mark.django_db

LIST = """
slug = "radios"
title = "Radios, ranked"
author = "hana.reyes"
published_at = 2016-04-01T09:00:00+09:00
entries = [{rank = 1, review = "signal-review"}, {rank = 2, show = "signal", note = "Again."}]
"""
COMMENTS = """
[[comments]]
key = "first"
review = "signal-review"
name = "Mina"
hours_after = 1.5
body = "Over."

[[comments]]
key = "second"
review = "signal-review"
reply_to = "first"
staff = "hana.reyes"
hours_after = 2
spoils_to = 3
body = "And out."
"""


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    """A demonstration of one show, one review, one list and two comments."""
    files = ("people.toml", "authors.toml", "hangul.toml", "shows/signal.toml")
    for name in (*files, "reviews/signal-review.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(DATA / name, tmp_path / name)
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists/radios.toml").write_text(LIST)
    (tmp_path / "comments.toml").write_text(COMMENTS)
    monkeypatch.setattr("demo.files.DATA", tmp_path)
    return tmp_path


def _load(**options) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


def test_whole_demonstration_loads():
    printed = _load()
    assert "reviews: 19 created, 0 kept" in printed
    assert Review.objects.published().count() == 19
    assert Review.objects.filter(show=None).count() == 2
    assert Comment.objects.public().count() == 60
    assert (Show.objects.count(), RankedList.objects.published().count()) == (15, 3)
    assert Review.objects.get(featured_at__isnull=False).slug == "run-on-first-six"
    assert not any(review.was_updated for review in Review.objects.all())
    assert not Show.objects.filter(search_weight=0, reviews__isnull=False).exists()


def test_second_run_looks_once_and_stops(data, django_assert_num_queries):
    _load()
    with django_assert_num_queries(1):
        assert "is loaded" in _load()


def test_refresh_makes_nothing_twice(data):
    _load()
    assert "created" in (printed := _load(refresh=True))
    assert [line for line in printed.splitlines() if ": 0 created" not in line] == []
    assert (Review.objects.count(), Comment.objects.count()) == (1, 2)


def test_refresh_keeps_what_an_editor_wrote(data):
    _load()
    review = Review.objects.get()
    review.headline = "A better headline"
    review.move_to("signal-again")
    Comment.objects.get(source_id="first").remove(by=None)
    _load(refresh=True)
    assert Review.objects.get().headline == "A better headline"
    assert Comment.objects.get(source_id="first").state == Comment.State.REMOVED


def test_deleted_review_stays_away_until_asked_for(data):
    _load()
    Review.objects.get().list_entries.all().delete()
    Review.objects.get().delete()
    _load()
    assert not Review.objects.exists()
    _load(refresh=True)
    assert Review.objects.get().slug == "signal-review"


def test_site_with_content_of_its_own_is_left_alone(data):
    ShowFactory()
    assert "This site has content" in _load()
    assert Show.objects.count() == 1
    assert "created" in _load(refresh=True)


def test_authors_cannot_sign_in(data):
    _load()
    author = User.objects.get(username="tomas.lindqvist")
    assert (str(author), author.byline_role) == ("Tomas Lindqvist", "Reviewer")
    assert not author.has_usable_password()
    assert not author.is_staff


def test_show_has_its_facts(data):
    _load()
    show = Show.objects.get()
    assert (show.original_network.name, show.genres.count(), show.episodes.count()) == (
        "tvN",
        3,
        16,
    )
    lead = show.credits.get(character="Lee Jae-han")
    assert (lead.person.name, lead.character_hangul) == ("Cho Jin-woong", "이재한")


def test_line_is_said_by_a_character_of_the_show(data):
    _load()
    line = MemorableLine.objects.filter(credit__character="Lee Jae-han", episode=13).first()
    assert line.spoils_to == 13


def test_comments_keep_their_dates_and_their_place(data):
    _load()
    first, second = Comment.objects.order_by("created_at")
    published_at = Review.objects.get().published_at
    assert first.created_at == published_at + timedelta(hours=1.5)
    assert (second.parent, second.thread, second.author_name) == (first, first, "Hana Reyes")
    assert second.badge == "Staff"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "shows/signal.toml",
            'person = "lee-je-hoon"',
            'person = "nobody"',
            "shows/signal.toml, credits 3: person is 'nobody', who is not in people.toml",
        ),
        (
            "shows/signal.toml",
            "number = 16",
            "number = 17",
            "shows/signal.toml, episodes 16: number is 17, but the show has 16 episodes",
        ),
        ("shows/signal.toml", 'role = "writer"', 'role = "poet"', "credits 2: role is 'poet'"),
        ("shows/signal.toml", "year = 2016", "year = 2015", "shows/signal.toml: __all__ The year"),
        ("shows/signal.toml", "title = ", "titel = ", "shows/signal.toml: title is missing"),
        ("people.toml", "born_on", "born", "people.toml, people 7: born is not a key"),
        (
            "reviews/signal-review.toml",
            'character = "Lee Jae-han"',
            'character = "Lee Jae"',
            "reviews/signal-review.toml, lines 1: character is 'Lee Jae', who is not in the cast",
        ),
        (
            "reviews/signal-review.toml",
            'episodes = "1"',
            'episodes = "7–6"',
            "reviews/signal-review.toml, moments 1: episodes is '7–6'",
        ),
        (
            "reviews/signal-review.toml",
            "last_episode = 16",
            "last_episode = 20",
            "reviews/signal-review.toml: last_episode is 20, but the show has 16 episodes",
        ),
        (
            "reviews/signal-review.toml",
            "rating = 4.5",
            "rating = 4.7",
            "rating Value Decimal('4.7')",
        ),
        (
            "reviews/signal-review.toml",
            'show = "',
            'show = "x',
            "show is 'xsignal', which does not",
        ),
        ("lists/radios.toml", "hana.reyes", "nobody", "lists/radios.toml: author is 'nobody'"),
        ("comments.toml", 'to = "first"', 'to = "third"', "comments 2: reply_to is 'third'"),
        ("comments.toml", "[[comments]]", "[[comments", "comments.toml: "),
    ],
)
def test_bad_data_is_named_and_nothing_is_loaded(data, file, old, new, message):
    text = (data / file).read_text()
    (data / file).write_text(text.replace(old, new, 1))
    assert old in text
    with pytest.raises(CommandError) as error:
        _load()
    assert message in str(error.value)
    assert not Person.objects.exists()


def test_short_lists_have_their_names_in_hangul(data):
    _load()
    assert Show.objects.get().genres.get(name="Thriller").name_hangul == "스릴러"
    assert Network.objects.get().name_hangul == ""
    Network.objects.update(name="Netflix", name_hangul="넷")
    _load(refresh=True)
    assert Network.objects.get().name_hangul == "넷"
