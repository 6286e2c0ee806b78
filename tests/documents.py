"""The Markdown files of the repository, taken apart for tests."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
AUTHORING = ROOT / "docs" / "authoring.md"
_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=indent)```", re.M | re.S
)
_INDENTED = re.compile(r"(?:^ {4}[^\n]*\n)+", re.M)
_INLINE = re.compile(r"(?<!`)`([^`]+)`(?!`)")


class Block(NamedTuple):
    """A block of code."""

    info: str
    """What stands behind the opening marks."""
    text: str
    """What it holds, without the indentation of a list that it stands in."""


def documents() -> list[Path]:
    """Return every Markdown file that is ours."""
    found = [*ROOT.glob("*.md"), *ROOT.glob(".github/**/*.md")]
    found += [path for name in ("docs", "tests") for path in (ROOT / name).rglob("*.md")]
    return sorted(found)


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of `text`, in order."""
    found = []
    for match in _FENCE.finditer(text):
        lines = (line.removeprefix(match["indent"]) for line in match["text"].splitlines())
        found.append(Block(match["info"].strip(), "\n".join(lines) + "\n"))
    return found


def prose(text: str) -> str:
    """Return `text` without its blocks of code."""
    return _INDENTED.sub("\n", _FENCE.sub("", text))


def code(text: str) -> list[str]:
    """Return what `text` has as code within its lines."""
    return _INLINE.findall(prose(text))


def files_in(text: str) -> dict[str, str]:
    """Return by path the files that `text` shows whole; the last of one name counts."""
    found = {}
    for block in blocks(text):
        kind, _, name = block.info.partition(" ")
        first = re.match(r"# (mine/\S+\.yaml)\n", block.text)
        if first:
            found[first[1]] = block.text
        elif kind == "text" and name:
            found[name] = block.text
    return found


def command_lines(text: str) -> list[str]:
    """Return every command line of ours that `text` quotes, without comments; usage is left out."""
    shell = [block.text for block in blocks(text) if block.info == "sh"]
    shell += _INDENTED.findall(_FENCE.sub("", text))
    lines = [line.strip() for part in shell for line in part.splitlines()] + code(text)
    found = [re.split(r"\s+# ", line)[0] for line in lines if re.match(r"vnsemi-tui\b", line)]
    return list(dict.fromkeys(found))


def section(text: str, heading: str) -> str:
    """Return what stands under `heading`, up to the next one of its level."""
    level = heading.split(" ")[0]
    _, _, below = text.partition(f"\n{heading}\n")
    assert below, heading
    return re.split(rf"^{level} ", below, maxsplit=1, flags=re.M)[0]


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings of `text`, as GitHub makes them."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+?) *$", _FENCE.sub("", text), re.M):
        plain = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        number = next(n for n in range(99) if (f"{plain}-{n}" if n else plain) not in found)
        found.add(f"{plain}-{number}" if number else plain)
    return found


def links(text: str) -> Iterator[str]:
    """Yield where `text` links to, pictures included."""
    plain = _INLINE.sub("", prose(text))
    yield from re.findall(r"\]\(([^)\s]+)\)", plain)
    yield from re.findall(r'(?:src|srcset|href)="([^"]+)"', plain)
