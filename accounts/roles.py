"""What writers, editors and moderators may do: three groups, whose rights are told here and nowhere else.

Which reviews a writer may touch is no matter of groups; ``reviews.roles`` tells that.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from django.apps import apps as installed
from django.contrib.auth import get_permission_codename

ROLES = {
    "Writer": [
        *("reviews.add_review", "reviews.view_review"),
        *("reviews.change_review", "reviews.delete_review"),
        *("reviews.*_photo", "reviews.*_highlightmoment", "reviews.*_memorableline"),
        *("reviews.*_verdict", "reviews.*_correction"),
        *("reviews.add_tag", "reviews.view_tag"),
        *("shows.view_*", "people.view_*"),
    ],
    "Editor": [
        *("house.*", "people.*", "shows.*", "reviews.*", "comments.*", "newsletter.*"),
        "exchange.*",
    ],
    "Moderator": [
        *("comments.view_*", "comments.change_comment", "comments.change_talk"),
        *("comments.add_talk", "comments.*_block"),
    ],
}

DUTIES = {
    "Writer": "own drafts, which an editor publishes",
    "Editor": "everything but users",
    "Moderator": "comments only",
}


class Right(NamedTuple):
    """A permission as Django stores it."""

    app: str
    model: str
    codename: str
    name: str


def rights() -> Iterator[Right]:
    """Every permission that the models installed have or will have once Django has made it."""
    for model in installed.get_models():
        meta = model._meta
        actions = [
            (get_permission_codename(action, meta), f"Can {action} {meta.verbose_name_raw}")
            for action in meta.default_permissions
        ]
        for codename, name in [*actions, *meta.permissions]:
            yield Right(meta.app_label, str(meta.model_name), codename, str(name))


def grant_roles(apps: Any) -> None:
    """Make the groups, or make them again what they are; ``apps`` may be those of a migration.

    Django makes permissions only after the last migration, so those that are not there yet are made here; it
    leaves them alone then.
    """
    groups, kinds, permissions = (
        apps.get_model(*model)
        for model in (
            ("auth", "Group"),
            ("contenttypes", "ContentType"),
            ("auth", "Permission"),
        )
    )
    for role, patterns in ROLES.items():
        granted = []
        for right in rights():
            if any(fnmatchcase(f"{right.app}.{right.codename}", pattern) for pattern in patterns):
                kind, _ = kinds.objects.get_or_create(app_label=right.app, model=right.model)
                permission, _ = permissions.objects.get_or_create(
                    content_type=kind, codename=right.codename, defaults={"name": right.name}
                )
                granted.append(permission)
        groups.objects.get_or_create(name=role)[0].permissions.set(granted)
