"""What the desk asks of an article and of a page, and what it refuses there."""

import pytest
from django.urls import reverse

from desk.models import Version
from reviews.models import OldPath, Review
from tests import factories as make
from tests.desk_form import DeskForm, errors_of

pytestmark = pytest.mark.django_db
NO_SHOW = ["There is no show: leave this empty."]
NO_EPISODES = ["Without a show no episode counts. Write 0 for nothing, 999 for an ending."]
ADD = reverse("admin:reviews_review_add")


def new(client, **boxes) -> DeskForm:
    words = {"headline": "A word before the season", "slug": "a-word"}
    return DeskForm(client, ADD).type(**words | boxes)


def form_of(client, review) -> DeskForm:
    return DeskForm(client, reverse("admin:reviews_review_change", args=[review.pk]))


@pytest.mark.parametrize("kind", ["article", "page"])
def test_text_about_no_show_is_stored(admin_client, kind):
    assert new(admin_client, kind=kind, spoils_to="999").press().status_code == 302
    review = Review.objects.get()
    assert (review.kind, review.show, review.spoils_to) == (kind, None, 999)


@pytest.mark.parametrize("kind", ["review", "recap", "first-look"])
def test_review_without_a_show_is_refused(admin_client, kind):
    assert errors_of(new(admin_client, kind=kind).press()) == {
        "show": ["Choose a show. Only an article or a page is about none."]
    }


def test_article_may_be_about_a_show(admin_client):
    show = make.ShowFactory()
    form = new(admin_client, kind="article", show=show.pk, rating="4.5", watched="1-16")
    assert form.press().status_code == 302
    assert Review.objects.get().show == show


def test_page_is_about_no_show(admin_client):
    form = new(admin_client, kind="page", show=make.ShowFactory().pk)
    form.type(featured_at_0="2026-01-01", featured_at_1="10:00")
    assert errors_of(form.press()) == {
        "show": ["A page is about no show. Leave this empty, or make it an article."],
        "featured_at": ["A page never stands on the front page."],
    }


def test_what_only_a_show_has_is_refused(admin_client):
    form = new(admin_client, kind="article", rating="4.5", watched="1-6", spoils_to="6")
    form.add_row("moments", title="A silence", episodes="6", spoils_to_override="6")
    form.add_row("lines", quote="Stay.", episode="6", spoils_to_override="0")
    assert errors_of(form.press()) == {
        "rating": NO_SHOW,
        "watched": NO_SHOW,
        "spoils_to": NO_EPISODES,
        "moments-0-episodes": NO_SHOW,
        "moments-0-spoils_to_override": NO_EPISODES,
        "lines-0-episode": NO_SHOW,
    }


def test_moment_of_no_show_says_whether_it_spoils(admin_client):
    """Any show may be meant, so silence is no answer: it would stand open."""
    form = new(admin_client, kind="article")
    form.add_row("moments", title="A silence")
    form.add_row("lines", quote="Stay.", credit=make.CreditFactory().pk)
    sentence = ["Say whether it spoils: 0 for nothing, 999 for an ending."]
    assert errors_of(form.press()) == {
        "moments-0-spoils_to_override": sentence,
        "lines-0-spoils_to_override": sentence,
    }


def test_page_has_neither_moments_nor_lines(admin_client):
    form = new(admin_client, kind="page")
    form.add_row("moments", title="A silence", spoils_to_override="0")
    form.add_row("lines", quote="Stay.")
    words = "Delete this one, or make the page an article."
    assert errors_of(form.press()) == {
        "moments-0-__all__": [f"A page has no highlight moments. {words}"],
        "lines-0-__all__": [f"A page has no memorable lines. {words}"],
    }


def test_article_that_becomes_a_page_leaves_its_address_answering(admin_client, client):
    article = make.ReviewFactory(article=True, slug="contact")
    assert form_of(admin_client, article).type(kind="page").press().status_code == 302
    assert client.get("/reviews/contact/").headers["Location"] == "/pages/contact/"
    assert form_of(admin_client, article).type(kind="article").press().status_code == 302
    assert client.get("/pages/contact/").headers["Location"] == "/reviews/contact/"
    assert client.get("/reviews/contact/").status_code == 200
    assert OldPath.objects.count() == 1


def test_restored_kind_leaves_the_address_answering(admin_client, client):
    article = make.ReviewFactory(article=True, slug="contact")
    form_of(admin_client, article).type(kind="page").press()
    Version.objects.get(review=article, number=1).restore(None)
    assert client.get("/pages/contact/").headers["Location"] == "/reviews/contact/"


@pytest.mark.parametrize("kind", ["article", "page"])
def test_preview_is_that_of_its_kind(admin_client, kind):
    review = make.ReviewFactory(**{kind: True}, draft=True)
    page = admin_client.get(reverse("admin:reviews_review_preview", args=[review.pk]))
    assert page.status_code == 200
    assert f"reviews/{'page' if kind == 'page' else 'review'}_detail.html" in [
        template.name for template in page.templates
    ]


def test_lists_of_the_desk_name_the_kind(admin_client):
    make.ReviewFactory(page=True, draft=True, headline="Contact")
    front = admin_client.get(reverse("admin:index")).text
    assert "Contact" in front
    assert "Page" in front
    assert "Contact" in admin_client.get(reverse("admin:reviews_review_changelist")).text
