"""What the list of people is narrowed by."""

from django.utils.translation import gettext_lazy

from rows.facets import FirstLetter, Linked, in_turn
from shows.models import Credit

FACETS = [
    FirstLetter(
        "letter",
        gettext_lazy("First letter"),
        hangul="name_hangul",
        latin=("family_name", "name"),
        is_selective=True,
    ),
    Linked(
        "role",
        gettext_lazy("Role"),
        "credits__role",
        is_many=True,
        links=Credit.objects.all,
        owner="person",
        column="role",
        printed=lambda role: str(dict(Credit.Role.choices).get(role, role)),
        order=in_turn(Credit.Role.values),
    ),
]
