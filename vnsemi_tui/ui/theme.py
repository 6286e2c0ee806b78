"""The two looks of the browser: quiet greys, one accent colour, a hue for each kind of state.

Only variables that every Textual theme has are set, so the widgets also work with a theme that
the reader picks from Textual's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App

DARK = Theme(
    name="vnsemi-dark",
    dark=True,
    primary="#6fb7c9",
    secondary="#8fa3ad",
    accent="#6fb7c9",
    warning="#d9b36c",
    success="#86bd8f",
    error="#e58f84",
    foreground="#d8dbe0",
    background="#15181b",
    surface="#1a1e22",
    panel="#20252a",
    variables={
        "text": "#d8dbe0",
        "text-muted": "#969da6",
        "text-disabled": "#69717a",
        "border": "#6fb7c9",
        "border-blurred": "#363d44",
        "scrollbar": "#3b434b",
        "scrollbar-hover": "#55606a",
        "scrollbar-active": "#6fb7c9",
        "scrollbar-background": "#15181b",
        "scrollbar-background-hover": "#15181b",
        "scrollbar-background-active": "#15181b",
        "scrollbar-corner-color": "#15181b",
        "input-cursor-background": "#d8dbe0",
        "input-cursor-foreground": "#15181b",
        "input-selection-background": "#33535d",
        "input-selection-foreground": "#eef1f4",
        "screen-selection-background": "#33535d",
        "screen-selection-foreground": "#eef1f4",
        "block-cursor-background": "#2a3137",
        "block-cursor-foreground": "#d8dbe0",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#1f2429",
        "block-cursor-blurred-foreground": "#d8dbe0",
    },
)
"""For dark terminals; the default."""

LIGHT = Theme(
    name="vnsemi-light",
    dark=False,
    primary="#0d6478",
    secondary="#4b6069",
    accent="#0d6478",
    warning="#7d5200",
    success="#28653a",
    error="#a03026",
    foreground="#22272c",
    background="#fbfaf7",
    surface="#f4f2ed",
    panel="#eceae4",
    variables={
        "text": "#22272c",
        "text-muted": "#5b626a",
        "text-disabled": "#858b92",
        "border": "#0d6478",
        "border-blurred": "#d3d0c8",
        "scrollbar": "#c6c3ba",
        "scrollbar-hover": "#a5a299",
        "scrollbar-active": "#0d6478",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
        "scrollbar-corner-color": "#fbfaf7",
        "input-cursor-background": "#22272c",
        "input-cursor-foreground": "#fbfaf7",
        "input-selection-background": "#bcdde5",
        "input-selection-foreground": "#22272c",
        "screen-selection-background": "#bcdde5",
        "screen-selection-foreground": "#22272c",
        "block-cursor-background": "#e4e6e4",
        "block-cursor-foreground": "#22272c",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#f1f0ec",
        "block-cursor-blurred-foreground": "#22272c",
    },
)
"""Dark ink on a paper that is not quite white."""


def use_own_themes(app: App[None], name: str = "") -> None:
    """Register both themes with `app` and switch to the one called `name`, if it is known."""
    for theme in (DARK, LIGHT):
        app.register_theme(theme)
    app.theme = name if name in app.available_themes else DARK.name


def switch_theme(app: App[None]) -> None:
    """Change between dark and light."""
    app.theme = LIGHT.name if app.theme == DARK.name else DARK.name
