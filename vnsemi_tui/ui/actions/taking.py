"""Commands that take something along: marks, copies, the source, the brief's file."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vnsemi_tui.model.brief import Brief, Claim, Initiative, Source
from vnsemi_tui.paths import look, told, why
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.ui.command import HERE, TAKE, Command
from vnsemi_tui.views.lists import problem_at
from vnsemi_tui.views.marks import said_at
from vnsemi_tui.views.quoting import quoted_claim, quoted_page

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen

Thing = Claim | Initiative | Brief | Source


def _thing_at(browser: BrowseScreen, address: str) -> Thing | None:
    """Return what stands in a file of briefs under `address`."""
    return browser.desk.known.library.at(address)


def _thing_here(browser: BrowseScreen) -> Thing | None:
    """Return what the line under the cursor is about, else the page."""
    line = browser.line
    proof = browser.proof_address
    for address in (line.address, line.opens, proof, browser.desk.here):
        thing = _thing_at(browser, address) if address else None
        if thing is not None:
            return thing
    return None


def _file_here(browser: BrowseScreen) -> tuple[Path, int] | None:
    """Return the file, and the line in it, that the line under the cursor is about."""
    library = browser.desk.known.library
    problem = problem_at(library.contents.problems, browser.line.opens)
    if problem is not None:
        path = library.path_of(problem)
        return (path, problem.line) if path else None
    thing = _thing_here(browser)
    return (Path(library.file_of(thing).path), thing.line) if thing else None


def mark(browser: BrowseScreen) -> None:
    """Mark the line under the cursor, or take its mark away."""
    line = browser.line
    address = line.address or line.opens
    is_marked = address in browser.desk.marked
    if not is_marked and _thing_at(browser, address) is None:
        browser.tell("This line can't be marked: choose a claim, a card or a source.")
        return
    text = said_at(browser.desk.known, address) or line.text.strip()
    now = browser.desk.mark(address, text)
    browser.marks_changed()
    if browser.desk.trouble:
        browser.tell(browser.desk.trouble, trouble=True)
        return
    name = excerpt(text, 50)
    browser.tell(
        f"Marked: {name} ({browser.desk.key('marks')} lists the marks)"
        if now
        else f"No longer marked: {name}"
    )


def copy_line(browser: BrowseScreen) -> None:
    """Copy the claim under the cursor with its source; of other lines their text."""
    line = browser.line
    known = browser.desk.known
    claim = known.library.claims.get(line.address or browser.proof_address)
    text = quoted_claim(known, claim) if claim else line.text.strip()
    if not text:
        browser.tell("There is nothing to copy on this line.")
        return
    browser.copy(text)


def copy_page(browser: BrowseScreen) -> None:
    """Copy everything that the page says, without what the reader added."""
    page = browser.desk.page_to_share()
    if page is None:
        export, copy = browser.desk.key("export"), browser.desk.key("copy")
        browser.tell(
            f"This page stands in your own briefs alone; {export} exports it, {copy} copies a line."
        )
        return
    browser.copy(quoted_page(page))


def open_source(browser: BrowseScreen) -> None:
    """Show the address of the source of this line; Enter there opens it."""
    from vnsemi_tui.ui.screens.overlay import Overlay
    from vnsemi_tui.views.link import LinkPage

    library, thing = browser.desk.known.library, _thing_here(browser)
    if isinstance(thing, Source):
        sources = [thing]
    elif isinstance(thing, Claim):
        cites = browser.desk.known.cites(thing)
        found = dict.fromkeys(cite.source for cite in cites)
        sources = [library.sources[one] for one in found if one in library.sources]
    else:
        sources = []
    if not sources:
        browser.tell("This line has no source of its own. Choose a claim.")
        return
    page = LinkPage(sources)

    def go(source_id: str | None) -> None:
        if source_id:
            from vnsemi_tui.outside.links import open_link

            _, link = page.links[source_id]
            browser.run_outside(lambda: open_link(link))

    browser.app.push_screen(Overlay(page), go)


def edit(browser: BrowseScreen) -> None:
    """Open the brief behind the line in the reader's editor, then read the briefs again."""
    from textual.app import SuspendNotSupported

    from vnsemi_tui.outside.editor import NoEditorError, editor_command
    from vnsemi_tui.ui.terminal import forget_typed

    place = _file_here(browser)
    if place is None:
        browser.tell("There is no brief behind this line. Choose a claim or a card.")
        return
    path, line = place
    seen = look(path)
    if seen.reason:
        browser.tell(f"{excerpt(told(path))} {seen.reason}")
        return
    if not seen.is_file:
        key = browser.desk.key("read-again")
        browser.tell(f"{excerpt(told(path))} is gone. {key} reads the briefs again.")
        return
    try:
        command = editor_command(path, line)
        with browser.app.suspend():
            ended = subprocess.run(command, check=False)
            forget_typed()
    except (NoEditorError, OSError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        browser.tell(f"No editor was opened: {excerpt(reason, 200)}")
        return
    except SuspendNotSupported:
        browser.tell(
            f"This terminal can't be lent to an editor. The file is {excerpt(told(path), 300)}."
        )
        return
    if ended.returncode:
        browser.tell(f"The editor ended with code {ended.returncode}.")
    read_again(browser)


def read_again(browser: BrowseScreen) -> None:
    """Read the briefs again; of a brief that has errors since, go on with what was good."""
    problems = browser.desk.read()
    browser.show_anew()
    browser.finder.prepare()
    library = browser.desk.known.library
    told = f"{len(library.contents.files)} files were read again."
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        told += f" {excerpt(problems[0], 300)}{more}. Data check lists what is wrong."
    if library.accepted:
        told += f" {_as_before(sorted(library.accepted))}"
    browser.tell(told, trouble=bool(problems or library.accepted))


def _as_before(files: Sequence[str]) -> str:
    """Return that `files` are shown as they were before they had errors."""
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    return f"You still see {excerpt(files[0], 100)}{more} as before."


COMMANDS = (
    Command(
        "mark",
        "space",
        "Mark",
        "Mark this line, or take its mark away.",
        HERE,
        mark,
        order=2,
        vietnamese="đánh dấu",
    ),
    Command(
        "copy",
        "y",
        "Copy line",
        "Copy this line with its source.",
        TAKE,
        copy_line,
        order=3,
        footer="copy",
        vietnamese="sao chép dòng",
    ),
    Command(
        "copy-page",
        "Y",
        "Copy page",
        "Copy everything this page says.",
        TAKE,
        copy_page,
        order=4,
        vietnamese="sao chép trang",
    ),
    Command(
        "open-source",
        "o",
        "Open source",
        "Open the source's address in a web browser.",
        TAKE,
        open_source,
        order=5,
        vietnamese="mở nguồn, mở liên kết",
    ),
    Command(
        "edit",
        "E",
        "Edit",
        "Open the brief in your editor, at this line.",
        TAKE,
        edit,
        order=6,
        vietnamese="sửa, chỉnh sửa",
    ),
    Command(
        "read-again",
        "R",
        "Read again",
        "Read the briefs again from disk.",
        TAKE,
        read_again,
        order=7,
        vietnamese="đọc lại, tải lại",
    ),
)
