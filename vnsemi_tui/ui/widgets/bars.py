"""The rows above and below a screen: where one is, and what can be done here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from vnsemi_tui.text.width import cell_width, cut
from vnsemi_tui.ui.styled import MARK_WIDTH, Looks, strip
from vnsemi_tui.views.lines import Line, Span, Tone

APP_NAME = "vnsemi-tui"
BANNER_MARK = "▲ "
"""Stands before a banner, so that not only its colour says it."""
_SHORTEST_TITLE = 16


class _Bar(Widget):
    """One row that is drawn from a line."""

    DEFAULT_CSS = """
        _Bar {
            height: 1;
            width: 100%;
            background: $surface;
            color: $foreground;
        }
        """
    ALLOW_SELECT = False

    _looks: Looks | None = None

    def notify_style_update(self) -> None:
        """Take the styles anew, as after a change of theme."""
        super().notify_style_update()
        self._looks = None

    def render_line(self, y: int) -> Strip:
        """Draw the bar."""
        if self._looks is None:
            self._looks = Looks.of(self)
        return strip(Line(self.spans(self.size.width - MARK_WIDTH)), self.size.width, self._looks)

    def spans(self, width: int) -> tuple[Span, ...]:
        """Return what the bar shows in `width` cells."""
        raise NotImplementedError


class TopBar(_Bar):
    """The app's name and the page's title; right, how new the library is, or a banner."""

    page_title: reactive[str] = reactive("")
    """The title of the page."""
    note: reactive[str] = reactive("")
    """Stands back at the right, as `newest source 29 Nov 2024`; left out where space is short."""
    banner: reactive[str] = reactive("")
    """Takes the place of `note` and stays where space is short, as `as of 1 Jan 2024`."""

    def __init__(
        self, title: str = "", note: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(TopBar.page_title, title)
        self.set_reactive(TopBar.note, note)

    def spans(self, width: int) -> tuple[Span, ...]:
        """Return name, title and what stands at the right."""
        width -= 1  # the cell right of the text
        right = Span(self.note, Tone.MUTED)
        if self.banner:
            right = Span(cut(BANNER_MARK + self.banner, width), Tone.OPEN)
        name = Span(APP_NAME, Tone.STRONG)
        left_over = width - cell_width(right.text) - 1
        title_cells = min(cell_width(self.page_title), _SHORTEST_TITLE)
        if not self.banner and left_over < title_cells:
            right, left_over = Span(""), width
        spans: list[Span] = []
        if left_over >= len(APP_NAME) + 2 + title_cells:
            spans = [name, Span("  ")] if self.page_title else [name]
            left_over -= sum(len(span.text) for span in spans)
        title = Span(cut(self.page_title, max(0, left_over)))
        used = sum(cell_width(span.text) for span in (*spans, title, right))
        return (*spans, title, Span(" " * max(0, width - used)), right)


class Action(NamedTuple):
    """Something that can be done here, as the footer names it."""

    key: str
    """The key as people read it, `s` or `F2`; empty where it has none."""
    label: str
    """One or two words."""
    action: str
    """What Textual's `run_action` takes, `do('proof')`."""


ALL = Action("F2", "all", "do('all-actions')")
"""The menu of everything; always there if it fits."""
HELP = Action("?", "help", "do('help')")
"""Help; always there, at the right, if it fits."""

_GAP = 2


class _Placed(NamedTuple):
    """An action and the cells it takes."""

    start: int
    end: int
    action: Action


def place_actions(
    actions: Iterable[Action], width: int, last: tuple[Action, Action] = (ALL, HELP)
) -> list[_Placed]:
    """Return those actions that fit into `width` cells with their places.

    The last one of `last` stands at the right edge; both of them come before the rest where not
    everything fits.
    """
    menu, help_ = last
    placed: list[_Placed] = []
    start, end = 0, width
    if _cells(help_) <= width:
        placed.append(_Placed(width - _cells(help_), width, help_))
        end = width - _cells(help_) - _GAP
    menu_fits = _cells(menu) <= end
    room = end - (_cells(menu) + _GAP if menu_fits else 0)
    for action in actions:
        if start + _cells(action) > room:
            break
        placed.append(_Placed(start, start + _cells(action), action))
        start += _cells(action) + _GAP
    if menu_fits:
        placed.append(_Placed(start, start + _cells(menu), menu))
    return sorted(placed)


def _cells(action: Action) -> int:
    return cell_width(_words(action))


def _words(action: Action) -> str:
    return f"{action.key} {action.label}".lstrip()


class ActionBar(_Bar):
    """The footer: the actions that fit, then `F2 all`, and `? help` at the right."""

    menu_key: reactive[str] = reactive("F2")
    """The key of the menu; empty for none."""
    help_key: reactive[str] = reactive("?")
    """The key of help; where letters are text it is another one."""
    actions: reactive[tuple[Action, ...]] = reactive(())
    """What can be done here, most wanted first, without `F2` and `?`."""

    class Pressed(Message):
        """A click on an action."""

        def __init__(self, bar: ActionBar, action: str) -> None:
            super().__init__()
            self.bar = bar
            """The bar that was clicked."""
            self.action = action
            """For `run_action`."""

        @property
        def control(self) -> ActionBar:
            """The bar, so that `@on` can select by it."""
            return self.bar

    def __init__(
        self,
        actions: Iterable[Action] = (),
        *,
        last: tuple[Action, Action] = (ALL, HELP),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._last = last
        self.set_reactive(ActionBar.actions, tuple(actions))

    def spans(self, width: int) -> tuple[Span, ...]:
        """Return the keys and labels with the gaps between them."""
        spans: list[Span] = []
        at = 0
        for start, end, action in self._place(width):
            spans += (
                Span(" " * (start - at)),
                Span(action.key, Tone.ACCENT),
                Span(_words(action).removeprefix(action.key), Tone.MUTED),
            )
            at = end
        return tuple(spans)

    def on_click(self, event: events.Click) -> None:
        """Ask for the action that was clicked."""
        event.stop()
        cell = event.x - MARK_WIDTH
        for start, end, action in self._place(self.size.width - MARK_WIDTH):
            if start <= cell < end:
                self.post_message(self.Pressed(self, action.action))

    def _place(self, width: int) -> list[_Placed]:
        menu, help_ = self._last
        last = (menu._replace(key=self.menu_key), help_._replace(key=self.help_key))
        return place_actions(self.actions, width - 1, last)
