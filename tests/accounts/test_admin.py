"""Logins, as an owner makes them."""

from datetime import UTC, datetime

import lxml.html
import pytest
from django.urls import reverse

from accounts.models import User
from tests import factories as make
from tests.desk_form import DeskForm

pytestmark = pytest.mark.django_db


def test_login_is_made_with_its_byline(admin_client):
    form = DeskForm(admin_client, "/admin/accounts/user/add/")
    form.type(username="tomas.lindqvist", password1=make.PASSWORD, password2=make.PASSWORD)
    assert (
        form.type(display_name="Tomas Lindqvist", byline_role="Reviewer").press().status_code == 302
    )
    user = User.objects.get(username="tomas.lindqvist")
    assert (str(user), user.byline_role) == ("Tomas Lindqvist", "Reviewer")
    assert user.check_password(make.PASSWORD)


def test_saving_without_a_change_keeps_everything(admin_client):
    user = make.UserFactory(date_joined=datetime(2026, 11, 1, tzinfo=UTC))
    before = list(User.objects.order_by("pk").values())
    DeskForm(admin_client, reverse("admin:accounts_user_change", args=[user.pk])).press()
    assert list(User.objects.order_by("pk").values()) == before


def test_author_of_a_review_is_not_deleted(admin_client):
    review = make.ReviewFactory()
    url = reverse("admin:accounts_user_delete", args=[review.author.pk])
    page = admin_client.post(url, {"post": "yes"}).content.decode()
    assert f"“{review.author}” cannot be deleted while it is in use." in page
    assert review.headline in page


@pytest.mark.parametrize("role", ["Writer", "Editor", "Moderator"])
def test_new_login_gets_its_role_and_may_come_in(admin_client, role):
    form = DeskForm(admin_client, "/admin/accounts/user/add/")
    password = "a long enough one 대사"
    form.type(username="wendy", role=role, password1=password, password2=password).press()
    user = User.objects.get(username="wendy")
    assert (user.is_staff, [group.name for group in user.groups.all()]) == (True, [role])
    page = admin_client.get("/admin/accounts/user/").text
    assert lxml.html.fromstring(page).xpath("//td[@class='field-role']/text()") == [
        "Everything",
        role,
    ]


def test_login_without_a_role_is_no_login_to_the_desk(admin_client):
    form = DeskForm(admin_client, "/admin/accounts/user/add/")
    password = "a long enough one 대사"
    form.type(username="wendy", role="none", password1=password, password2=password).press()
    user = User.objects.get(username="wendy")
    assert (user.is_staff, user.groups.count()) == (False, 0)
