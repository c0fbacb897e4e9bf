"""The form of a comment: what it offers, what it knows, what it shows before it is posted."""

import time
from unittest import mock

import pytest

from comments import posting
from comments.models import Comment
from comments.moderation import Evidence
from comments.yours import held
from tests import factories as make
from tests.comments.typing import form_of, typed
from tests.test_house_pages import page_faults


@pytest.fixture
def evidence(monkeypatch):
    """What the posts of a test told about how they came."""
    told: list[Evidence] = []
    post = posting.post

    def listen(review, **kept):
        told.append(kept["evidence"])
        return post(review, **kept)

    monkeypatch.setattr(posting, "post", listen)
    return told


def test_post_tells_where_it_came_from_and_how_old_its_form_is(client, db, evidence):
    client.post(form_of(make.ReviewFactory()), typed(), REMOTE_ADDR="192.0.2.7")
    assert len(evidence[0].address) == len(evidence[0].network) == 64
    assert 0 <= evidence[0].seconds < 60
    assert not evidence[0].is_trapped


def test_box_that_nobody_sees_is_a_trap(client, db, evidence):
    review = make.ReviewFactory()
    page = client.get(form_of(review)).text
    assert "Leave this empty" in page
    client.post(form_of(review), typed(website="https://pills.example"))
    assert evidence[0].is_trapped


def test_name_of_the_form_is_that_of_its_stamp(client, db):
    review = make.ReviewFactory()
    stamp = client.get(form_of(review)).context["form"].stamp_to_send
    client.post(form_of(review), typed(stamp=stamp))
    assert stamp.startswith(Comment.objects.get().sent_as)


def test_form_that_is_refused_keeps_its_stamp(client, db):
    sent = typed(body="")
    response = client.post(form_of(make.ReviewFactory()), sent)
    assert f'name="stamp" value="{sent["stamp"]}"' in response.text


@pytest.mark.parametrize("editor", [False, True])
@pytest.mark.parametrize("mailers", [{}, {"default": {}}])
def test_replies_by_mail_are_offered_to_guests_where_mail_is_sent(
    client, db, settings, mailers, editor
):
    settings.MAILERS = mailers
    if editor:
        client.force_login(make.UserFactory(editor=True))
    page = client.get(form_of(make.ReviewFactory())).text
    assert ("Mail me the replies" in page) == bool(mailers and not editor)


def test_wish_for_replies_is_kept(client, db, settings):
    settings.MAILERS = {"default": {}}
    client.post(form_of(make.ReviewFactory()), typed(wants_replies="on"))
    assert Comment.objects.get().wants_replies


@pytest.mark.parametrize(("needs", "status"), [(True, 422), (False, 302)])
def test_address_is_needed_where_the_house_says_so(client, db, needs, status):
    make.HouseFactory(comments_need_email=needs)
    review = make.ReviewFactory()
    assert ("Never shown, and may stay empty." in client.get(form_of(review)).text) != needs
    assert client.post(form_of(review), typed(email="")).status_code == status


# What the comment is about


def boundary_in(response):
    return response.context["form"]["spoils_to"].value()


def test_boundary_starts_at_that_of_what_is_talked_about(client, db):
    review = make.ReviewFactory(spoils_to=3)
    moment = make.HighlightMomentFactory(review=review, first_episode=6, last_episode=7)
    line = make.MemorableLineFactory(review=review, episode=4)
    assert boundary_in(client.get(form_of(review))) == 3
    assert boundary_in(client.get(form_of(review, about=moment))) == 7
    assert boundary_in(client.get(form_of(review, about=line))) == 4


def test_boundary_that_is_no_choice_starts_at_the_next_one(client, db):
    review = make.ReviewFactory(spoils_to=40)
    assert boundary_in(client.get(form_of(review))) == 999


def test_post_without_a_boundary_has_the_one_it_would_start_at(client, db):
    review = make.ReviewFactory(spoils_to=3)
    client.post(form_of(review), typed(spoils_to=""))
    assert Comment.objects.get().spoils_to == 3


def test_moment_is_quoted_behind_its_veil_and_kept(client, db):
    moment = make.HighlightMomentFactory()
    page = client.get(form_of(moment.review, about=moment)).text
    assert moment.text in page
    assert 'data-spoils-to="7"' in page
    client.post(form_of(moment.review), typed(about=moment.anchor))
    assert Comment.objects.get().moment == moment


def test_line_is_quoted_and_kept(client, db):
    line = make.MemorableLineFactory(spoken=True)
    page = client.get(form_of(line.review, about=line)).text
    assert line.quote in page
    client.post(form_of(line.review, about=line), typed())
    assert Comment.objects.get().line == line


BAD_ABOUT = ["moment-0", "line-99999999999999999999", "moment-x", "scene-1", "\0", "moment-²", "송"]


@pytest.mark.parametrize("about", BAD_ABOUT)
def test_what_is_not_there_is_told_and_then_left_out(client, db, about):
    review = make.ReviewFactory()
    shown = client.get(form_of(review), {"about": about})
    assert (shown.status_code, "What you write about is gone." in shown.text) == (200, True)
    sent = typed(about=about)
    refused = client.post(form_of(review), sent)
    assert (refused.status_code, sent["body"] in refused.text) == (422, True)
    assert f'value="{about}"' not in refused.text
    assert client.post(form_of(review), typed()).status_code == 302


def test_moment_of_another_review_is_not_there(client, db):
    page = client.get(form_of(make.ReviewFactory(), about=make.HighlightMomentFactory())).text
    assert "What you write about is gone." in page


def test_answer_to_a_comment_is_about_nothing_else(client, db):
    moment = make.HighlightMomentFactory()
    parent = make.CommentFactory(review=moment.review, spoils_to=2)
    client.post(form_of(moment.review), typed(parent=parent.pk, about=moment.anchor))
    posted = Comment.objects.latest("pk")
    assert (posted.parent, posted.moment) == (parent, None)


# Before it is posted


def test_preview_shows_the_text_as_it_will_look_and_posts_nothing(client, db):
    sent = typed(body="> Why?\n\n*Because* <b>", preview="1")
    response = client.post(form_of(make.ReviewFactory()), sent)
    assert response.status_code == 200
    assert "<blockquote><p>Why?</p></blockquote>" in response.text
    assert "<em>Because</em> &lt;b&gt;" in response.text
    assert "a veil in its place" in response.text
    assert not Comment.objects.exists()


def test_preview_keeps_every_box_and_complains_of_none_that_is_empty(client, db, settings):
    settings.MAILERS = {"default": {}}
    sent = typed(name="", email="ines@", wants_replies="on", preview="1")
    response = client.post(form_of(make.ReviewFactory()), sent)
    form = response.context["form"]
    kept = ("name", "email", "body")
    assert [form[name].value() for name in kept] == [sent[name] for name in kept]
    assert set(form.errors) == {"email"}
    assert form.stamp_to_send == sent["stamp"]
    assert 'value="12" selected' in response.text
    assert "checked" in response.text


def test_preview_of_nothing_says_so(client, db):
    response = client.post(form_of(make.ReviewFactory()), typed(body=" ", preview="1"))
    assert response.status_code == 422
    assert "Write something first." in response.text


# For a script


def test_script_gets_the_comment_alone(client, db):
    review = make.ReviewFactory()
    make.CommentFactory(author_name="Ines", commenter__email="ines@mail.example")
    response = client.post(form_of(review), typed(in_place="1"))
    comment = Comment.objects.latest("pk")
    assert (response.status_code, response["Location"]) == (201, comment.get_absolute_url())
    assert f'id="c{comment.pk}"' in response.text
    assert "<html" not in response.text


def test_script_gets_the_reason_why_it_waits(client, db):
    response = client.post(form_of(make.ReviewFactory()), typed(in_place="1"))
    assert response.status_code == 201
    assert "an editor reads it first" in response.text
    assert "/comments/held/" in response["Location"]


@pytest.mark.parametrize(("days", "status"), [(89, 200), (91, 410)])
def test_address_of_what_waits_ends(client, db, days, status):
    client.post(form_of(make.ReviewFactory()), typed())
    with mock.patch("time.time", return_value=time.time() - days * 86_400):
        address = held.path(Comment.objects.get())
    answer = client.get(address)
    assert (answer.status_code, "umbrella" in answer.text) == (status, status == 200)
    assert page_faults(answer.text) == []


def test_writing_sets_no_cookie(client, db):
    review = make.ReviewFactory()
    for sent in (typed(preview="1"), typed(body=""), typed(), typed(in_place="1")):
        assert not client.post(form_of(review), sent).cookies


@pytest.mark.parametrize(
    "email", ['"\x0b"@a.example', "a@exa\u2028mple.org", "root@localhost", "me@[127.0.0.1]", "a@b"]
)
def test_address_that_cannot_be_mailed_is_not_taken(client, db, email):
    answer = client.post(form_of(make.ReviewFactory()), typed(email=email))
    assert (answer.status_code, Comment.objects.count()) == (422, 0)
    assert "Add the missing part" in answer.text


def test_name_of_any_length_comes_back_at_once(client, db):
    name = "a" + "\u0301\u0316" * 50_000
    begun = time.process_time()
    assert client.post(form_of(make.ReviewFactory()), typed(name=name)).status_code == 422
    assert time.process_time() - begun < 2
