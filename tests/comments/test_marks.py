"""Same name, another address: visibly not the same person."""

import unicodedata

import pytest

from comments.marks import SYLLABLES, mark_of
from comments.models import Comment
from tests import factories as make


def marks_on(page: str) -> int:
    return page.count('class="name-mark"')


def test_two_guests_of_one_name_are_told_apart(client, db):
    root = make.CommentFactory(author_name="Min-ji", commenter__email="a@mail.example")
    other = make.CommentFactory(
        parent=root, author_name="Min-ji", commenter__email="b@mail.example"
    )
    page = client.get(root.review.get_absolute_url()).text
    assert root.mark != other.mark
    assert root.mark in page
    assert other.mark in page
    assert "mail.example" not in page


def test_mark_is_the_same_for_one_address_under_any_name(db):
    one, two = (make.CommentFactory(author_name=name) for name in ("Min-ji", "Sanna"))
    assert one.mark == two.mark


@pytest.mark.parametrize("typed", [{"commenter": None}, {"removed": True}])
def test_no_mark_without_an_address_or_a_text(client, db, typed):
    root = make.CommentFactory(**typed)
    make.CommentFactory(parent=root, commenter=None)
    page = client.get(root.review.get_absolute_url()).text
    assert marks_on(page) == 0
    assert Comment.objects.count() == 2


def test_editor_has_a_badge_and_no_mark(client, db):
    comment = make.CommentFactory(user=make.UserFactory(editor=True))
    assert comment.mark == ""
    assert comment.badge


def test_mark_follows_the_secret_key(settings):
    before = [mark_of(key) for key in range(50)]
    settings.SECRET_KEY = "another"
    assert [mark_of(key) for key in range(50)] != before


def test_marks_are_two_syllables_and_many():
    assert len(set(SYLLABLES)) == len(SYLLABLES)
    assert all(unicodedata.name(one).startswith("HANGUL SYLLABLE") for one in SYLLABLES)
    marks = {mark_of(key) for key in range(2_000)}
    assert {len(mark) for mark in marks} == {2}
    assert len(marks) > 1_000
