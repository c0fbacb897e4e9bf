"""A review with something in every part of its form, and its form at the desk."""

import pytest
from django.urls import reverse

from tests import factories as make
from tests.desk_form import DeskForm


@pytest.fixture
def review(db):
    show = make.ShowFactory(episode_count=16)
    review = make.ReviewFactory(show=show, tags=["slow burn", "오피스"])
    photos = [make.PhotoFactory(review=review, number=n, alt=f"Picture {n}") for n in (1, 2, 3)]
    make.HighlightMomentFactory(review=review, photo=photos[1])
    make.HighlightMomentFactory(review=review, title="The umbrella")
    make.MemorableLineFactory(review=review, spoken=True)
    make.MemorableLineFactory(review=review, quote="Only a poster.", speaker="Poster copy")
    return review


def change_address(review):
    return reverse("admin:reviews_review_change", args=[review.pk])


@pytest.fixture
def desk_form(admin_client, review):
    return DeskForm(admin_client, change_address(review))
