"""What the codes of mail servers say of an address: that it is dead, or only that a mail was not wanted."""

import re

_ENHANCED = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d)")
_OF_SENDER = {7, 8}
_NO_MAILBOX = {551, 553}


def is_dead(told: str, code: int | None = None) -> bool:
    """Whether mail to the address is refused for good because of the address.

    By the enhanced code (RFC 3463, section 3): 5.1.x, but for the sender's address in 5.1.7 and 5.1.8, or
    5.2.1, a mailbox that is disabled. Policy (5.7), servers (5.3) and routes (5.4) may change.
    ``code`` counts where there is none: 551 and 553 are about the mailbox alone, while 550 is also said for
    “policy reasons” (RFC 5321, section 4.2.3), and so is left.
    """
    found = _ENHANCED.search(told)
    if found is None:
        return code in _NO_MAILBOX
    kind, subject, detail = map(int, found.groups())
    return kind == 5 and (
        (subject == 1 and detail not in _OF_SENDER) or (subject, detail) == (2, 1)
    )
