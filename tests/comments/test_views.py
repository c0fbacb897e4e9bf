"""What a commenter meets."""

import lxml.html
import pytest

from comments.models import Comment
from comments.threads import THREADS_PER_PAGE
from tests import factories as make
from tests.comments.typing import form_of, typed


def test_guest_is_told_that_the_comment_waits_and_why(client, db):
    review = make.ReviewFactory()
    response = client.post(form_of(review), typed(), follow=True)
    assert response.status_code == 200
    assert "an editor reads it first" in response.text
    assert "the same umbrella." in response.text
    assert "same umbrella" not in client.get(review.get_absolute_url()).text


def test_approved_comment_is_shown_veiled_and_without_the_address(client, db):
    review = make.ReviewFactory(spoils_to=6)
    client.post(form_of(review), typed())
    Comment.objects.get().approve(by=None)
    page = client.get(review.get_absolute_url()).text
    assert 'data-spoils-to="12"' in page
    assert "the same umbrella." in page
    assert "ines@mail.example" not in page


def test_known_guest_lands_on_the_comment(client, db):
    review = make.ReviewFactory()
    make.CommentFactory(author_name="Ines", commenter__email="INES@mail.example")
    response = client.post(form_of(review), typed(), follow=True)
    comment = Comment.objects.latest("pk")
    assert response.redirect_chain[-1][0] == f"{review.get_absolute_url()}#c{comment.pk}"
    assert f'id="c{comment.pk}"' in response.text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "ines@"}, "Add the missing part, as in name@example.org."),
        ({"email": ""}, "Write your e-mail address. It is never shown."),
        ({"name": " "}, "Write a name."),
        ({"body": ""}, "Write something first. Nothing was posted."),
        ({"spoils_to": "400"}, "400 is not one of the available choices"),
        ({"body": "x" * 10_001}, "at most 10000 characters"),
        ({"body": "x" * 1_000_000}, "at most 10000 characters"),
        ({"body": "\u200b \u3164\u2800\x01\u0301"}, "Write something first. Nothing was posted."),
        ({"name": "\u202e\u200b"}, "Write a name."),
    ],
)
def test_refused_form_says_why_and_keeps_every_word(client, db, wrong, sentence):
    sent = typed(**wrong)
    response = client.post(form_of(make.ReviewFactory()), sent)
    assert response.status_code == 422
    assert sentence in response.text
    assert response.context["form"]["body"].value() == sent["body"]
    assert not Comment.objects.exists()


def test_browser_is_not_told_to_cut_what_is_pasted(client, db):
    page = lxml.html.fromstring(client.get(form_of(make.ReviewFactory())).text)
    boxes = page.xpath("//form//*[@name='body' or @name='name']")
    assert [box.get("maxlength") for box in boxes] == [None, None]


def test_name_cannot_turn_the_line_around_or_pass_for_another(client, db):
    client.post(form_of(make.ReviewFactory()), typed(name="Hana\u200b \u202e Reyes"))
    assert Comment.objects.get().author_name == "Hana Reyes"


def test_reply_page_names_whom_it_answers_and_stores_the_parent(client, db):
    parent = make.CommentFactory(author_name="Sanna")
    response = client.get(form_of(parent.review, parent))
    assert "Reply to Sanna" in response.text
    client.post(form_of(parent.review), typed(parent=parent.pk))
    assert Comment.objects.latest("pk").parent == parent


def test_reply_starts_at_the_boundary_of_what_it_answers(client, db):
    parent = make.CommentFactory(spoils_to=9)
    form = client.get(form_of(parent.review, parent)).context["form"]
    assert form["spoils_to"].value() == 9


def test_reply_to_a_comment_removed_meanwhile_keeps_the_text(client, db):
    parent = make.CommentFactory()
    parent.remove(by=None)
    response = client.post(form_of(parent.review), typed(parent=parent.pk))
    assert response.status_code == 422
    assert "The comment you answer is gone." in response.text
    assert "the same umbrella." in response.text
    again = client.post(form_of(parent.review), typed())
    assert again.status_code == 302


def test_form_sent_from_another_site_is_not_posted_but_kept(client, db):
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    response = client.post(form_of(make.ReviewFactory()), typed(), headers=headers)
    assert response.status_code == 422
    assert "press the button once more" in response.text
    assert "the same umbrella." in response.text
    assert not Comment.objects.exists()


def test_empty_form_is_refused_wherever_it_comes_from(client, db):
    url = form_of(make.ReviewFactory())
    for headers in ({}, {"Sec-Fetch-Site": "cross-site"}):
        response = client.post(url, {}, headers=headers)
        assert response.status_code == 422
        assert "Write something first." in response.text


@pytest.mark.parametrize("origin", ["null", "http://[", "elsewhere", ""])
def test_odd_origin_is_another_site(client, db, origin):
    response = client.post(form_of(make.ReviewFactory()), typed(), headers={"Origin": origin})
    assert response.status_code == 422
    assert not Comment.objects.exists()


def test_other_site_cannot_speak_as_the_editor_who_is_signed_in(client, db):
    client.force_login(make.UserFactory(editor=True))
    headers = {"Origin": "https://elsewhere.example"}
    client.post(form_of(make.ReviewFactory()), typed(body="Spam."), headers=headers)
    assert not Comment.objects.exists()


def test_editor_answers_without_name_and_is_marked(client, db):
    editor = make.UserFactory(editor=True, display_name="Hana Reyes")
    review = make.ReviewFactory()
    client.force_login(editor)
    client.post(form_of(review), typed(body="Thank you, all."))
    client.logout()
    page = client.get(review.get_absolute_url()).text
    assert "Hana Reyes" in page
    assert "Staff" in page


def test_markup_in_a_comment_is_shown_as_typed(client, db):
    comment = make.CommentFactory(body="<script>alert(1)</script> & <b>bold</b>")
    page = client.get(comment.review.get_absolute_url()).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;" in page


def test_removed_comment_leaves_its_place_but_not_its_text(client, db):
    root = make.CommentFactory(body="Regrettable.", author_name="Ruth")
    make.CommentFactory(parent=root, body="I had already replied.")
    root.remove(by=None)
    page = client.get(root.review.get_absolute_url()).text
    assert "I had already replied." in page
    assert "An editor removed this comment." in page
    assert "Regrettable." not in page
    assert "Ruth" not in page


def test_permanent_address_leads_to_the_page_that_holds_the_comment(client, db):
    review = make.ReviewFactory()
    make.CommentFactory.create_batch(THREADS_PER_PAGE, review=review)
    last = make.CommentFactory(review=review)
    response = client.get(last.get_absolute_url(), follow=True)
    assert response.redirect_chain == [(f"{review.get_absolute_url()}?comments=2#c{last.pk}", 302)]
    assert f'id="c{last.pk}"' in response.text


@pytest.mark.parametrize("state", ["pending", "removed", "spam"])
def test_permanent_address_of_what_readers_cannot_see_is_a_404(client, db, state):
    comment = make.CommentFactory(state=state)
    assert client.get(comment.get_absolute_url()).status_code == 404


def test_comment_under_a_draft_is_a_404(client, db):
    comment = make.CommentFactory(review=make.ReviewFactory(draft=True))
    assert client.get(comment.get_absolute_url()).status_code == 404
    assert client.get(form_of(comment.review)).status_code == 404


def test_waiting_page_needs_its_signature_and_follows_approval(client, db):
    review = make.ReviewFactory()
    waiting = client.post(form_of(review), typed()).url
    assert client.get(waiting.replace(":", "x:", 1)).status_code == 404
    Comment.objects.get().approve(by=None)
    assert client.get(waiting).url == Comment.objects.get().get_absolute_url()


def test_removed_comment_is_no_longer_shown_on_its_waiting_page(client, db):
    waiting = client.post(form_of(make.ReviewFactory()), typed()).url
    Comment.objects.get().remove(by=None)
    assert client.get(waiting).status_code == 404


def test_waiting_page_and_box_tell_of_the_link_and_not_whose_address_it_is(client, db):
    known = make.CommentFactory(
        author_name="Petra",
        commenter__email="petra@mail.example",
        source="blogger",
        source_id="7",
    )
    url = form_of(make.ReviewFactory())
    sent = typed(name="Else", email="petra@mail.example", body="Guessed.")
    answer = client.post(url, sent | {"in_place": "1"})
    page = client.get(answer["Location"])
    for face in (answer, page, client.get(answer["Location"], {"in_place": "1"})):
        assert "We sent a link to" in face.text
        assert "petra@…" in face.text
        assert "petra@mail.example" not in face.text
        assert known.mark not in face.text
    known.commenter.confirm()
    assert "We sent a link to" not in client.get(answer["Location"]).text
