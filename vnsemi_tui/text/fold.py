"""Compare text as people type it: without tone marks, case or đ."""

import unicodedata


def _base(character: str) -> str:
    """Return the one lower-case letter that `character` is built on."""
    first = unicodedata.normalize("NFD", character)[0].lower()
    return first if len(first) == 1 else first[0]


# Đ and a few others have no Unicode decomposition, so they are listed by hand.
_BY_HAND = {
    "Đ": "d",
    "đ": "d",
    "Ð": "d",
    "ð": "d",
    "Ø": "o",
    "ø": "o",
    "Ł": "l",
    "ł": "l",
    "ı": "i",
}
_TABLE = {
    code: _base(chr(code))
    for first, last in ((0x41, 0x5A), (0xC0, 0x24F), (0x1E00, 0x1EFF))
    for code in range(first, last + 1)
} | {ord(letter): plain for letter, plain in _BY_HAND.items()}
_PUNCTUATION = {
    ord(mark): plain
    for mark, plain in {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " "}.items()
}
_TABLE |= _PUNCTUATION


def fold(text: str) -> str:
    """Return `text` without tone marks or case, for comparing only.

    The result is as long as the composed (NFC) text, so a match at offset n can be
    highlighted at offset n of the original.
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFC", text).translate(_TABLE)
    if folded.isascii():
        return folded
    lowered = folded.lower()
    if len(lowered) == len(folded) and "Σ" not in folded:  # a last one has a form of its own
        return lowered
    return "".join(_fold_rare(character) for character in folded)


def _fold_rare(character: str) -> str:
    """Fold one character outside the Latin tables without changing the text's length."""
    if unicodedata.combining(character):
        return character  # a mark that composes with nothing keeps its place
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def same_spelling(text: str) -> str:
    """Return `text` in lower case with Vietnamese tone marks in their modern place.

    `Hòa` and `Hoà` are one word; marks are kept, so it is stricter than `fold`.
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(_modern_tone(word) for word in _words(decomposed))


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _words(text: str) -> list[str]:
    words: list[str] = [""]
    for character in text:
        if character.isspace() != (words[-1][-1:].isspace()):
            words.append("")
        words[-1] += character
    return words


def _modern_tone(word: str) -> str:
    """Move the tone of oa, oe, uy to the second vowel, in a decomposed word."""
    for pair in ("oa", "oe", "uy"):
        for tone in _TONES:
            old = pair[0] + tone + pair[1]
            at = word.find(old)
            follows = word[at + len(old) :][:1]
            if at >= 0 and not follows.isalpha():
                word = word.replace(old, pair + tone)
    return unicodedata.normalize("NFC", word)
