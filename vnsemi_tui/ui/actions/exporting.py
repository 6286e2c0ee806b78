"""The command that writes the page to a file, in the folder where the app was started."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vnsemi_tui.paths import told, why
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.ui.command import TAKE, Command

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen
    from vnsemi_tui.views.choices import Choice
    from vnsemi_tui.views.lines import Page

_MOST_NAMES = 1000
WITH_OWN = "own"
"""Stands before the ending where what the reader added is to go along."""


def export(browser: BrowseScreen) -> None:
    """Have a format chosen, then write the page; no file is written over.

    What the reader's own briefs add is left out, as by the command, unless it is asked for.
    """
    from vnsemi_tui.export.places import file_name

    try:
        folder = Path.cwd()
    except OSError:
        browser.tell("The folder where vnsemi-tui was started is gone; start it in another one.")
        return
    here = browser.desk.here
    page = browser.desk.page(here, to_keep=True)
    shared = browser.desk.page_to_share() if browser.desk.has_own else page
    name = file_name(here.replace(" ", "-").replace(":", "-"))
    pages: dict[str, Page] = {}
    choices: list[Choice] = []
    if shared is not None:
        pages[""] = shared
        choices += _formats(shared, name, "")
    if page is not None and _differ(page, shared):
        pages[WITH_OWN] = page
        choices += [
            one._replace(group="With what you added yourself")
            for one in _formats(page, name, WITH_OWN)
        ]

    def write(chosen: str | None) -> None:
        if chosen:
            own, _, ending = chosen.partition(".")
            more = "" if own or len(pages) == 1 else " What you added yourself was left out."
            browser.tell(_write(pages[own], folder / name, f".{ending}") + more)

    browser.choose(
        "Export this page", "Into the folder where vnsemi-tui was started.", choices, write
    )


def _formats(page: Page, name: str, own: str) -> list[Choice]:
    """Return the formats that `page` can be written in; `own` comes before each ending."""
    from vnsemi_tui.views.choices import Choice
    from vnsemi_tui.views.pages import document_of

    text = Choice(f"{own}.txt", "Text", note=f"{name}.txt")
    if document_of(page) is None:
        return [text]
    return [
        Choice(f"{own}.html", "Web page, also to print", note=f"{name}.html"),
        Choice(f"{own}.md", "Markdown", note=f"{name}.md"),
        text,
    ]


def _differ(page: Page, shared: Page | None) -> bool:
    """Whether `page` says anything that `shared` does not."""
    from vnsemi_tui.views.quoting import quoted_page

    return page is not shared and (shared is None or quoted_page(page) != quoted_page(shared))


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
            return f"{excerpt(told(target))} can't be written: {why(error)}."
        return f"Written: {excerpt(told(target), 200)}"
    return f"There are {_MOST_NAMES} files of that name; nothing was written."


def _written(page: Page, ending: str) -> str:
    from vnsemi_tui.export.html import document
    from vnsemi_tui.export.markdown import markdown
    from vnsemi_tui.views.pages import document_of
    from vnsemi_tui.views.quoting import quoted_page

    outline = document_of(page)
    if outline is None or ending == ".txt":
        return quoted_page(page) + "\n"
    return document(outline) if ending == ".html" else markdown(outline)


COMMANDS = (
    Command(
        "export",
        "e",
        "Export",
        "Write this page to a file: HTML, Markdown or text.",
        TAKE,
        export,
        order=2,
        vietnamese="xuất, lưu ra tệp",
    ),
)
