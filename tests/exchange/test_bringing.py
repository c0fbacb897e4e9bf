"""From an export to pages that readers see."""

from io import BytesIO

import pytest
from PIL import Image

from comments.models import Comment
from exchange.models import BlogImport
from reviews.models import Review
from shows.models import Show
from tests import factories as make
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import item, meta, term, wp_comment, wxr
from text import prose

pytestmark = pytest.mark.django_db


def picture():
    content = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(content, "JPEG")
    return content.getvalue()


def test_review_is_recognised_and_its_facts_leave_the_text(bring, client):
    lines = bring(wxr(item(7, "Night Ferry: a review", REVIEW)))
    assert lines[-1] == "created 1, updated 0, skipped 0, lost 0"
    review = Review.objects.get()
    show = review.show
    assert (show.title, show.title_hangul, show.year, show.episode_count) == (
        "Night Ferry",
        "밤배",
        2019,
        12,
    )
    assert (str(review.rating), review.kind) == ("4.5", "review")
    assert [str(one) for one in show.credits.all()] == [
        "Seo Ji-ah (Kim Ha-neul)",
        "Han Gyeol (Park Do-yun)",
    ]
    assert [(one.first_episode, one.spoils_to) for one in review.moments.all()] == [(3, 3)]
    line = review.lines.get()
    assert (line.quote, line.credit.character, line.spoils_to) == (
        "The sea keeps no timetable.",
        "Seo Ji-ah",
        5,
    )
    page = client.get(review.get_absolute_url()).content.decode()
    assert "nearly every minute of the crossing" in page
    assert "Main Cast :" not in page
    assert review.imported_posts.get().original.startswith("<p>Title : Night Ferry")


def test_known_show_and_people_are_used_in_any_spelling(bring):
    show = make.ShowFactory(
        title="Night Ferry",
        year=2019,
        aired_from=None,
        aired_to=None,
        title_hangul="",
        synopsis="Ours.",
    )
    person = make.PersonFactory(name="Kim Ha-neul", name_hangul="김하늘")
    bring(wxr(item(7, "Night Ferry", REVIEW.replace("Kim Ha-neul", "Gim Haneul"))))
    assert Review.objects.get().show == show
    assert show.credits.get(character="Seo Ji-ah").person == person
    show.refresh_from_db()
    assert (show.title_hangul, show.synopsis) == ("밤배", "Ours.")


def test_post_about_no_show_is_an_article(bring, client):
    bring(wxr(item(7, "Moving house", "<p>The blog has a new home.</p>")))
    review = Review.objects.get()
    assert (review.kind, review.show, Show.objects.count()) == ("article", None, 0)
    assert "has a new home" in client.get(review.get_absolute_url()).content.decode()


def test_comments_keep_threads_states_and_times(bring):
    bring(
        wxr(
            item(
                7,
                "Night Ferry",
                REVIEW,
                wp_comment(1, text="First."),
                wp_comment(2, text="Answer.", parent=1),
                wp_comment(3, text="Deeper.", parent=2),
                wp_comment(
                    4, text="Buy <a href='https://pills.example'>pills</a>", comment_approved="spam"
                ),
                wp_comment(5, text="Waiting.", comment_approved="0"),
            )
        )
    )
    said = {one.body.split()[0]: one for one in Comment.objects.all()}
    assert (said["Answer."].parent, said["Deeper."].parent) == (said["First."], said["Answer."])
    assert said["Deeper."].thread == said["First."]
    assert [said[word].state for word in ("First.", "Buy", "Waiting.")] == [
        "public",
        "spam",
        "pending",
    ]
    assert said["Buy"].body == "Buy pills (https://pills.example)"
    assert said["First."].created_at.isoformat() == "2021-01-03T01:00:00+00:00"


def test_every_old_address_leads_to_the_page(bring, client):
    bring(wxr(item(7, "Night Ferry", REVIEW, meta("_wp_old_slug", "first-name"))))
    page = Review.objects.get().get_absolute_url()
    for old in (
        "/blog/2021/01/post-7/",
        "/blog/2021/01/post-7",
        "/blog/?p=7",
        "/blog/2021/01/first-name/",
    ):
        answer = client.get(old)
        assert (answer.status_code, answer.headers["Location"]) == (301, page), old


def test_number_at_the_front_page_leads_on_too(bring, client):
    bring(
        wxr(item(7, "Night Ferry", REVIEW, guid="https://nights.example/?p=7")).replace(
            "nights.example/blog<", "nights.example<"
        )
    )
    assert client.get("/?p=7").headers["Location"] == Review.objects.get().get_absolute_url()
    assert client.get("/?p=8").status_code == 200


def test_link_between_posts_leads_to_the_new_page(bring):
    link = '<p>See <a href="https://nights.example/blog/2021/01/post-{}/">there</a> and be glad of it.</p>'
    bring(wxr(item(1, "One", link.format(2)), item(2, "Two", link.format(9))))
    one, two = Review.objects.order_by("headline")
    assert f'href="{two.get_absolute_url()}"' in one.body
    assert 'href="https://nights.example/blog/2021/01/post-9/"' in two.body
    assert BlogImport.objects.get().totals()["link"] == (2, 1, 1)


def test_tags_are_brought_and_their_old_pages_lead_on(bring, client):
    categories = (
        term("category", "romance", "Romance &amp; co"),
        term("category", "uncategorized", "Uncategorized"),
    )
    lines = bring(wxr(item(7, "Night Ferry", REVIEW, *categories)))
    assert [tag.name for tag in Review.objects.get().tags.all()] == ["Romance & co"]
    assert client.get("/blog/category/romance/").headers["Location"] == "/tags/romance-co/"
    assert any("Uncategorized" in line and "nobody chose" in line for line in lines)


def test_hashtags_that_leave_the_text_become_tags(bring):
    told = item(
        7, "Night Ferry", f"{REVIEW}<p>#NightFerry #romance</p>", term("tag", "romance", "Romance")
    )
    bring(wxr(told))
    review = Review.objects.get()
    assert {tag.name for tag in review.tags.all()} == {"Romance", "NightFerry"}
    assert "#" not in review.body


def test_picture_comes_from_a_folder_with_its_words(bring, tmp_path):
    folder = tmp_path / "uploads" / "2021"
    folder.mkdir(parents=True)
    (folder / "ferry.jpg").write_bytes(picture())
    figure = (
        '<figure><img src="https://nights.example/uploads/2021/ferry.jpg" alt="A ferry">'
        "<figcaption>The deck. Photo: tvN</figcaption></figure>"
    )
    lost = '<p><img src="https://elsewhere.example/gone.jpg" alt=""></p>'
    lines = bring(
        wxr(item(7, "Night Ferry", f"<p>Look.</p>{figure}{lost}")), media=tmp_path / "uploads"
    )
    photo = Review.objects.get().photos.get()
    assert (photo.alt, photo.caption, photo.credit) == ("A ferry", "The deck.", "tvN")
    assert 'data-photo="1"' in Review.objects.get().body
    assert any("gone.jpg" in line for line in lines)
    assert BlogImport.objects.get().totals()["picture"] == (2, 1, 1)


def test_words_of_a_text_about_no_sure_show_all_stay(bring):
    """Where its show is in doubt there is nothing that moments, lines and a rating could belong to."""
    post = """<p>Rating: 4/5</p><h2>Memorable lines</h2><p>“Nothing is a number.” The best of all.</p>
    <h2>Highlights</h2><p>Episode 3: rain on the deck.</p>"""
    bring(wxr(item(7, "Linked data", post)))
    review = Review.objects.get()
    assert (review.show, review.kind, review.in_brief) == (None, "article", "")
    assert all(part in review.body for part in ("4/5", "The best of all", "rain on the deck"))


def test_body_is_kept_as_the_desk_would_keep_it(bring):
    """What leaves a text may leave a line break that ends nothing; an export would not be equal."""
    cut = REVIEW.replace("<p>Rating: 4.5/5</p>", "<p>What a year.<br>Rating: 4.5/5</p>")
    bring(wxr(item(7, "Night Ferry: a review", cut)))
    body = Review.objects.get().body
    assert body == prose.clean(body)


@pytest.mark.parametrize("is_dry", [True, False])
def test_pages_at_the_foot_are_announced(bring, is_dry):
    pages = [
        item(1, "Who we are", "Us.", post_type="page"),
        item(2, "Not yet", "Us.", post_type="page", status="draft"),
        item(3, "A post", "Words."),
    ]
    (note,) = [line for line in bring(wxr(*pages), dry_run=is_dry) if "foot of every page" in line]
    assert "“Who we are”" in note
    assert "Not yet" not in note
    assert "A post" not in note


def test_pages_that_are_here_already_are_not_announced_again(bring):
    export = wxr(item(1, "Who we are", "Us.", post_type="page"))
    bring(export)
    assert not [line for line in bring(export) if "foot of every page" in line]
