"""XML that is broken, or of no human size."""

from tests.exchange.exports import item, wxr
from tests.exchange.hostile.kinds import GOOD, LATER, MEGABYTE, hostile, long, text


@hostile(
    "the item “Half”: the file ends in the middle of it; it could not be mended",
    ", within “Half”: the file is cut off",
)
def cut_off_in_a_post(path):
    written = wxr(GOOD, item(2, "Half", "HERE it goes on"))
    text(path, written[: written.index("HERE") + 4])


@hostile("export, line 32: the file is cut off")
def cut_off_between_posts(path):
    written = wxr(GOOD)
    text(path, written[: written.index("</item>") + 7])


@hostile("it was mended", posts=("Good", "Script", "Later"))
def section_that_ends_too_soon(path):
    script = "<script>//<![CDATA[\nalert(1)\n//]]></script> more"
    text(path, wxr(GOOD, item(2, "Script", "HERE").replace("HERE", script), LATER))


@hostile("it was mended", posts=("Good", "Tom & Jerry…", "Later"))
def unknown_entities(path):
    text(path, wxr(GOOD, item(2, "TOM").replace("TOM", "Tom & Jerry&hellip;"), LATER))


@hostile("it was mended", posts=("Good", "Bell", "Later"))
def forbidden_characters_by_number(path):
    text(path, wxr(GOOD, item(2, "BELL").replace("BELL", "B&#0;e&#x1F;ll&#xD800;"), LATER))


@hostile("it was mended", posts=("Good", "Odd", "Later"))
def tags_that_do_not_match(path):
    text(path, wxr(GOOD, item(2, "Odd").replace("</wp:post_id>", "</wp:id>"), LATER))


@hostile("the text between two items", posts=("Good", "Later"))
def end_tags_between_posts(path):
    text(path, wxr(GOOD, "</oops>", LATER))


@hostile(posts=("Good", "Later"))
def prefixes_that_are_not_declared(path):
    text(path, wxr(GOOD, LATER, namespaces=""))


@hostile("the item “Broken”")
def countless_broken_posts(path):
    broken = item(2, "Broken").replace("</wp:post_id>", "</x>").replace("<wp:post_type>", "<wp:a>")
    text(path, wxr(GOOD, *[broken] * 20_000))


@hostile("has more than 50,000 elements; the rest was cut off", posts=("Good", "Many", "Later"))
def million_tags_on_a_post(path):
    many = (f"<category>{n % 10}</category>" for n in range(1_000_000))
    before, after = item(2, "Many", "Text", "HERE").split("HERE")
    head, foot = wxr(GOOD, "HERE", LATER).split("HERE")
    text(path, head, before, *many, after, foot)


@hostile("the categories and tags of the blog: there are more than 50,000; the rest was left out")
def million_tags_of_the_blog(path):
    head, foot = wxr("HERE", GOOD).split("HERE")
    text(
        path,
        head,
        *(f"<wp:tag><wp:tag_slug>t{n}</wp:tag_slug></wp:tag>" for n in range(1_000_000)),
        foot,
    )


@hostile("has elements more than 100 deep; the rest was cut off", posts=("Good", "Deep", "Later"))
def deep_nesting(path):
    deep = item(2, "Deep", "Text", "<a>" * 300_000 + "</a>" * 300_000)
    text(path, wxr(GOOD, deep, LATER))


@hostile(
    "is longer than 8,000,000 characters; the rest was cut off", posts=("Good", "Long", "Later")
)
def post_of_a_hundred_megabytes(path):
    head, foot = wxr(GOOD, item(2, "Long", "HERE"), LATER).split("HERE")
    text(path, *long(head, "Words of 한글 \n", 100 * MEGABYTE, foot))


@hostile("a tag there is longer than 1,048,576 bytes", posts=("Good", "Later"))
def attribute_of_a_hundred_megabytes(path):
    head, foot = wxr(GOOD, item(2, "Long", "Text", '<x y="HERE"/>'), LATER).split("HERE")
    text(path, *long(head, "attribute ", 100 * MEGABYTE, foot))


@hostile("a tag there is longer than 1,048,576 bytes")
def comment_without_end(path):
    head, foot = wxr(GOOD, "HERE").split("HERE")
    text(path, *long(head + "<!--", "comment ", 60 * MEGABYTE, foot))


@hostile("is longer than 8,000,000 characters", posts=("Good", "Keys", "Later"))
def countless_long_attributes(path):
    many = "".join(f'<category nicename="{"n" * 50_000}{n}"/>' for n in range(600))
    text(path, wxr(GOOD, item(2, "Keys", "Text", many), LATER))
