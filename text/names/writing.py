"""How a name is written: what makes no difference to it is evened out."""

import re
import unicodedata
from functools import lru_cache

_HYPHEN = re.compile("[-‐‑]")
_BREVES = {"ŏ": "eo", "ŭ": "eu"}
_UNASPIRATED = re.compile("ch(?!['’])")
"""McCune and Reischauer write 정 as chŏng, and 청 as ch’ŏng."""
REMEMBERED = 8192
"""Names: each is compared with every other, and takes longer to take apart than to look up."""


@lru_cache(maxsize=REMEMBERED)
def written(name: str) -> str:
    """Alike for two names that are written alike, but for capitals and the kind of hyphen."""
    return " ".join(_HYPHEN.sub("-", unicodedata.normalize("NFC", name)).casefold().split())


def small_letters(latin: str) -> str:
    """Without marks and apostrophes; where McCune and Reischauer’s stand, as others spell their letters."""
    text = unicodedata.normalize("NFC", latin).casefold()
    if any(letter in text for letter in _BREVES):
        text = _UNASPIRATED.sub("j", text)
    for letter, spelled in _BREVES.items():
        text = text.replace(letter, spelled)
    text = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    return "".join(letter for letter in text if not unicodedata.combining(letter))
