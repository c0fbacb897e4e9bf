"""Lines and tags by what is known of them; a veiled line never says who speaks."""

import pytest

from tests import factories as make
from tests.browsing import broken_promises, found, given_by, main_of, offered

LATE = "The one who was dead"


@pytest.fixture
def lines(db):
    """Of one show: two lines in the open and two that are veiled; of another, one that nobody says."""
    review = make.ReviewFactory(show__slug="run-on", show__title="Run On")
    credit = make.CreditFactory(
        show=review.show, character="Ki Seon-gyeom", character_hangul="기선겸"
    )
    late = make.CreditFactory(show=review.show, character=LATE, character_hangul="")
    open_line = make.MemorableLineFactory(
        review=review, credit=credit, episode=2, spoils_to_override=0
    )
    poster = make.MemorableLineFactory(review=review, speaker="Poster copy", episode=None)
    veiled = make.MemorableLineFactory(review=review, credit=credit, episode=7)
    last = make.MemorableLineFactory(review=review, credit=late, episode=16)
    make.MemorableLineFactory(review=review, speaker=f"{LATE} too", episode=16)
    other = make.MemorableLineFactory(review__show__slug="signal", episode=2)
    make.MemorableLineFactory(review=make.ReviewFactory(draft=True), speaker="Draft", episode=None)
    return open_line, poster, veiled, last, other


def test_lines_are_counted_by_show_speaker_and_episode(client, lines):
    assert offered(client, "/lines/") == {
        "show": {"run-on": 5, "signal": 1},
        "speaker": {"Ki Seon-gyeom": 1, "Poster copy": 1},
        "episode": {"2": 2, "7": 1, "16": 2},
        "spoilers": {"none": 2},
    }
    assert offered(client, "/lines/", show="signal") == {
        "show": {"run-on": 5, "signal": 1},
        "episode": {"2": 1},
    }


def test_lines_are_narrowed_by_all_that_is_chosen(client, lines):
    open_line, poster, *_, other = lines
    assert list(found(client, "/lines/", show="signal", episode="2")) == [other]
    assert list(found(client, "/lines/", speaker="Poster copy")) == [poster]
    assert list(found(client, "/lines/", speaker="Ki Seon-gyeom", episode="2")) == [open_line]
    assert set(found(client, "/lines/", spoilers="none")) == {open_line, poster}


def test_actor_says_what_no_character_does(client, lines):
    actor = make.PersonFactory(name="Im Si-wan")
    as_himself = make.CreditFactory(person=actor, character="")
    told = make.MemorableLineFactory(credit=as_himself, episode=None)
    named_alike = make.CreditFactory(character="Im Si-wan")
    played = make.MemorableLineFactory(credit=named_alike, episode=None)
    in_a_part = make.CreditFactory(person=actor, character="Oh Moo-geuk")
    make.MemorableLineFactory(credit=in_a_part, episode=None)
    make.MemorableLineFactory(credit=as_himself, episode=3)
    assert set(found(client, "/lines/", speaker="Im Si-wan")) == {told, played}
    assert broken_promises(client, "/lines/", speaker="Im Si-wan") == []


@pytest.mark.parametrize(
    "asked", [{}, {"show": "run-on"}, {"episode": "16"}, {"speaker": "Ki Seon-gyeom"}]
)
def test_no_facet_promises_what_it_does_not_give(client, lines, asked):
    assert broken_promises(client, "/lines/", **asked) == []


@pytest.mark.parametrize("asked", [{}, {"show": "run-on"}, {"show": "run-on", "episode": "16"}])
def test_speaker_of_a_veiled_line_is_neither_offered_nor_counted(client, lines, asked):
    main = main_of(client, "/lines/", **asked)
    for inside in main.xpath('//details[@class="veil"]/div'):
        inside.drop_tree()
    assert LATE not in main.text_content()
    assert "speaker" not in offered(client, "/lines/", show="run-on", episode="16")


def test_asking_for_a_speaker_tells_nothing_of_veiled_lines(client, lines):
    assert given_by(client, "/lines/", speaker=LATE) == 0
    assert given_by(client, "/lines/", speaker="Ki Seon-gyeom", episode="7") == 0


def test_actor_is_chosen_on_their_own_page_and_finds_lines_in_the_open(client, lines):
    open_line, *_ = lines
    person = open_line.credit.person
    address = f"/lines/?actor={person.slug}"
    assert f'href="{address}"' in client.get(person.get_absolute_url()).text
    assert list(client.get(address).context["page"]) == [open_line]
    main = main_of(client, address)
    assert f"Actor: {person.name}" in main.text_content()
    assert main.xpath(".//select[@name='actor']") == []
    assert main.xpath(".//input[@name='actor']/@value") == [person.slug]


def test_line_of_somebody_without_a_character_is_the_persons(client, db):
    credit = make.CreditFactory(character="", person__name="Na Young-seok")
    review = make.ReviewFactory(show=credit.show)
    make.MemorableLineFactory(review=review, credit=credit, episode=None)
    assert offered(client, "/lines/")["speaker"] == {"Na Young-seok": 1}


def test_speaker_is_named_in_the_language_of_the_page(client, lines):
    options = main_of(client, "/ko/lines/").xpath(".//select[@name='speaker']/option")
    assert [(one.text, one.get("lang")) for one in options] == [
        ("전체", None),
        ("Poster copy (1)", "en"),
        ("기선겸 (1)", None),
    ]


@pytest.mark.parametrize(
    "asked",
    ["episode=0", "episode=1000", "episode=٣", "speaker=%00", "speaker=a%00b", "spoilers=x"],
)
def test_what_is_no_value_is_not_listened_to(client, lines, asked):
    assert len(client.get(f"/lines/?{asked}").context["page"]) == 6


@pytest.mark.parametrize("asked", ["show=none", "speaker=%27+OR+1%3D1", "speaker=%F0%9F%92%A9"])
def test_what_nobody_knows_finds_nothing(client, lines, asked):
    assert "No line is kept for this choice." in client.get(f"/lines/?{asked}").text


@pytest.fixture
def tags(db):
    campus, office = (make.TagFactory(name=name) for name in ("campus", "office"))
    first = make.ReviewFactory(show__slug="run-on", tags=[campus, office])
    make.ReviewFactory(show=first.show, tags=[campus])
    make.ReviewFactory(show__slug="misaeng", tags=[office])
    make.ReviewFactory(show__slug="hidden", tags=[office], draft=True)
    return campus, office


def test_tags_are_counted_by_show(client, tags):
    assert offered(client, "/tags/") == {"show": {"run-on": 2, "misaeng": 1}}
    assert broken_promises(client, "/tags/") == []


def test_tag_of_a_show_leads_to_its_reviews_of_that_show(client, tags):
    campus, _ = tags
    main = main_of(client, "/tags/", show="run-on")
    links = main.xpath(".//ul[contains(@class, 'tag-list')]/li")
    assert [" ".join(one.text_content().split()) for one in links] == [
        "campus 2 reviews",
        "office 1 review",
    ]
    address = links[0].find("a").get("href")
    assert address == f"{campus.get_absolute_url()}?show=run-on"
    assert len(client.get(address).context["page"]) == 2


def test_tag_is_narrowed_by_show(client, tags):
    address = tags[1].get_absolute_url()
    assert offered(client, address) == {"show": {"run-on": 1, "misaeng": 1}}
    assert broken_promises(client, address) == []
    assert "No review matches." in client.get(address, {"show": "hidden"}).text
    other = make.ReviewFactory(show__title="Secret Forest").show
    page = " ".join(main_of(client, address, show=other.slug).text_content().split())
    assert "No review matches." in page
    assert "Show: Secret Forest" in page
    assert "No tag matches." in client.get("/tags/", {"show": "hidden"}).text
