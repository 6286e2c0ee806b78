"""The browser's one screen: sidebar, card, proof, and the search over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from vnsemi_tui.model.dates import shown_day
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.ui.actions.looking import has_filter, take_filter_away
from vnsemi_tui.ui.commands import BY_ID, COMMANDS, bindings, in_footer
from vnsemi_tui.ui.desk import START, Desk
from vnsemi_tui.ui.messages import CopyText, GoOutside, Tell
from vnsemi_tui.ui.screens.searching import SearchingScreen
from vnsemi_tui.ui.widgets.bars import Action, ActionBar, TopBar
from vnsemi_tui.ui.widgets.finder import Finder
from vnsemi_tui.ui.widgets.finding import FindingPane
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.query import QueryBox, beside_text
from vnsemi_tui.views.lines import Line, Page
from vnsemi_tui.views.lists import EDIT
from vnsemi_tui.views.pages import proof_of
from vnsemi_tui.views.registry import page_kind
from vnsemi_tui.views.sidebar import Sidebar

if TYPE_CHECKING:
    from vnsemi_tui.views.choices import Choice, Typed


IN_THE_BOX = (
    Action("↓", "into the list", "press('down')"),
    Action("Enter", "open", "press('enter')"),
    Action("Tab", "kind", "press('tab')"),
    Action("Escape", "leave", "press('escape')"),
)
"""What the footer names while letters are text."""

IN_THE_EMPTY_BOX = (
    Action("Escape", "letters are keys again", "press('escape')"),
    Action("↓", "into the page", "press('down')"),
    Action("Tab", "next pane", "press('tab')"),
)
"""The same before anything is typed."""

IN_THE_FIND_BOX = (
    Action("Enter", "keep the marks", "press('enter')"),
    Action("↓ ↑", "next, before", "press('down')"),
    Action("Escape", "back", "press('escape')"),
)
"""The same while they are looked for in the page."""


class BrowseScreen(SearchingScreen):
    """Sidebar, card and proof; a query box that brings results in their place."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [command.binding for command in COMMANDS]

    def __init__(self, desk: Desk) -> None:
        """Show what lies on `desk`."""
        super().__init__(desk)
        self.most_panes = desk.panes
        if desk.settings.keys:
            self._bindings = bindings(desk.commands, self._bindings)

    def compose(self) -> ComposeResult:
        """Lay out bars, box and panes."""
        # Known already, so that the first frame needs no second layout.
        self.fit(self.app.size)
        yield TopBar(id="top")
        finder = Finder(self.desk)
        finder.side_by_side = self.most_panes > 1
        finder.set_class(self.desk.here == START, "-shown")
        yield finder
        with Horizontal(id="body"):
            yield LinePane(id="sidebar")
            yield FindingPane(id="card")
            yield FindingPane(id="detail")
        yield ActionBar(self._footer(), id="actions")
        yield Static("vnsemi-tui needs 30 x 8 cells", id="too-small", markup=False)

    def on_mount(self) -> None:
        """Show the first page."""
        self.show_anew()
        troubles = (self.desk.keeper.trouble, self.desk.config.trouble)
        if any(troubles):
            self.tell("\n".join(filter(None, troubles)), trouble=True)

    def show_anew(self) -> None:
        """Show everything again: the briefs, or the day as of which they are shown, are others."""
        known = self.desk.known
        bar = self.query_one(TopBar)
        newest = known.newest_source
        bar.note = f"newest source {newest}" if newest else ""
        bar.banner = f"as of {shown_day(known.day)}" if known.is_past else ""
        self.query_one("#sidebar", LinePane).show(Sidebar(known, self.desk.own_places))
        self.marks_changed()
        self.open_here()

    def look_as_of(self, day: date | None) -> None:
        """Show what had been published by the end of `day`; None is today."""
        self.desk.look_as_of(day)
        self.show_anew()
        self.finder.prepare()

    # Pages

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.card.page

    @property
    def line(self) -> Line:
        """The line that the reader is at: the cursor of the pane that has the focus."""
        focused = self.focused
        return focused.line if isinstance(focused, LinePane) else self.card.line

    @property
    def proof_address(self) -> str:
        """The claim whose proof the reader is in; empty elsewhere."""
        page = self.detail.page if self.detail.has_focus else None
        return page.address if page else ""

    def open(self, address: str, at: str = "", *, replacing: bool = False) -> None:
        """Open the page at `address`, the cursor on the claim `at`; the history grows.

        With `replacing` it is another look at the page that is open, and the history does not.
        """
        if self.desk.page(address) is None:
            self.tell(f"There is no page {excerpt(address)}.")
            return
        self.desk.visit(address, replacing=replacing)
        self.open_here(at)

    def open_here(self, at: str = "") -> None:
        """Show the page that the desk is at, and put the focus where reading begins."""
        page = self.desk.page(self.desk.here)
        if page is None:
            self.tell(f"{excerpt(self.desk.here)} is no longer in these briefs.")
            self.open(START)
            return
        self.leave_search()
        self.remove_class("-proof")
        is_start = self.desk.here == START
        self._set_aside(self.desk.here)
        self.card.show(page, at)
        self.finder.set_class(is_start, "-shown")
        self.query_one(TopBar).page_title = page.title
        self._show_footer()
        self.query_one("#sidebar", LinePane).mark(self._in_sidebar)
        self.focus_pane(self.finder.box if is_start else self.card)

    @property
    def _in_sidebar(self) -> str:
        """The line of the sidebar that the page belongs to."""
        name, *settings = self.desk.here.split(" ")
        name = name.partition("/")[0]
        if name in self.desk.known.library.sources:
            return "sources"
        kind = page_kind(name)
        belongs_to = kind.belongs_to if kind else ""
        return settings[0] if belongs_to == "*" else belongs_to or name

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, however it came; a card that is gone to is a page visited."""
        pane = event.widget
        self.make_room(pane)
        self._show_footer()
        self.hide_find_bar()
        page = self.card.page
        if pane.id in ("card", "sidebar") and self.finder.is_searching:
            self.leave_search()  # a letter that came after Enter must not begin another search
        is_read = pane in (self.card, self.detail)
        if is_read and page is not None and page.address != self.desk.here:
            self.desk.visit(page.address)
            self.finder.set_class(self.desk.here == START, "-shown")

    @on(Finder.Opened)
    def _open_result(self, event: Finder.Opened) -> None:
        """Open what was found."""
        event.stop()
        self.open(event.page, at=event.at)

    @on(LinePane.Chosen)
    def _open_chosen(self, event: LinePane.Chosen) -> None:
        """Open what a line is about; a line that opens nothing shows its proof."""
        event.stop()
        line = event.line
        if line.opens.startswith(EDIT):
            self.action_do("edit")
        elif line.opens and line.opens != self.desk.here:
            self.open(line.opens, at=line.address)
        elif event.pane.id == "sidebar":
            self.focus_pane(self.card)
        elif line.address and event.pane.id == "detail":
            self._show_proof(line.address)
        elif line.address:
            self.show_proof()

    @on(LinePane.Highlighted)
    def _show_beside(self, event: LinePane.Highlighted) -> None:
        """Show the proof of a line, the card of a name."""
        event.stop()
        match event.pane.id:
            case "card":
                self._show_proof(event.line.address)
            case "sidebar" if event.pane.has_focus and event.line.opens:
                page = self.desk.page(event.line.opens)
                self.remove_class("-proof")
                self._set_aside(event.line.opens)
                self.card.show(page)
                self.query_one(TopBar).page_title = page.title if page else ""

    def _set_aside(self, address: str) -> None:
        """Leave the proof's room to pages that need it.

        The class is the pane's own: one of the screen would have every widget styled anew.
        """
        kind = page_kind(address)
        self.detail.set_class(kind is not None and kind.wants_room, "-aside")

    def _show_proof(self, address: str) -> None:
        self.detail.show(proof_of(self.desk.known, address) if address else None)

    @on(Finder.Toggled)
    def _name_the_keys_of_the_box(self) -> None:
        """Have the footer name what the box does, empty or not."""
        self._show_footer()

    # Commands

    def can(self, command: str) -> bool:
        """Whether the command with this id can be done now."""
        return BY_ID[command].can(self)

    @property
    def can_close(self) -> bool:
        """Whether there is anything that Escape closes."""
        return (
            self.finder.is_searching
            or self.is_finding
            or self.has_class("-proof")
            or has_filter(self)
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Say what can be done now: letters typed into the box are no commands."""
        if action != "do":
            return True
        command = BY_ID[str(parameters[0])]
        if command.priority and isinstance(self.focused, Input):
            return False
        return True if command.can(self) else None

    def action_do(self, command: str) -> None:
        """Carry out the command with this id."""
        BY_ID[command].do(self)

    def action_press(self, key: str) -> None:
        """Do what `key` does in the box that is typed in: for a click on the footer."""
        box = self.focused if isinstance(self.focused, Input) else self.finder.box
        box.post_message(events.Key(key, None))

    def show_proof(self) -> None:
        """Go to the proof of the line under the cursor, or back from it."""
        if self.finder.is_searching or not self.detail.page:
            self.tell("This line has no claim to prove. Choose another one.")
        elif self.detail.has_focus:
            self.close_topmost()
        else:
            self.focus_pane(self.detail)

    def close_topmost(self) -> None:
        """Close the search, the marks of find, the proof, or take the last filter away."""
        if self.finder.is_searching:
            self.close_search()
        elif self.is_finding:
            self.stop_finding()
        elif self.has_class("-proof"):
            self.remove_class("-proof")
            self.focus_pane(self.card)
            self._show_proof(self.card.line.address)
        else:
            take_filter_away(self)

    # What the commands use

    def tell(self, text: str, *, trouble: bool = False) -> None:
        """Say `text` to the reader."""
        self.post_message(Tell(text, trouble=trouble))

    def copy(self, text: str) -> None:
        """Put `text` on the reader's clipboard."""
        self.post_message(CopyText(text))

    def run_outside(self, act: Callable[[], str]) -> None:
        """Run `act` in a thread, and tell what it returns."""
        self.post_message(GoOutside(act))

    def choose(
        self,
        title: str,
        about: str,
        choices: Sequence[Choice],
        then: Callable[[str | None], None],
        *,
        typed: Typed = lambda _: [],
        placeholder: str = "Type to narrow the list",
        at: str | None = None,
        preview: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Have one of `choices` chosen, then call `then` with it, or with None."""
        from vnsemi_tui.ui.screens.chooser import Chooser

        chooser = Chooser(title, about, choices, typed, placeholder, at=at, preview=preview)
        self.app.push_screen(chooser, then)

    def marks_changed(self) -> None:
        """Show what is marked now."""
        marked = self.desk.marked
        for pane in self.query(LinePane):
            pane.marked = marked
        if self.desk.here == "marks":
            self.card.show(self.desk.page("marks"))

    def _show_footer(self) -> None:
        bar = self.query_one(ActionBar)
        bar.menu_key = self._key_here("all-actions")
        bar.help_key = self._key_here("help")
        bar.actions = tuple(self._footer())

    def _key_here(self, name: str) -> str:
        """Return the key of a command that works where the focus is; letters may be text there."""
        command = self.desk.command(name)
        if not isinstance(self.focused, QueryBox):
            return command.first_key
        return beside_text(command).first_key

    def _footer(self) -> list[Action]:
        if isinstance(self.focused, Input):
            if self.focused.id != "query":
                return list(IN_THE_FIND_BOX)
            return list(IN_THE_BOX if self.finder.is_searching else IN_THE_EMPTY_BOX)
        return [
            Action(command.first_key, command.footer, command.action)
            for command in in_footer(self.desk.commands)
            if self.can(command.id)
        ]

    @on(ActionBar.Pressed)
    async def _run_pressed(self, event: ActionBar.Pressed) -> None:
        event.stop()
        await self.run_action(event.action.removeprefix("app."))
