"""Who published, withdrew, deleted, moderated, changed rights: each in the log, and nothing of a reader."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry, User
from comments.models import Comment, Ruling
from reviews.models import Review
from tests import factories as make

LOG = "/admin/accounts/auditentry/"


@pytest.fixture
def editor(client, db):
    user = make.UserFactory(editor=True, username="hana.reyes")
    client.force_login(user)
    return user


@pytest.fixture
def draft(db):
    return make.ReviewFactory(headline="Two people", published_at=None)


def log() -> list[tuple[str, str, str, str]]:
    rows = AuditEntry.objects.order_by("pk")
    return [(row.by_name, row.act, row.name, row.detail) for row in rows]


def act_on(client, model, action: str, *rows):
    address = reverse(f"admin:{model}_changelist")
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(address, chosen, follow=True, REMOTE_ADDR="203.0.113.7")


def sent(client, review, **typed):
    """The review's form, as a browser would send it back."""
    page = client.get(f"/admin/reviews/review/{review.pk}/change/")
    forms = [page.context["adminform"].form]
    data = {}
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form]
    for form in forms:
        for name, field in form.fields.items():
            value = form.get_initial_for_field(field, name)
            data[form.add_prefix(name)] = "" if value is None else value
    data |= {"tags": "", "published_at_0": "", "published_at_1": "", "featured_at_0": ""}
    data = {name: getattr(value, "pk", value) for name, value in data.items()}
    return client.post(f"/admin/reviews/review/{review.pk}/change/", data | typed)


def test_publishing_from_the_list(client, editor, draft):
    other = make.ReviewFactory(headline="Three people", published_at=None)
    out = make.ReviewFactory(headline="Out already")
    act_on(client, "reviews_review", "publish_now", draft, other, out)
    assert sorted(log()) == [
        ("hana.reyes", "published", "Three people", ""),
        ("hana.reyes", "published", "Two people", ""),
    ]
    entry = AuditEntry.objects.first()
    assert (entry.kind, entry.network) == ("review", "203.0.113.0/24")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, -1, "published"),
        (None, 5, "scheduled"),
        (5, -1, "published"),
        (5, 9, "scheduled"),
        (-1, None, "withdrawn"),
        (-1, 5, "withdrawn"),
        (5, None, "withdrawn"),
        (-2, -1, None),
        (None, None, None),
        (5, 5, None),
    ],
)
def test_date_is_told_for_what_it_means(editor, draft, before, after, told):
    from reviews.admin.told import tell_publication

    now = timezone.now()
    moments = [None if days is None else now + timedelta(days=days) for days in (before, after)]
    draft.published_at = moments[1]
    tell_publication(editor, draft, moments[0])
    assert [act for _, act, _, _ in log()] == ([told] if told else [])


def test_date_that_is_typed_is_told(client, editor, draft):
    sent(client, draft, published_at_0="2026-01-02", published_at_1="10:00")
    assert Review.objects.get().published_at is not None
    assert log() == [("hana.reyes", "published", "Two people", "")]


def test_button_that_publishes_is_told(client, editor, draft):
    sent(client, draft, _button="publish")
    assert log() == [("hana.reyes", "published", "Two people", "")]


def test_deletion_of_one_and_of_many_is_told(client, editor, draft):
    gone = make.ReviewFactory(headline="Gone")
    client.post(f"/admin/reviews/review/{gone.pk}/delete/", {"post": "yes"})
    shows = [make.ShowFactory(title=title) for title in ("Run On", "Signal")]
    address = reverse("admin:shows_show_changelist")
    keys = [show.pk for show in shows]
    typed = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
    client.post(address, typed)
    assert sorted(log()) == [
        ("hana.reyes", "deleted", "Gone", ""),
        ("hana.reyes", "deleted", "Run On (2020)", ""),
        ("hana.reyes", "deleted", "Signal (2020)", ""),
    ]


def test_nothing_is_told_of_what_failed(client, editor, draft, monkeypatch):
    """The act and what is noted of it are one transaction."""

    def fail(*args, **kwargs):
        raise RuntimeError("The disk is full")

    monkeypatch.setattr("django.contrib.admin.ModelAdmin.delete_queryset", fail)
    address = reverse("admin:reviews_review_changelist")
    typed = {"action": "delete_selected", "_selected_action": [draft.pk], "post": "yes"}
    with pytest.raises(RuntimeError):
        client.post(address, typed)
    assert (log(), Review.objects.count()) == ([], 1)


def test_rulings_of_the_queue_are_told_without_a_word_of_the_comment(client, editor, db):
    review = make.ReviewFactory()
    one, two = (
        make.CommentFactory(
            review=review, pending=True, author_name="Secret name", body="Secret words"
        )
        for _ in range(2)
    )
    typed = {
        "seen": [f"{one.pk}:pending:0:", f"{two.pk}:pending:0:"],
        f"decide-{one.pk}": "approve",
        f"boundary-{one.pk}": "8",
        f"decide-{two.pk}": "spam",
        f"talk-{one.pk}": "close-thread",
    }
    client.post("/admin/comments/comment/queue/", typed)
    assert log() == [
        ("hana.reyes", "moderated", f"Comment {one.pk}", "pending → public, boundary 0 → 8"),
        ("hana.reyes", "moderated", f"Comment {two.pk}", "pending → spam"),
        ("hana.reyes", "moderated", f"Comment {one.pk}", "Close this thread"),
    ]
    client.post(f"/admin/comments/comment/undo/{Ruling.objects.first().batch}/")
    assert log()[-1][3] == "undone: pending → spam"
    assert "Secret" not in str(list(AuditEntry.objects.values()))


def test_rulings_from_the_list_are_told(client, editor, db):
    comments = [make.CommentFactory(pending=True) for _ in range(3)]
    act_on(client, "comments_comment", "approve_all", *comments)
    assert [detail for *_, detail in log()] == ["pending → public"] * 3
    assert Comment.objects.public().count() == 3


def test_address_that_is_forgotten_is_named_by_its_number(client, editor, db):
    commenter = make.CommenterFactory(email="ines@mail.example")
    client.post(f"/admin/comments/commenter/{commenter.pk}/forget/")
    assert log() == [("hana.reyes", "deleted", f"Commenter {commenter.pk}", "")]


def user_form(client, user, **typed):
    page = client.get(f"/admin/accounts/user/{user.pk}/change/")
    initial = page.context["adminform"].form.initial
    data = {key: value for key, value in initial.items() if value not in (None, False)}
    data |= {"date_joined_0": "2026-01-01", "date_joined_1": "10:00"}
    data |= {"groups": [], "user_permissions": []}
    return client.post(f"/admin/accounts/user/{user.pk}/change/", data | typed)


def test_roles_and_rights_are_told_as_they_change(client, editor):
    jin = make.UserFactory(staff=True, username="jin.park", display_name="Jin Park")
    jin.groups.set(Group.objects.filter(name="Writer"))
    right = Permission.objects.get(codename="publish_review")
    groups = [Group.objects.get(name="Editor").pk]
    user_form(client, jin, groups=groups, user_permissions=[right.pk], is_superuser="on")
    told = "+group Editor, +may do everything, +reviews.publish_review, −group Writer"
    assert log() == [("hana.reyes", "rights", "Jin Park", told)]
    user_form(client, User.objects.get(pk=jin.pk), groups=groups, user_permissions=[right.pk])
    assert len(log()) == 1  # saved again, nothing changed


def test_new_login_and_changed_group_are_told(client, editor):
    typed = {"username": "new", "usable_password": "true", "role": "Writer"}
    typed |= {"password1": "a-kettle-of-umbrellas", "password2": "a-kettle-of-umbrellas"}
    client.post("/admin/accounts/user/add/", typed)
    assert log()[-1][3] == "+enters the desk, +group Writer, +may sign in"
    group = Group.objects.create(name="Guests")
    right = Permission.objects.get(codename="view_show")
    client.post(
        f"/admin/auth/group/{group.pk}/change/", {"name": "Guests", "permissions": [right.pk]}
    )
    assert log()[-1] == ("hana.reyes", "rights", "Guests", "+shows.view_show")


def test_password_that_is_set_for_somebody_is_told(client, editor):
    jin = make.UserFactory(staff=True, display_name="Jin Park")
    typed = {"password1": "a-kettle-of-umbrellas", "password2": "a-kettle-of-umbrellas"}
    client.post(f"/admin/accounts/user/{jin.pk}/password/", typed | {"usable_password": "true"})
    assert log() == [("hana.reyes", "password", "Jin Park", "")]


def test_entry_outlives_the_login_that_made_it(client, editor, draft):
    act_on(client, "reviews_review", "publish_now", draft)
    User.objects.filter(pk=editor.pk).delete()
    other = make.UserFactory(editor=True)
    client.force_login(other)
    page = client.get(LOG)
    assert "hana.reyes" in page.text
    assert "Two people" in page.text


def test_newest_stands_first_and_filters_narrow(client, editor, draft):
    old = AuditEntry.objects.note(AuditEntry.Act.SIGNED_IN, editor)
    AuditEntry.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=2))
    act_on(client, "reviews_review", "publish_now", draft)
    rows = client.get(LOG).context["cl"].result_list
    assert [row.act for row in rows] == ["published", "signed-in"]
    rows = client.get(f"{LOG}?act__exact=signed-in").context["cl"].result_list
    assert [row.pk for row in rows] == [old.pk]
    [row] = client.get(f"{LOG}?q=Two").context["cl"].result_list
    assert row.name == "Two people"


def test_nobody_changes_or_deletes_an_entry_at_the_desk(client, editor):
    entry = AuditEntry.objects.note(AuditEntry.Act.SIGNED_IN, editor)
    assert client.get(f"{LOG}add/").status_code == 403
    assert client.post(f"{LOG}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post(f"{LOG}{entry.pk}/change/", {"name": "Nothing happened"})
    typed = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    client.post(LOG, typed)
    assert AuditEntry.objects.get().name == ""


@pytest.mark.parametrize("role", ["Writer", "Editor", "Moderator"])
def test_log_is_for_those_alone_who_have_the_right(client, db, role):
    user = make.UserFactory(staff=True)
    user.groups.set(Group.objects.filter(name=role))
    client.force_login(user)
    assert client.get(LOG).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_auditentry"))
    assert client.get(LOG).status_code == 200


@pytest.mark.parametrize("size", [1, 40])
def test_log_asks_a_fixed_number_of_queries(client, editor, size, django_assert_max_num_queries):
    for _ in range(size):
        AuditEntry.objects.note(AuditEntry.Act.SIGNED_IN, make.UserFactory())
    with django_assert_max_num_queries(14):
        assert client.get(LOG).status_code == 200


def test_each_choice_of_the_kinds_has_a_word(client, editor, draft):
    AuditEntry.objects.note(AuditEntry.Act.PUBLISHED, editor, draft)
    AuditEntry.objects.create(act=AuditEntry.Act.SIGNED_IN, by=editor, by_name="hana.reyes")
    page = client.get(LOG)
    [spec] = [one for one in page.context["cl"].filter_specs if "kind" in one.expected_parameters()]
    assert [choice["display"] for choice in spec.choices(page.context["cl"])] == [
        "All",
        "none",
        "review",
    ]
    assert "hana.reyes" in client.get(f"{LOG}?kind=").text
