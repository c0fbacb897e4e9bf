"""Cards are kept among the media, drawn once, and go when nothing leads to them."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from comments.upkeep import CHORES
from reviews.cards import kept as keeping
from reviews.cards.drawing import picture
from reviews.cards.found import card_of
from reviews.cards.kept import kept, name_of, sweep
from tests import factories as make


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    keeping._swept_at.clear()
    return tmp_path


@pytest.fixture
def card(db):
    return card_of("reviews", make.ReviewFactory().pk)


def files(media) -> list[str]:
    return sorted(str(path.relative_to(media)) for path in media.rglob("*") if path.is_file())


def test_card_is_kept_under_its_digest(card, media):
    drawn = kept(card)
    assert files(media) == [f"cards/reviews/{card.pk}-{card.digest}.png"]
    assert (media / name_of(card)).read_bytes() == drawn == kept(card)


def test_many_who_ask_at_once_have_it_drawn_once(card, media, monkeypatch):
    count = []
    monkeypatch.setattr(keeping, "picture", lambda one: count.append(1) or picture(one))
    with ThreadPoolExecutor(8) as pool:
        answers = {*pool.map(lambda _: kept(card), range(24))}
    assert len(answers) == len(count) == len(files(media)) == 1


def test_two_machines_that_draw_at_once_leave_one_file(card, media, monkeypatch):
    """The other one keeps it at the last moment before we do."""
    delete = default_storage.delete

    def slowly(name):
        delete(name)
        if name == name_of(card):
            default_storage.save(name, ContentFile(picture(card)))

    monkeypatch.setattr(default_storage, "delete", slowly)
    assert kept(card) == picture(card)
    assert files(media) == [name_of(card)]


@pytest.mark.parametrize("left", [0, 10, 1_000])
def test_half_a_file_is_written_anew(card, media, left):
    whole = kept(card)
    (media / name_of(card)).write_bytes(whole[:left])
    assert kept(card) == whole
    assert (media / name_of(card)).read_bytes() == whole


def test_site_that_cannot_write_still_shows_cards(card, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise OSError("read-only")

    monkeypatch.setattr(default_storage, "save", refuse)
    assert kept(card) == picture(card)
    assert "could not be kept" in caplog.text


def test_kept_card_takes_a_small_part_of_the_time(card, record_property):
    """Of drawing it, in a process that has its fonts open already."""
    kept(card)
    drawing, reading = (median(_timed(one, card) for _ in range(7)) for one in (picture, kept))
    record_property(
        "told", f"share card: {drawing * 1e3:.0f} ms to draw, {reading * 1e3:.2f} ms when kept"
    )
    assert reading * 5 < drawing


def _timed(work, card) -> float:
    begun = time.perf_counter()
    work(card)
    return time.perf_counter() - begun


def test_upkeep_sweeps_cards():
    assert sweep in CHORES


def test_sweep_keeps_the_youngest_card_of_what_is_public(card, media):
    for number in (1, 2):
        old = f"cards/reviews/{card.pk}-{number}.png"
        default_storage.save(old, ContentFile(b"old"))
        os.utime(media / old, (number, number))
    kept(card)
    sweep()
    assert files(media) == [name_of(card)]


@pytest.mark.parametrize(
    "name", ["cards/reviews/999-ab.png", "cards/lines/1-ab.png", "cards/lists/not-ours.png"]
)
def test_sweep_deletes_what_is_of_nothing(card, media, name):
    default_storage.save(name, ContentFile(b"left"))
    kept(card)
    sweep()
    assert files(media) == [name_of(card)]


def test_sweep_deletes_the_card_of_a_draft(media, db):
    review = make.ReviewFactory()
    kept(card_of("reviews", review.pk))
    review.published_at = None
    review.save()
    sweep()
    assert files(media) == []


def test_sweep_looks_at_cards_alone(media, db):
    default_storage.save("posters/1-ab.png", ContentFile(b"poster"))
    sweep()
    assert files(media) == ["posters/1-ab.png"]


def test_sweep_is_seldom(card, media):
    sweep()
    default_storage.save("cards/reviews/999-ab.png", ContentFile(b"left"))
    sweep()
    assert files(media) == ["cards/reviews/999-ab.png"]


def test_sweep_asks_one_query_for_each_kind_that_has_cards(card, django_assert_num_queries):
    kept(card)
    with django_assert_num_queries(1):
        sweep()
