"""Vietnamese as it is typed: keys that nothing turned into marked letters, and the way back."""

import re

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_DOUBLED = re.compile(r"dd|aa|ee|oo")
_HORN = re.compile(r"(?<=[aou])w")
_TONE = re.compile(r"(?<=[aeiouy])([ceghmnpt]*)[sfrxj]")
_VNI_DIGITS = re.compile(r"[1-9]")

_KEYS = dict(zip("ăâđêôơưĂÂĐÊÔƠƯ", "aadeoowAADEOOW", strict=True))


def key_under(letter: str) -> str:
    """Return the key on which an input method made `letter`; empty where it made none.

    `ư` is what Telex makes of `w` alone. A letter with a tone is made of several keys.
    """
    return _KEYS.get(letter, "")


def untyped(word: str) -> str:
    """Return the plain letters of a word left as Telex or VNI keys; empty where it is neither.

    `nawngx`, `nawxng` and `na84ng` are `nang`. `word` is in lower case and without marks.
    """
    for plain in (_from_telex(word), _from_vni(word)):
        if plain != word and _SYLLABLE.fullmatch(plain):
            return plain
    return ""


def _from_telex(word: str) -> str:
    """Doubled letters and `w` shape a letter, one of s f r x j is the tone."""
    plain = _DOUBLED.sub(lambda found: found.group()[0], word)
    plain = _HORN.sub("", plain)
    plain = _DOUBLED.sub(lambda found: found.group()[0], plain)
    return plain if _SYLLABLE.fullmatch(plain) else _TONE.sub(r"\1", plain, count=1)


def _from_vni(word: str) -> str:
    """Each digit is a mark of the letter before it."""
    return _VNI_DIGITS.sub("", word) if word[:1].isalpha() else word
