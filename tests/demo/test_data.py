"""The data files by themselves: whole, within their own facts, and of the size that was promised."""

import html
import re
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from demo.drawings import DRAWINGS
from demo.files import DATA
from shows.models import Credit
from text.episodes import FINALE, parse_episodes


def _folder(name):
    return {path.stem: _read(path) for path in sorted((DATA / name).glob("*.toml"))}


def _read(path):
    return tomllib.loads(path.read_text("utf-8"))


SHOWS = _folder("shows")
TEXTS = _folder("reviews")
REVIEWS = {slug: text for slug, text in TEXTS.items() if "show" in text}
LISTS = _folder("lists")
PEOPLE = {person["slug"]: person for person in _read(DATA / "people.toml")["people"]}
AUTHORS = {author["username"] for author in _read(DATA / "authors.toml")["authors"]}
COMMENTS = _read(DATA / "comments.toml")["comments"]

every_show = pytest.mark.parametrize("show", SHOWS.values(), ids=SHOWS)
every_review = pytest.mark.parametrize("review", REVIEWS.values(), ids=REVIEWS)


def _cast(show):
    return [row for row in show["credits"] if row["role"] in Credit.CAST_ROLES]


def _words(body):
    return len(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def _boundaries(review):
    """Every number in a review that says how far something gives the story away."""
    parts = ("moments", "lines", "photos")
    yield from map(int, re.findall(r'data-spoils-to="(\d+)"', review["body"]))
    yield from (
        row["spoils_to"] for part in parts for row in review.get(part, []) if "spoils_to" in row
    )
    yield review.get("spoils_to", 0)


def test_there_are_fifteen_shows_and_one_is_from_another_country():
    assert len(SHOWS) == 15
    assert [slug for slug, show in SHOWS.items() if show["country"] != "KR"] == ["moonshot"]
    assert Counter(show["kind"] for show in SHOWS.values()) == {"drama": 12, "film": 3}


def test_every_show_is_reviewed_and_two_are_twice():
    counts = Counter(review["show"] for review in REVIEWS.values())
    assert set(counts) == set(SHOWS)
    assert sorted(slug for slug, count in counts.items() if count > 1) == ["my-mister", "run-on"]
    assert len(REVIEWS) == 17


def test_two_texts_are_about_no_show():
    kinds = {slug: text["kind"] for slug, text in TEXTS.items() if slug not in REVIEWS}
    assert kinds == {"how-long-is-a-drama": "article", "how-names-are-spelt": "page"}
    assert all(TEXTS[slug]["author"] in AUTHORS for slug in kinds)


def test_article_has_done_its_sums():
    """Its hours are those of the shows’ own facts."""
    text = TEXTS["how-long-is-a-drama"]["body"]
    hours = {
        slug: divmod(show["episode_count"] * show["runtime_min"], 60)
        for slug, show in SHOWS.items()
        if show["kind"] == "drama"
    }
    assert sum(show.get("episode_count") == 16 for show in SHOWS.values()) == 9
    assert (min(hours.values()), max(hours.values())) == ((5, 20), (31, 40))
    assert hours["our-beloved-summer"] == (16, 0)
    assert hours["run-on"] == hours["lovely-runner"] == (18, 40)
    assert (hours["signal"], hours["my-mister"]) == ((20, 0), (20, 32))
    assert (hours["crash-landing-on-you"], hours["misaeng"]) == ((22, 40), (26, 40))
    films = sum(show["runtime_min"] for show in SHOWS.values() if show["kind"] == "film")
    assert divmod(films, 60) == (6, 14)
    assert "six hours and fourteen minutes" in text


def test_one_review_is_featured_one_unrated_and_one_covers_six_episodes():
    assert [slug for slug, review in REVIEWS.items() if review.get("featured")] == [
        "run-on-first-six"
    ]
    assert [slug for slug, review in REVIEWS.items() if "rating" not in review] == [
        "my-mister-first-look"
    ]
    six = [slug for slug, review in REVIEWS.items() if review.get("last_episode") == 6]
    assert six == ["run-on-first-six"]


def test_nobody_is_listed_twice_or_for_nothing():
    credited = {row["person"] for show in SHOWS.values() for row in show["credits"]}
    names = Counter(person["name"] for person in PEOPLE.values())
    assert set(PEOPLE) == credited
    assert [name for name, count in names.items() if count > 1] == []
    assert [
        p["slug"] for p in PEOPLE.values() if not p["name"].startswith(p.get("family_name", ""))
    ] == []


@every_show
def test_credits_name_each_person_once_per_role(show):
    rows = Counter(
        (row["person"], row["role"], row.get("character", "")) for row in show["credits"]
    )
    assert max(rows.values()) == 1
    assert {row["person"] for row in show["credits"]} <= set(PEOPLE)


@every_show
def test_character_notes_are_short(show):
    assert [row for row in _cast(show) if len(row.get("character_note", "").split()) > 8] == []


@every_show
def test_episodes_are_numbered_to_the_count_and_aired_within_the_run(show):
    episodes = show.get("episodes", [])
    days = [episode["aired_on"] for episode in episodes]
    assert [e["number"] for e in episodes] == list(range(1, show.get("episode_count", 0) + 1))
    assert days == sorted(days)
    assert not days or (days[0], days[-1]) == (show["aired_from"], show["aired_to"])


@every_show
def test_facts_agree(show):
    assert show["year"] == show["aired_from"].year
    assert show["runtime_min"] <= show.get("runtime_max", show["runtime_min"])
    assert (show["kind"] == "film") == ("network" not in show)


@every_review
def test_length_is_between_700_and_1500_words(review):
    assert 700 <= _words(review["body"]) <= 1500


@every_review
def test_review_names_what_exists(review):
    cast = {row.get("character") for row in _cast(SHOWS[review["show"]])}
    said = {line["character"] for line in review["lines"] if "character" in line}
    assert review["author"] in AUTHORS
    assert said <= cast
    assert [line for line in review["lines"] if "character" in line and "speaker" in line] == []


@every_review
def test_numbers_stay_within_what_was_watched(review):
    count = SHOWS[review["show"]].get("episode_count")
    watched = review.get("last_episode", 0)
    moments = [parse_episodes(m["episodes"], count) for m in review["moments"] if "episodes" in m]
    assert all(last <= watched for _, last in moments)
    assert all(line.get("episode", 0) <= watched <= (count or 0) for line in review["lines"])
    assert all(n <= watched or n == FINALE for n in _boundaries(review))


@every_review
def test_moments_of_a_series_have_their_episodes(review):
    is_film = SHOWS[review["show"]]["kind"] == "film"
    assert {"episodes" in moment for moment in review["moments"]} == {not is_film}


@every_review
def test_spoken_lines_of_a_series_say_how_far_they_spoil(review):
    is_film = SHOWS[review["show"]]["kind"] == "film"
    silent = [
        line
        for line in review.get("lines", [])
        if "character" in line and not {"episode", "spoils_to"} & line.keys()
    ]
    assert is_film or silent == []


@every_review
def test_photos_are_drawings_with_words_and_placed_once(review):
    photos = review.get("photos", [])
    placed = re.findall(r'data-photo="(\d+)"', review["body"])
    assert {photo["drawing"] for photo in photos} <= set(DRAWINGS)
    assert sorted(map(int, placed)) == [photo["number"] for photo in photos]
    assert [photo for photo in photos if not photo["alt"] or not photo["credit"]] == []


def test_every_drawing_is_shown():
    shown = {photo["drawing"] for review in REVIEWS.values() for photo in review.get("photos", [])}
    assert shown == set(DRAWINGS)


def test_links_in_reviews_lead_to_reviews():
    links = {
        href for review in TEXTS.values() for href in re.findall('href="(.*?)"', review["body"])
    }
    assert links <= {f"/reviews/{slug}/" for slug in REVIEWS}


def test_lists_rank_from_one_and_name_what_exists():
    assert len(LISTS) == 3
    for ranked in LISTS.values():
        ranks = [entry["rank"] for entry in ranked["entries"]]
        assert sorted(ranks) == list(range(1, len(ranks) + 1))
        assert ranked["author"] in AUTHORS
        assert all(("show" in entry) != ("review" in entry) for entry in ranked["entries"])
        assert {entry["show"] for entry in ranked["entries"] if "show" in entry} <= set(SHOWS)
        assert {entry["review"] for entry in ranked["entries"] if "review" in entry} <= set(REVIEWS)


def test_there_are_sixty_comments_in_threads_and_some_spoil():
    assert len({comment["key"] for comment in COMMENTS}) == len(COMMENTS) == 60
    assert sum("reply_to" in comment for comment in COMMENTS) >= 15
    assert sum(comment.get("spoils_to", 0) > 0 for comment in COMMENTS) >= 5


def test_comments_answer_what_stands_above_under_the_same_review():
    above = {}
    for comment in COMMENTS:
        if "reply_to" in comment:
            parent = above[comment["reply_to"]]
            assert parent["review"] == comment["review"]
            assert parent["hours_after"] < comment["hours_after"]
        assert ("name" in comment) != ("staff" in comment)
        assert comment.get("staff", "hana.reyes") in AUTHORS
        above[comment["key"]] = comment


def test_nothing_is_dated_in_the_future():
    moments = [text["published_at"] for text in TEXTS.values()]
    moments += [ranked["published_at"] for ranked in LISTS.values()]
    moments += [
        REVIEWS[comment["review"]]["published_at"] + timedelta(hours=comment["hours_after"])
        for comment in COMMENTS
    ]
    assert max(moments) < datetime.now(UTC)


def test_names_in_hangul_are_of_entries_that_are_there():
    used = {name for show in SHOWS.values() for name in [show.get("network"), *show["genres"]]}
    used |= {row["platform"] for show in SHOWS.values() for row in show.get("availability", [])}
    assert set(_read(DATA / "hangul.toml")["names"]) - used == set()
