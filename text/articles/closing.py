"""With what an article ends, or goes on, after a list: words to its readers, its rating, who paid for it."""

import re

from text.articles.disclosing import disclosed
from text.articles.ratings import stars_in
from text.articles.vocabulary import label_of

_TO_READERS = re.compile(
    r"\b(?:thank\s?(?:s|\s?you)|thx)\b[^.!?]{0,40}\b(?:read\w*|stopping\s+by|visit\w*|your\s+time|following|company)\b|"
    r"\bsee\s+(?:you|ya|u)\b[^.!?]{0,40}\b(?:next|soon|later|then|again|in\s+the\s+comments|week|tomorrow|monday)\b|"
    r"\b(?:until|till)\s+(?:the\s+)?next\s+(?:time|week|letter|post|review|one)\b|"
    r"\b(?:let\s+me\s+know|tell\s+me|leave\s+(?:me\s+)?a\s+comment|what\s+(?:did|do)\s+you\s+think|have\s+you\s+(?:seen|watched)|"
    r"are\s+you\s+watching|subscribe|follow\s+me|share\s+this|happy\s+watching|sign\s?(?:ing)?\s+off)\b|"
    r"읽어\s?주셔서|다음\s?(?:글|리뷰|포스팅|편)에서|(?:공감|댓글|이웃추가|서로이웃|구독)[^.!?]{0,12}(?:부탁|눌러|환영|남겨)|"
    r"감사합니다|오늘은\s여기까지",
    re.IGNORECASE,
)
_LONGEST, _LONGEST_LABEL = 300, 40


def is_closing(text: str) -> bool:
    """For one line."""
    if len(text) <= _LONGEST and (_TO_READERS.search(text) or disclosed(text)):
        return True
    label, colon, value = text.replace("：", ":").partition(":")
    is_labelled = bool(colon) and len(label) <= _LONGEST_LABEL
    if is_labelled and label_of(label)[0] == "rating":
        return bool(stars_in(value[:_LONGEST_LABEL], is_labelled=True))
    return False
