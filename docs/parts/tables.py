"""Markdown of small things: tables, code, lists."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; columns in which no row has anything are left out."""
    listed = [list(row) for row in rows]
    kept = [place for place in range(len(heads)) if any(row[place] for row in listed)]
    lines = [_row([heads[place] for place in kept]), _row(["---"] * len(kept))]
    lines += [_row([row[place] for place in kept]) for row in listed]
    return "\n".join(lines)


def code(text: str) -> str:
    """Return `text` as code, within a table too."""
    marks = "``" if "`" in text else "`"
    return f"{marks}{text}{marks}"


def plain(text: str) -> str:
    """Return `text` so that nothing in it is markup, code apart."""
    pieces = re.split(r"(`[^`]+`)", text)
    escaped = (re.sub(r"([\\`*_<\[\]])", r"\\\1", piece) for piece in pieces[::2])
    return "".join(one for pair in zip_longest(escaped, pieces[1::2], fillvalue="") for one in pair)


def listed(words: Iterable[str]) -> str:
    """Return `words` as code, with commas between them."""
    return ", ".join(code(word) for word in words)


def block(text: str, language: str = "") -> str:
    """Return `text` as a block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def _row(cells: Iterable[str]) -> str:
    return " | ".join(cell.replace("|", r"\|") for cell in cells).join(("| ", " |"))
