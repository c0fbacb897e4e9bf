"""A changed slug leaves a permanent redirect: for reviews, lists, tags, shows and people alike."""

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.urls import reverse

from reviews.models import OldPath
from reviews.models.paths import ENDS
from tests import factories as make
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db


def used_tag(slug):
    return make.ReviewTagFactory(tag__name=slug, tag__slug=slug).tag


MAKERS = {
    "review": lambda slug: make.ReviewFactory(slug=slug),
    "ranked_list": lambda slug: make.RankedListFactory(slug=slug),
    "tag": used_tag,
    "show": lambda slug: make.ShowFactory(slug=slug),
    "person": lambda slug: make.PersonFactory(slug=slug),
}
every_kind = pytest.mark.parametrize("kind", ENDS)


def led_to(client, path):
    response = client.get(path)
    return response.status_code, response.headers.get("Location")


def test_every_kind_with_a_slug_and_a_page_is_tried():
    assert set(MAKERS) == set(ENDS)


@every_kind
def test_old_address_leads_on_in_both_languages(client, kind):
    row = MAKERS[kind]("first")
    left = row.get_absolute_url()
    row.move_to("second")
    now = row.get_absolute_url()
    assert left != now
    assert led_to(client, left) == (301, now)
    assert led_to(client, f"/ko{left}") == (301, f"/ko{now}")
    assert client.get(f"/ko{now}").status_code == 200


@every_kind
def test_chain_is_one_step(client, kind):
    row = MAKERS[kind]("first")
    paths = [row.get_absolute_url()]
    for slug in ("second", "third"):
        row.move_to(slug)
        paths.append(row.get_absolute_url())
    assert [led_to(client, path) for path in paths[:-1]] == [(301, paths[-1])] * 2


@every_kind
def test_move_back_and_forth_leaves_no_loop(client, kind):
    row = MAKERS[kind]("first")
    first = row.get_absolute_url()
    row.move_to("second")
    second = row.get_absolute_url()
    row.move_to("first")
    assert client.get(first).status_code == 200
    assert led_to(client, second) == (301, first)
    assert OldPath.objects.count() == 1


@every_kind
def test_address_that_a_newcomer_took_is_the_newcomers_for_good(client, kind):
    old = MAKERS[kind]("first")
    first = old.get_absolute_url()
    old.move_to("second")
    newcomer = MAKERS[kind]("newcomer")
    newcomer.move_to("first")
    assert client.get(first).status_code == 200
    newcomer.move_to("third")
    assert led_to(client, first) == (301, newcomer.get_absolute_url())


@every_kind
def test_slug_changed_at_the_desk_leaves_the_old_address_answering(admin_client, client, kind):
    row = MAKERS[kind]("first")
    left = row.get_absolute_url()
    page = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    assert DeskForm(admin_client, page).type(slug="second").press().status_code == 302
    row.refresh_from_db()
    assert row.slug == "second"
    assert led_to(client, left) == (301, row.get_absolute_url())


@every_kind
def test_slug_left_alone_at_the_desk_leaves_no_address(admin_client, kind):
    row = MAKERS[kind]("first")
    page = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    assert DeskForm(admin_client, page).press().status_code == 302
    assert not OldPath.objects.exists()


def test_address_in_hangul_leads_on(client):
    tag = used_tag("오피스")
    left = tag.get_absolute_url()
    tag.move_to("직장")
    assert led_to(client, left) == (301, tag.get_absolute_url())
    assert led_to(client, "/ko/tags/오피스/") == (301, f"/ko{tag.get_absolute_url()}")


def test_question_goes_along_and_comments_stay(client):
    review = make.ReviewFactory(slug="first")
    comment = make.CommentFactory(review=review)
    review.move_to("second")
    assert led_to(client, "/reviews/first/?comments=1") == (301, "/reviews/second/?comments=1")
    assert comment.body in client.get("/reviews/first/", follow=True).text
    assert client.get(f"/comments/{comment.pk}/").url.startswith("/reviews/second/")


def test_comment_sent_while_the_review_moved_is_not_lost(client):
    review = make.ReviewFactory(slug="first")
    review.move_to("second")
    response = client.post("/reviews/first/comments/new/", {"body": "Late."})
    assert (response.status_code, response.url) == (308, "/reviews/second/comments/new/")
    now = "/ko/reviews/second/comments/new/?parent=1"
    assert led_to(client, "/ko/reviews/first/comments/new/?parent=1") == (301, now)


def test_what_was_no_page_below_an_old_address_is_none_now(client):
    make.ReviewFactory(slug="first").move_to("second")
    assert client.get("/reviews/first/no/such/").status_code == 404
    assert client.get("/reviews/first/a/b/c/d/").status_code == 404


@pytest.mark.parametrize("kind", ["review", "ranked_list"])
def test_old_address_of_a_draft_tells_nothing(client, kind):
    row = MAKERS[kind]("first")
    left = row.get_absolute_url()
    row.published_at = None
    row.move_to("second")
    assert client.get(left).status_code == 404


def test_old_address_of_a_tag_that_nobody_uses_is_missing(client):
    tag = make.TagFactory(name="first")
    left = tag.get_absolute_url()
    tag.move_to("second")
    assert client.get(left).status_code == 404
    make.ReviewTagFactory(tag=tag, content_object=make.ReviewFactory(draft=True))
    assert client.get(left).status_code == 404


@pytest.mark.parametrize("one", ENDS)
@pytest.mark.parametrize("other", ENDS)
def test_address_leads_to_one_page_alone(one, other):
    if one == other:
        return
    path = OldPath.objects.remember("/2019/a.html", MAKERS[one]("first"))
    second = {other: MAKERS[other]("second")}
    with pytest.raises(IntegrityError), transaction.atomic():
        OldPath.objects.filter(pk=path.pk).update(**second)


def test_old_address_is_entered_for_a_person_and_needs_a_page(admin_client, client):
    person = make.PersonFactory()
    form = DeskForm(admin_client, "/admin/reviews/oldpath/add/").type(path="/cast/im.html")
    assert "Choose the one page that the address leads to." in form.press().text
    assert form.type(person=person.pk).press().status_code == 302
    assert led_to(client, "/cast/im.html") == (301, person.get_absolute_url())


def test_who_may_only_look_moves_nothing(client):
    show = make.ShowFactory(slug="first")
    reader = make.UserFactory(staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_show"))
    client.force_login(reader)
    page = reverse("admin:shows_show_change", args=[show.pk])
    assert client.post(page, {"slug": "second"}).status_code == 403
    show.refresh_from_db()
    assert show.slug == "first"
