"""What each role may do and may not, asked of the desk itself: its pages, its boxes, the groups behind it."""

import importlib

import lxml.html
import pytest
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts.roles import ROLES, grant_roles
from comments.models import Comment
from house.models import House
from reviews.models import Review
from tests import factories as make
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db

YES, NO, GONE = {200}, {403}, {302, 404}
"""GONE: Django says on the first page that there is no such row."""


def sign_in(client, role):
    grant_roles(apps)
    user = make.UserFactory(staff=True, username=role.casefold())
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


@pytest.fixture
def rows(db):
    """By name, what the addresses of the table lead to; reviews and comments of somebody else."""
    comment = make.CommentFactory()
    review = comment.review
    return {
        "published": review,
        "draft": make.ReviewFactory(draft=True),
        "scheduled": make.ReviewFactory(scheduled=True),
        "show": review.show,
        "person": make.PersonFactory(),
        "other": make.PersonFactory(),
        "tag": make.TagFactory(),
        "list": make.RankedListFactory(),
        "old": make.OldPathFactory(),
        "views": make.DailyViewsFactory(),
        "comment": comment,
        "user": make.UserFactory(),
        "version": make.VersionFactory(),
        "house": make.HouseFactory(),
    }


# Address → what a writer, an editor and a moderator get. A name in braces is a row of somebody else's.
PAGES = [
    ("", YES, YES, YES),
    ("reviews/review/", YES, YES, NO),
    ("reviews/review/add/", YES, YES, NO),
    ("reviews/review/{published}/change/", YES, YES, NO),
    ("reviews/review/{published}/delete/", NO, YES, NO),
    ("reviews/review/{published}/history/", NO, YES, NO),
    ("reviews/review/{published}/preview/", NO, YES, NO),
    ("reviews/review/{published}/kept/", NO, YES, NO),
    ("reviews/review/{draft}/change/", GONE, YES, NO | GONE),
    ("reviews/review/{draft}/delete/", GONE, YES, NO | GONE),
    ("reviews/review/{draft}/history/", GONE, YES, NO | GONE),
    ("reviews/review/{draft}/preview/", GONE, YES, NO | GONE),
    ("reviews/review/{draft}/kept/", GONE, YES, NO | GONE),
    ("reviews/review/{scheduled}/change/", GONE, YES, NO | GONE),
    ("reviews/tag/add/", YES, YES, NO),
    ("reviews/tag/{tag}/change/", YES, YES, NO),
    ("reviews/tag/{tag}/delete/", NO, YES, NO),
    ("reviews/rankedlist/", NO, YES, NO),
    ("reviews/rankedlist/add/", NO, YES, NO),
    ("reviews/rankedlist/{list}/change/", NO, YES, NO),
    ("reviews/oldpath/", NO, YES, NO),
    ("reviews/oldpath/{old}/change/", NO, YES, NO),
    ("reviews/dailyviews/", NO, YES, NO),
    ("reviews/dailyviews/{views}/delete/", NO, YES, NO),
    ("shows/show/", YES, YES, NO),
    ("shows/show/add/", NO, YES, NO),
    ("shows/show/{show}/change/", YES, YES, NO),
    ("shows/show/{show}/delete/", NO, YES, NO),
    ("people/person/{person}/change/", YES, YES, NO),
    ("people/person/add/", NO, YES, NO),
    ("people/person/{person}/delete/", NO, YES, NO),
    ("people/person/{person}/merge/{other}/", NO, YES, NO),
    ("shows/show/pasted/", NO, YES, NO),
    ("shows/show/{show}/pasted/", NO, YES, NO),
    ("calendar/", YES, YES, NO),
    ("reviews/review/pictures/", {405}, {405}, NO),
    ("comments/comment/", NO, YES, YES),
    ("comments/comment/queue/", NO, YES, YES),
    ("comments/comment/{comment}/change/", NO, YES, YES),
    ("comments/comment/{comment}/delete/", NO, NO, NO),
    ("comments/block/add/", NO, YES, YES),
    ("house/house/{house}/change/", NO, YES, NO),
    ("accounts/user/", NO, NO, NO),
    ("accounts/user/add/", NO, NO, NO),
    ("accounts/user/{user}/change/", NO, NO, NO),
    ("accounts/user/{user}/password/", NO, NO, NO),
    ("auth/group/", NO, NO, NO),
    ("auth/group/add/", NO, NO, NO),
    ("desk/version/", NO, NO, NO),
    ("desk/version/{version}/delete/", NO, NO, NO),
    ("admin/logentry/", {404}, {404}, {404}),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", PAGES, ids=lambda row: row[0] or "first page")
def test_page(client, rows, role, row):
    sign_in(client, role)
    path = row[0].format(**{name: one.pk for name, one in rows.items()})
    assert client.get(f"/admin/{path}").status_code in row[1 + list(ROLES).index(role)]


# What a box asks while one types → who gets an answer.
LOOKUPS = [
    ("reviews", "review", "show", YES, YES, NO),
    ("reviews", "memorableline", "credit", YES, YES, NO),
    ("reviews", "review", "author", NO, YES, NO),
    ("reviews", "listentry", "review", YES, YES, NO),
    ("shows", "credit", "person", YES, YES, NO),
    ("accounts", "user", "groups", NO, NO, NO),
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", LOOKUPS, ids=lambda row: ".".join(row[:3]))
def test_lookup(client, rows, role, row):
    sign_in(client, role)
    query = dict(zip(("app_label", "model_name", "field_name"), row, strict=False))
    response = client.get("/admin/autocomplete/", query)
    assert response.status_code in row[3 + list(ROLES).index(role)]


def test_lookup_of_reviews_tells_a_writer_no_draft_of_others(client, rows):
    sign_in(client, "Writer")
    query = {"app_label": "reviews", "model_name": "listentry", "field_name": "review"}
    found = {row["text"] for row in client.get("/admin/autocomplete/", query).json()["results"]}
    assert rows["published"].headline in found
    assert not found & {rows["draft"].headline, rows["scheduled"].headline}


def test_lookup_of_authors_finds_by_names_and_not_by_addresses(client):
    sign_in(client, "Editor")
    make.UserFactory(display_name="Tomas", email="secret@daesa.example")
    query = {"app_label": "reviews", "model_name": "review", "field_name": "author"}
    for term, found in (("tomas", 1), ("secret", 0)):
        answer = client.get("/admin/autocomplete/", query | {"term": term}).json()
        assert len(answer["results"]) == found


def test_groups_are_made_before_django_has_made_the_permissions():
    Group.objects.all().delete()
    Permission.objects.all().delete()
    importlib.import_module("accounts.migrations.0002_roles").make_roles(apps, None)
    made = rights_of_roles()
    for app in apps.get_app_configs():
        create_permissions(app, verbosity=0)
    call_command("sync_roles", verbosity=0)
    assert rights_of_roles() == made
    assert Permission.objects.filter(codename="change_review").count() == 1


def rights_of_roles() -> dict[str, set[str]]:
    rows = Group.objects.values_list(
        "name", "permissions__content_type__app_label", "permissions__codename"
    )
    found: dict[str, set[str]] = {}
    for role, app, codename in rows:
        found.setdefault(role, set()).add(f"{app}.{codename}")
    return found


def test_sync_takes_back_what_was_added_and_leaves_other_groups(capsys):
    grant_roles(apps)
    meant = rights_of_roles()
    other = Group.objects.create(name="Owners")
    for group in Group.objects.all():
        group.permissions.add(Permission.objects.get(codename="change_user"))
    call_command("sync_roles")
    assert rights_of_roles() == meant | {"Owners": {"accounts.change_user"}}
    assert other.permissions.count() == 1
    assert "Writer, Editor, Moderator" in capsys.readouterr().out


def test_every_pattern_of_a_role_grants_something():
    grant_roles(apps)
    for role, patterns in ROLES.items():
        apps_granted = {right.split(".")[0] for right in rights_of_roles()[role]}
        assert apps_granted == {pattern.split(".")[0] for pattern in patterns}
    assert "house.change_house" in rights_of_roles()["Editor"]
    moderators = rights_of_roles()["Moderator"]
    assert {right for right in moderators if ".view_" not in right} == {
        *("comments.change_comment", "comments.add_talk", "comments.change_talk"),
        *("comments.add_block", "comments.change_block", "comments.delete_block"),
    }


def test_moderator_decides_about_comments_and_sees_no_draft(client):
    sign_in(client, "Moderator")
    draft = make.ReviewFactory(draft=True, slug="draft")
    comment = make.CommentFactory(pending=True)
    form = DeskForm(client, f"/admin/comments/comment/{comment.pk}/change/")
    form.press("_button", "approve")
    assert Comment.objects.get().is_public
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert draft.headline not in client.get("/admin/").text


def test_moderator_changes_neither_the_review_nor_the_name(client):
    sign_in(client, "Moderator")
    comment, other = make.CommentFactory(author_name="Min-ji"), make.ReviewFactory()
    form = DeskForm(client, f"/admin/comments/comment/{comment.pk}/change/")
    form.type(review=other.pk, author_name="Somebody else").press()
    comment.refresh_from_db()
    assert (comment.author_name, comment.review_id == other.pk) == ("Min-ji", False)


def test_editor_changes_publishes_and_deletes_the_reviews_of_others(client):
    sign_in(client, "Editor")
    draft = make.ReviewFactory(draft=True)
    address = f"/admin/reviews/review/{draft.pk}/"
    author = make.UserFactory()
    DeskForm(client, f"{address}change/").type(author=author.pk).press("_button", "publish")
    draft.refresh_from_db()
    assert (draft.is_published, draft.author) == (True, author)
    make.CommentFactory(review=draft)
    make.DailyViewsFactory(review=draft)
    client.post(f"{address}delete/", {"post": "yes"})
    assert not Review.objects.exists()


def test_editor_sets_the_house_and_makes_nobody_an_editor(client):
    editor = sign_in(client, "Editor")
    DeskForm(client, "/admin/house/house/1/change/").type(name="Nunchi").press()
    assert House.objects.get().name == "Nunchi"
    for path in ("user/add/", f"user/{editor.pk}/change/", f"user/{editor.pk}/password/"):
        typed = {"username": "mine", "is_superuser": "on", "password1": "x", "password2": "x"}
        assert client.post(f"/admin/accounts/{path}", typed).status_code == 403
    editor.refresh_from_db()
    assert not editor.is_superuser


def test_page_that_is_not_theirs_says_so_and_leads_back(client):
    sign_in(client, "Moderator")
    response = client.get("/admin/shows/show/add/")
    page = lxml.html.fromstring(response.content)
    assert response.status_code == 403
    assert page.findtext(".//h1") == "Your login may not do this"
    assert page.xpath("//main//a/@href") == ["/admin/", "/"]
