"""The search page beside its answers: reasons, snippets, filters, ways on."""

import re

import lxml.html
import pytest

from reviews.search import sections
from shows.models import Availability
from tests import factories as make
from tests.searching import NONSENSE, VERY_LONG, found, page_of, section_titles, words_of


@pytest.fixture
def siwan(db):
    return make.PersonFactory(im_siwan=True)


WHY = '//ul[@class="cast"]//*[@class="soft"]'


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("Im Si-wan", []),
        ("임시완", []),
        ("siwan", []),
        ("Yim Si-wan", ["also written Yim Si-wan"]),
        ("ㅇㅅㅇ", ["by initial consonants"]),
        ("dlatldhks", ["임시완 typed on an English keyboard"]),
        ("Im Siwaan", ["sounds alike"]),
        ("임시왕", ["close to what you typed"]),
    ],
)
def test_person_says_why_it_is_an_answer(client, siwan, query, why):
    assert words_of(client, WHY, q=query) == why


def test_character_is_told_with_who_plays_it_and_in_what(client, siwan):
    show = make.ShowFactory(run_on=True)
    part = {"character": "Ki Seon-gyeom", "character_hangul": "기선겸"}
    make.CreditFactory(show=show, person=siwan, **part)
    make.CreditFactory(show=show, person=make.PersonFactory())
    assert words_of(client, WHY, q="Ki Seon-gyeom") == ["plays Ki Seon-gyeom in Run On"]
    assert words_of(client, WHY, q="기선겸") == ["plays 기선겸 in Run On"]
    why = words_of(client, '//p[@class="why"]', q="Ki Seon-gyeom")
    assert why == ["Ki Seon-gyeom, played by Im Si-wan"]


def test_other_title_is_marked_where_it_was_typed(client, db):
    make.ShowFactory(title="Guardian", title_hangul="도깨비", aliases="Goblin")
    page = client.get("/search/?q=goblin").text
    assert "also written <mark>Goblin</mark>" in page


def test_acronym_says_so(client, db):
    make.ShowFactory(title="Crash Landing on You", title_hangul="")
    assert words_of(client, '//p[@class="why"]', q="cloy") == ["by initials"]


def test_snippet_shows_where_the_words_stand(client, db):
    text = "<p>It begins slowly. Then the sprinter reads a subtitle. Nobody wins.</p>"
    make.ReviewFactory(headline="Late", dek="A dek.", in_brief="", body=text)
    page = client.get("/search/?q=subtitle+sprinter").text
    assert "Then the <mark>sprinter</mark> reads a <mark>subtitle</mark>." in page
    assert "It begins" not in page
    assert "A dek." not in page


def test_dek_with_the_words_needs_no_snippet(client, db):
    text = "<p>A subtitle, again.</p>"
    make.ReviewFactory(headline="Late", dek="A subtitle.", in_brief="", body=text)
    page = client.get("/search/?q=subtitle").text
    assert "A <mark>subtitle</mark>." in page
    assert "again" not in page


def test_open_text_that_gives_something_away_is_found_and_not_quoted(client, db):
    words = {"in_brief": "", "dek": "A dek.", "body": "<p>The gun is dropped.</p>"}
    review = make.ReviewFactory(spoils_to=8, **words)
    response = client.get("/search/?q=gun+dropped")
    assert found(response, "reviews") == [review]
    assert "A dek." in response.text
    assert "The gun" not in response.text


def test_near_miss_asks_what_was_meant(client, siwan):
    path = '//p[@class="meant"]'
    assert words_of(client, path, q="임시왕") == ["Did you mean 임시완?"]
    assert page_of(client, q="임시왕").xpath(f"{path}/a/@href") == [
        "?q=%EC%9E%84%EC%8B%9C%EC%99%84"
    ]
    assert words_of(client, path, q="임시완") == []


def test_what_was_meant_is_told_in_the_script_of_the_query(client, db):
    make.PersonFactory(name="Kim Hye-soo", name_hangul="김혜수", family_name="Kim")
    assert client.get("/search/?q=김해주").context["meant"] == ["김혜수"]
    assert client.get("/search/?q=Kim+Heisuu").context["meant"] == ["Kim Hye-soo"]


def test_far_miss_is_no_answer_but_may_be_meant(client, db):
    make.PersonFactory(name="Kim Hye-soo", name_hangul="김혜수", family_name="Kim")
    response = client.get("/search/?q=김혜진")
    assert response.context["total"] == 0
    assert response.context["meant"] == ["김혜수"]


def test_ordinary_words_mean_nobody(client, db):
    make.PersonFactory(name="Lee Hye-ri", name_hangul="이혜리", aliases="혜리", family_name="Lee")
    make.PersonFactory(name="Sung Dong-il", name_hangul="성동일", family_name="Sung")
    for query in ("hello", "Song Joong-ki"):
        response = client.get("/search/", {"q": query})
        assert (response.context["total"], response.context["meant"]) == (0, [])
    make.ReviewFactory(headline="Hye-so", dek="", spoils_to=0)
    make.PersonFactory(name="Kim Hye-soo", name_hangul="김혜수", family_name="Kim")
    assert client.get("/search/?q=Hye-so").context["meant"] == []


@pytest.mark.parametrize("query", ["현빈 손예진", "손예진 현빈", "Hyun Bin Son Ye-jin"])
def test_two_people_are_both_found(client, db, query):
    both = {
        make.PersonFactory(name="Hyun Bin", name_hangul="현빈"),
        make.PersonFactory(name="Son Ye-jin", name_hangul="손예진"),
    }
    assert {*found(client.get("/search/", {"q": query}), "people")} == both


def test_family_name_of_a_part_is_not_heard_in_other_words(client, db):
    show = make.ShowFactory(title="Decision to Leave", title_hangul="", title_romanized="")
    make.CreditFactory(show=show, character="Lee", character_hangul="")
    make.CreditFactory(show=show, character="", character_hangul="최웅")
    for query in ("Rhee", "I worried", "Song Joong-ki"):
        assert client.get("/search/", {"q": query}).context["total"] == 0
    assert found(client.get("/search/?q=lee"), "shows") == [show]


def test_title_is_not_heard_in_another_order(client, db):
    make.ShowFactory(title="Parasite", title_hangul="기생충", title_romanized="Gisaengchung")
    assert client.get("/search/?q=Song+Joong-ki").context["total"] == 0
    assert client.get("/search/?q=Gisaengchun").context["total"] == 1


def test_syllable_that_was_sent_is_whole(client, siwan):
    other = make.PersonFactory(name="Lee Mi-yeon", name_hangul="이미연", family_name="Lee")
    assert found(client.get("/search/?q=임"), "people") == [siwan]
    offered = client.get("/search/suggestions/?q=임").json()["suggestions"]
    assert [one["label"] for one in offered] == ["Im Si-wan", str(other)]


@pytest.mark.parametrize(
    ("query", "tried"),
    [
        ("Im Si-wan", ["임시완"]),
        ("임 시완", ["임시완", "Im Si-wan"]),
        ("dlatldhks", ["임시완", "Im Si-wan"]),
        ("ㅇㅅㅇ", []),
        ("임시왕", []),
        ("임", []),
    ],
)
def test_status_says_what_else_was_looked_for(client, siwan, query, tried):
    assert client.get("/search/", {"q": query}).context["also_tried"] == tried
    status = words_of(client, '//*[@role="status"]', q=query)[0]
    assert re.findall("“(.+?)”", status) == tried


@pytest.mark.parametrize("query", ["tvN", "TVN", "티비엔"])
def test_network_by_name_offers_its_shows(client, db, query):
    network = make.NetworkFactory(slug="tvn", name="tvN", name_hangul="티비엔")
    show = make.ShowFactory(original_network=network)
    make.ShowFactory()
    response = client.get("/search/", {"q": query})
    assert found(response, "shows") == [show]
    assert response.context["total"] == 1
    assert section_titles(response) == ["Shows"]
    assert 'href="/shows/?network=tvn"' in response.text


def test_shows_of_a_network_are_counted_told_and_narrowed(client, db):
    network = make.NetworkFactory(slug="tvn", name="tvN", name_hangul="티비엔")
    make.ShowFactory.create_batch(2, original_network=network, year=2019, bare=True)
    make.ShowFactory(original_network=network, year=2020, bare=True)
    response = client.get("/search/?q=tvn")
    assert response.context["kinds"] == [("shows", "Shows", 3)]
    assert words_of(client, '//*[@role="status"]', q="tvn")[0].startswith("3 results.")
    assert words_of(client, '//p[@class="why"]', q="tvn") == ["on tvN"] * 3
    narrowed = client.get("/search/?q=tvn&year=2020&type=shows")
    assert len(found(narrowed, "shows")) == narrowed.context["total"] == 1


def test_platform_by_name_offers_what_it_shows_today(client, db):
    platform = make.PlatformFactory(slug="viki", name="Viki")
    offer = make.AvailabilityFactory(platform=platform)
    make.AvailabilityFactory(platform=platform, status=Availability.Status.UNAVAILABLE)
    response = client.get("/search/?q=viki")
    assert found(response, "shows") == [offer.show]
    assert 'href="/shows/?platform=viki"' in response.text


def test_empty_answer_helps(client, db):
    make.ReviewFactory(tags=[make.TagFactory(name="slow burn")])
    page = client.get("/search/?q=zzz").text
    for way in ("/shows/", "/people/", "/reviews/", "/lines/", "/tags/", "slow burn"):
        assert way in page


def test_kind_alone_has_pages_that_reach_everything(client, db, monkeypatch):
    monkeypatch.setattr(sections, "PER_PAGE", 5)
    people = make.PersonFactory.create_batch(12)
    first = client.get("/search/?q=신세경")
    assert len(found(first, "people")) == sections.FIRST["people"]
    assert 'href="?q=%EC%8B%A0%EC%84%B8%EA%B2%BD&amp;type=people"' in first.text
    reached = []
    for number in (1, 2, 3):
        response = client.get("/search/", {"q": "신세경", "type": "people", "page": number})
        assert section_titles(response) == ["People"]
        reached += found(response, "people")
    assert sorted(person.pk for person in reached) == sorted(person.pk for person in people)


def test_kind_without_an_answer_leads_back_to_the_rest(client, siwan):
    page = client.get("/search/?q=임시완&type=lines")
    assert page.context["total"] == 1
    assert "See everything that was found" in page.text


@pytest.mark.parametrize("query", [*NONSENSE, "ㅇ", "q"])
def test_nonsense_is_answered(client, siwan, query):
    make.MemorableLineFactory()
    for asked in (
        {},
        {"type": "lines"},
        {"type": "nonsense", "page": "x", "year": "0", "rating": "9"},
    ):
        assert client.get("/search/", {"q": query, **asked}).status_code == 200


@pytest.mark.parametrize("query", VERY_LONG)
def test_very_long_query_is_cut_and_kept(client, siwan, query):
    page = page_of(client, q=query)
    kept = page.xpath('//input[@id="query"]/@value')[0]
    assert query.startswith(kept)
    assert 90 <= len(kept) <= 100


def test_repeated_question_is_asked_once(client, siwan):
    response = client.get("/search/?q=zzz&q=임시완")
    assert found(response, "people") == [siwan]


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/ko", "ko")])
def test_browsers_are_told_how_to_search(client, db, prefix, language):
    page = lxml.html.document_fromstring(client.get(f"{prefix}/").text)
    link = page.xpath('//link[@rel="search"]')[0]
    assert link.get("type") == "application/opensearchdescription+xml"
    response = client.get(link.get("href"))
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    told = lxml.etree.fromstring(response.content)
    named = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert told.xpath("string(o:ShortName)", namespaces=named) == "Daesa"
    assert told.xpath("string(o:Language)", namespaces=named) == language
    (template,) = told.xpath('o:Url[@type="text/html"]/@template', namespaces=named)
    assert template == f"http://testserver{prefix}/search/?q={{searchTerms}}"
