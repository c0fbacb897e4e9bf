"""What another blog hid as a spoiler is hidden here: in the page, in feeds, in search, among records."""

from time import process_time

import lxml.html
import pytest
from django.urls import reverse

from comments.models import Comment
from exchange.blogs.spoilers import MOST, hide_spoilers, joined, parted
from exchange.models import Loss
from reviews.models import Review
from shows.models import Credit
from tests.exchange.conftest import REVIEW
from tests.exchange.exports import blogger, entry, item, wp_comment, wxr
from tests.exchange.pasting import boxes, opened
from tests.test_canary import outside_veils
from text import prose

pytestmark = pytest.mark.django_db
CANARY = "Songhwa-canary"
OPEN = "These words are open to everybody."
HIDDEN = {
    "code": f"<p>{OPEN} [spoiler]{CANARY} dies[/spoiler] And more.</p>",
    "title": f'<p>{OPEN}</p>[spoiler title="{CANARY}"]<p>She {CANARY} dies.</p>[/spoiler]',
    "plural": f"<p>{OPEN}</p><p>[SPOILERS]{CANARY}</p><p>{CANARY} again[/SPOILERS]</p>",
    "ultimate": f'{OPEN}\n\n[su_spoiler title="Why" open="no" style="fancy"]{CANARY}[/su_spoiler]',
    "expand": f"<p>{OPEN}</p>[expand title=“Click”]{CANARY}[/expand]",
    "collapse": f"<p>{OPEN}</p><p>[collapse]{CANARY}[/collapse]</p>",
    "details": f"<p>{OPEN}</p><details><summary>{CANARY}</summary>{CANARY}</details>",
    "class": f'<p>{OPEN} <span class="spoiler">{CANARY}</span></p>',
    "glued class": f'<p>{OPEN} <span class="bbCodeSpoilerText">{CANARY}</span></p>',
    "undisplayed": f'<p>{OPEN}</p><div id="s1" style="width: 9px; display : none">{CANARY}</div>',
    "invisible": f'<p>{OPEN} <span style="VISIBILITY:hidden">{CANARY}</span></p>',
    "hidden": f"<p>{OPEN}</p><p hidden>{CANARY}</p>",
    "black on black": f'<p>{OPEN} <b style="background:#000;color: black !important">{CANARY}</b></p>',
    "transparent": f'<p>{OPEN} <b style="color:transparent">{CANARY}</b></p>',
    "nested": f"<p>{OPEN}</p>[spoiler]a [spoiler]b[/spoiler]<p>{CANARY}</p>[/spoiler]",
    "within a list": f"<p>{OPEN}</p><ul><li>a [spoiler]b</li><li>{CANARY}[/spoiler]</li></ul>",
    "across emphasis": f"<p>{OPEN} [spoiler]a <em>b</em></p><p><b>{CANARY}[/spoiler]</b></p>",
    "without an end": f"<p>{OPEN}</p><p>[spoiler]{CANARY} dies</p>",
    "alone in its line": f"<p>{OPEN}</p><p>[spoiler]</p><p>{CANARY} dies</p>",
    "without a beginning": f"<p>{OPEN}</p><p>{CANARY} dies[/spoiler]</p>",
    "entries": f"<p>{OPEN}</p>[spoiler]<p>Main Cast : Kim Ha-neul as {CANARY}</p>"
    f"<h2>Memorable lines</h2><p>“{CANARY}!” – Mina</p><h2>In short</h2><ul><li>{CANARY}</li></ul>[/spoiler]",
}


def shown(client, review):
    pages = [review.get_absolute_url(), reverse("reviews:home"), reverse("reviews:review_list")]
    if review.show:
        pages.append(review.show.get_absolute_url())
    yield from (outside_veils(client.get(page).text) for page in pages)
    yield client.get(reverse("feed")).text
    yield client.get(reverse("reviews:search"), {"q": "words are open"}).text


@pytest.mark.parametrize("kind", HIDDEN)
@pytest.mark.parametrize("title", ["Moving house", "Night Ferry: a review"])
def test_spoiler_of_wordpress_is_veiled(bring, client, kind, title):
    text = (
        HIDDEN[kind]
        if title == "Moving house"
        else REVIEW + "<h2>Final thoughts</h2>" + HIDDEN[kind]
    )
    bring(wxr(item(7, title, text)))
    review = Review.objects.get()
    assert CANARY in prose.every_word(review.body)
    assert "[spoiler" not in review.body.casefold()
    assert OPEN in prose.plain(review.body)
    for page in shown(client, review):
        assert CANARY not in page
    found = client.get(reverse("reviews:search"), {"q": CANARY})
    assert found.context["total"] == 0
    assert not Credit.objects.filter(character__contains=CANARY).exists()


@pytest.mark.parametrize("kind", HIDDEN)
def test_spoiler_of_blogger_is_veiled(bring, client, kind):
    bring(blogger(entry("post", 1, HIDDEN[kind], "Moving house")))
    review = Review.objects.get()
    assert CANARY in prose.every_word(review.body)
    assert CANARY not in prose.plain(review.body)


@pytest.mark.parametrize("kind", HIDDEN)
def test_spoiler_in_a_pasted_article_is_veiled(desk, kind):
    form = opened(desk, REVIEW + "<h2>Final thoughts</h2>" + HIDDEN[kind])
    (body,) = boxes(form, "body")
    assert CANARY in prose.every_word(body)
    assert CANARY not in prose.plain(body)
    assert OPEN in prose.plain(body)


def test_what_follows_a_spoiler_stays_open(bring):
    bring(wxr(item(7, "Moving house", "<p>a [spoiler]b[/spoiler] c</p><p>[spoiler]d</p><p>e</p>")))
    assert prose.plain(Review.objects.get().body).split() == ["a", "c", "e"]


@pytest.mark.parametrize("kind", ["without an end", "alone in its line", "without a beginning"])
def test_spoiler_without_bounds_is_listed(bring, kind):
    bring(wxr(item(7, "Moving house", HIDDEN[kind])))
    assert [CANARY in loss.subject for loss in Loss.objects.filter(kind="embed")] == [True]


def test_spoiler_with_bounds_is_no_loss(bring):
    bring(wxr(item(7, "Moving house", HIDDEN["ultimate"])))
    assert not Loss.objects.filter(kind="embed").exists()


@pytest.mark.parametrize(
    "words", ["[spoilers ahead]", "[expand]", "[hide and seek]", "[SPOILER ALERT]"]
)
def test_words_in_brackets_hide_nothing(bring, words):
    bring(wxr(item(7, "Moving house", f"<p>{words} {OPEN}</p>")))
    assert prose.plain(Review.objects.get().body) == f"{words} {OPEN}"


@pytest.mark.parametrize(
    "about",
    [
        *('style="color:#000"', 'style="background:#000"', 'style="color:#fff;background:#000"'),
        *('style="display:block"', 'class="spoiler-free"', 'class="nonspoiler"', 'style=""'),
    ],
)
def test_what_everybody_could_see_stays_open(bring, about):
    bring(wxr(item(7, "Moving house", f"<p><span {about}>{OPEN}</span></p>")))
    assert prose.plain(Review.objects.get().body) == OPEN


def test_comment_with_a_spoiler_is_veiled(bring, client):
    text = f"Oh! [spoiler]{CANARY}[/spoiler]"
    bring(wxr(item(7, "Night Ferry: a review", REVIEW, wp_comment(1, text=text), wp_comment(2))))
    first, second = Comment.objects.order_by("pk")
    assert (first.body, first.is_veiled, second.is_veiled) == (f"Oh!\n\n{CANARY}", True, False)
    assert CANARY not in outside_veils(client.get(first.review.get_absolute_url()).text)


def test_excerpt_and_headline_say_nothing_of_a_spoiler(bring):
    post = item(
        7, "", f"[spoiler]{CANARY}[/spoiler] {OPEN}", excerpt=f"a [spoiler]{CANARY}[/spoiler]"
    )
    bring(wxr(post))
    review = Review.objects.get()
    assert (review.headline, review.dek) == (OPEN, "a")


def test_many_spoilers_take_no_time():
    root = lxml.html.fragment_fromstring("<p>[spoiler]a<b>b[/spoiler]</b></p>" * 4 * MOST, "div")
    hide_spoilers(root)
    body = prose.clean(lxml.html.tostring(root, encoding="unicode"))
    assert prose.plain(body) == ""


@pytest.mark.parametrize("text", ["<p>[{}</p>", '<p class="{}">a</p>'])
@pytest.mark.parametrize("piece", [" ", "spoiler-"])
def test_one_long_word_takes_no_time(text, piece):
    root = lxml.html.fragment_fromstring(text.format(piece * 20_000 + "!"), "div")
    began = process_time()
    hide_spoilers(root)
    assert process_time() - began < 2


def test_passage_whose_place_is_gone_stands_at_the_end():
    veils = [f'<div data-spoils-to="999"><p>{name}</p></div>' for name in "ab"]
    in_the_open, veiled = parted(f"{veils[0]}<p>c</p>{veils[1]}")
    assert joined(in_the_open, veiled) == f"{veils[0]}<p>c</p>{veils[1]}"
    assert joined("<p>c</p>", veiled) == f"<p>c</p>{veils[0]}{veils[1]}"


def test_many_passages_are_joined_at_once():
    body = '<div data-spoils-to="999"><p>a</p></div>' * 40_000
    began = process_time()
    assert joined(*parted(body)) == body
    assert process_time() - began < 2
