"""A small app of all parts, for tests of the parts: `python -m tests.ui.demo_app [--bare]`."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from vnsemi_tui.ui import received, terminal
from vnsemi_tui.ui.faults import KeepsFaults
from vnsemi_tui.ui.theme import use_own_themes
from vnsemi_tui.ui.typing import HoldsKeys
from vnsemi_tui.ui.widgets.bars import Action, ActionBar, TopBar
from vnsemi_tui.ui.widgets.lines import LinePane
from vnsemi_tui.ui.widgets.query import QueryBox
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, line, muted


class DemoPage(NamedTuple):
    """Sections of numbered rows, three of each shown until the section is unfolded."""

    address: str = "da-nang"
    title: str = "Đà Nẵng"
    sections: tuple[str, ...] = ("initiatives", "asks", "newest")
    rows: int = 6
    tail: int = 0
    """How many lines of plain text follow."""

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return a title, the sections and the tail."""
        lines = [line(Span(self.title, Tone.TITLE)), line(muted("municipality"))]
        for section in self.sections:
            shown = self.rows if section in opened or not height else min(3, self.rows)
            heading = Span(section.capitalize(), Tone.HEADING)
            lines.append(Line((heading,), "", f"section:{section}", section, heading=True))
            for number in range(shown):
                address = f"{self.address}/{section}/{number}"
                spans = (Span("██░░ ", Tone.ACCENT), Span(f"{section} [b]{number}[/b]"))
                lines.append(Line(spans, address, f"page:{number}", section))
                if number == 1:
                    second = Span(f"     more about {number}", Tone.MUTED)
                    lines.append(Line((second,), address, "", section, continues=True))
            if shown < self.rows:
                more = Span(f"… {self.rows - shown} more", Tone.MUTED)
                lines.append(Line((more,), "", f"section:{section}", section))
        return lines + [line(f"tail {number}") for number in range(self.tail)] + [BLANK]


class DemoApp(HoldsKeys, KeepsFaults):
    """A card, what was chosen, and a query box that `/` opens."""

    CSS = """
    #card, #proof { width: 1fr; height: 1fr; }
    #query { display: none; }
    #query.open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", priority=True),
        Binding("x", "fail", "Fail"),
        Binding("w", "write_on", "Write without an end"),
        Binding("q", "quit", "Quit"),
        Binding("d", "log_key('d')", "A letter that is a command"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.fails_in("init")

    def fails_in(self, where: str) -> None:
        """Raise where the environment asks for it."""
        if os.environ.get("DEMO_FAILS_IN") == where:
            raise ZeroDivisionError(where)

    def compose(self) -> ComposeResult:
        """Put bars, panes and the box on one screen."""
        yield TopBar("Đà Nẵng", "newest source 29 Nov 2024")
        yield QueryBox(placeholder="a name", id="query")
        with Horizontal():
            yield LinePane(id="card")
            yield LinePane(id="proof")
        yield ActionBar([Action("/", "search", "search"), Action("s", "proof", "log_key('s')")])

    def on_mount(self) -> None:
        """Fill the card."""
        self.fails_in("mount")
        self.run_worker(partial(self.fails_in, "worker"), thread=True)
        use_own_themes(self, os.environ.get("DEMO_THEME", "vnsemi-dark"))
        self.query_one("#card", LinePane).show(DemoPage())
        self.query_one("#card").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave `/` to a box that has the focus."""
        return not (action == "search" and isinstance(self.focused, Input))

    def action_search(self) -> None:
        """Open the box; keys typed meanwhile are held."""
        self.hold_keys()
        box = self.query_one(QueryBox)
        box.add_class("open")
        box.focus()

    def action_log_key(self, key: str) -> None:
        """Show that a key ran as a command."""
        self._say(f"command {key}")

    def action_fail(self) -> None:
        """Raise what nobody catches."""
        raise ZeroDivisionError("on purpose \x1b]52;c;x\x07")

    def action_write_on(self) -> None:
        """Draw until the terminal takes no more."""
        while self._driver is not None:
            self._driver.write("\r".ljust(1000, "~"))

    @on(Input.Submitted)
    def tell_query(self, event: Input.Submitted) -> None:
        """Show what was submitted."""
        self._say(f"submitted <{event.value}>")

    @on(QueryBox.Moved)
    def move_results(self, event: QueryBox.Moved) -> None:
        """Move the card's cursor from the box."""
        card = self.query_one("#card", LinePane)
        if event.rows > 0:
            card.action_down()
        else:
            card.action_up()

    @on(QueryBox.Cancelled)
    def close_box(self, event: QueryBox.Cancelled) -> None:
        """Go back to the card."""
        event.box.remove_class("open")
        self.query_one("#card").focus()

    @on(LinePane.Chosen, "#card")
    def tell_chosen(self, event: LinePane.Chosen) -> None:
        """Show what was chosen."""
        self._say(f"chosen {event.line.address}")

    @on(ActionBar.Pressed)
    async def run_pressed(self, event: ActionBar.Pressed) -> None:
        """Do what the footer names."""
        await self.run_action(event.action)

    def _say(self, what: str) -> None:
        self.query_one(TopBar).page_title = what


class BareApp(App[None]):
    """What the framework does without our parts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search"),
        Binding("x", "fail", "Fail"),
        Binding("q", "quit", "Quit"),
    ]

    def compose(self) -> ComposeResult:
        """Put a box and nothing else on the screen."""
        yield LinePane(id="card")
        yield Input(id="query", placeholder="bare box")

    def on_mount(self) -> None:
        """Fill the pane."""
        self.query_one(LinePane).show(DemoPage())

    def action_search(self) -> None:
        """Go to the box."""
        self.query_one(Input).focus()

    def action_fail(self) -> None:
        """Raise what nobody catches."""
        raise ZeroDivisionError("on purpose")

    @on(events.Ready)
    def say_ready(self) -> None:
        """Start where the demo starts."""
        self.query_one(LinePane).focus()


def main() -> int:
    """Run the demo, or with `--bare` the framework alone."""
    if "--bare" in sys.argv:
        app = BareApp()
        app.run()
        return app.return_code or 0
    received.SILENCE = float(os.environ.get("DEMO_SILENCE", received.SILENCE))
    return terminal.run_app(DemoApp, Path(os.environ.get("DEMO_LOGS", "/nonexistent/logs")))


if __name__ == "__main__":
    sys.exit(main())
