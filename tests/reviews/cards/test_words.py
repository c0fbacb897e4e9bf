"""What a card says: names in both scripts, headline, dek and rating, and nothing that gives anything away."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.translation import override

from house.models import House
from reviews.cards.found import card_of, card_of_line
from reviews.cards.words import Card, house_card, line_card, list_card, review_card
from tests import factories as make

CANARY = "Songhwa-canary"


@pytest.fixture
def show(db):
    return make.ShowFactory(title="Run On", title_hangul="런 온", episode_count=16)


@pytest.fixture
def review(show):
    return make.ReviewFactory(
        show=show,
        headline="A sprinter",
        dek="Six episodes in.",
        rating=Decimal("3.5"),
        last_episode=6,
    )


def test_review(review):
    card = review_card(review)
    assert card.words == [
        *("Review of Run On", "런 온", "A sprinter", "Six episodes in.", "3.5", "Episodes 1–6"),
        *("대사", "Daesa"),
    ]
    assert card.alt == (
        "Review of Run On · 런 온 · A sprinter · Six episodes in. · 3.5 out of 5 · Episodes 1–6 · Daesa"
    )


@pytest.mark.parametrize(
    ("kind", "kicker"),
    [
        ("recap", "Recap of Run On"),
        ("first-look", "First look at Run On"),
        ("article", "Article on Run On"),
    ],
)
def test_kind_of_text_is_said(review, kind, kicker):
    review.kind = kind
    assert review_card(review).kicker == kicker


def test_article_about_no_show(db):
    card = review_card(make.ReviewFactory(article=True, headline="News", dek=""))
    assert card.words == ["Article", "News", "대사", "Daesa"]


def test_show_has_the_mean_of_what_readers_may_see(show, review):
    make.ReviewFactory(show=show, rating=Decimal(5))
    make.ReviewFactory(show=show, rating=Decimal("0.5"), draft=True)
    make.ReviewFactory(show=show, rating=None)
    card = card_of("shows", show.pk)
    assert (card.headline, card.rating, card.note) == (
        "Run On",
        Decimal("4.3"),
        "average of 2 reviews",
    )
    assert card.kicker == f"Drama, 2020, {show.original_network}"


def test_show_that_nobody_rated(db):
    show = make.ShowFactory(bare=True, title="Bare")
    assert card_of("shows", show.pk).words == ["Drama", "Bare", "대사", "Daesa"]


def test_line(review):
    line = make.MemorableLineFactory(review=review, spoken=True, episode=4, spoils_to_override=0)
    card = card_of("lines", line.pk)
    credit = line.credit
    assert card.words == [
        f"{credit.character_hangul} {credit.character}, Episode 4",
        *("같이 달리고 싶어요.", "I want to run beside you.", "런 온 Run On", "대사", "Daesa"),
    ]


def test_line_in_english_alone_leads_itself(review):
    line = make.MemorableLineFactory(
        review=review, quote_hangul="", episode=None, speaker="Poster copy"
    )
    card = line_card(line)
    assert (card.kicker, card.headline, card.dek) == (
        "Poster copy",
        "I want to run beside you.",
        "",
    )


def test_list(db):
    card = list_card(
        make.RankedListFactory(title="Eight workplaces", intro="By\nboss, " + "on " * 50)
    )
    assert card.words[:2] == ["Lists", "Eight workplaces"]
    assert card.dek == "By boss, " + "on " * 37 + "on…"


def test_house():
    House.objects.keep(House(name="Eoheung", mark="어흥", own_tagline="Tigers."))
    assert house_card().words == ["어흥", "Eoheung", "Tigers."]


def test_words_are_in_the_language_of_the_site(review):
    with override("ko"):
        assert review_card(review).kicker == "Review of Run On"


def test_words_are_all_that_a_card_has(review):
    """A column added to a card is in its words, or says how they are drawn."""
    how = {"kind", "pk", "title", "is_line"}
    said = {field.name for field in fields(Card)} - how
    marked = Card(**{name: 1 if name == "pk" else name for name in said | how - {"is_line"}})
    assert {*marked.words} == said


def test_veiled_line_gives_none_of_its_words(show, review):
    line = make.MemorableLineFactory(
        review=review, quote=CANARY, quote_hangul=CANARY, speaker=CANARY
    )
    assert line.spoils_to == 4
    assert card_of_line(line) == card_of("lines", line.pk) == card_of("shows", show.pk)
    with pytest.raises(ValueError, match="gives something away"):
        line_card(line)


def test_veiled_line_of_an_article_has_the_card_of_the_house(db):
    article = make.ReviewFactory(article=True)
    line = make.MemorableLineFactory(review=article, quote=CANARY)
    assert card_of("lines", line.pk) == house_card()


def test_nothing_veiled_is_on_any_card(show, review):
    """Planted in every place that can be veiled or that is not for cards; the alternative text too."""
    veiled = {"review": review, "first_episode": 12, "last_episode": 12}
    make.HighlightMomentFactory(**veiled, title=CANARY, text=CANARY)
    make.PhotoFactory(review=review, number=1, alt=CANARY, caption=CANARY, spoils_to=12)
    make.CommentFactory(review=review, body=CANARY, spoils_to=12)
    make.MemorableLineFactory(review=review, quote=CANARY, quote_hangul=CANARY, speaker=CANARY)
    line = make.MemorableLineFactory(review=review, episode=None, comment=CANARY)
    ranked_list = make.RankedListFactory()
    make.ListEntryFactory(ranked_list=ranked_list, review=review, show=None, note=CANARY)
    review.body = f'<p>{CANARY}</p><div data-spoils-to="12"><p>{CANARY}</p></div>'
    review.in_brief, review.spoils_to = CANARY, 12
    review.save()
    show.synopsis = show.content_notes = CANARY
    show.save()
    things = [("reviews", review), ("shows", show), ("lists", ranked_list)]
    things += [("lines", line) for line in (line, *review.lines.all())]
    for kind, thing in things:
        card = card_of(kind, thing.pk)
        assert CANARY not in repr(card) + card.alt
    review.dek = CANARY
    review.save()
    assert CANARY in repr(card_of("reviews", review.pk))


@pytest.mark.parametrize("state", [{"draft": True}, {"scheduled": True}, {"page": True}], ids=str)
def test_no_card_of_what_is_not_among_the_published(db, state):
    review = make.ReviewFactory(**state)
    line = make.MemorableLineFactory(review=review, episode=None)
    assert card_of("reviews", review.pk) is None
    assert card_of("lines", line.pk) is None


def test_no_card_of_a_list_in_draft(db):
    ranked_list = make.RankedListFactory(draft=True)
    assert card_of("lists", ranked_list.pk) is None


def test_digest_follows_what_is_drawn(review):
    card = review_card(review)
    others = [
        *(replace(card, **{field.name: "other"}) for field in fields(Card) if field.type is str),
        replace(card, rating=None),
        replace(card, pk=card.pk + 1),
    ]
    digests = {one.digest for one in (card, *others)}
    assert len(digests) == len(others) + 1


def test_digest_stays_where_nothing_drawn_changes(review):
    before = card_of("reviews", review.pk).digest
    review.body, review.updated_at = "<p>Other.</p>", timezone.now()
    review.move_to("elsewhere")
    assert card_of("reviews", review.pk).digest == before
    House.objects.keep(House(name="Other"))
    assert card_of("reviews", review.pk).digest != before
