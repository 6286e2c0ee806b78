"""What the commands do: one function for each id of `ui.commands`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vnsemi_tui.ui.actions import app, exporting, finding, going, looking, meeting, noting, taking

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen

DO: dict[str, Callable[[BrowseScreen], None]] = {
    **going.DO,
    **looking.DO,
    **finding.DO,
    **taking.DO,
    **meeting.DO,
    **noting.DO,
    **exporting.DO,
    **app.DO,
}
"""By the id of a command: what it does. What only moves the focus is the screen's own."""

CAN: dict[str, Callable[[BrowseScreen], bool]] = {
    **going.CAN,
    **looking.CAN,
    **finding.CAN,
    **meeting.CAN,
}
"""By the id of a command: whether it can be done now; always, where it is not named."""
