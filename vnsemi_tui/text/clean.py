"""Make text from outside safe to draw: nothing in it can drive a terminal."""

import re
import unicodedata

_CONTROL_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_C1_CONTROLS = dict.fromkeys(range(0x80, 0xA0), "\N{REPLACEMENT CHARACTER}")

# Invisible: they reorder or hide what stands beside them, and no name needs them.
_INVISIBLE_RANGES = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),  # zero width, left-to-right and right-to-left marks
    (0x202A, 0x202E),  # bidi embeddings and overrides
    (0x2060, 0x206F),  # word joiner, bidi isolates, deprecated formats
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),  # variation selectors: terminals disagree on their width
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
    (0x13430, 0x1345F),  # Egyptian quadrat controls
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),  # tags and more variation selectors
)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
_INVISIBLE = {code: None for first, last in _INVISIBLE_RANGES for code in range(first, last + 1)}
_NOTHING = {
    **dict.fromkeys((*_CONTROL_PICTURES, *_C1_CONTROLS, 0x2800)),  # U+2800: Braille without dots
    **_INVISIBLE,
}
_TABLE = {**_CONTROL_PICTURES, **_C1_CONTROLS, **_SURROGATES, **_INVISIBLE}

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
    + "".join(f"{chr(first)}-{chr(last)}" for first, last in _INVISIBLE_RANGES)
    + "]"
)
_UNSAFE = re.compile(f"{_SUSPECT.pattern[:-1]}\x85\u2028\u2029]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_UNNAMED = {"\x85": "next line"}
_SPACES = re.compile(r"[ \t\n\r\x85\u00a0\u2028\u2029]+")
_PLAIN = re.compile("[ -~\u00c0-\u024f\u1ea0-\u1eff\u2013\u2014\u2018-\u201d\u2026]*")

# No mark matches \w. Normalizing a pile of marks takes the square of its height: 100,000, 10 s.
_PILE = re.compile(r"[^\w -/:-@\[-`{-~]{31,}")
_MOST_MARKS = 30


def clean(text: str) -> str:
    """Return `text` as one safe line: NFC, spaces runs as one space, control characters visible.

    Control characters become their pictures (`␛`), C1 controls and surrogates `�`; bidi,
    zero-width and tag characters are removed, and so are the marks of one letter beyond the
    30 that Unicode's stream-safe format allows (UAX 15). Cleaning twice changes nothing more.
    """
    is_plain_ascii = text.isascii() and text.isprintable()  # most texts, ten times as fast
    if not is_plain_ascii and not (
        _PLAIN.fullmatch(text) and unicodedata.is_normalized("NFC", text)
    ):
        text = _SPACES.sub(" ", text).translate(_TABLE)
        text = unicodedata.normalize("NFC", _PILE.sub(_thinned, text))
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip(" ")


def _thinned(pile: re.Match[str]) -> str:
    """Return `pile` with at most 30 combining marks in a row, counted as decomposed."""
    kept: list[str] = []
    marks = 0
    for character in pile.group():
        is_mark = unicodedata.combining(character) != 0
        if not is_mark:
            marks = 0
        elif marks <= _MOST_MARKS:
            marks += len(unicodedata.normalize("NFD", character))
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def is_blank(text: str) -> bool:
    """Whether `text` shows as nothing: spaces of any kind, controls, what is invisible."""
    return not text.translate(_NOTHING).strip()


def suspect(text: str) -> str | None:
    """Name the first character of `text` that `clean` hides or replaces, or None."""
    found = _SUSPECT.search(text)
    if found is None:
        return None
    return named_character(found.group())


def named_character(character: str) -> str:
    """Return code and name of `character`: `U+00A0 no-break space`."""
    code = ord(character)
    kind = "control character" if code < 0xA0 else "character without a name"
    name = unicodedata.name(character, _UNNAMED.get(character, kind))
    return f"U+{code:04X} {name.lower()}"


def escaped(json: str) -> str:
    """Return JSON with escapes for what could drive or confuse a terminal; it says the same."""
    return _UNSAFE.sub(_as_escapes, json)


def as_escapes(json: str) -> str:
    """Return JSON in ASCII alone; it says the same."""
    return _BEYOND_ASCII.sub(_as_escapes, json)


def _as_escapes(unsafe: re.Match[str]) -> str:
    units = unsafe.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def excerpt(text: str, cells: int = 80) -> str:
    """Return `text` cleaned and cut to `cells`, for quoting it in an error."""
    from vnsemi_tui.text.width import cut

    return cut(clean(text), cells)
