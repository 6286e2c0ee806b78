"""Make the generated parts of the documentation anew: `python docs/make.py`.

They stand between `<!-- begin NAME -->` and `<!-- end NAME -->` in Markdown files; all else in
those files is written by hand and stays as it is. With `--check` nothing is written: what differs
is printed, and the exit code is 1.
"""

import argparse
import difflib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the code beside these docs

from docs.parts import PARTS

ROOT = Path(__file__).resolve().parents[1]
MARKED = re.compile(r"<!-- begin (?P<name>[^>]+) -->\n(?P<text>.*?)<!-- end (?P=name) -->", re.S)


def main(words: Sequence[str] | None = None) -> int:
    """Make the documents anew, or say what differs."""
    parser = argparse.ArgumentParser(description="Make the generated parts of the documents anew.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if one differs")
    only_check = parser.parse_args(words).check
    old = 0
    for path in documents():
        before = path.read_text(encoding="utf-8")
        after = made_anew(before)
        if after == before:
            continue
        old += 1
        name = path.relative_to(ROOT).as_posix()
        if only_check:
            sys.stdout.writelines(difference(before, after, name))
        else:
            path.write_text(after, encoding="utf-8", newline="\n")
            print(f"{name} is made anew")
    return 1 if old and only_check else 0


def documents() -> list[Path]:
    """Return the Markdown files that may have generated parts."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def made_anew(document: str) -> str:
    """Return `document` with each generated part as it is now."""

    def part(found: re.Match[str]) -> str:
        name = found["name"]
        if name not in PARTS:
            raise SystemExit(f'no part "{name}"; there are {", ".join(PARTS)}')
        return f"<!-- begin {name} -->\n\n{PARTS[name]()}\n\n<!-- end {name} -->"

    return MARKED.sub(part, document)


def difference(before: str, after: str, name: str) -> list[str]:
    """Return what making `name` anew would change, line by line."""
    lines = (before.splitlines(keepends=True), after.splitlines(keepends=True))
    return list(difflib.unified_diff(*lines, name, f"{name}, made anew", n=0))


if __name__ == "__main__":
    sys.exit(main())
