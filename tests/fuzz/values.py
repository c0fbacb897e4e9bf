"""What nobody should send, as bytes: some that broke other sites, and what Hypothesis thinks of."""

from hypothesis import strategies as st

from tests.payloads import CLASSIC

SCRIPT = "<script>alert(1)</script>"
NOTHING = [b"", b" ", b"\0", b"a\0b", b"\r\n", b"%00", b"\x7f", b"\x1b[2J"]
BYTES = [b"\xff\xfe", b"\xc3(", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\x80" * 99]
NUMBERS = [
    *(b"0", b"-1", b"1", b"2", b"1e9", b"1e999", b"NaN", b"Infinity", b"0x10", b"1_000", b"1,5"),
    *(b"2147483648", b"9223372036854775808", b"-9223372036854775809", b"9" * 5000),
    *("²".encode(), "٣".encode(), "１２".encode(), "½".encode()),
]
DAYS = [
    *(b"2026-02-30", b"0000-00-00", b"9999-12-31", b"10000-01-01", b"0001-01-01T00:00:00+23:59"),
    *(b"24:00", b"99:99:99", b"2026-11-29T25:00"),
]
PATHS = [
    *(b"../../etc/passwd", b"..%2f..%2fetc%2fpasswd", b"....//", b"/etc/passwd", b"C:\\nul"),
    *(b"//an.example/", b"/\\an.example", b"https://an.example/", b"\thttps://an.example", b"."),
    *(b"https:an.example", b"http://[", b"http://a\0b/", b"javascript:alert(1)", b"style.css"),
]
INJECTIONS = [
    *(b"x\r\nSet-Cookie: a=b", b"x%0d%0aLocation: //an.example", b"' OR 1=1 --", b"%s%n%x"),
    *(b"{{ 7|add:7 }}{% debug %}", b"__proto__", b"[]", b"{}", b'{"a":', b"null", b"=1+1"),
]
PASSKEYS = [
    b'{"type":"public-key","id":"a2","rawId":"a2","response":%s}' % response
    for response in (
        *(b"{}", b"[]", b"null", b'"x"', b'{"clientDataJSON":1}'),
        b'{"clientDataJSON":"e30","attestationObject":"oA"}',
        b'{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","userHandle":null}',
        b'{"clientDataJSON":"eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIn0","attestationObject":"/w=="}',
    )
]
LETTERS = [
    *("송혜교".encode(), "ㅅ".encode(), "\u1109\u1169".encode(), "💩".encode(), "\ufeff".encode()),
    *("\u202etxt".encode(), ("e" + "\u0301" * 500).encode(), "\U0010ffff".encode(), b"%"),
]
LONG = [b"a" * 10_000, b"<" * 5_000, "가".encode() * 4_000, b"> " * 2_000, b"(" * 3_000, b"-" * 65]
SCRIPTS = [text.encode() for text in CLASSIC]
KNOWN = [
    *NOTHING,
    *BYTES,
    *NUMBERS,
    *DAYS,
    *PATHS,
    *INJECTIONS,
    *LETTERS,
    *LONG,
    *SCRIPTS,
    *PASSKEYS,
]

hostile = st.one_of(
    st.sampled_from(KNOWN),
    st.sampled_from(KNOWN),
    st.integers().map(lambda number: str(number).encode()),
    st.text(max_size=40).map(str.encode),
    st.binary(max_size=20),
)
in_path = st.one_of(
    st.sampled_from([b"1", b"2", b"0", b"a", b"1-a", b"00000000-0000-0000-0000-000000000000"]),
    hostile,
)
ends = st.sampled_from(["", "", "", "", "", "style.css", "/", "/..", "%00", "%ff", ".json", "//a"])

HEADERS = {
    "Host": [b"an.example", b"not a host", b"testserver:99999", b"", b"a" * 5000],
    "Cookie": [b"sessionid=\x7f", b"csrftoken=" + b"a" * 9000, b"messages=x; =; ;;", b"a=\xff"],
    "Accept": [b"text/html;q=x", b"*/*;" * 500, b"\xff"],
    "Accept-Encoding": [b"gzip;q=", b"br, " * 500],
    "Accept-Language": [b"xx-" + b"a" * 5000, b"ko;q=nan"],
    "If-Modified-Since": [b"yesterday", b"Thu, 01 Jan 99999 00:00:00 GMT"],
    "If-None-Match": [b'W/"', b"*", b'"' * 5000],
    "Range": [b"bytes=9-1", b"bytes=" + b"0-1," * 500, b"lines=0-"],
    "Origin": [b"null", b"http://[", b"https://an.example"],
    "Referer": [b"http://[", b"\xff", b"https://an.example/" + b"a" * 5000],
    "Sec-Fetch-Site": [b"cross-site", b"\xff"],
    "X-Forwarded-For": [b"\0, nobody", b"::ffff:1.2.3.4%eth0", b"1, " * 2000],
    "X-Forwarded-Host": [b"an.example"],
    "X-Forwarded-Proto": [b"gopher"],
    "X-Http-Method-Override": [b"DELETE"],
    "X-Requested-With": [b"XMLHttpRequest"],
    "User-Agent": [b"", b"\xff\0", b"a" * 9000],
    "Content-Length": [b"many", b"-1", b"0"],
}
headers = st.dictionaries(
    st.sampled_from(sorted(HEADERS)), st.integers(min_value=0, max_value=9), max_size=2
).map(lambda chosen: {name: HEADERS[name][n % len(HEADERS[name])] for name, n in chosen.items()})

TYPES = [
    *("application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x"),
    *("application/x-www-form-urlencoded; charset=utf-8", "", "a/b; charset=\xff", "x" * 5000),
]
FILES = [
    (b"a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\xff" * 30),
    (b"../../a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    (b"a\0b.html", SCRIPT.encode()),
    (b"a" * 5000 + b".jpg", b"GIF89a" + b"\0" * 50),
    (b"a.xml", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><rss>&b;</rss>"),
    (b"a.zip", b"PK\x03\x04" + b"\0" * 40),
    (b"a.csv", b"title,year\n\xff\xfe,x\n"),
    (b"", b""),
]
