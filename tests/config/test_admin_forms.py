"""Every form of the desk asks the same number of queries for one row of each kind as for three."""

import pytest

from tests import factories as make
from tests.config.test_admin_lists import address, queries_of

pytestmark = pytest.mark.django_db


def fill_show(show):
    make.EpisodeFactory(show=show, number=show.episodes.count() + 1)
    make.CreditFactory(show=show)
    make.AvailabilityFactory(show=show)
    show.genres.add(make.GenreFactory())


def fill_review(review):
    photo = make.PhotoFactory(review=review, number=review.photos.count() + 1)
    make.HighlightMomentFactory(review=review, photo=photo)
    make.MemorableLineFactory(review=review, credit=make.CreditFactory(show=review.show))
    make.VerdictFactory(review=review)
    make.CorrectionFactory(review=review)
    review.tags.add(make.TagFactory())


def fill_ranked_list(ranked_list):
    make.ListEntryFactory(ranked_list=ranked_list, show=make.ShowFactory(), review=None)
    make.ListEntryFactory(ranked_list=ranked_list, show=None, review=make.ReviewFactory())


FORMS = [
    (make.ShowFactory, fill_show, 9),
    (make.ReviewFactory, fill_review, 23),
    (make.RankedListFactory, fill_ranked_list, 5),
]


@pytest.mark.parametrize(("factory", "fill", "most"), FORMS, ids=["show", "review", "list"])
def test_form_asks_as_often_for_three_rows_as_for_one(admin_client, factory, fill, most):
    row = factory()
    page = address(type(row), "change", row.pk)
    fill(row)
    admin_client.get(page)
    one = queries_of(admin_client, page)
    fill(row)
    fill(row)
    assert (one, queries_of(admin_client, page)) == (most, most)


def test_long_review_opens_in_twenty_five_queries(admin_client):
    """20 moments, 20 lines and 10 photos."""
    review = make.ReviewFactory()
    for number in range(1, 11):
        make.PhotoFactory(review=review, number=number)
    credit = make.CreditFactory(show=review.show)
    for _ in range(20):
        make.HighlightMomentFactory(review=review)
        make.MemorableLineFactory(review=review, credit=credit)
    page = address(type(review), "change", review.pk)
    admin_client.get(page)
    assert queries_of(admin_client, page) <= 25
