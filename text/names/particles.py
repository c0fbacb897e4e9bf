"""What follows a name and is no part of it, as patterns that Python and JavaScript read alike."""

_HONORIFICS = "ssi shi nim ah a yah ya yi i"
_ADDRESSES = "씨 님 양 군 이 아 야 형 누나 오빠 언니 선배 이네 네"
_PARTICLES = (
    "은 는 이 가 을 를 의 와 과 도 만 에 에게 에게서 에서 께서 께 한테 보다 처럼 이랑 랑 로 으로 까지 부터 "
    "이다 다 이고 고 라고 이라고 이었다 였다 조차 마저 뿐"
)


def _one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


HONORIFIC = _one_of(_HONORIFICS)
"""Behind the hyphen of a name in Latin letters: “Mi-joo-ssi”."""
AFTER_HANGUL = f"{_one_of(_ADDRESSES)}?{_one_of(_PARTICLES)}?"
"""Right behind a name in Hangul, all of it or nothing: 미주씨는."""
