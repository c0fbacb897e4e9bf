"""The way out to WordPress, read again by our own reader and brought back."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from lxml import etree

from comments.models import Comment, Commenter
from exchange.reading.export import open_export
from people.models import Person
from reviews.models import HighlightMoment, MemorableLine, Photo, Review, Tag
from shows.models import Credit, Show
from tests import factories as make
from tests.exchange.night_ferry import reviewed_show

pytestmark = pytest.mark.django_db


@pytest.fixture
def leave(tmp_path, settings):
    """Runs the command; gives the file."""
    settings.SITE_ADDRESS = "https://blog.example"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR_DIR = tmp_path / "var"

    def run(**options):
        file = tmp_path / "out.xml"
        call_command("export_wordpress", file, stdout=StringIO(), stderr=StringIO(), **options)
        return file

    return run


@pytest.fixture
def review(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return reviewed_show()


def posts_of(file):
    with open_export(file) as export:
        return {post.source_id: post for _, post in export.posts()}, list(export.pictures())


def test_posts_and_pages_come_out_as_they_are(leave, review):
    later = timezone.now().replace(microsecond=0) + timedelta(days=9)
    scheduled = make.ReviewFactory(headline="Soon", published_at=later)
    draft = make.ReviewFactory(headline="A & B < C", published_at=None)
    page = make.ReviewFactory(
        kind="page",
        show=None,
        headline="Contact",
        rating=None,
        first_episode=None,
        last_episode=None,
    )
    posts, _ = posts_of(leave())
    assert {post.source_id: post.state for post in posts.values()} == {
        str(review.pk): "published",
        str(scheduled.pk): "scheduled",
        str(draft.pk): "draft",
        str(page.pk): "published",
    }
    out = posts[str(review.pk)]
    assert (out.title, out.slug, out.excerpt) == (review.headline, "night-ferry", review.dek)
    assert out.published_at == review.published_at
    assert posts[str(scheduled.pk)].published_at == later
    assert out.updated_at == review.updated_at.replace(microsecond=0)
    assert posts[str(draft.pk)].title == "A & B < C"
    assert out.addresses[0] == review.get_absolute_url()
    assert (out.author.source_id, out.author.name) == (review.author.username, str(review.author))
    assert {term.name for term in out.terms} == {"melodrama", "boats & rain"}
    assert posts[str(page.pk)].kind == "page"


def test_comments_keep_their_threads_times_and_states(leave, review):
    ines = Commenter.objects.create(email="ines@example.org", language="en")
    moment = datetime(2021, 2, 3, 4, 5, 6, tzinfo=UTC)
    root = make.CommentFactory(
        review=review, body="One & two\nthree <b>", commenter=ines, created_at=moment
    )
    reply = make.CommentFactory(review=review, parent=root, thread=root, user=review.author)
    for state in ("pending", "spam", "removed"):
        make.CommentFactory(review=review, state=state)
    posts, _ = posts_of(leave())
    out = posts[str(review.pk)].comments
    assert [one.state for one in out] == ["public", "public", "pending", "spam", "trash"]
    assert (out[0].created_at, out[0].author_email) == (moment, "ines@example.org")
    assert "One &amp; two" in out[0].html
    assert "three &lt;b&gt;" in out[0].html
    assert (out[1].parent_id, out[1].author_id) == (str(root.pk), str(review.author.pk))
    assert [one.source_id for one in out[:2]] == [str(root.pk), str(reply.pk)]
    posts, _ = posts_of(leave(without_addresses=True))
    assert posts[str(review.pk)].comments[0].author_email == ""


def test_pictures_come_with_their_words_and_files(leave, review, tmp_path):
    posts, pictures = posts_of(leave(media=tmp_path / "files"))
    photo = review.photos.get()
    (picture,) = pictures
    assert picture.address == f"https://blog.example{photo.image.url}"
    assert (picture.alt, picture.caption, picture.credit) == ("The deck", "Rain", "tvN")
    assert (picture.width, picture.height) == (photo.width, photo.height)
    assert posts[str(review.pk)].picture.source_id == picture.source_id
    copy = tmp_path / "files" / photo.image.name
    with photo.image.open() as original:
        assert copy.read_bytes() == original.read()


def test_photo_that_spoils_is_shut_and_not_featured(leave, review):
    review.photos.update(spoils_to=8)
    posts, _ = posts_of(leave())
    out = posts[str(review.pk)]
    assert out.picture is None
    shut = out.html.partition(
        '<details data-spoils-to="8"><summary>Spoilers to episode 8</summary>'
    )[2]
    assert "<figure>" in shut.partition("</details>")[0]


def test_what_gives_something_away_is_shut(leave, review):
    make.CommentFactory(review=review, body="She leaves.", spoils_to=12)
    posts, _ = posts_of(leave())
    out = posts[str(review.pk)]
    open_text = etree.HTML(out.html)
    for shut in open_text.findall(".//details"):
        shut.getparent().remove(shut)
    words = " ".join(open_text.itertext())
    for secret in ("aboard all along", "upper deck", "Nobody says", "timetable", "시간표"):
        assert secret in out.html
        assert secret not in words
    assert out.comments[0].html.startswith("<p>Spoilers to episode 12:</p>")


def test_file_is_well_formed_whatever_was_written(leave, review):
    Review.objects.filter(pk=review.pk).update(
        headline="a ]]> b \x0b & \ufffe <c>", dek="\x01dek", body="<p>x ]]&gt; \x08 y</p>"
    )
    tree = etree.parse(leave())
    item = tree.find("channel/item")
    assert item.findtext("title") == "a ]]> b  &  <c>"
    assert "<p>x ]]&gt; y</p>" in item.findtext("{*}encoded").replace("  ", " ")


def test_ranked_list_is_a_post_that_links_to_what_is_published(leave, review):
    ranked = make.RankedListFactory(title="Best boats", intro="Two <of> them.")
    make.ListEntryFactory(ranked_list=ranked, rank=1, show=None, review=review, note="Wet.")
    film = make.ShowFactory(title="Raft", year=2001, aired_from=None, aired_to=None)
    make.ListEntryFactory(ranked_list=ranked, rank=2, show=film, review=None, note="")
    posts, _ = posts_of(leave())
    (out,) = (post for post in posts.values() if post.title == "Best boats")
    assert "Two &lt;of&gt; them." in out.html
    address = f"https://blog.example{review.get_absolute_url()}"
    assert f'1. <a href="{address}">Night Ferry (2019)</a>: Wet.' in out.html
    assert "2. Raft (2001)" in out.html


def test_links_within_the_site_lead_on_after_coming_back(leave, review):
    other = make.ReviewFactory(slug="other", body='<p><a href="/reviews/night-ferry/">x</a></p>')
    file = leave()
    assert (
        'href="https://blog.example/reviews/night-ferry/"' in posts_of(file)[0][str(other.pk)].html
    )
    Review.objects.all().delete()
    out = StringIO()
    call_command("import_blog", file, stdout=out)
    assert 'href="/reviews/night-ferry/"' in Review.objects.get(slug="other").body


def test_file_that_is_there_stays_until_the_new_one_is_whole(leave, review, tmp_path, monkeypatch):
    file = tmp_path / "out.xml"
    file.write_text("the last one")
    monkeypatch.setattr("exchange.wordpress.running.put_comment", lambda *args, **options: 1 / 0)
    make.CommentFactory(review=review)
    with pytest.raises(ZeroDivisionError):
        leave()
    assert file.read_text() == "the last one"
    assert list(tmp_path.glob("*.part")) == []


def test_recap_says_what_it_is_and_how_far_it_goes(leave, review):
    Review.objects.filter(pk=review.pk).update(kind="recap", spoils_to=12)
    posts, _ = posts_of(leave())
    assert posts[str(review.pk)].html.startswith("<p>Recap</p>\n<p>Spoilers to episode 12.</p>")


def test_verdicts_and_corrections_are_told_and_shut(leave, review):
    before = _facts_of(review)
    made = {"review": review, "given_at": datetime(2021, 2, 3, 12, tzinfo=UTC)}
    make.VerdictFactory(**made, kind="first-look", last_episode=2, text="A start.", rating=None)
    make.VerdictFactory(**made, text="Open.", spoils_to_override=0)
    corrected_at = datetime(2021, 2, 4, 12, tzinfo=UTC)
    made = {"review": review, "corrected_at": corrected_at}
    make.CorrectionFactory(**made, text="Not <Busan>.")
    make.CorrectionFactory(**made, text="It is the aunt.", spoils_to_override=7)
    file = leave()
    html = posts_of(file)[0][str(review.pk)].html
    told = html.partition("<h2>The verdict over time</h2>")[2]
    for words in (
        "<p>First look, February 3, 2021, episodes 1–2.</p>",
        '<details data-spoils-to="2"><summary>Spoilers to episode 2</summary>\n<p>A start.</p>',
        "<p>Midpoint, February 3, 2021, episodes 1–8, 4 of 5.</p>\n<p>Open.</p>",
        "<h2>Corrections</h2>\n<p>February 4, 2021.</p>\n<p>Not &lt;Busan&gt;.</p>",
        'data-spoils-to="7"><summary>Spoilers to episode 7</summary>\n<p>It is the aunt.</p>',
    ):
        assert words in told
    Review.objects.all().delete()
    call_command("import_blog", file, stdout=StringIO())
    back = Review.objects.get()
    assert {**_facts_of(back), **_IN_THE_TEXT} == {**before, **_IN_THE_TEXT}
    assert "The verdict over time" in back.plain
    assert "A start." not in back.plain


def test_review_comes_back_as_it_was(leave, review, tmp_path):
    make.CommentFactory(
        review=review, body="One.\n\nTwo.", created_at=datetime(2021, 2, 3, tzinfo=UTC)
    )
    media = tmp_path / "files"
    file = leave(media=media)
    before = _facts_of(review)
    for model in (
        Comment,
        MemorableLine,
        HighlightMoment,
        Photo,
        Review,
        Credit,
        Show,
        Person,
        Tag,
    ):
        model.objects.all().delete()
    call_command("import_blog", file, stdout=StringIO(), media=media)
    back = Review.objects.get()
    assert _facts_of(back) == before


_IN_THE_TEXT = {"open": "", "body": "", "comments": [], "photos": []}


def _facts_of(review):
    return {
        "headline": (review.headline, review.dek, review.slug, review.published_at),
        "rating": (review.rating, review.first_episode, review.last_episode, review.spoils_to),
        "show": (review.show.title, review.show.title_hangul, review.show.year),
        "network": str(review.show.original_network),
        "cast": [
            (one.person.name, one.person.name_hangul, one.character, one.character_hangul)
            for one in review.show.credits.order_by("billing")
        ],
        "moments": list(
            review.moments.values_list(
                "first_episode", "last_episode", "title", "text", "spoils_to"
            )
        ),
        "lines": [
            (one.quote, one.quote_hangul, one.credit and one.credit.character, one.episode)
            for one in review.lines.all()
        ],
        "comments": list(review.comments.values_list("body", "created_at", "state")),
        "points": review.points,
        "tags": sorted(review.tags.names()),
        "photos": list(review.photos.values_list("alt", "caption", "credit")),
        "open": review.plain,
        "body": review.body,
    }
