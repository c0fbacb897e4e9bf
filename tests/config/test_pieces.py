"""Pieces of pages are used again, and no longer than what they show is as it was."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.template import Context, Template, TemplateSyntaxError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.models import Comment
from config.pages.pieces import store
from house.models import House
from reviews.models import Review
from rows import changes
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/reviews/night-ferry/"
LONG_AGO = datetime(2020, 12, 16, tzinfo=UTC)


@pytest.fixture(autouse=True)
def keeping(settings):
    """Statements are watched and pieces kept, finished pages are not."""
    settings.KEPT_PAGES, settings.KEPT_PIECES = 0, 1
    store.clear()
    changes.move_on()  # tables are emptied between tests, and nobody watches that
    with connection.execute_wrapper(changes.watch):
        yield
    store.clear()


@pytest.fixture
def review():
    review = make.ReviewFactory(slug="night-ferry", headline="Night Ferry, and the tide")
    make.CreditFactory(show=review.show, person__name="Seo Ha-neul")
    make.CommentFactory(review=review, body="The first word of all.")
    return review


def asked_by(client, address=ADDRESS):
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    return response, len(asked)


def test_page_of_kept_pieces_asks_nothing(client, review):
    first, many = asked_by(client)
    again, few = asked_by(client)
    assert (few, many > 10) == (0, True)
    assert again.content == first.content
    assert "The first word of all." in again.text


def renamed(review):
    review.headline = "Another headline"
    review.save()
    return "Another headline"


def spoken(review):
    make.CommentFactory(review=review, body="A second word.")
    return "A second word."


def credited(review):
    person = review.show.credits.get().person
    person.name = "Seo Ha-min"
    person.save()
    return "Seo Ha-min"


def rewritten_in_bulk(review):
    Comment.objects.update(body="Written anew.")
    return "Written anew."


def called_otherwise(review):
    House(name="Another house").save()
    return "Another house"


def followed_by_another(review):
    make.ReviewFactory(headline="The newer one", show=review.show)
    return "The newer one"


@pytest.mark.parametrize(
    "change",
    [renamed, spoken, credited, rewritten_in_bulk, called_otherwise, followed_by_another],
)
def test_change_shows_in_the_next_answer(client, review, settings, change):
    client.get(ADDRESS)
    said = change(review)
    page = client.get(ADDRESS)
    assert said in page.text
    settings.KEPT_PIECES = 0
    assert client.get(ADDRESS).content == page.content


def test_page_that_nobody_may_see_any_more_is_gone(client, review):
    client.get(ADDRESS)
    Review.objects.update(published_at=timezone.now() + timedelta(days=1))
    assert client.get(ADDRESS).status_code == 404


def test_article_is_not_made_anew_for_another_part_of_its_talk(client, review):
    client.get(ADDRESS)
    whole, _ = asked_by(client, f"{ADDRESS}?order=newest")
    assert "Night Ferry, and the tide" in whole.text
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{ADDRESS}?order=liveliest")
    assert [query for query in asked if "comments_comment" in query["sql"]]
    assert not [query for query in asked if "shows_availability" in query["sql"]]


def test_each_language_has_its_own(client, review):
    own, korean = (client.get(path).text for path in (ADDRESS, f"/ko{ADDRESS}"))
    assert own != korean
    assert client.get(ADDRESS).text == own
    assert client.get(f"/ko{ADDRESS}").text == korean


def test_each_host_has_its_own(client, review, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in settings.ALLOWED_HOSTS:
        text = client.get(ADDRESS, headers={"Host": host}).text
        assert f'<link rel="canonical" href="http://{host}{ADDRESS}">' in text


def test_preview_is_never_kept(client, review):
    client.force_login(make.UserFactory(editor=True))
    review.published_at = None
    review.save()
    for headline in ("Not yet", "Not yet either"):
        Review.objects.update(headline=headline)
        assert f"{headline}</h1>" in client.get(ADDRESS).text


def test_pieces_take_no_more_room_than_they_may(client, review, settings):
    client.get(ADDRESS)
    assert 0 < store._size == sum(len(one.html) for one in store._pieces.values())
    store.put(("large",), next(iter(store._pieces.values())), most=10)
    assert store._size == len(store._pieces) == 0


@pytest.mark.parametrize("tag", ["piece", "piece 'a'", "piece 'a' 'b'", "piece of=1"])
def test_tag_written_otherwise_is_told(tag):
    with pytest.raises(TemplateSyntaxError, match="piece"):
        Template(f"{{% {tag} %}}x{{% endpiece %}}")


def test_piece_without_a_request_is_made():
    assert Template("{% piece 'a' of=1 %}x{% endpiece %}").render(Context()) == "x"


def test_review_deleted_this_moment_is_missing_and_not_empty(client, review, monkeypatch):
    monkeypatch.setattr("reviews.views.reviews._look_up", lambda slug: (0, "review", LONG_AGO))
    assert client.get(ADDRESS).status_code == 404


def test_editor_sees_a_change_too(client, review):
    client.get(ADDRESS)
    client.force_login(make.UserFactory(editor=True))
    Review.objects.update(published_at=None)
    assert "A preview" in client.get(ADDRESS).text
