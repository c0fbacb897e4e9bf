"""A review that has some of everything, about a show that has its facts."""

from datetime import UTC, datetime
from decimal import Decimal

from tests import factories as make

BODY = (
    "<p>The ferry leaves at six, and nobody in this show is ever on it: I watched all of it twice.</p>"
    '<figure data-photo="1"></figure>'
    '<div data-spoils-to="8"><p>She had been aboard all along.</p></div>'
    "<h2>What stays</h2><p>The rain on the deck &amp; the light.</p>"
)


CAST = [("Im Si-wan", "임시완", "Han Gyeol", "한결"), ("Kim Ha-neul", "", "Seo Ji-ah", "")]


def reviewed_show():
    review = make.ReviewFactory(
        show=_show(),
        headline="Night Ferry is worth the wait",
        slug="night-ferry",
        dek="A slow show about a boat.",
        body=BODY,
        rating=Decimal("4.5"),
        in_brief="Slow\nLovely",
        first_episode=1,
        last_episode=12,
        spoils_to=0,
        disclosure="",
        published_at=datetime(2020, 5, 1, 3, tzinfo=UTC),
    )
    review.tags.add("melodrama", "boats & rain")
    make.PhotoFactory(
        review=review, number=1, alt="The deck", caption="Rain", credit="tvN", spoils_to=0
    )
    _moment_and_line(review)
    return review


def _show():
    show = make.ShowFactory(
        title="Night Ferry",
        title_hangul="밤배",
        year=2019,
        aired_from=None,
        aired_to=None,
        episode_count=12,
        original_network=make.NetworkFactory(name="tvN"),
    )
    for billing, (name, hangul, character, character_hangul) in enumerate(CAST, 1):
        make.CreditFactory(
            show=show,
            person=make.PersonFactory(name=name, name_hangul=hangul),
            character=character,
            character_hangul=character_hangul,
            billing=billing,
            role="lead",
        )
    return show


def _moment_and_line(review):
    make.HighlightMomentFactory(
        review=review,
        first_episode=6,
        last_episode=7,
        title="The upper deck",
        text="Nobody says a word in the rain.",
        photo=None,
    )
    make.MemorableLineFactory(
        review=review,
        quote="The sea keeps no timetable.",
        quote_hangul="바다에는 시간표가 없어요",
        credit=review.show.credits.get(character="Seo Ji-ah"),
        speaker="",
        episode=5,
        comment="It is the whole show in one sentence.",
    )


def bare_show(**columns):
    nothing = {"aired_from": None, "aired_to": None, "episode_count": None, "title_hangul": ""}
    return make.ShowFactory(**{"title": "Night Ferry", "year": 2019} | nothing | columns)
