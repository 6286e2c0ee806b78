"""The command that writes the page to a file, in the folder where the app was started."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vnsemi_tui.library.known import Known
from vnsemi_tui.text.clean import excerpt

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen
    from vnsemi_tui.views.lines import Page

_MOST_NAMES = 1000


def export(browser: BrowseScreen) -> None:
    """Have a format chosen, then write the page; no file is written over.

    What own briefs add to the shipped ones is left out, as by the command.
    """
    from vnsemi_tui.export.places import file_name
    from vnsemi_tui.library.shipped import shipped_only
    from vnsemi_tui.views.choices import Choice
    from vnsemi_tui.views.outline import outline_of
    from vnsemi_tui.views.pages import page_at

    try:
        folder = Path.cwd()
    except OSError:
        browser.tell("The folder where vnsemi-tui was started is gone; start it in another one.")
        return
    known = browser.desk.known
    library, left_out = known.library, 0
    if any(file.shipped for file in library.contents.files):
        library, left_out = shipped_only(library)
    shared = Known(library, known.day, today=known.today) if left_out else known
    here = browser.desk.here
    page = page_at(shared, here)
    if page is None:
        browser.tell("This page stands in your own briefs alone; they are not exported.")
        return
    name = file_name(here.replace(" ", "-").replace(":", "-"))
    choices = [Choice(".txt", "Text", note=f"{name}.txt")]
    if outline_of(page) is not None:
        choices = [
            Choice(".html", "Web page, also to print", note=f"{name}.html"),
            Choice(".md", "Markdown", note=f"{name}.md"),
            *choices,
        ]

    def write(ending: str | None) -> None:
        if ending:
            more = f" {left_out} claims of your own briefs were left out." if left_out else ""
            browser.tell(_write(page, folder / name, ending) + more)

    browser.choose(
        "Export this page", "Into the folder where vnsemi-tui was started.", choices, write
    )


def _write(page: Page, path: Path, ending: str) -> str:
    """Write `page` to the first free name at `path`; return what to tell the reader."""
    text = _written(page, ending)
    for number in range(1, _MOST_NAMES + 1):
        more = "" if number == 1 else f"-{number}"
        target = path.with_name(f"{path.name}{more}{ending}")
        try:
            with target.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except FileExistsError:
            continue
        except OSError as error:
            return f"{excerpt(str(target))} can't be written: {error.strerror}."
        return f"Written: {excerpt(str(target), 200)}"
    return f"There are {_MOST_NAMES} files of that name; nothing was written."


def _written(page: Page, ending: str) -> str:
    from vnsemi_tui.export.html import document
    from vnsemi_tui.export.markdown import markdown
    from vnsemi_tui.views.outline import outline_of
    from vnsemi_tui.views.quoting import quoted_page

    outline = outline_of(page)
    if outline is None or ending == ".txt":
        return quoted_page(page) + "\n"
    return document(outline) if ending == ".html" else markdown(outline)


DO: dict[str, Callable[[BrowseScreen], None]] = {"export": export}
