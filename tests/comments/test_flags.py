"""Comments that name what comes later than they say."""

import pytest
from django.core.management import call_command

from comments.flags import Flag, Kind, Secrets, Told
from comments.models import Comment
from comments.told import secrets_of
from tests import factories as make

TITLE = "The landlady and the devil’s trumpet"
QUOTE = "Sometimes, the wrong train takes you to the right station."
HANGUL = "더 설레면 실수할 것 같아서요"


def flags(body: str, kind: Kind, name: str, *openly: str, boundary: int = 4) -> list[Flag]:
    return Secrets([Told(kind, name, 12)], openly).flags(body, boundary)


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        ("And then the Devil's trumpet, at the landlady's!", Kind.MOMENT, TITLE),
        ("The TRAFFIC light had me in tears", Kind.MOMENT, "The traffic light"),
        ("Nobody talks of the ladybird?", Kind.MOMENT, "The ladybird"),
        ("“the wrong train takes you to the right station”, I wept", Kind.LINE, QUOTE),
        ("the wrong train takes you anywhere", Kind.LINE, QUOTE),
        ("‘더 설레면 실수할 것’ 이라니", Kind.LINE, HANGUL),
        ("So Park Yeon-jin is back.", Kind.CHARACTER, "Park Yeon-jin"),
        ("박연진이 돌아왔다", Kind.CHARACTER, "박연진"),
    ],
)
def test_what_comes_later_is_named(body, kind, name):
    assert flags(body, kind, name) == [Flag(kind, name, 12)]
    assert flags(body, kind, name, boundary=12) == []


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        ("", Kind.MOMENT, TITLE),
        ("My landlady plays no instrument.", Kind.MOMENT, TITLE),
        ("A landlady. " + "And so on. " * 20 + "A devil with a trumpet.", Kind.MOMENT, TITLE),
        ("They came first and last.", Kind.MOMENT, "First and last"),
        ("I lost my ring at work.", Kind.MOMENT, "The ring"),
        ("Someone is delivered.", Kind.MOMENT, "Delivered by weather"),
        ("I took the wrong train to the right place.", Kind.LINE, QUOTE),
        ("그냥 설레면 됐지", Kind.LINE, HANGUL),
        ("Thank you for being at my side.", Kind.LINE, "Thank you, for being there at my side."),
        ("Park is back.", Kind.CHARACTER, "Park Yeon-jin"),
    ],
)
def test_no_false_alarm(body, kind, name):
    assert flags(body, kind, name, "It rained; the weather was bad.") == []


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        ("The traffic light!", Kind.MOMENT, "The traffic light"),
        ("the wrong train takes you anywhere", Kind.LINE, QUOTE),
        ("Park Yeon-jin is back.", Kind.CHARACTER, "Park Yeon-jin"),
    ],
)
def test_what_the_review_says_openly_is_no_secret(body, kind, name):
    assert flags(body, kind, name) != []
    openly = f"Park Yeon-jin waits at a traffic light. {QUOTE}"
    assert flags(body, kind, name, openly) == []


def test_what_is_open_is_looked_through_once_for_all_comments():
    told = [Told(Kind.MOMENT, "The traffic light", 12), Told(Kind.LINE, QUOTE, 12)]
    told.append(Told(Kind.CHARACTER, "Park Yeon-jin", 12))
    secrets = Secrets(told, ["It rained."])
    for name in set(vars(secrets)) - {"signs"}:
        delattr(secrets, name)
    said = f"Park Yeon-jin at the traffic light: {QUOTE}"
    assert [flag.kind for flag in secrets.flags(said, 4)] == ["character", "line", "moment"]


@pytest.mark.django_db
def test_secrets_are_of_published_reviews_of_the_show():
    review = make.ReviewFactory()
    make.HighlightMomentFactory(
        review=review, title="The traffic light", first_episode=9, last_episode=9
    )
    draft = make.ReviewFactory(show=review.show, draft=True)
    make.HighlightMomentFactory(
        review=draft, title="Nine red umbrellas", first_episode=9, last_episode=9
    )
    other = make.ReviewFactory()
    secrets = secrets_of({review.show_id, other.show_id})
    said = "The traffic light and the nine red umbrellas!"
    assert secrets[review.show_id].flags(said, 4) == [Flag(Kind.MOMENT, "The traffic light", 9)]
    assert secrets[other.show_id].flags(said, 4) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "earlier", "found"),
    [
        ("guest", False, True),
        ("support", False, True),
        ("lead", False, False),
        ("guest", True, False),
    ],
)
def test_character_is_told_where_first_named(role, earlier, found):
    review = make.ReviewFactory()
    show = review.show
    make.CreditFactory(show=show, role=role, character="Son Myeong-oh", character_hangul="손명오")
    make.HighlightMomentFactory(
        review=review, title="Gone", text="Myeong-oh knows.", last_episode=9, first_episode=9
    )
    if earlier:
        make.MemorableLineFactory(review=review, quote="Myeong-oh!", episode=2)
    told = secrets_of({show.pk})[show.pk].flags("Where is Son Myeong-oh?", 4)
    assert ([flag.kind for flag in told if flag.name == "Son Myeong-oh"] != []) == found


@pytest.mark.django_db
def test_false_alarms_on_the_demonstration(settings, tmp_path, record_property):
    settings.MEDIA_ROOT = tmp_path
    call_command("load_demo", verbosity=0)
    comments = list(Comment.objects.select_related("review"))
    secrets = secrets_of({comment.review.show_id for comment in comments})
    flagged = [
        comment
        for comment in comments
        if secrets[comment.review.show_id].flags(
            comment.body, max(comment.spoils_to, comment.review.spoils_to)
        )
    ]
    elsewhere = [
        (comment.pk, show)
        for comment in comments
        for show, told in secrets.items()
        if show != comment.review.show_id and told.flags(comment.body, 0)
    ]
    pairs = len(comments) * (len(secrets) - 1)
    record_property(
        "told",
        f"flags on the demonstration: {len(flagged)} of {len(comments)} comments; "
        f"against the secrets of other shows {len(elsewhere)} of {pairs} pairs",
    )
    assert flagged == []
    assert len(elsewhere) <= pairs / 200
