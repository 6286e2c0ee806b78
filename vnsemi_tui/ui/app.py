"""The browser as a Textual app."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Callable, Sequence
from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import (
    CommandInput,
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hits,
    Provider,
)
from textual.command import Hit as PaletteHit
from textual.content import Content
from textual.driver import Driver
from textual.errors import NoWidget
from textual.filter import LineFilter, Monochrome
from textual.screen import Screen
from textual.widgets import Input, LoadingIndicator

from vnsemi_tui.text.telex import key_under
from vnsemi_tui.ui.command import Command
from vnsemi_tui.ui.commands import closing_keys
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.ui.faults import KeepsFaults
from vnsemi_tui.ui.messages import CopyText, GoOutside, Tell
from vnsemi_tui.ui.screens.browse import BrowseScreen
from vnsemi_tui.ui.screens.leaving import LeftOnce
from vnsemi_tui.ui.terminal import why_not_stopped
from vnsemi_tui.ui.theme import WITHOUT_COLOURS, use_own_themes
from vnsemi_tui.ui.typing import HoldsKeys
from vnsemi_tui.views.help import Key, Wanted


class EverythingProvider(Provider):
    """Gives the palette our commands and, by our own search, everything in the library."""

    @property
    def _browser(self) -> BrowseScreen:
        assert isinstance(self.screen, BrowseScreen)
        return self.screen

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        """Offer the commands before anything is typed."""
        for command in self._browser.desk.commands:
            yield DiscoveryHit(
                _shown(command),
                _runner(self._browser, command.action),
                command.label,
                _help(command.about),
            )

    async def search(self, query: str) -> Hits:
        """Offer commands by key, name, words and Vietnamese words, then what the search finds."""
        wanted = Wanted(query)
        for place, command in enumerate(self._browser.desk.commands):
            score = _score(command.key, wanted)
            if score:
                run = _runner(self._browser, command.action)
                yield PaletteHit(
                    score - place / 1000,
                    _shown(command),
                    run,
                    command.label,
                    _help(command.about),
                )
        browser = self._browser
        for place, hit in enumerate(browser.desk.search(query).results.hits[:20]):
            document = hit.document
            yield PaletteHit(
                1.0 - place / 100,
                Content(document.title),
                _opener(browser, document.page, document.address),
                document.title,
                _help(document.context),
            )


def _score(key: Key, wanted: Wanted) -> float:
    """Return how well a command fits: by its key, its name, what it does, or not at all (0)."""
    if not wanted:
        return 0
    if wanted.is_key_of(key.keys):
        return 5
    everything = f"{key.label} {key.about} {key.keys} {key.words}"
    for score, text in ((4.0, key.label), (3.0, everything)):
        if wanted.fits(text, beginning=True):
            return score
    return 2 if wanted.fits(everything) else 0


def _shown(command: Command) -> Content:
    """Return the name of `command` and its keys."""
    return Content.assemble(command.label, (f"  {command.shown}", "not bold"))


def _runner(browser: BrowseScreen, action: str) -> Callable[[], object]:
    return lambda: browser.call_later(browser.run_action, action)


def _opener(browser: BrowseScreen, page: str, address: str) -> Callable[[], object]:
    return lambda: browser.open(page, at=address)


def _help(text: str) -> str:
    """Return `text` as content: as a plain string the palette would read markup in it."""
    return cast(str, Content(text))


class _Offers(CommandList):
    """The palette's list, which may be clicked on where one of before was drawn."""

    def on_click(self, event: events.Click) -> None:
        """Leave out a click on what is no longer offered."""
        if event.style.meta.get("option", 0) >= self.option_count:
            event.prevent_default()


class Palette(LeftOnce, CommandPalette):
    """A palette that bears keys before its list has a size, and answers after it was left.

    Nothing in it moves, and what is chosen is seen under every theme, and without colours.
    """

    DEFAULT_CSS = """
    Palette {
        SearchIcon, LoadingIndicator { display: none; }
        &>Vertical { background: $background; }
        #--input { border: none; border-bottom: solid $border-blurred; padding: 0 1; }
        CommandList { border-bottom: solid $border-blurred; }
        CommandList > .option-list--option-highlighted {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        &>.command-palette--help-text { text-style: not dim not bold; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out what Textual does, with a list of our own."""
        for widget in super().compose():
            yield _Offers() if isinstance(widget, CommandList) else widget

    def on_mount(self) -> None:
        """Keep the cursor of the box still."""
        self.query_one(CommandInput).cursor_blink = False

    def on_click(self, event: events.Click) -> None:
        """Leave out a click beyond the edge, which comes just after the terminal was shrunk."""
        try:
            self.get_widget_at(int(event.screen_x), int(event.screen_y))
        except NoWidget:
            event.prevent_default()

    @property
    def _stands(self) -> bool:
        """Whether its widgets have not been taken down yet."""
        return bool(self.query(CommandList) and self.query(LoadingIndicator))

    def _gather_commands(self, search_value: str) -> None:  # type: ignore[override]  # a worker
        """Search, unless the letter comes after the palette was left."""
        if self._stands:
            super()._gather_commands(search_value)

    def _watch__list_visible(self) -> None:
        """Show or hide the list, unless a search ended after the palette was left."""
        if self._stands:
            super()._watch__list_visible()

    async def _watch__show_busy(self) -> None:
        """Show or hide that it is busy, unless that came after the palette was left."""
        if self._stands:
            await super()._watch__show_busy()

    def _action_command_list(self, action: str) -> None:
        """Pass `action` on, once the list is laid out."""
        if self.query_one(CommandList).size:
            super()._action_command_list(action)


class VnsemiApp(KeepsFaults, HoldsKeys):
    """Shows one library."""

    TITLE = "vnsemi-tui"
    CSS_PATH = "screens/browse.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {EverythingProvider}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+c",
            "interrupt",
            "Copy or quit",
            show=False,
            id="interrupt",
            tooltip="Copy, else press twice to quit",
        ),
        Binding(
            "ctrl+z",
            "stop_for_now",
            "Back to the shell for now",
            show=False,
            id="stop",
            tooltip="Back to the shell for now; fg comes back",
        ),
    ]

    no_color = False
    """Whether not one colour may be drawn."""
    _more_filters: Sequence[LineFilter] = ()

    def __init__(
        self,
        desk: Desk,
        *,
        with_colours: bool = True,
        few_colours: bool = False,
        in_ascii: bool = False,
    ) -> None:
        """Show what lies on `desk`; `in_ascii` glyphs and lines, but never letters.

        `few_colours` is what a terminal has that can't draw a theme's own colours.
        """
        super().__init__()
        self.desk = desk
        self.no_color = not with_colours
        self.animation_level = "none"
        if not with_colours or in_ascii:
            from vnsemi_tui.ui.filters import InAscii, WithoutColours

            more = [WithoutColours()] * (not with_colours), [InAscii()] * in_ascii
            self._more_filters = [*more[0], *more[1]]
        self._interrupted = False
        theme = desk.keeper.state.theme or desk.settings.theme
        use_own_themes(self, theme, few_colours=few_colours)
        if desk.settings.theme:
            from vnsemi_tui.config.checks import with_themes

            desk.config = with_themes(desk.config, self.available_themes)
        if desk.settings.keys:
            self.set_keymap({"overlay.close": closing_keys(desk.commands)})

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what is done to each line that is drawn.

        Textual itself draws greys where NO_COLOR is set, even to nothing.
        """
        if self.no_color:  # what makes colours of dim text would leave nothing of it
            return self._more_filters
        usual = super().get_line_filters()
        return [*(one for one in usual if not isinstance(one, Monochrome)), *self._more_filters]

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of the theme."""
        variables = super().get_css_variables()
        if self.no_color:
            variables |= WITHOUT_COLOURS
            self.theme_variables = variables
        return variables

    def get_default_screen(self) -> BrowseScreen:
        """Return the browser's screen."""
        return BrowseScreen(self.desk)

    def on_mount(self) -> None:
        """Keep what is typed before the start page's box has the focus: it is no command."""
        if self.desk.here == "start":
            self.hold_keys()

    def on_ready(self) -> None:
        """Collect garbage again: the first frame is out."""
        gc.freeze()
        gc.enable()

    def action_command_palette(self) -> None:
        """Open the palette over the browser; not over help and menu, nor where nothing fits."""
        if isinstance(self.screen, BrowseScreen) and not self.screen.has_class("-tiny"):
            self.push_screen(Palette(id="--command-palette"))

    async def on_event(self, event: events.Event) -> None:
        """Leave out what would fail: a press on what is just being removed, keys after leaving."""
        if self._exit and isinstance(event, events.InputEvent):
            return
        if isinstance(event, events.Key):
            event = self._as_pressed(event)
        if not isinstance(event, events.MouseDown) or event.is_forwarded or self._is_there(event):
            await super().on_event(event)

    def _as_pressed(self, event: events.Key) -> events.Key:
        """Return the key itself where an input method made a Vietnamese letter of a command's."""
        if self.is_holding_keys or isinstance(self.focused, Input):
            return event  # it is text
        key = key_under(event.character or "")
        is_bound = any(event.key in command.keys.split(",") for command in self.desk.commands)
        return events.Key(key, key) if key and not is_bound else event

    def _is_there(self, event: events.MouseDown) -> bool:
        try:
            widget, _ = self.screen.get_widget_at(event.x, event.y)
        except NoWidget:
            return True
        return isinstance(widget, Screen) or widget.parent is not None

    def action_interrupt(self) -> None:
        """Copy what is selected; else, pressed a second time, leave."""
        selected = self.screen.get_selected_text()
        if selected:
            self.post_message(CopyText(selected))
        elif self._interrupted:
            self.exit()
        else:
            self._interrupted = True
            leave = self.desk.key("leave")
            self.notify(f"Press Ctrl+C again to quit, or {leave}.", markup=False, timeout=2)
            self.set_timer(2, self._forget_interrupt)

    def action_stop_for_now(self) -> None:
        """Give the terminal back to the shell until it goes on with this; say where none can."""
        reason = why_not_stopped()
        if reason:
            self.post_message(Tell(reason))
        else:
            self.action_suspend_process()

    @on(Driver.SignalResume)
    def _draw_anew(self) -> None:
        """Draw everything: what the shell has written stands on the screen."""
        self.refresh(layout=True)

    # What screens ask for

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what is selected in a box as everything is copied here; nothing of no text.

        An empty text sent to the terminal would clear the reader's clipboard.
        """
        if text:
            self._clipboard = text  # at once: Ctrl+V may come before the message arrives
            self.post_message(CopyText(text))

    def on_copy_text(self, message: CopyText) -> None:
        """Copy in a thread: a program that takes the text may be slow."""
        from vnsemi_tui.outside.clipboard import copy

        self._clipboard = message.text  # for Ctrl+V in a box
        to_terminal = super().copy_to_clipboard

        def send(text: str) -> None:
            self.call_from_thread(to_terminal, text)

        self._in_a_thread(lambda: copy(message.text, send))

    def on_go_outside(self, message: GoOutside) -> None:
        """Do what was asked in a thread."""
        self._in_a_thread(message.act)

    def on_tell(self, message: Tell) -> None:
        """Show a few words above the footer, in the place of what was said before."""
        self.clear_notifications()
        if message.trouble:
            self.notify(message.text, markup=False, severity="warning", timeout=8)
        else:
            self.notify(message.text, markup=False, timeout=3)

    def _in_a_thread(self, act: Callable[[], str]) -> None:
        self.run_worker(lambda: self.post_message(Tell(act())), thread=True)

    def _forget_interrupt(self) -> None:
        self._interrupted = False
