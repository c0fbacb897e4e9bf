"""Whatever happens to a pasted article, its text is there; and whatever is in it does no harm."""

import lxml.html
import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desk.models import UnsavedWork
from exchange.models import ImportedPost
from shows.models import Show
from tests import factories as make
from tests.exchange.pasting import (
    ANSWER,
    HTML,
    PASTE,
    at,
    boxes,
    keys,
    marked,
    opened,
    paste,
    section,
)
from text import prose

pytestmark = pytest.mark.django_db
TEXT = "달리기 🏃 is what it is about.\n\nAnd <b>so</b> on & on."
NEVER_AIRED = {"aired_from": None, "aired_to": None}


def typed(answer) -> list[str]:
    page = lxml.html.fromstring(answer.text)
    box = page.get_element_by_id("id_text")
    return [
        page.get_element_by_id("id_headline").value or "",
        box.text.removeprefix("\n").replace("\r", ""),
    ]


def test_list_of_reviews_leads_to_the_page(admin_client):
    assert (
        f'href="{PASTE}">Start from an article</a>'
        in admin_client.get("/admin/reviews/review/").text
    )
    assert "Read it" in admin_client.get(PASTE).text


def test_empty_article_is_asked_for(admin_client):
    answer = paste(admin_client, "  \n ", "Typed already")
    assert "Paste an article first." in answer.text
    assert typed(answer)[0] == "Typed already"


def test_article_that_is_too_long_comes_back_with_a_reason(admin_client):
    text = "가" * (prose.LONGEST + 1)
    answer = paste(admin_client, text)
    assert "500,000 characters at most, and this is 500,001 long" in answer.text
    assert typed(answer)[1] == text
    assert not ImportedPost.objects.exists()


def test_article_of_the_greatest_length_is_read(admin_client):
    sentence = "<p>그는 달리고 또 달렸다.</p>"
    form = opened(admin_client, sentence * (prose.LONGEST // len(sentence)))
    assert boxes(form, "body")[0].startswith("<p>그는 달리고 또 달렸다.</p>")


def test_more_than_the_server_takes_is_said(admin_client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = paste(admin_client, "x" * 2000)
    assert answer.status_code == 413
    assert "the text is still in its box" in answer.text


def test_text_comes_back_after_the_login_has_ended(client):
    answer = paste(client, TEXT, "A headline")
    assert answer.status_code == 403
    assert "You are logged out. Nothing is lost" in answer.text
    assert typed(answer) == ["A headline", TEXT]
    assert not ImportedPost.objects.exists()


def test_old_token_of_a_form_costs_nothing(admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    assert paste(client, TEXT).status_code == 302


def test_form_of_another_site_reads_nothing_and_keeps_the_text(admin_client):
    answer = paste(admin_client, TEXT, **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert typed(answer)[1] == TEXT
    assert not ImportedPost.objects.exists()


def test_article_can_be_had_back_as_it_was_pasted(admin_client):
    form = opened(admin_client, TEXT, "A headline")
    answer = admin_client.get(f"{PASTE}?again={boxes(form, '_form')[0]}")
    assert typed(answer) == ["A headline", TEXT]


def test_article_of_somebody_else_is_not_shown(admin_client, client):
    form = opened(admin_client, TEXT, "A headline")
    client.force_login(make.UserFactory(editor=True))
    assert typed(client.get(f"{PASTE}?again={boxes(form, '_form')[0]}")) == ["", ""]
    answer = client.post(ANSWER, form.data)
    assert "desk-article" not in client.get(answer.url).text


def test_article_is_found_again_until_it_is_thrown_away(admin_client):
    opened(admin_client, TEXT, "")
    work = UnsavedWork.objects.get()
    page = lxml.html.fromstring(admin_client.get(PASTE).text)
    earlier = page.find_class("desk-earlier")[0]
    assert "달리기 🏃 is what it is about." in earlier.text_content()
    go_on, again = (link.get("href") for link in earlier.iter("a"))
    assert go_on.endswith(f"?unsaved={work.pk}")
    assert typed(admin_client.get(again))[1] == TEXT
    assert not earlier.xpath(".//button")
    assert admin_client.post(PASTE, {"_throw": work.form_id}).status_code == 302
    assert ImportedPost.objects.exists()
    work.delete()
    paste(admin_client, TEXT, "Another")
    page = lxml.html.fromstring(admin_client.get(PASTE).text)
    (button,) = page.xpath("//button[@name='_throw']")
    admin_client.post(PASTE, {"_throw": button.get("value")})
    assert [post.title for post in ImportedPost.objects.all()] == ["Another"]


def test_nobody_else_sees_or_throws_away_what_was_pasted(admin_client, client):
    form = opened(admin_client, TEXT, "A headline")
    UnsavedWork.objects.all().delete()
    client.force_login(make.UserFactory(editor=True))
    client.post(PASTE, {"_throw": boxes(form, "_form")[0]})
    assert ImportedPost.objects.exists()
    assert "desk-earlier" not in client.get(PASTE).text


def test_unsaved_article_stands_in_no_list_of_somebody_else(admin_client, client):
    opened(admin_client)
    (post,) = ImportedPost.objects.all()
    address = f"/admin/exchange/importedpost/{post.pk}/"
    assert admin_client.get(f"{address}change/").status_code == 200
    client.force_login(make.UserFactory(is_staff=True, is_superuser=True))
    assert "0 imported posts" in client.get("/admin/exchange/importedpost/").text
    assert client.get(f"{address}change/").status_code == 302
    client.post(f"{address}delete/", {"post": "yes"})
    assert ImportedPost.objects.get() == post


def test_double_click_begins_one_form(admin_client):
    first, second = paste(admin_client), paste(admin_client)
    assert first.url == second.url
    assert ImportedPost.objects.count() == UnsavedWork.objects.count() == 1


def test_article_stays_with_its_review(admin_client, client):
    show = make.ShowFactory(title="Night Ferry", title_hangul="밤배", year=2019, **NEVER_AIRED)
    assert opened(admin_client).press().status_code == 302
    review = show.reviews.get()
    page = lxml.html.fromstring(admin_client.get(f"/admin/reviews/review/{review.pk}/change/").text)
    (link,) = page.xpath("//a[.='The article it began from']")
    assert typed(admin_client.get(link.get("href")))[1] == HTML
    client.force_login(make.UserFactory(is_staff=True))
    assert client.get(link.get("href")).status_code == 403
    writer = make.UserFactory(is_staff=True)
    writer.groups.add(Group.objects.get(name="Writer"))
    client.force_login(writer)
    assert typed(client.get(link.get("href"))) == ["", ""]


def test_button_above_the_form_loses_nothing_when_the_login_has_ended(admin_client, client):
    form = opened(admin_client).type(dek="Typed at midnight.")
    answer = client.post(ANSWER, {**form.data, "_make": "1"})
    assert answer.status_code == 403
    page = lxml.html.fromstring(answer.text)
    (again,) = page.xpath("//form[.//input[@name='_form']]")
    sent = {}
    for name, value in again.form_values():
        sent.setdefault(name, []).append(value)
    assert sent["dek"] == ["Typed at midnight."]
    done = at(admin_client, admin_client.post(again.get("action"), sent))
    assert boxes(done, "dek") == ["Typed at midnight."]
    assert boxes(done, "show") != [""]


def test_button_of_another_site_does_nothing(admin_client):
    form = opened(admin_client)
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = admin_client.post(ANSWER, {**form.data, "_make": "1"}, headers=headers)
    assert answer.status_code == 403
    assert not Show.objects.exists()


def test_answer_to_an_article_that_is_gone_keeps_the_form(admin_client):
    form = opened(admin_client).type(dek="Typed at midnight.")
    ImportedPost.objects.all().delete()
    kept = at(admin_client, admin_client.post(ANSWER, {**form.data, "_make": "1"}))
    assert boxes(kept, "dek") == ["Typed at midnight."]


def test_writer_starts_from_an_article_and_makes_no_show(client):
    writer = make.UserFactory(is_staff=True)
    writer.groups.add(Group.objects.get(name="Writer"))
    client.force_login(writer)
    form = opened(client)
    assert "is added by an editor" in section(client, form)
    assert not keys(client, form, "_make")
    assert client.post(ANSWER, {**form.data, "_make": "1"}).status_code == 403
    make.ShowFactory(title="Night Ferry", title_hangul="밤배", year=2019, **NEVER_AIRED)
    assert opened(client, headline="Night Ferry, a review").press().status_code == 302


def test_login_without_the_right_to_add_reads_nothing(client):
    client.force_login(make.UserFactory(is_staff=True))
    assert client.get(PASTE).status_code == 403
    assert paste(client).status_code == 403
    assert client.post(ANSWER).status_code == 403


def test_hostile_html_is_cleaned_and_says_what_is_gone(admin_client):
    text = (
        '<p onclick="alert(1)">A fine <a href="javascript:alert(2)">show</a>.</p>'
        "<script>alert(3)</script><svg onload=alert(4)></svg><style>p{}</style>"
        '<iframe src="https://www.youtube.com/embed/x1"></iframe>'
        '<p><img src="https://a.example/1.jpg" onerror="alert(5)" alt="Two people"></p>'
        '<p data-spoils-to="0">And its end.</p>'
    )
    form = opened(admin_client, text, "A fine show")
    (body,) = boxes(form, "body")
    assert "alert" not in body
    assert "A fine" in body
    assert 'href="https://www.youtube.com/watch?v=x1"' in body
    said = section(admin_client, form)
    assert "What does not come along: 5" in said
    assert "add its file to the photos" in said


def test_plain_text_keeps_its_paragraphs_and_its_headline(admin_client):
    text = "Night Ferry: a review\n\n첫 문단 <3 & more.\nSecond line 🛳.\n\nThe last one."
    form = opened(admin_client, text, "")
    assert boxes(form, "headline", "body") == [
        "Night Ferry: a review",
        "<p>첫 문단 &lt;3 &amp; more.<br>Second line 🛳.</p><p>The last one.</p>",
    ]
    assert "headline" in marked(admin_client, form)


@pytest.mark.parametrize(
    "text",
    [
        "It begins in the middle of a sentence, as some do.\n\nAnd goes on.",
        "Rating: 4/5\n\nA text about it.",
        "#slowburn\n\nA text about it.",
        "SPOILERS AHEAD\n\nA text about it.",
        "One line alone",
    ],
)
def test_first_line_that_is_no_headline_stays(admin_client, text):
    assert boxes(opened(admin_client, text, ""), "headline") == [""]


def test_heading_above_the_text_is_the_headline(admin_client):
    form = opened(admin_client, "<h1>Night Ferry.</h1><p>A text about it.</p>", "")
    assert boxes(form, "headline", "body") == ["Night Ferry.", "<p>A text about it.</p>"]


def test_number_of_queries_does_not_grow(admin_client):
    """Of reading, and of what the article adds to its form; a form asks for every row that it checks."""
    show = make.ShowFactory(title="Night Ferry", title_hangul="밤배", year=2019, **NEVER_AIRED)
    make.CreditFactory(show=show, person__name="Kim Ha-neul", character="Seo Ji-ah")
    opened(admin_client, TEXT)
    few = _asked(admin_client, HTML, 1)
    make.ShowFactory.create_batch(5)
    said = list(enumerate(["Cho Rang", "Bae Mil", "Ok Su-ri", "Gu Reum", "Na Mu", "Do Ra"], 6))
    for _, name in said:
        make.CreditFactory(show=show, character=name)
    lines = "".join(f"<p>“Line {n}.” – {name}, episode {n}.</p>" for n, name in said)
    assert _asked(admin_client, HTML.replace("<p>#slow", f"{lines}<p>#slow"), 7) == few
    assert few[1] < 16


def _asked(client, text, lines) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as queries:
        answer = paste(client, text)
        reading = len(queries)
    form = at(client, answer)
    assert boxes(form, "lines-TOTAL_FORMS") == [str(lines)]
    opening = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(form.opened_at)
        # Whose session it is, and how the house is set, is asked anew every few seconds.
        seldom = ("django_session", "house_house")
        opening.append(sum(not any(one in query["sql"] for one in seldom) for query in queries))
        ImportedPost.objects.all().delete()
    return reading, opening[0] - opening[1]
