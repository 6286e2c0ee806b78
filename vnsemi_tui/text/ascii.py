"""What stands for letters, glyphs and bars that a terminal lacks; and where that is so."""

import unicodedata
from collections.abc import Mapping

GLYPHS = "unicode", "ascii"
"""What a reader may ask for; with the first, a terminal that lacks them still gets the second."""

_SAME_CELLS = {
    # entries on an axis, and what is drawn between them; see `views.glyphs`
    **dict(zip("○◇◌●◆►■▷", "o?c*#>@p", strict=True)),
    **dict(zip("░┄│╎╌→←┊╷‹›", ":~|'-><|'<>", strict=True)),
    # the cursor, marks, folds, filters, keys
    **dict(zip("▌▏◎◉▸▾▲▼✕↑↓", ">:+*>v^vx^v", strict=True)),
    # bars and their heights; Textual draws the ends of scrollbars with the same
    **dict(zip("▁▂▃▄▅▆▇█", ".:-=+*%#", strict=True)),
    **dict.fromkeys("▉▊▋▓▒▐", "#"),
    **dict.fromkeys("▔▀▍▎▕", "-"),
    # frames
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋▗▖▝▘▛▜▙▟", "+"),
    **dict.fromkeys("─━═╴╶╸╺┅┈┉╍", "-"),
    **dict.fromkeys("┃║╵╹╻┆┇╏", "|"),
    # signs in texts
    **dict(zip("·…–—‑−‘’“”×•¶″′✓⏎", "-.----''\"\"x*#\"'v<", strict=True)),
    "\u00a0": " ",
}
_IN_SENTENCES = dict(zip("đĐıøØłŁ·—–", "dDioOlL,--", strict=True)) | {
    **{"…": "...", "→": "->", "←": "<-", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"},
    **dict.fromkeys("“”„", '"'),
}
_TABLE = str.maketrans(_SAME_CELLS)
_NEEDED = "".join(_SAME_CELLS)


def to_ascii(text: str) -> str:
    """Return `text` in as many cells, its glyphs in ASCII; letters stay what they are."""
    return text if text.isascii() else text.translate(_TABLE)


def plainer(error: UnicodeError) -> tuple[str, int]:
    """Return, for letters that an encoding lacks, the same without their marks.

    What has no such letter is named by its number (`<U+534A>`), never by a question mark. This
    is an error handler for encoders; see `codecs.register_error`.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plainer, error.object[error.start : error.end])), error.end


def _plainer(letter: str) -> str:
    known = _IN_SENTENCES.get(letter) or _SAME_CELLS.get(letter)
    if known:
        return known
    parts = unicodedata.normalize("NFKD", letter).replace("\N{FRACTION SLASH}", "/")
    if all(part.isascii() or unicodedata.combining(part) for part in parts):
        return "".join(part for part in parts if part.isascii())
    return f"<U+{ord(letter):04X}>"


def needs_ascii(environ: Mapping[str, str], encoding: str | None, glyphs: str = "") -> bool:
    """Whether to draw in ASCII: where `glyphs` asks for it, else where nothing else is there.

    That is on the Linux console, whose font has few signs, in a locale without them, and where
    what is drawn on has the `encoding` of one. A locale that is not set says nothing.
    """
    if glyphs == "ascii" or environ.get("TERM") == "linux":
        return True
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    name, _, charset = locale.partition("@")[0].partition(".")
    if name in ("C", "POSIX") and not charset:
        return True
    return not (_has_glyphs(charset) and _has_glyphs(encoding))


def _has_glyphs(encoding: str | None) -> bool:
    """Whether `encoding` can hold what is drawn; one that is not known is not held against it."""
    try:
        _NEEDED.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    except LookupError:
        return True
    return True
