"""Where a request comes from."""

import pytest

from comments.origin import digests_of


@pytest.fixture
def came_from(rf):
    return lambda address, **headers: digests_of(rf.get("/", REMOTE_ADDR=address, headers=headers))


@pytest.mark.parametrize(
    ("one", "other", "is_same_network"),
    [
        ("203.0.113.7", "203.0.113.200", True),
        ("203.0.113.7", "203.0.114.7", False),
        ("2001:db8:1:2::7", "2001:db8:1:ffff::9", True),
        ("2001:db8:1::7", "2001:db8:2::7", False),
    ],
)
def test_neighbours_share_the_digest_of_their_network(came_from, one, other, is_same_network):
    (address, network), (other_address, other_network) = came_from(one), came_from(other)
    assert address != other_address
    assert (network == other_network) == is_same_network


def test_one_connection_of_version_six_is_one_place(came_from):
    assert came_from("2001:db8:1:2::7") == came_from("2001:db8:1:2:ffff::9")


def test_digests_are_of_a_secret_and_do_not_hold_the_address(came_from, settings):
    before = came_from("203.0.113.7")
    settings.SECRET_KEY = "another"
    assert before != came_from("203.0.113.7")
    assert [len(digest) for digest in before] == [64, 64]


def test_mapped_address_is_that_of_version_four(came_from):
    assert came_from("::ffff:203.0.113.7") == came_from("203.0.113.7")


@pytest.mark.parametrize("address", ["", "unix:", "1.2.3", "x" * 1000])
def test_no_address_has_no_digest(came_from, address):
    assert came_from(address) == ("", "")


def test_proxy_is_believed_only_where_there_is_one(came_from, settings):
    forwarded = {"X-Forwarded-For": "10.0.0.1, 198.51.100.4"}
    assert came_from("203.0.113.7", **forwarded) == came_from("203.0.113.7")
    settings.BEHIND_PROXY = True
    assert came_from("203.0.113.7", **forwarded) == came_from("198.51.100.4")


@pytest.mark.parametrize(
    ("named", "address"),
    [("203.0.113.7:4711", "203.0.113.7"), ("[2001:db8::7]:4711", "2001:db8::7")],
)
def test_port_that_a_proxy_names_is_no_part_of_the_address(came_from, named, address):
    assert came_from(named) == came_from(address) != ("", "")
