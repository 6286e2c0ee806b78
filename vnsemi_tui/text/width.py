"""Text measured, cut and wrapped in terminal cells, never in characters."""

import re

# Latin, Vietnamese, box drawing and the marks we draw: one cell each, no table needed.
_NARROW = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1eff\u2010-\u2027\u2030-\u205e"
    "\u2190-\u21ff\u2400-\u243f\u2500-\u25fc\u25ff]*"
)

_GAPS = re.compile("^ +| {2,}")

ELLIPSIS = "…"


def cell_width(text: str) -> int:
    """Return how many terminal cells `text` takes."""
    if _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def cut(text: str, width: int) -> str:
    """Return `text`, ended with `…` where it is wider than `width` cells."""
    if cell_width(text) <= width:
        return text
    if width <= 0:
        return ""
    return _start(text, width - 1).rstrip() + ELLIPSIS


def pad(text: str, width: int) -> str:
    """Return `text` cut or filled with spaces to exactly `width` cells."""
    text = cut(text, width)
    return text + " " * (width - cell_width(text))


def pad_left(text: str, width: int) -> str:
    """Return `text` cut or set to the right in exactly `width` cells."""
    text = cut(text, width)
    return " " * (width - cell_width(text)) + text


def wrap(text: str, width: int) -> list[str]:
    """Return `text` as lines of at most `width` cells, broken at spaces where there are any."""
    width = max(1, width)
    if cell_width(text) <= width:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        grown = f"{line} {word}" if line else word
        if cell_width(grown) <= width:
            line = grown
            continue
        if line:
            lines.append(line)
        while cell_width(word) > width:
            piece = _start(word, width) or word[:1]
            lines.append(piece)
            word = word[len(piece) :]
        line = word
    if line or not lines:
        lines.append(line)
    return lines


def hung(text: str, width: int) -> list[str]:
    """Return a line as several of `width` cells, the later ones indented below its last column.

    A word that is wider than that, such as a web address, stays whole.
    """
    if cell_width(text) <= width:
        return [text]
    starts = [one.end() for one in _GAPS.finditer(text) if one.end() * 5 <= width * 2]
    lines = [text[: starts[-1]]] if starts else [""]
    indent = " " * cell_width(lines[0])
    is_new = True
    for word in text[len(lines[0]) :].split(" "):
        if is_new or cell_width(lines[-1]) + 1 + cell_width(word) <= width:
            lines[-1] += word if is_new else f" {word}"
        else:
            lines.append(indent + word)
        is_new = False
    return lines


def _start(text: str, width: int) -> str:
    """Return the longest beginning of `text` that fits into `width` cells."""
    if _NARROW.fullmatch(text):
        return text[:width]
    used = 0
    for end, character in enumerate(text):
        used += cell_width(character)
        if used > width:
            text = text[:end]
            break
    while cell_width(text) > width:  # Indic vowel signs add to the letter before them
        text = text[:-1]
    return text
