"""Which posts are no review of one show, and which only sound so."""

import pytest

from text.articles.recognising import recognise

SHOW = "<em>Salt Harbour</em> (tvN, 2019)"
PAIR = "Han So-ra plays Moon Ji-an"


@pytest.mark.parametrize(
    ("headline", "html"),
    [
        ("Salt Harbour vs. Plum Rain", f"<p>{SHOW} is a drama. {PAIR}.</p><p>4/5</p>"),
        ("Three short dramas for a weekend", f"<p>{SHOW}: {PAIR}, 4/5.</p>"),
        (
            "Happy birthday, Han So-ra",
            f"<p>She plays in the drama {SHOW}. {PAIR}. I give her 5/5.</p>",
        ),
        ("How I learned Korean", f"<p>From the drama {SHOW}, where {PAIR}. 5/5.</p>"),
        ("Best of 2020", f"<p>Best drama: {SHOW}. {PAIR}. 5/5</p>"),
        ("Weekend ratings", f"<p>The drama {SHOW} rose to 9.1% with episode 7. {PAIR}. 4/5.</p>"),
        ("The book behind Salt Harbour", f"<p>Read it before the drama {SHOW}. {PAIR}. 4/5.</p>"),
        ("Poll results", f"<p>The drama {SHOW} got 4.5/5. {PAIR}.</p>"),
        (
            "Han So-ra on the sea",
            f"<p>The drama {SHOW}. {PAIR}.</p><p><b>Was the water cold?</b></p><p>Yes.</p>"
            "<p><b>Did you cry in episode 9?</b></p><p>No.</p>"
            "<p><b>What comes next for you?</b></p><p>4/5</p>",
        ),
        (
            "On two coasts",
            "<h2>Salt Harbour (2019)</h2><p>A drama. 4/5</p><h2>Plum Rain (2020)</h2><p>Episodes. 3/5</p>",
        ),
    ],
)
def test_post_of_something_else_is_no_review(headline, html):
    assert not recognise(html, headline=headline).is_review


@pytest.mark.parametrize(
    "title",
    [
        "Crane Wife Hotel",
        "The Interview",
        "The Recipe of Us",
        "Trailer Park",
        "Set to Sail",
        "Sea vs Sky",
        "Ten Dramas",
    ],
)
@pytest.mark.parametrize("headline", ["{} review", "{}", "{} — with teeth"])
def test_show_may_be_called_like_something_else(title, headline):
    html = f"<p><em>{title}</em> is a drama about the sea. I have watched all 16 episodes.</p><p>4/5</p>"

    article = recognise(html, headline=headline.format(title))

    assert article.is_review
    assert (article.title.value, article.title.sure) == (title, True)


@pytest.mark.parametrize(
    "headline", ["A love letter to Salt Harbour", "Salt Harbour, or how to drown slowly"]
)
def test_headline_of_a_review_may_sound_like_another_post(headline):
    html = f"<p>{SHOW} is a drama. {PAIR}.</p><p>I give it 4/5.</p>"

    assert recognise(html, headline=headline).is_review


def test_ratings_of_aspects_do_not_make_a_list():
    html = "".join(
        f"<p><b>{name}: 4/5</b></p><p>Good.</p>" for name in ("Plot", "Acting", "Overall")
    )

    assert recognise(f"<p>A drama.</p>{html}", headline="Salt Harbour review").is_review
