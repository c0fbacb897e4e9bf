"""What a pasted article warns of is shut in the text of its review, and the editor is told."""

import pytest

from reviews.models import Review
from shows.models import Show
from tests import factories as make
from tests.exchange.pasting import HTML, boxes, make_show, opened, section
from text import prose

pytestmark = pytest.mark.django_db

WARNINGS = [
    *("SPOILERS AHEAD", "Spoilers ahead!", "*** SPOILER WARNING ***", "스포일러 주의"),
    "Major spoilers below",
]
FACTS = "Title: Night Ferry\nYear: 2019\nEpisodes: 12\nRating: 4.5/5"
OPEN = "It is a slow show about a ferry and the two who keep missing it, and I loved it."


@pytest.fixture(autouse=True)
def _show():
    never = {"aired_from": None, "aired_to": None}
    make.ShowFactory(title="Night Ferry", title_hangul="밤배", year=2019, episode_count=12, **never)


@pytest.mark.parametrize("warning", WARNINGS)
def test_reader_finds_it_behind_a_veil(admin_client, client, warning):
    text = f"{FACTS}\n\n{OPEN}\n\n{warning}\n\nHe drowns on the last crossing."
    form = opened(admin_client, text)
    assert boxes(form, "rating", "spoils_to") == ["4.5", "0"]
    said = section(admin_client, form)
    assert f"From “{warning}” to the end of the article: it spoils the ending." in said
    form.type(published_at_0="2024-05-01", published_at_1="10:00").press()
    review = Review.objects.get()
    page = client.get(review.get_absolute_url())
    assert "He drowns" not in review.plain
    assert "loved it" in review.plain
    shut = page.text.partition('<details class="veil"')[2].partition("</details>")[0]
    assert "He drowns on the last crossing." in shut
    assert page.text.count("He drowns") == 1


@pytest.mark.parametrize("warning", WARNINGS)
def test_article_that_begins_with_it_is_shut_as_a_whole(admin_client, warning):
    (body,) = boxes(opened(admin_client, f"{warning}\n\n{OPEN}\n\nHe drowns."), "body")
    assert prose.plain(body) == ""
    assert "He drowns." in body


def test_what_is_told_within_is_read_but_for_the_points_that_everybody_reads(admin_client):
    text = HTML.replace("<p>It is", "<p>SPOILERS AHEAD</p><p>It is")
    text = text.replace(
        "<h2>Highlights", "<h2>In brief</h2><ul><li>He drowns</li></ul><h2>Highlights"
    )
    form = opened(admin_client, text)
    assert boxes(form, "rating", "moments-0-episodes", "lines-0-episode", "in_brief") == [
        *("4.5", "3", "5"),
        "",
    ]
    assert "In brief: He drowns" in section(admin_client, form)
    (body,) = boxes(form, "body")
    assert "keep missing it" not in prose.plain(body)
    assert "He drowns" not in prose.plain(body)
    assert "He drowns" in body


def test_what_a_heading_ended_is_open_and_says_how_far_it_may_go(admin_client):
    text = f"## Story\n\n{OPEN}\n\nSPOILERS AHEAD\n\nHe drowns.\n\n## Sound\n\nThe songs are fine."
    form = opened(admin_client, text)
    body, boundary = boxes(form, "body", "spoils_to")
    assert "He drowns" not in prose.plain(body)
    assert "The songs are fine." in prose.plain(body)
    assert boundary == "999"
    assert "From “SPOILERS AHEAD” to “Sound”" in section(admin_client, form)
    assert "look whether it gives as much away" in section(admin_client, form)


def test_what_the_article_ended_itself_leaves_the_rest_free(admin_client):
    text = f"{OPEN}\n\nSPOILERS AHEAD\n\nHe drowns.\n\nEnd of spoilers\n\nThe songs are fine."
    body, boundary = boxes(opened(admin_client, text), "body", "spoils_to")
    assert prose.plain(body).split() == f"{OPEN} The songs are fine.".split()
    assert boundary == "0"


def test_lines_of_one_paragraph_and_of_lists_are_parted(admin_client):
    text = (
        f"<p>{OPEN}<br><b>SPOILERS AHEAD</b><br>He drowns.</p><ul><li>She leaves</li>"
        "<li>End of spoilers</li><li>The sea</li></ul>"
    )
    (body,) = boxes(opened(admin_client, text), "body")
    assert body == (
        f'<p>{OPEN}</p><div data-spoils-to="999"><p><strong>SPOILERS AHEAD</strong><br>He drowns.</p>'
        "<ul><li>She leaves</li><li>End of spoilers</li></ul></div><ul><li>The sea</li></ul>"
    )


def test_what_another_blog_hid_stays_hidden_within(admin_client):
    text = f"<p>{OPEN}</p><p>SPOILERS AHEAD</p><p>Now: [spoiler]He drowns.[/spoiler] So.</p>"
    (body,) = boxes(opened(admin_client, text), "body")
    assert "He drowns" in body
    assert "drowns" not in prose.plain(prose.clean(body))


def test_disclosure_behind_a_warning_is_read(admin_client):
    words = "I received a free copy of this drama from the network."
    text = f"{FACTS}\n\n{OPEN}\n\nSPOILERS AHEAD\n\nHe drowns.\n\n{words}"
    assert boxes(opened(admin_client, text), "disclosure") == [words]


def test_answers_about_the_show_leave_it_shut(admin_client):
    Show.objects.all().delete()
    text = HTML.replace("<p>It is", "<p>Spoilers ahead!</p><p>It is")
    form = make_show(admin_client, opened(admin_client, text))
    (body,) = boxes(form, "body")
    assert Show.objects.get().title == "Night Ferry"
    assert "Main Cast" not in body
    assert "keep missing it" in body
    assert "keep missing it" not in prose.plain(body)
