"""Body, photos, lines and tags of a review, as the desk takes them."""

import re
import unicodedata

import pytest
from django.urls import reverse

from reviews.models import Review, Tag
from tests import factories as make
from tests.desk_form import DeskForm, errors_of
from text import prose

pytestmark = pytest.mark.django_db


@pytest.fixture
def review():
    return make.ReviewFactory(body="<p>Before.</p>")


@pytest.fixture
def form(admin_client, review):
    return DeskForm(admin_client, reverse("admin:reviews_review_change", args=[review.pk]))


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("<p></p>", ""),
        ("<p>Open.</p><script>go()</script>", "<p>Open.</p>"),
        ('<p onclick="go()" style="color: red" class="x">Open.</p>', "<p>Open.</p>"),
        ('<p><img src="https://elsewhere.example/x.png">Open.</p>', "<p>Open.</p>"),
        (
            '<div data-spoils-to="8"><p>Late.</p></div>',
            '<div data-spoils-to="8"><p>Late.</p></div>',
        ),
        ('<figure data-photo="1"></figure>', '<figure data-photo="1"></figure>'),
    ],
)
def test_body_is_stored_clean(form, review, sent, stored):
    assert form.type(body=sent).press().status_code == 302
    review.refresh_from_db()
    assert review.body == stored


def test_body_survives_a_refused_form(form):
    response = form.type(body="<p>A long evening's work.</p>", watched="a").press()
    assert "&lt;p&gt;A long evening&#x27;s work.&lt;/p&gt;" in response.content.decode()


def test_body_too_long_is_refused_and_not_cut(form, review):
    long = f"<p>{'a' * prose.LONGEST}</p>"
    response = form.type(body=long).press()
    assert f"at most {prose.LONGEST} characters" in response.text
    assert "a" * prose.LONGEST in response.text


def test_place_without_its_photo_is_pointed_out(form, review):
    make.PhotoFactory(review=review, number=1)
    form.type(body='<figure data-photo="1"></figure><figure data-photo="4"></figure>').press()
    page = form.client.get("/admin/").content.decode()
    assert "The text has a place for photo 4, but there is no such photo." in page
    assert "photo 1," not in page


def test_moment_shows_a_photo_by_its_number(form, review):
    photo = make.PhotoFactory(review=review, number=7)
    again = DeskForm(form.client, form.url)
    again.add_row("moments", title="A silence", episodes="1", photo_number="7").press()
    assert review.moments.get().photo == photo


def test_moment_refuses_a_photo_that_is_not_there(form):
    response = form.add_row("moments", title="A silence", episodes="1", photo_number="3").press()
    assert errors_of(response) == {"moments-0-photo_number": ["This review has no photo 3."]}


def test_moment_refuses_a_photo_that_goes(admin_client, review):
    photo = make.PhotoFactory(review=review, number=1)
    make.HighlightMomentFactory(review=review, photo=photo)
    form = DeskForm(admin_client, reverse("admin:reviews_review_change", args=[review.pk]))
    response = form.type_row("photos", 0, DELETE="on").press()
    assert errors_of(response) == {"moments-0-photo_number": ["This review has no photo 1."]}


def test_line_refuses_a_character_of_another_show(form, review):
    credit = make.CreditFactory(
        show=make.ShowFactory(title="Signal", year=None, aired_from=None, aired_to=None)
    )
    response = form.add_row("lines", quote="Stay.", credit=credit.pk).press()
    sentence = f"{credit} is in Signal, not in {review.show}."
    assert errors_of(response) == {"lines-0-credit": [sentence]}


def test_line_has_one_speaker(form, review):
    credit = make.CreditFactory(show=review.show)
    form.add_row("lines", quote="Stay.", credit=credit.pk, speaker="Poster copy", episode="1")
    response = form.press()
    words = "Choose a character or write a speaker, not both."
    assert errors_of(response) == {"lines-0-__all__": [words]}


def test_line_is_in_at_least_one_language(form):
    response = form.add_row("lines", comment="About nothing.").press()
    words = "Write the line in at least one language."
    assert errors_of(response) == {"lines-0-__all__": [words]}


def test_dek_has_two_rows_and_is_one_sentence(form, review):
    page = form.client.get(form.url).content.decode()
    assert re.search(r'<textarea name="dek"[^>]* rows="2"', page)
    form.type(dek="They talk,\r\nand  nobody waits.").press()
    review.refresh_from_db()
    assert review.dek == "They talk, and nobody waits."


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("slow burn, office", {"slow burn", "office"}),
        ("slow burn", {"slow burn"}),
        (" slow  burn ,, office,", {"slow burn", "office"}),
        ('"love, actually", office', {"love, actually", "office"}),
        ("Office, office", {"Office"}),
        (unicodedata.normalize("NFD", "오피스"), {"오피스"}),
        ("", set()),
    ],
)
def test_tags_are_parted_by_commas(form, review, typed, names):
    assert form.type(tags=typed).press().status_code == 302
    assert set(review.tags.names()) == names


def test_tag_typed_on_another_keyboard_is_the_same_tag(form):
    tag = make.TagFactory(name="오피스")
    form.type(tags=unicodedata.normalize("NFD", "오피스")).press()
    assert list(Tag.objects.all()) == [tag]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("office, !!!", "“!!!” cannot be a tag: it has no letter and no digit."),
        ("x" * 101, f"“{'x' * 30}…” is too long for a tag: 100 characters at most."),
    ],
)
def test_unusable_tag_is_refused_with_a_sentence(form, typed, sentence):
    response = form.type(tags=typed).press()
    assert errors_of(response) == {"tags": [sentence]}
    assert f'value="{typed}"' in response.content.decode()


def test_endless_line_of_tags_is_refused(form):
    assert list(errors_of(form.type(tags="x" * 200_000).press())) == ["tags"]


def test_list_entry_is_a_show_or_a_review(admin_client, review):
    form = DeskForm(admin_client, "/admin/reviews/rankedlist/add/").type(title="Ten", slug="ten")
    form.add_row("entries", rank="1", show=review.show.pk, note="The one.")
    form.add_row("entries", rank="2", review=review.pk)
    form.add_row("entries", rank="3")
    words = "Choose a show or a review, one of the two."
    assert errors_of(form.press()) == {"entries-2-__all__": [words]}
    assert form.type_row("entries", 2, show=make.ShowFactory().pk).press().status_code == 302
    assert Review.objects.get().list_entries.count() == 1
