"""The command that prepares a meeting: a pack of what is open, or of it with another side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.model.brief import Locality
from vnsemi_tui.ui.command import TAKE, Command

if TYPE_CHECKING:
    from vnsemi_tui.ui.screens.browse import BrowseScreen
    from vnsemi_tui.views.choices import Choice

ALONE = "alone"


def _sides_here(browser: BrowseScreen) -> list[str]:
    """Return the sides that the page is about: those of a pair, else its brief."""
    name, *settings = browser.desk.here.split(" ")
    if name == "common":
        return settings
    brief = browser.desk.known.library.home_of(name)
    return [brief.id] if brief else []


def pack(browser: BrowseScreen) -> None:
    """Open the pack of the pair that is open; for one side, have the other one chosen."""
    sides = _sides_here(browser)
    if len(sides) > 1:
        browser.open(" ".join(("pack", *sides)))
        return
    (side,) = sides

    def go(other: str | None) -> None:
        if other:
            browser.open(f"pack {side}" if other == ALONE else f"pack {side} {other}")

    name = browser.desk.known.library.name(side)
    browser.choose(
        f"Meeting pack: {name}",
        "With whom? Those it has something in common with.",
        _others(browser, side),
        go,
        placeholder="Type a name",
    )


def _others(browser: BrowseScreen, side: str) -> list[Choice]:
    """Return whom `side` may meet: partners of a place, places of a partner, the furthest first."""
    from vnsemi_tui.library.matrix import stages_by_partner_and_place
    from vnsemi_tui.views.choices import Choice
    from vnsemi_tui.views.own_places import own_first

    known = browser.desk.known
    library = known.library
    is_place = isinstance(library.brief(side), Locality)
    members = known.territory(side) if is_place else library.family(side)
    found: dict[str, tuple[int, str]] = {}
    for (partner, place), stage in stages_by_partner_and_place(known).items():
        here, other = (place, partner) if is_place else (partner, place)
        if here in members and other not in members:
            found[other] = max(found.get(other, (0, "")), (int(stage.rung), stage.word))
    ordered = sorted(found, key=lambda one: (-found[one][0], library.name(one)))
    choices = [Choice(ALONE, f"{library.name(side)} alone")]
    group = "Partners" if is_place else "Places"
    choices += [Choice(one, library.name(one), group, found[one][1]) for one in ordered]
    return own_first(choices, browser.desk.own_places)


def _can_pack(browser: BrowseScreen) -> bool:
    return bool(_sides_here(browser))


COMMANDS = (
    Command(
        "pack",
        "m",
        "Meeting pack",
        "One page to take along, of this or of this with another side.",
        TAKE,
        pack,
        can=_can_pack,
        order=1,
        footer="pack",
        vietnamese="chuẩn bị họp, gặp gỡ",
    ),
)
