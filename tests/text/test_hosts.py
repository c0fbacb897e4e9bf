"""Sites that a text names."""

import pytest
from hypothesis import given, strategies as st

from text.hosts import MOST, links_in, normal_host

LONGEST = ".".join(["a" * 61, *["b" * 63] * 3])


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("See https://www.Soompi.example/article?id=1.", ["soompi.example"]),
        ("www.viki.example and soompi.com", ["viki.example", "soompi.com"]),
        ("https://a.example https://a.example", ["a.example", "a.example"]),
        ("http://name:pass@evil.example:8080/x", ["evil.example"]),
        ("marketglory . com/strategy", ["marketglory.com"]),
        ("example [dot] com, example(.)net", ["example.com", "example.net"]),
        ("shoes dot com", ["shoes.com"]),
        ("swagFriends com Make friends", ["swagfriends.com"]),
        ("hxxps://evil.example/a", ["evil.example"]),
        ("ｈｔｔｐ://ｗｗｗ.ｅｂａｙ.ｃｏｍ/ｕｓｒ", ["ebay.com"]),
        ("exam\u200bple.com", ["example.com"]),
        ("bit.ly/free youtu.be/x t.me\\x", ["bit.ly", "youtu.be", "t.me"]),
        ("https://카지노.example", ["xn--o80bl47bgkd.example"]),
        ("http://203.0.113.7/a", ["203.0.113.7"]),
        ("드라마는 tvn.co.kr에서", ["tvn.co.kr"]),
        ("www.evil。example", ["evil.example"]),
    ],
)
def test_link_is_found_under_its_plain_name(text, hosts):
    assert links_in(text) == hosts


@pytest.mark.parametrize(
    "text",
    [
        "I loved it.so much, and the end.Then she left.",
        "Mr. Right. Net result: 3.14 of 5, v1.2.3.",
        "Write to me@mail.com",
        "The dot on the com... comma",
        "16.5 % and 9.30 p.m. e.g. i.e.",
        "http://",
    ],
)
def test_sentence_is_no_link(text):
    assert links_in(text) == []


@pytest.mark.parametrize(
    ("host", "normal"),
    [
        (" WWW.Example.COM:8080", "example.com"),
        ("example.com.", "example.com"),
        ("카지노.example", "xn--o80bl47bgkd.example"),
        ("203.0.113.7", "203.0.113.7"),
        ("3.14", ""),
        ("localhost", ""),
        ("a..example", ""),
        (LONGEST, LONGEST),
        (f"a{LONGEST}", ""),
    ],
)
def test_hosts_are_compared_by_their_plain_names(host, normal):
    assert normal_host(host) == normal


def test_more_links_than_are_kept_are_cut_off():
    text = " ".join(f"site{number}.com" for number in range(MOST * 2))
    assert len(links_in(text)) == MOST + 1


@given(st.text(max_size=200))
def test_any_host_fits_its_column(text):
    for host in [*links_in(text), normal_host(text)]:
        assert len(host) <= 253
        assert host.isascii()
