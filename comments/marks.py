"""A mark beside a guest's name: the same for one address, and another for whoever only takes the name."""

from django.utils.crypto import salted_hmac

SYLLABLES = "솔봄달별해눈숲강들꽃잎샘돌빛늘온새나라루리미소슬아담연은윤하한현서설단려림람란벼옥율원월향여채가"
"""Those of names and of things outdoors; no two of them make a bad word."""


def mark_of(commenter: int) -> str:
    """Two syllables for the key of a commenter, by the site's secret key: they lead back to no address."""
    digest = salted_hmac("comments.marks", str(commenter), algorithm="sha256").digest()
    rest, first = divmod(int.from_bytes(digest), len(SYLLABLES))
    return SYLLABLES[first] + SYLLABLES[rest % len(SYLLABLES)]
