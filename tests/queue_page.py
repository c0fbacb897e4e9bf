"""The page of waiting comments as a moderator uses it: who signs in, what is chosen, what is said."""

from django.apps import apps
from django.contrib.auth.models import Group

from accounts.roles import grant_roles
from comments.models import Comment
from tests import factories as make

QUEUE = "/admin/comments/comment/queue/"


def sign_in(client, role):
    grant_roles(apps)
    user = make.UserFactory(staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def seen(comment: Comment) -> str:
    comment.refresh_from_db()
    edited = comment.edited_at.timestamp() if comment.edited_at else ""
    return f"{comment.pk}:{comment.state}:{comment.spoils_to}:{edited}"


def press(client, *comments: Comment, follow: bool = True, **typed):
    """“Carry out” on a page that showed these comments."""
    data = {name.replace("_", "-"): value for name, value in typed.items()}
    return client.post(QUEUE, {"seen": [seen(one) for one in comments], **data}, follow=follow)


def said(response) -> list[str]:
    return [" ".join(str(message).split()) for message in response.context["messages"]]


def rows(client) -> list:
    return [row for group in client.get(QUEUE).context["queue"].groups for row in group.rows]


def waiting(client) -> list[Comment]:
    return [row.comment for row in rows(client)]
