"""Draw the pictures of the README: `python docs/pictures/make.py`.

Each is the real browser on the shipped briefs with a fixed day and nothing remembered, in the dark
and in the light theme. Browsers that show a picture fetch nothing: no font, no address.
"""

import argparse
import asyncio
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the code beside these pictures

from textual.theme import Theme

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.paths import shipped_briefs
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.ui.app import VnsemiApp
from vnsemi_tui.ui.desk import START, Desk

HERE = Path(__file__).resolve().parent
DAY = date(2026, 11, 22)
"""What the pictures take for today."""
SIZE = (120, 32)
"""Columns and rows."""
THEMES = {"dark": "vnsemi-dark", "light": "vnsemi-light"}
"""By the end of a picture's name, the theme that it shows."""
_FONTS = "'Noto Sans Mono', ui-monospace, 'Cascadia Mono', Consolas, 'Liberation Mono'"
FONTS = f"{_FONTS}, monospace"
"""What is on most systems."""
FONTS_OF_RUNS = {
    "marks": f"{_FONTS}, sans-serif",
    "signs": "'DejaVu Sans Mono', Menlo, 'Cascadia Mono', monospace",
}
"""For runs of letters with marks, where `monospace` is often a font that draws one it lacks as two,
and for runs of signs alone, which not every font has as wide as its letters."""
_SVG = "{http://www.w3.org/2000/svg}"


class Scene(NamedTuple):
    """One picture."""

    name: str
    """How its files begin."""
    alt: str
    """What it shows, for those who can't see it."""
    page: str
    """The page that is opened."""
    keys: tuple[str, ...] = ()
    """What is pressed then, by Textual's names."""


SCENES = (
    Scene("search", "The search for qorv, with the card of Qorvo beside it", START, tuple("qorv")),
    Scene(
        "locality",
        "The card of Đà Nẵng, with the proof of one line beside it",
        "da-nang",
        ("down",) * 11,
    ),
    Scene("ledger", "The ledger: who asked whom for what, and what came of it", "ledger"),
    Scene("lanes", "The timeline as lanes, one for each place", "timeline lanes:place"),
    Scene("pack", "A meeting pack of Qorvo and Đà Nẵng", "pack qorvo da-nang"),
)
"""All pictures, in the order in which the README may show them."""


def file_names() -> list[str]:
    """Return the names of all files that are drawn."""
    return [f"{scene.name}-{look}.svg" for scene in SCENES for look in THEMES]


def main(words: Sequence[str] | None = None) -> int:
    """Draw the pictures that `words` name, by default all."""
    parser = argparse.ArgumentParser(description="Draw the pictures of the README.")
    names = [scene.name for scene in SCENES]
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(names)}; else all")
    wanted = parser.parse_args(words).names
    if unknown := sorted(set(wanted) - set(names)):
        parser.error(f"no picture {', '.join(unknown)}; there are {', '.join(names)}")
    known = Known(load([Folder(shipped_briefs(), shipped=True)]), DAY, today=DAY)
    for scene in SCENES:
        for look, theme in THEMES.items():
            if not wanted or scene.name in wanted:
                path = HERE / f"{scene.name}-{look}.svg"
                path.write_text(asyncio.run(drawn(known, scene, theme)), encoding="utf-8")
                print(f"{path.name}: {path.stat().st_size // 1000} kB")
    return 0


async def drawn(known: Known, scene: Scene, theme: str) -> str:
    """Return the picture of `scene` in `theme` as SVG."""
    desk = Desk(known)
    desk.visit(scene.page)
    app = VnsemiApp(desk)
    app.theme = theme
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(*scene.keys)
        await pilot.pause(0.5)  # the preview follows the letters after a moment
        return plain(app.export_screenshot(title="vnsemi-tui"), app.current_theme)


def plain(svg: str, theme: Theme) -> str:
    """Return Textual's `svg` smaller, framed in `theme`, with nothing from outside."""
    svg = re.sub(r"terminal-\d+-", "", re.sub(r"@font-face \{[^}]*\}\s*", "", svg))
    svg = re.sub(r"\s*font-variant-east-asian: full-width;", "", svg)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {FONTS}")
    svg = svg.replace("font-family: arial", "font-family: ui-sans-serif, sans-serif")
    rules = [f".{name} {{ font-family: {fonts} }}" for name, fonts in FONTS_OF_RUNS.items()]
    svg = svg.replace("</style>", "\n".join((*rules, "</style>")))
    ET.register_namespace("", _SVG.strip("{}"))
    root = ET.fromstring(svg)
    _frame(root, theme)
    for parent in root.iter():
        for child in list(parent):
            if child.get("id", "").startswith("line-"):
                parent.remove(child)  # cuts rows that end at the edge anyway
        if parent.get("clip-path", "").startswith("url(#line-"):
            del parent.attrib["clip-path"]
        if parent.tag == f"{_SVG}text":
            _place_letters(parent)
        parent.tail = "\n" if parent.tail else None
    _merge_backgrounds(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _frame(root: ET.Element, theme: Theme) -> None:
    """Give the window around the screen the colours of `theme`."""
    frame, title = root.find(f"{_SVG}rect"), root.find(f"{_SVG}text")
    assert frame is not None
    assert title is not None
    frame.set("fill", theme.panel or "")
    frame.set("stroke", theme.variables.get("border-blurred", theme.panel or ""))
    title.set("fill", theme.foreground or "")


def _place_letters(run: ET.Element) -> None:
    """Give each letter of `run` its own place where not all are plain.

    A font without a Vietnamese letter draws it as two, and a run that is stretched to its length
    would pull them apart.
    """
    text = (run.text or "").replace("\xa0", " ")
    length = run.get("textLength")
    if text.isascii() or not length:
        return
    cell = float(length) / cell_width(text)
    start = float(run.get("x", "0"))
    places = [f"{start + cell * cell_width(text[:end]):g}" for end in range(len(text))]
    run.set("x", " ".join(places))
    del run.attrib["textLength"]
    kind = "marks" if any(letter.isalpha() for letter in text) else "signs"
    run.set("class", f"{run.get('class', '')} {kind}")


def _merge_backgrounds(root: ET.Element) -> None:
    """Make one rectangle of those that lie side by side in one colour."""
    for group in root.iter(f"{_SVG}g"):
        before: ET.Element | None = None
        for child in list(group):
            if child.tag == f"{_SVG}rect" and before is not None and _touch(before, child):
                width = float(before.get("width", "0")) + float(child.get("width", "0"))
                before.set("width", f"{width:g}")
                group.remove(child)
            else:
                before = child if child.tag == f"{_SVG}rect" else None


def _touch(left: ET.Element, right: ET.Element) -> bool:
    same = all(left.get(name) == right.get(name) for name in ("fill", "y", "height"))
    end = float(left.get("x", "0")) + float(left.get("width", "0"))
    return same and abs(end - float(right.get("x", "0"))) < 0.1


if __name__ == "__main__":
    sys.exit(main())
