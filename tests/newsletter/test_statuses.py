"""Which answers of mail servers say that an address is dead."""

import pytest

from newsletter.statuses import is_dead


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("5.1.1", None),
        ("5.1.10 (null MX)", None),
        ("5.2.1 disabled", 550),
        ("sorry, no mailbox here by that name. (#5.1.1)", 550),
        ("User not local", 551),
        ("Mailbox name not allowed", 553),
    ],
)
def test_address_that_takes_no_mail_is_dead(told, code):
    assert is_dead(told, code)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("5.7.1 blocked", 550),
        ("5.7.26", None),
        ("5.3.4 too big", 552),
        ("5.4.4", None),
        ("5.2.2 full", 552),
        ("5.1.7", None),
        ("5.1.8 sender", 550),
        ("4.1.1", 450),
        ("not in my list of allowed rcpthosts (#5.7.1)", 553),
        ("rejected for policy reasons", 550),
        ("5.1.1.7 is listed", 550),
        ("5", None),
        ("", None),
    ],
)
def test_refusal_for_another_reason_leaves_the_address_alone(told, code):
    assert not is_dead(told, code)
