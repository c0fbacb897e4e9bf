"""Draws a request to a route: a real address or a broken one, a form half filled in or none at all."""

from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes, unquote_to_bytes

from hypothesis import strategies as st

from tests.fuzz.forms import Form
from tests.fuzz.routes import Route
from tests.fuzz.values import FILES, TYPES, ends, headers, hostile, in_path
from tests.test_bad_input import PARAMETERS

URLENCODED = "application/x-www-form-urlencoded"
BOUNDARY = b"bOuNdArY"
OTHER_METHODS = ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"]
IN_TEN = st.integers(min_value=0, max_value=9)


@dataclass
class Hostile:
    """One request as it goes over the wire."""

    path: bytes
    method: str = "GET"
    query: bytes = b""
    body: bytes = b""
    kind: str = URLENCODED
    headers: dict[str, bytes] = field(default_factory=dict)

    def send(self, client):
        environ = {f"HTTP_{name.upper().replace('-', '_')}": v for name, v in self.headers.items()}
        environ = {name: value.decode("latin-1") for name, value in environ.items()}
        if "HTTP_CONTENT_LENGTH" in environ:
            environ["CONTENT_LENGTH"] = environ.pop("HTTP_CONTENT_LENGTH")
        path, query = self.path.decode("latin-1"), self.query.decode("latin-1")
        return client.generic(
            *(self.method, "/", self.body, self.kind),
            **({"PATH_INFO": path, "QUERY_STRING": query} | environ),
        )

    def __str__(self) -> str:
        shown = (self.path[:120], self.query[:200], self.kind[:60], self.body[:600], self.headers)
        return f"{self.method} {shown}"


@st.composite
def requests(draw, route: Route, forms: list[Form]) -> Hostile:
    path, dice = draw(paths(route)), draw(IN_TEN)
    sent = {"headers": draw(headers)} if draw(IN_TEN) < 3 else {}
    posted = [form for form in forms if form.is_post]
    if posted and dice < 7:
        form = draw(st.sampled_from(posted))
        return Hostile(address(form.address), "POST", **draw(filled(form)), **sent)
    if dice == 9:
        method = draw(st.sampled_from(["POST", *OTHER_METHODS]))
        return Hostile(path, method, body=draw(hostile), kind=draw(st.sampled_from(TYPES)), **sent)
    if dice == 8:
        names = [name for form in forms for name, _ in form.fields] or PARAMETERS
        pairs = draw(st.lists(st.tuples(st.sampled_from(names), hostile), max_size=4))
        return Hostile(path, "POST", body=encoded(pairs), **sent)
    return Hostile(path, query=draw(queries(forms)), **sent)


@st.composite
def paths(draw, route: Route) -> bytes:
    """Six in ten are of something that is there."""
    if route.known and draw(IN_TEN) < 6:
        path = address(draw(st.sampled_from(route.known)))
    else:
        pieces = [piece.encode() for piece in route.pieces]
        pieces[1::2] = [draw(in_path) for _ in pieces[1::2]]
        path = b"/" + b"".join(pieces)
    in_korean = b"/ko" if draw(IN_TEN) == 0 and not route.is_of_desk else b""
    return in_korean + path + unquote_to_bytes(draw(ends))


def address(text: str) -> bytes:
    return unquote_to_bytes(text.partition("?")[0])


@st.composite
def queries(draw, forms: list[Form]) -> bytes:
    """Of the fields of a form that asks, of the parameters that pages know, or of nonsense alone."""
    dice = draw(IN_TEN)
    if dice == 0:
        return quote_from_bytes(draw(hostile), "=&?;").encode()[:8000]
    asked = [name for form in forms if not form.is_post for name, _ in form.fields]
    names = st.sampled_from(asked if asked and dice < 5 else PARAMETERS)
    return encoded(draw(st.lists(st.tuples(names, hostile), max_size=4)))


@st.composite
def filled(draw, form: Form) -> dict[str, object]:
    """As a browser sends it, but for a few fields: hostile, gone, or there twice."""
    fields = [(name, value.encode()) for name, value in form.fields if name not in form.files]
    for _ in range(draw(st.integers(min_value=1, max_value=4)) if fields else 0):
        place = draw(st.integers(min_value=0, max_value=len(fields) - 1))
        name, value = fields[place]
        dice = draw(IN_TEN)
        if dice < 8:
            fields[place] = (name, draw(hostile))
        elif dice == 8:
            fields.append((name, value))
        elif len(fields) > 1:
            del fields[place]
    if not form.files and draw(IN_TEN) < 9:
        return {"body": encoded(fields)}
    files = {name: draw(st.sampled_from(FILES)) for name in sorted(form.files)}
    kind = f"multipart/form-data; boundary={BOUNDARY.decode()}"
    return {"body": multipart(fields, files), "kind": kind}


def encoded(pairs: list[tuple[str, bytes]]) -> bytes:
    quoted = (f"{quote_from_bytes(n.encode())}={quote_from_bytes(v)}" for n, v in pairs)
    return "&".join(quoted).encode()


def multipart(fields: list[tuple[str, bytes]], files: dict[str, tuple[bytes, bytes]]) -> bytes:
    """Names and contents as they are, with whatever is in them."""
    parts = [b'name="%s"\r\n\r\n%s' % (name.encode(), value) for name, value in fields]
    parts += [
        b'name="%s"; filename="%s"\r\nContent-Type: image/png\r\n\r\n%s'
        % (name.encode(), filename, content)
        for name, (filename, content) in files.items()
    ]
    start = b"--" + BOUNDARY
    written = b"".join(
        b"%s\r\nContent-Disposition: form-data; %s\r\n" % (start, part) for part in parts
    )
    return written + start + b"--\r\n"
