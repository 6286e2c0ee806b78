"""Commands that find letters in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.ui.command import HERE, Command

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen


def _can_find(browser: BrowseScreen) -> bool:
    return not browser.has_class("-searching")


def _has_found(browser: BrowseScreen) -> bool:
    return browser.is_finding


COMMANDS = (
    Command(
        "find",
        "f",
        "Find in page",
        "Mark where this page has what you type, and go there.",
        HERE,
        lambda browser: browser.find(),
        can=_can_find,
        order=7,
        priority=True,
        vietnamese="tìm trong trang",
    ),
    Command(
        "find-next",
        "n",
        "Next place",
        "Go to the next place that was found.",
        HERE,
        lambda browser: browser.find_beside(1),
        can=_has_found,
        order=8,
        vietnamese="chỗ tiếp theo",
    ),
    Command(
        "find-previous",
        "N",
        "Place before",
        "Go to the place before it that was found.",
        HERE,
        lambda browser: browser.find_beside(-1),
        can=_has_found,
        order=9,
        vietnamese="chỗ trước",
    ),
)
