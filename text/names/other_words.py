"""Words that look like Korean names in Latin letters and are none."""

_ENGLISH_WORDS = (
    "a all am an at back bad bag ban bang bat bay bed bee beg bell bet big bin bit boo book boom "
    "bug bull bun but butt can chap chat chin chip chop dab dad dam day den did die dig dim din "
    "dip do dog doll doom dot dud due dug dull dum dun each eat egg ell end fun gag gal gap gas "
    "gay gear get gig gin go god goo good got gull gum gun gut had hall ham hang has hat he hell "
    "hen her hi hid hill him hip hit ho hog hoop hoot hop hot hub hug hull hum hung hut i ill in "
    "it jab jam jay jet jig job jog jug keen keep kid kill kin king kip kit lab lad lag laid lap "
    "lay led lee leg let lie lip lit log long look loom loop loot lot luck lug lung mad main man "
    "map mat may me meek meet men met mid mill mob mom moo mood moon mop mud mug mum nag nap nay "
    "net nil nip no nob nod noon not nun nut oh oil on oo ooh or our out own pack pad pain pal "
    "pan pang pap pat pay peck peek peel peep peg pen pep per pet pick pie pig pill pin ping pip "
    "pit pod poll poo pool pop pot pub pull pun pup put rag rail rain ram ran rang rap rat raw "
    "ray re reed reel rid rig rim ring rip rob rock rod roll room root rot rub rug rum run rung "
    "rut sad sail say see seed seek seem seen set shell ship shoot shop shot shut sick sin sing "
    "sip sit so sob soil son song soon soot suit sum sun sung tab tack tag tail tan tang tap tat "
    "tea tee teen tell ten tie till tin tip to toe toll ton tong too took tool top tot tug tut up "
    "us wag wail wait wall was way we wed week weep well wet who wig will win wing wit woo wool "
    "work yam yell yen yes yet you "
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Words that could be Korean syllables; two of them with a hyphen are no name."""

_OPENING_WORDS = "an do go he her hi in may me no oh on or so to up us we you"
_OPENINGS = frozenset(_OPENING_WORDS.split())
_NOUN_WORDS = (
    "buk-gu cheong-nyeon dok-do dong-gu han-bok han-eul han-geul han-gul han-ok hwa-byung "
    "jong-no jong-ro jung-gu nam-gu seo-gu ttok-bokki tteok-bokki"
)
_NOUNS = frozenset(_NOUN_WORDS.split())
"""Korean words, and parts of towns, that people write with a hyphen."""


def is_other_word(parts: list[str]) -> bool:
    """Whether a word with these parts, in small letters, is English (“run-on”) or a Korean noun."""
    return all(part in _ENGLISH for part in parts) or "-".join(parts) in _NOUNS


def may_open_sentence(family: str) -> bool:
    """Whether what looks like a family name is perhaps only a word before the name: “In Mi-joo’s life”."""
    return family.casefold() in _OPENINGS
