"""What an export does not hold, and why. Everything else that is stored, it holds."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q


class Reason(NamedTuple):
    why: str
    is_lost: bool = False
    """Whether somebody may miss it: then the export says how many stay behind."""


MADE = "Every site makes its own."
UNUSED = "The library’s own table, in the place of which the site has reviews.Tag."
UNUSED_LOGINS = "The library’s own table; a login’s address is a column of accounts.User."
OF_THE_KEY = (
    "A digest under the site’s secret key, which means nothing elsewhere and is soon forgotten."
)
OPEN_FORM = "It belongs to a form that is open in a browser."

MODELS = {
    "account.EmailAddress": Reason(UNUSED_LOGINS),
    "account.EmailConfirmation": Reason(UNUSED_LOGINS),
    "accounts.AuditEntry": Reason("What was done on this site stays with it."),
    "auth.Permission": Reason(MADE),
    "contenttypes.ContentType": Reason(MADE),
    "mfa.Authenticator": Reason("A credential: people set up a second factor anew.", True),
    "search.SearchToken": Reason("The database writes it from the names."),
    "sessions.Session": Reason("Who holds one is signed in: everybody signs in anew."),
    "taggit.Tag": Reason(UNUSED),
    "taggit.TaggedItem": Reason(UNUSED),
    "comments.Notice": Reason("The site that owes a mail sends it; two would send it twice.", True),
    "comments.Trace": Reason(OF_THE_KEY),
    "comments.Tally": Reason("How many came lately, by digest; forgotten after a day."),
    "newsletter.Delivery": Reason(
        "The site that owes a mail sends it; two would send it twice.", True
    ),
    "desk.Presence": Reason("Who has a form open at this moment."),
    "desk.UnsavedWork": Reason(OPEN_FORM + " Save it first.", True),
    "desk.WaitingPicture": Reason(OPEN_FORM + " Save it first.", True),
    "usersessions.UserSession": Reason("Who holds one is signed in: everybody signs in anew."),
    "exchange.Upload": Reason("A file of another blog on its way in; what came of it goes along."),
}

FIELDS = {
    "accounts.User.password": "A credential: people choose a new one, by the usual mail.",
    "comments.Comment.sent_as": "It names the form that was open when it was sent.",
    "comments.SpoilerReport.origin": OF_THE_KEY,
    "people.Person.search_weight": "Counted from what the site has.",
    "shows.Show.search_weight": "Counted from what the site has.",
    "shows.Credit.search_weight": "Always 0.",
}

ROWS = {
    "comments.Block": (Q(kind__in=["address", "network"]), OF_THE_KEY),
}
"""Conditions of rows that stay behind."""

VALUES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "newsletter.Mailing.due_at": (
        lambda mailing: mailing.listed_at is None,
        "The site that owes a mailing sends it: elsewhere a note that waits is a draft.",
    ),
}
"""Of which rows one column alone stays behind."""


def stays(row: models.Model, name: str) -> bool:
    """Whether this value of the row is for this site alone."""
    condition, _ = VALUES.get(f"{row._meta.label}.{name}", (lambda _: False, ""))
    return condition(row)
