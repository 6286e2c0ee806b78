"""Commands that find letters in the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen


def _can_find(browser: BrowseScreen) -> bool:
    return not browser.has_class("-searching")


def _has_found(browser: BrowseScreen) -> bool:
    return browser.is_finding


DO: dict[str, Callable[[BrowseScreen], None]] = {
    "find": lambda browser: browser.find(),
    "find-next": lambda browser: browser.find_beside(1),
    "find-previous": lambda browser: browser.find_beside(-1),
}
CAN: dict[str, Callable[[BrowseScreen], bool]] = {
    "find": _can_find,
    "find-next": _has_found,
    "find-previous": _has_found,
}
