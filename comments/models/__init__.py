from comments.models.blocks import Block
from comments.models.comment import Comment
from comments.models.commenter import Commenter
from comments.models.notices import Notice
from comments.models.origins import Tally, Trace
from comments.models.reports import SpoilerReport
from comments.models.rulings import Ruling
from comments.models.sites import LinkedSite
from comments.models.talk import Talk

__all__ = [
    "Block",
    "Comment",
    "Commenter",
    "LinkedSite",
    "Notice",
    "Ruling",
    "SpoilerReport",
    "Talk",
    "Tally",
    "Trace",
]
