"""HTML for hypothesis: as a tree with a canary in every spoiler, or as a heap of loose tags."""

from hypothesis import strategies as st

CANARY = "kanarienvogel"

_LOOSE = [
    *("<p>", "</p>", "<h2>", "</h2>", "<em>", "</em>", "<strong>", "</strong>", "<ul>", "</ul>"),
    *("<li>", "</li>", "<blockquote>", "</blockquote>", "<div>", "</div>", "<br>", "<hr>", "<td>"),
    *("<table>", "</table>", "<a href='/a'>", "<a href=http://>", "</a>", "<span>", "</span>"),
    *("<div data-spoils-to=8>", "<p data-spoils-to=x>", "<figure data-photo=2>", "</figure>"),
    *(
        "<button>",
        "</button>",
        "<h1>",
        "<svg>",
        "<math>",
        "<b>",
        "<i>",
        "<!--",
        "<![",
        "-->",
        "<",
        "&",
        '"',
    ),
    *(
        "a",
        " ",
        "\n",
        "\u00a0",
        "런 온",
        "\u1105\u1165\u11ab",
        "&amp;",
        "&lt;p&gt;",
        "<script>",
        "\x00",
    ),
]
_PARENTS = [
    "div",
    "p",
    "em",
    "strong",
    "h2",
    "h3",
    "blockquote",
    "section",
    "a href=/a",
    "span",
    "table",
]


def tangles():
    """Tags and words in any order, most of them unclosed."""
    return st.lists(st.sampled_from(_LOOSE), max_size=40).map("".join)


def guarded():
    """Well-formed trees in which the canary stands inside spoilers only."""
    return _trees(st.just("open"), _spoilers(_trees(st.just(CANARY), st.nothing())))


def _spoilers(inside):
    spoils_to = st.sampled_from(["8", "999", "x", "", "-1", "1 2"])
    tag = st.sampled_from(["div", "section", "li", "span", "blockquote"])
    return st.builds('<{1} data-spoils-to="{0}">{2}</{1}>'.format, spoils_to, tag, inside)


def _trees(words, leaf):
    leaf = st.one_of(words, leaf)
    return st.recursive(leaf, _wrapped, max_leaves=12)


def _wrapped(children):
    inside = st.lists(children, min_size=1, max_size=3).map("".join)
    parent = st.sampled_from(_PARENTS)
    element = st.builds(lambda tag, words: f"<{tag}>{words}</{tag.split()[0]}>", parent, inside)
    items = st.builds("<ul><li>{}</li><li>{}</li></ul>".format, inside, inside)
    return st.one_of(element, items)
