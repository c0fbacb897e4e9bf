"""Which show a pasted article is about is an editor's word, and what it tells of it goes nowhere unseen."""

import pytest

from desk.models import UnsavedWork
from exchange.models import Doubt
from exchange.pasted.presses import KEEP, LOOK, MAKE, USE
from reviews.models import Review
from shows.models import Show
from tests import factories as make
from tests.exchange.pasting import (
    ANSWER,
    HTML,
    add_to_show,
    answer,
    at,
    boxes,
    change_show,
    keys,
    leave,
    make_show,
    marked,
    opened,
    page_of,
    section,
    take,
    use_show,
    words,
)

pytestmark = pytest.mark.django_db
KOREAN = """“사랑은 타이밍이다” 리뷰

출연: 김하늘 (서지아 역), 박도윤 (한결 역)

어젯밤에 밤배를 다 봤다. 정말 좋았다.

평점: 4/5"""
SENTENCE = """<p>Title: Night Ferry</p><p>Year: 2019</p><p>Network: tvN</p>
<p>I loved the crossing. In the end I might give it <a href="https://a.example/">some</a> stars.
I would give it 8.5/10. The rest is rain.</p>"""


@pytest.fixture
def show():
    return make.ShowFactory(
        title="Night Ferry",
        title_hangul="밤배",
        year=2019,
        aired_from=None,
        aired_to=None,
        episode_count=16,
        original_network=make.NetworkFactory(name="JTBC"),
    )


def body(form) -> str:
    return boxes(form, "body")[0]


def test_what_the_article_tells_of_an_unknown_show_waits_in_the_text(admin_client):
    form = opened(admin_client)
    for told in ("Network : tvN", "Episodes : 12", "Main Cast", "Seo Ji-ah"):
        assert told in body(form)
    assert "Rating" not in body(form)


def test_what_a_made_show_holds_leaves_the_text(admin_client):
    form = make_show(admin_client, opened(admin_client))
    assert not [told for told in ("tvN", "Episodes", "Main Cast", "2019") if told in body(form)]
    assert "nearly every minute of the crossing" in body(form)


def test_title_is_corrected_before_the_show_is_made(admin_client):
    form = opened(admin_client, KOREAN, "")
    assert boxes(form, "_title") == ["사랑은 타이밍이다"]
    form = make_show(admin_client, form, _title="Night Ferry", _title_hangul="밤배", _year="2019")
    show = Show.objects.get()
    assert (show.title, show.title_hangul, show.year) == ("Night Ferry", "밤배", 2019)
    assert show.credits.count() == 2
    assert boxes(form, "show", "kind", "rating") == [str(show.pk), "review", "4.0"]


def test_known_show_is_chosen_instead_of_what_was_recognised(admin_client, show):
    form = opened(admin_client, KOREAN, "")
    assert boxes(form, "show") == [""]
    form = use_show(admin_client, form.type(dek="Typed meanwhile."), show)
    assert boxes(form, "show", "dek") == [str(show.pk), "Typed meanwhile."]
    assert "The show: Night Ferry (2019)" in section(admin_client, form)
    assert "출연" in body(form)
    add_to_show(admin_client, form)
    assert show.credits.count() == 2


def test_show_named_in_the_text_is_offered(admin_client, show):
    form = opened(admin_client, KOREAN, "")
    form = answer(admin_client, form, USE, "It is Night Ferry (2019)")
    assert boxes(form, "show") == [str(show.pk)]


def test_shows_of_like_title_are_offered_without_scripts(admin_client, show):
    form = opened(admin_client, KOREAN, "").type(_title="Nihgt Ferry")
    form = at(admin_client, admin_client.post(ANSWER, {**form.data, LOOK: "1"}))
    (select,) = page_of(admin_client, form).xpath("//select[@name='_show']")
    assert [words(option) for option in select] == ["", "Night Ferry (2019)"]
    assert boxes(form, "_title") == ["Nihgt Ferry"]


def test_nonsense_for_a_show_changes_nothing(admin_client, show):
    form = opened(admin_client, KOREAN, "")
    for key in ("", "x", "9" * 30):
        said = admin_client.post(ANSWER, {**form.data, "_show": key, USE: ""}, follow=True)
        assert "Choose a show in its box first" in said.text
        assert "어젯밤에 밤배를 다 봤다." in said.text


def test_show_without_a_title_is_not_made_and_costs_nothing(admin_client):
    form = opened(admin_client, KOREAN, "").type(
        _title="", _title_hangul="", _year="twenty", dek="Mine."
    )
    said = admin_client.post(ANSWER, {**form.data, MAKE: "1"}, follow=True)
    assert "Year: Enter a whole number." in said.text
    assert "Mine." in said.text
    said = admin_client.post(ANSWER, {**form.data, "_year": "", MAKE: "1"}, follow=True)
    assert "A new show needs a title." in said.text
    assert not Show.objects.exists()


def test_second_press_makes_no_second_show(admin_client):
    form = opened(admin_client)
    make_show(admin_client, form)
    said = admin_client.post(ANSWER, {**form.data, MAKE: "1"}, follow=True)
    show = Show.objects.get()
    assert "is on the site already, and is chosen" in said.text
    assert boxes(make_show(admin_client, form), "show") == [str(show.pk)]
    assert show.credits.count() == 2


def test_what_disagrees_is_asked_and_never_written_over(admin_client, show):
    form = opened(admin_client)
    said = section(admin_client, form)
    assert "Network: tvN in the article, JTBC at the show." in said
    assert "Episodes: 12 in the article, 16 at the show." in said
    assert "Network : tvN" in body(form)
    form = add_to_show(admin_client, form)
    show.refresh_from_db()
    assert (show.original_network.name, show.episode_count) == ("JTBC", 16)
    form = change_show(admin_client, form, "network")
    show.refresh_from_db()
    assert (show.original_network.name, show.episode_count) == ("tvN", 16)
    assert "tvN" not in body(form)
    form = leave(admin_client, form, "episodes")
    assert "disagree" not in section(admin_client, form)
    assert "Episodes : 12" in body(form)
    assert form.press().status_code == 302
    assert not Doubt.objects.exists()
    assert show.episode_count == 16


def test_change_that_the_show_cannot_hold_is_refused_with_the_reason(admin_client, show):
    show.aired_from = "2019-01-07"
    show.save()
    form = opened(admin_client, HTML.replace("2019", "2018"))
    (key,) = [key for label, key in keys(admin_client, form, "_change").items() if "year" in label]
    said = admin_client.post(ANSWER, {**form.data, "_change": key}, follow=True)
    assert "The year is not the year of the first day on air." in said.text
    show.refresh_from_db()
    assert show.year == 2019


def test_known_person_in_another_part_is_not_ticked(admin_client, show):
    person = make.PersonFactory(name="Kim Ha-neul", name_hangul="김하늘")
    make.CreditFactory(show=show, person=person, character="Seo Yu-na", role="lead")
    form = opened(admin_client)
    assert "the show has Seo Yu-na (Kim Ha-neul)" in section(admin_client, form)
    form = add_to_show(admin_client, form)
    assert sorted(credit.character for credit in show.credits.all()) == ["Han Gyeol", "Seo Yu-na"]
    assert "Kim Ha-neul as Seo Ji-ah" in body(form)


def test_other_title_and_country_reach_the_show(admin_client):
    text = HTML.replace("Year :", "Country : Japan<br>AKA : Night Boat<br>Year :")
    form = make_show(admin_client, opened(admin_client, text))
    show = Show.objects.get()
    assert (show.country, show.aliases) == ("JP", "Night Boat")
    assert "Night Boat" not in body(form)


def test_what_the_show_cannot_hold_is_said_and_stays_in_the_text(admin_client):
    text = HTML.replace("Year : 2019<br>", "Year : 2018<br>Aired : January 7, 2019<br>")
    form = opened(admin_client, text)
    form = make_show(admin_client, form, _year="2018")
    assert Show.objects.get().aired_from is None
    assert "January 7, 2019" in body(form)


def test_rounding_is_told(admin_client, show):
    form = opened(admin_client, HTML.replace("4.5/5", "8.5/10"))
    told = "8.5 of 10 is 4.25 of 5, rounded to 4.5"
    assert told in section(admin_client, form)
    assert told in marked(admin_client, form)["rating"]
    assert "rounded" not in section(admin_client, opened(admin_client))


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Night Ferry", "Rating: 4/5"),
        ("", "Title: Night Ferry\nRating: 4/5"),
        ("", "Night Ferry\n\n★★★★☆\n\nA show about the sea."),
        ("Night Ferry: a review", "Title: Night Ferry\nYear: 2019\n\nShort.\n\nRating: 4/5"),
    ],
)
def test_title_and_rating_alone_begin_a_review(admin_client, show, headline, text):
    form = opened(admin_client, text, headline)
    assert boxes(form, "kind", "show", "rating") == ["review", str(show.pk), "4.0"]


def test_roundup_begins_no_review(admin_client, show):
    text = "<p>A ferry.</p><p>Rating: 4/5</p><p>Barley Season: a farm.</p><p>Rating: 4/5</p>"
    assert boxes(opened(admin_client, text, "Night Ferry"), "kind") == ["article"]


def test_article_becomes_a_review_of_the_show_that_is_chosen(admin_client, show):
    text = (
        "<p>Title: Night Ferry</p><p>Title: Salt Harbour</p><p>We talked all night.</p>"
        "<h2>Highlights</h2><p>Episode 3: the rain.</p>"
    )
    form = opened(admin_client, text, "What we talked about")
    assert boxes(form, "kind") == ["article"]
    form = use_show(admin_client, form, show)
    assert boxes(form, "kind", "show") == ["review", str(show.pk)]
    assert boxes(form, "moments-0-episodes") == ["3"]
    assert "the rain" not in body(form)
    assert form.press().status_code == 302
    assert Review.objects.get().moments.count() == 1


def test_sentence_that_is_taken_over_leaves_the_text(admin_client, show):
    form = opened(admin_client, SENTENCE, "News of the week")
    assert "8.5/10" in body(form)
    label = [label for label in keys(admin_client, form, "_take") if "rating" in label]
    assert label, section(admin_client, form)
    form = take(admin_client, form, "rating")
    assert "8.5/10" not in body(form)
    assert "I loved the crossing." in body(form)
    assert "The rest is rain." in body(form)


def test_sentence_may_be_kept(admin_client, show):
    form = answer(admin_client, opened(admin_client, SENTENCE, "News of the week"), KEEP, "rating")
    assert "8.5/10" in body(form)
    assert UnsavedWork.objects.exists()
