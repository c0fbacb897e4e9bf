"""What comes out of an export. Everything in a file becomes one of these, so that counts add up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

type PostKind = Literal["post", "page", "other"]
type PostState = Literal["published", "draft", "scheduled", "private", "pending", "trash"]
type CommentState = Literal["public", "pending", "spam", "trash"]
type CommentKind = Literal["comment", "pingback"]
type Markup = Literal["html", "wordpress", "text"]


@dataclass(frozen=True, slots=True)
class Blog:
    title: str = ""
    address: str = ""
    language: str = ""
    time_zone: str = ""
    """A name ("Asia/Seoul") or an offset ("+09:00"), as far as the export tells."""
    software: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    source_id: str
    """What posts name: a login, a number or, where there is neither, the name."""
    name: str
    email: str = ""
    url: str = ""
    number: str = ""
    """What comments name, where it is something else."""


@dataclass(frozen=True, slots=True)
class Term:
    kind: str
    """category, tag or label; else the name of the taxonomy it is from ("post_format")."""
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    source_id: str
    address: str
    path: str = ""
    """Inside the export, for `Export.open_media`; empty where the export does not hold it."""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    title: str = ""
    width: int = 0
    height: int = 0
    post_id: str = ""
    """The post it was uploaded to, if any."""


@dataclass(frozen=True, slots=True)
class Comment:
    source_id: str
    parent_id: str
    """Of a comment that comes earlier in `Post.comments`; empty for the beginning of a thread."""
    author_name: str
    html: str
    created_at: datetime | None
    """In UTC."""
    author_email: str = ""
    author_url: str = ""
    author_id: str = ""
    """The number of the site's own user who wrote it, where the export says so."""
    state: CommentState = "public"
    kind: CommentKind = "comment"


@dataclass(frozen=True, slots=True)
class Post:
    source_id: str
    kind: PostKind
    title: str
    """Plain text."""
    html: str
    """Paragraphs, figures and links; neither shortcodes nor comments of an editor, and not yet safe."""
    state: PostState
    excerpt: str = ""
    slug: str = ""
    addresses: tuple[str, ...] = ()
    """Every old path with its query, the present one first: "/2020/05/x/", "/?p=12"."""
    author: Author | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    created_at: datetime | None = None
    """All three in UTC; None where the export does not tell, as for drafts."""
    has_password: bool = False
    terms: tuple[Term, ...] = ()
    picture: Picture | None = None
    comments: tuple[Comment, ...] = ()
    """Parents before their replies, otherwise as in the file."""
    type_name: str = ""
    """The software's own name of the kind: "post", "product", "portfolio"."""
    markup: Markup = "html"
    original: str = ""
    """The text as the file has it."""
    leftovers: tuple[str, ...] = ()
    """Shortcodes and blocks of plugins that nobody here understands; they stay in `html` as text."""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """Something that the format has and that is not brought along: a menu, a revision, a template."""

    kind: str
    source_id: str = ""
    title: str = ""
    place: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """Something broken. With `lost` it stands for what is in the file and came out as nothing else.

    A thread is a comment's link to the one that it answers.
    """

    place: str
    """The file, with a line or what else finds it again: "blog.xml, line 312"."""
    what: str
    why: str
    lost: Literal["", "item", "comment", "thread", "file"] = ""
    is_cut_off: bool = False
    """The file ends there, before its own end."""


class NotAnExport(Exception):
    """Nothing can be read: the message names the file and what was expected of it."""
