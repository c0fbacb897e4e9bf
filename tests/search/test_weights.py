"""How much the site has about whom."""

import pytest

from people.models import Person
from reviews.search.weights import REVIEW, weigh
from shows.models import Show
from tests import factories as make

pytestmark = pytest.mark.django_db


def weight(row):
    return type(row).objects.get(pk=row.pk).search_weight


def test_credits_lines_and_published_reviews_weigh():
    review = make.ReviewFactory()
    person = make.PersonFactory()
    credit = make.CreditFactory(person=person, show=review.show)
    make.MemorableLineFactory(review=review, credit=credit)
    bystander = make.PersonFactory()
    weigh()
    credits = review.show.credits.count()
    assert (weight(person), weight(bystander)) == (1 + 1 + REVIEW, 0)
    assert weight(review.show) == credits + 1 + REVIEW


def test_draft_weighs_nothing():
    draft = make.ReviewFactory(draft=True)
    credit = make.CreditFactory(show=draft.show)
    make.MemorableLineFactory(review=draft, credit=credit)
    weigh()
    assert weight(credit.person) == 1
    assert weight(draft.show) == draft.show.credits.count()


def test_nothing_is_written_where_nothing_changed():
    make.CreditFactory.create_batch(2)
    assert weigh() == Person.objects.count() + Show.objects.count()
    assert weigh() == 0
