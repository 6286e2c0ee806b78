"""The box that a query is typed into: every letter is text, in the order it was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message
from textual.widgets import Input

from vnsemi_tui.text.clean import clean
from vnsemi_tui.text.keys import types_text
from vnsemi_tui.ui.command import Command

if TYPE_CHECKING:
    from vnsemi_tui.search.completing import Completion

LONGEST_QUERY = 200
"""Characters; more can't be typed or pasted."""
OPENER = "/"
"""The key that opens the search."""
PAGE = 10
"""How many results PgUp and PgDn move by."""

_MOVES = {"up": -1, "down": 1, "pageup": -PAGE, "pagedown": PAGE}


class QueryBox(Input):
    """A one-line box without a frame; the keys it doesn't need itself become messages.

    All its keys are handled as they arrive. Textual runs bindings only after a key has bubbled
    up, so in one read from the terminal letters would overtake Backspace, and Vietnamese input
    methods send `d`, Backspace, `đ` at once.

    `Input.Changed` and `Input.Submitted` are posted as usual.
    """

    DEFAULT_CSS: ClassVar[str] = """
    QueryBox {
        background: $background;
        &.-textual-compact { padding: 0 1; }
        &:focus { background-tint: transparent; }
        &>.input--placeholder { color: $text-muted; }
    }
    """

    class _FromBox(Message):
        """A message of one box."""

        def __init__(self, box: QueryBox) -> None:
            super().__init__()
            self.box = box
            """The box that has the focus."""

        @property
        def control(self) -> QueryBox:
            """The box, so that `@on` can select by it."""
            return self.box

    class Moved(_FromBox):
        """An arrow or page key: the cursor of the results beside the box should move."""

        def __init__(self, box: QueryBox, rows: int) -> None:
            super().__init__(box)
            self.rows = rows
            """How far: -1 is up, 1 down, `PAGE` for page keys."""

    class Cancelled(_FromBox):
        """Escape."""

    class Completed(_FromBox):
        """Tab has completed a filter as far as it can."""

        def __init__(self, box: QueryBox, completion: Completion) -> None:
            super().__init__(box)
            self.completion = completion
            """What is typed now, and whether it may still become several things."""

    class Narrowed(_FromBox):
        """Tab where it completes nothing, or Shift+Tab: go to another kind of results."""

        def __init__(self, box: QueryBox, step: int) -> None:
            super().__init__(box)
            self.step = step
            """1 for the next kind, -1 for the one before."""

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        longest: int = LONGEST_QUERY,
        opener: str = OPENER,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Begin with `value`; it is at most `longest` and does not begin with `opener`."""
        super().__init__(
            clean(value)[:longest],
            placeholder,
            max_length=longest,
            select_on_focus=False,  # the first letter would replace what was typed before it
            compact=True,
            name=name,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self.longest = longest
        self.opener = opener
        """The key that opens the box from elsewhere; no text begins with it."""
        self.complete: Callable[[str, int], Completion | None] = lambda _query, _cursor: None
        """What Tab makes of a query with the cursor at a place; None where it means another."""

    async def _on_key(self, event: events.Key) -> None:
        """Take letters, editing keys and messages in the order they come."""
        if event.character == self.opener and not self.value:
            pass  # the box is open already: the key that opens it elsewhere means nothing here
        elif event.is_printable:
            await super()._on_key(event)
        elif event.key in _MOVES:
            self.post_message(self.Moved(self, _MOVES[event.key]))
        elif event.key == "escape":
            self.post_message(self.Cancelled(self))
        elif event.key == "tab" and (completed := self.complete(self.value, self.cursor_position)):
            self.put(completed.query, completed.cursor)
            self.post_message(self.Completed(self, completed))
        elif event.key in ("tab", "shift+tab"):
            self.post_message(self.Narrowed(self, 1 if event.key == "tab" else -1))
        elif not await self._edit(event.key):
            return
        event.stop()
        event.prevent_default()

    def put(self, query: str, cursor: int) -> None:
        """Have `query` in the box and the cursor at `cursor`, unless it is too long."""
        if len(query) <= self.longest:
            self.value = query
            self.cursor_position = cursor

    async def _edit(self, key: str) -> bool:
        """Run the action that `Input` binds to `key`; False if there is none to run."""
        if key in ("ctrl+c", "super+c") and self.selection.is_empty:
            return False  # nothing to copy here: the screen decides
        for binding in self._bindings.key_to_bindings.get(key, ()):
            await self.run_action(binding.action)
            return True
        return False

    def _on_paste(self, event: events.Paste) -> None:
        """Insert pasted text as one clean line, cut to what still fits."""
        event.stop()
        event.prevent_default()
        self._insert_cleaned(event.text)

    def action_paste(self) -> None:
        """Insert what was copied in the app, cleaned like any other paste."""
        self._insert_cleaned(self.app.clipboard)

    def restricted(self) -> None:
        """Stay silent when the box is full."""

    def _insert_cleaned(self, text: str) -> None:
        start, end = sorted(self.selection)
        room = self.longest - len(self.value) + end - start
        # Far more than fits is not worth cleaning: a paste may be megabytes.
        line = clean(text[: 10 * self.longest])[:room]
        if line:
            self.replace(line, start, end)


def beside_text(command: Command) -> Command:
    """Return `command` with those of its keys that a box leaves to it."""
    taken = _editing_keys()
    keys = command.keys.split(",") if command.keys else []
    left = [key for key in keys if key not in taken and not types_text(key)]
    return command if left == keys else command.with_keys(",".join(left))


@cache
def _editing_keys() -> frozenset[str]:
    """Return the keys with which what is typed is edited."""
    return frozenset(QueryBox._merge_bindings().key_to_bindings)
