"""Review pages as a reader meets them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories as make


@pytest.mark.parametrize("kind", ["draft", "scheduled"])
def test_unpublished_review_is_a_404_to_readers(client, db, kind):
    review = make.ReviewFactory(**{kind: True})
    response = client.get(review.get_absolute_url())
    assert response.status_code == 404
    assert review.headline not in response.text


@pytest.mark.parametrize("kind", ["draft", "scheduled"])
def test_unpublished_review_is_a_marked_uncached_preview_to_editors(client, db, kind):
    review = make.ReviewFactory(**{kind: True})
    client.force_login(make.UserFactory(editor=True))
    response = client.get(review.get_absolute_url())
    assert review.headline in response.text
    assert "A preview: readers do not see this yet." in response.text
    assert "no-store" in response.headers["Cache-Control"]


def test_login_without_permission_sees_no_draft(client, db):
    client.force_login(make.UserFactory())
    assert client.get(make.ReviewFactory(draft=True).get_absolute_url()).status_code == 404


def test_unpublished_review_stands_on_no_page(client, db):
    shown = make.ReviewFactory(tags=[make.TagFactory(name="slow burn")])
    hidden = make.ReviewFactory(
        show=shown.show, headline="Not yet", scheduled=True, tags=[make.TagFactory(name="unseen")]
    )
    make.MemorableLineFactory(review=hidden, quote="Not a word yet", episode=None)
    make.HighlightMomentFactory(review=hidden, title="Not a moment yet")
    for url in ["/", "/reviews/", "/lines/", "/tags/", "/feed/", shown.show.get_absolute_url()]:
        text = client.get(url).text
        assert "Not yet" not in text
        assert "Not a word yet" not in text
        assert "Not a moment yet" not in text
        assert "unseen" not in text


def test_review_page_shows_everything_it_has(client, db):
    person = make.PersonFactory(im_siwan=True)
    review = make.ReviewFactory(spoils_to=6, disclosure="The network sent a calendar.")
    credit = make.CreditFactory(
        show=review.show, person=person, character="Ki Seon-gyeom", character_hangul="기선겸"
    )
    make.AvailabilityFactory(show=review.show, platform__name="Viki")
    make.HighlightMomentFactory(review=review, title="A lighter with a trigger")
    make.MemorableLineFactory(review=review, credit=credit, quote_hangul="달리는 건 쉬워요.")
    make.MemorableLineFactory(review=review, speaker="Poster copy", quote="Run on.", episode=None)
    make.PhotoFactory(review=review, alt="A track at dusk.", credit="Drawing: Daesa")
    page = client.get(review.get_absolute_url()).text
    for words in (
        *(review.headline, review.dek, "The talk is the plot.", "런 온", "4.5", "whole series"),
        *("The network sent a calendar.", "Im Si-wan", "임시완", "Ki Seon-gyeom", "기선겸"),
        *(
            "Viki",
            "1 November 2026",
            "A lighter with a trigger",
            "달리는 건 쉬워요.",
            "Poster copy",
        ),
        *('alt="A track at dusk."', "Drawing: Daesa", "Two people talking", str(review.author)),
    ):
        assert words in page


def test_bare_review_prints_no_empty_label(client, db):
    review = make.ReviewFactory(
        show=make.ShowFactory(bare=True),
        **dict.fromkeys(["dek", "in_brief", "body"], ""),
        **dict.fromkeys(["rating", "first_episode", "last_episode"]),
    )
    page = client.get(review.get_absolute_url()).text
    for label in (
        *("Hangul", "Year", "Genre", "Network", "Aired", "Episodes", "Runtime", "Watch"),
        *("In short", "Highlight moments", "Memorable lines", "Cast", "out of 5", "Disclosure"),
    ):
        assert f">{label}" not in page


def test_previous_next_and_related_are_linked(client, db):
    older = make.ReviewFactory(headline="The older one")
    review = make.ReviewFactory(show=older.show)
    newer = make.ReviewFactory(headline="The newer one")
    page = client.get(review.get_absolute_url()).text
    assert "Previous" in page
    assert "Next" in page
    assert older.get_absolute_url() in page
    assert newer.get_absolute_url() in page
    assert "Related reviews" in page


@pytest.mark.parametrize("number", ["", "0", "-1", "x", "99999999999999999999", "٣", "1.5"])
@pytest.mark.parametrize("name", ["reviews:review_list", "shows:show_list", "people:person_list"])
def test_any_page_number_gives_a_page(client, db, name, number):
    make.CreditFactory(show=make.ReviewFactory().show)
    response = client.get(reverse(name), {"page": number})
    assert response.status_code == 200


def test_list_turns_its_pages(client, db):
    show = make.ShowFactory()
    make.ReviewFactory.create_batch(30, show=show)
    first, second = (client.get("/reviews/", {"page": number}).text for number in (1, 2))
    assert first.count("/reviews/run-on-review-") >= 24
    assert "?page=2" in first
    assert 'rel="canonical" href="http://testserver/reviews/?page=2"' in second


def test_empty_site_leads_to_the_desk(client, db):
    page = client.get("/").text
    assert 'href="/admin/' in page


def test_front_page_leads_with_the_latest_featured_review(client, db):
    day = timedelta(days=1)
    lead = make.ReviewFactory(featured_at=timezone.now() - day, headline="The lead")
    make.ReviewFactory(featured_at=timezone.now() - 2 * day)
    make.ReviewFactory()
    response = client.get("/")
    assert response.context["featured"]() == lead
    assert lead not in response.context["latest"]()
    assert "The lead" in response.text


def test_line_of_the_day_spoils_nothing(client, db):
    make.MemorableLineFactory(quote="He dies.", episode=16)
    assert client.get("/").context["line"]() is None
    safe = make.MemorableLineFactory(quote="Run on.", episode=None)
    response = client.get("/")
    assert response.context["line"]() == safe
    assert "Run on." in response.text


def test_ranked_list_links_reviews_but_no_drafts(client, db):
    ranked_list = make.RankedListFactory()
    review, draft = make.ReviewFactory(), make.ReviewFactory(draft=True, headline="Unseen")
    make.ListEntryFactory(ranked_list=ranked_list, show=None, review=review, note="Talk as plot.")
    make.ListEntryFactory(ranked_list=ranked_list, show=None, review=draft)
    page = client.get(ranked_list.get_absolute_url()).text
    assert review.get_absolute_url() in page
    assert "Talk as plot." in page
    assert draft.show.title in page
    assert "Unseen" not in page
    assert draft.get_absolute_url() not in page


def test_draft_list_is_a_404_to_readers_and_a_marked_preview_to_editors(client, admin_client):
    url = make.RankedListFactory(draft=True).get_absolute_url()
    assert client.get(url).status_code == 404
    response = admin_client.get(url)
    assert "A preview: readers do not see this yet." in response.text
    assert "Published" not in response.text
    assert "no-store" in response["Cache-Control"]


def test_unknown_address_helps(client, db):
    response = client.get("/2019/no-such-thing.html")
    assert response.status_code == 404
    assert "This scene did not make the cut" in response.text
    assert 'href="/search/' in response.text


def test_forgotten_slash_is_mended_with_its_question(client, db):
    response = client.get("/search?q=%EB%9F%B0%EC%98%A8")
    assert (response.status_code, response.url) == (301, "/search/?q=%EB%9F%B0%EC%98%A8")


def test_old_address_leads_to_the_review_but_not_to_a_draft(client, db):
    path = make.OldPathFactory(path="/2021/02/런온.html")
    draft = make.OldPathFactory(path="/2021/03/x.html", review=make.ReviewFactory(draft=True))
    assert client.get(path.path).url == path.review.get_absolute_url()
    assert client.get(draft.path).status_code == 404


def test_about_says_that_a_demonstration_is_one(client, db):
    make.ReviewFactory()
    assert "demonstration" not in client.get("/about/").text
    make.ReviewFactory(source="demo", source_id="run-on")
    assert "demonstration" in client.get("/about/").text


def test_feed_holds_headline_and_dek(client, db):
    review = make.ReviewFactory()
    feed = client.get("/feed/")
    assert feed.headers["Content-Type"].startswith("application/atom+xml")
    assert review.headline in feed.text
    assert review.dek in feed.text


@pytest.mark.parametrize("name", ["오피스", "slow burn", "1988", "C++", "été"])
def test_tag_of_any_script_has_a_page_and_is_linked(client, db, name):
    tag = make.TagFactory(name=name)
    review = make.ReviewFactory(tags=[tag])
    assert tag.get_absolute_url() in client.get("/").text
    assert review.headline in client.get(tag.get_absolute_url()).text


def test_lines_that_spoil_nothing_come_first(client, db):
    late, safe, early = (make.MemorableLineFactory(episode=number) for number in (16, None, 2))
    assert list(client.get("/lines/").context["page"]) == [safe, early, late]


def test_photo_of_a_moment_is_not_shown_again_after_the_text(client, db):
    moment = make.HighlightMomentFactory(spoils_to_override=0)
    moment.photo = make.PhotoFactory(review=moment.review, alt="Lane four.")
    moment.save()
    assert client.get(moment.review.get_absolute_url()).text.count('alt="Lane four."') == 1
