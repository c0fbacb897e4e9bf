"""Work for a browser, asked only while a flood is on: cheap for one who writes, dear for who sends thousands.

The stamp of the form is the challenge. It is signed, grows old with the form and is posted once.
"""

from hashlib import sha256

BITS = 14
"""Zeros that the digest begins with: some 16,000 tries, which take a phone about a second."""
_LONGEST = 20
"""Figures of an answer."""


def is_solved(stamp: str, answer: str) -> bool:
    if not (answer.isascii() and answer.isdigit() and len(answer) <= _LONGEST):
        return False
    digest = sha256(f"{stamp}:{answer}".encode(errors="replace")).digest()
    return int.from_bytes(digest) >> (len(digest) * 8 - BITS) == 0
