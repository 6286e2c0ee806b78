"""The looks of the browser: quiet greys, one accent colour, a hue for each kind of state.

Only variables that every Textual theme has are set, so the widgets also work with a theme that
the reader picks from Textual's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App

    from vnsemi_tui.views.choices import Choice

REVERSES = "cursor-line-is-reversed"
"""Our own variable: set where the line under the cursor is drawn the other way round."""

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
        "text-disabled": "#717983",
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
        "text-disabled": "#797f86",
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

CONTRAST = Theme(
    name="vnsemi-contrast",
    dark=True,
    primary="#7fdfff",
    secondary="#d0d0d0",
    accent="#7fdfff",
    warning="#ffd75f",
    success="#8cff9f",
    error="#ffa9a0",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    variables={
        "text": "#ffffff",
        "text-muted": "#d0d0d0",
        "text-disabled": "#b4b4b4",
        "border": "#7fdfff",
        "border-blurred": "#d0d0d0",
        "scrollbar": "#d0d0d0",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#7fdfff",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
        "scrollbar-corner-color": "#000000",
        "input-cursor-background": "#ffffff",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#ffd75f",
        "input-selection-foreground": "#000000",
        "screen-selection-background": "#ffd75f",
        "screen-selection-foreground": "#000000",
        "block-cursor-background": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#000000",
        "block-cursor-blurred-foreground": "#ffffff",
        "block-cursor-blurred-text-style": "underline",
        REVERSES: "true",
    },
)
"""Black and white, the cursor's line the other way round; all text at least 7:1."""

TERMINAL = Theme(
    name="vnsemi-terminal",
    ansi=True,
    # Magenta is the one of the sixteen that most palettes keep apart from black and from white.
    primary="ansi_magenta",
    secondary="ansi_default",
    accent="ansi_magenta",
    warning="ansi_default",
    success="ansi_green",
    error="ansi_red",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "text-muted": "ansi_default",
        "text-disabled": "ansi_default",
        "border": "ansi_magenta",
        "border-blurred": "ansi_bright_black",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_magenta",
        "scrollbar-active": "ansi_magenta",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_magenta",
        "input-selection-foreground": "ansi_bright_white",
        "screen-selection-background": "ansi_magenta",
        "screen-selection-foreground": "ansi_bright_white",
        "block-cursor-background": "ansi_magenta",
        "block-cursor-foreground": "ansi_bright_white",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "ansi_default",
        "block-cursor-blurred-foreground": "ansi_default",
        "block-cursor-blurred-text-style": "underline",
    },
)
"""The terminal's own sixteen colours on its own background, whatever they are."""

CHOSEN = "#fefefe"
"""Where no colour may be drawn, what has this ground is drawn the other way round."""
WITHOUT_COLOURS = {
    "block-cursor-background": CHOSEN,
    "block-cursor-blurred-text-style": "underline",
    "input-cursor-text-style": "reverse",
    "input-selection-background": CHOSEN,
}
"""Variables of any theme where no colour may be drawn: what is chosen must still be seen."""

OWN = (
    (DARK, "quiet greys on a dark ground"),
    (LIGHT, "dark ink on paper"),
    (CONTRAST, "black and white, nothing faint"),
    (TERMINAL, "the terminal's own 16 colours and ground"),
)
"""Our own themes, and what to say of them."""


def use_own_themes(app: App[None], name: str = "", *, few_colours: bool = False) -> None:
    """Register our own themes with `app` and switch to the one called `name`, if it is known.

    With `few_colours` a theme that needs more gives way to the terminal's own: of sixteen
    colours, amber words on paper would be a yellow that nobody can read.
    """
    for theme, _ in OWN:
        app.register_theme(theme)
    wanted = app.available_themes.get(name, DARK)
    if few_colours and wanted is not CONTRAST and not wanted.ansi:
        wanted = TERMINAL
    app.theme = wanted.name


def theme_choices(app: App[None]) -> list[Choice]:
    """Return the themes to choose from, our own first; the one in use says so."""
    from vnsemi_tui.views.choices import Choice

    own = {theme.name: about for theme, about in OWN}
    others = sorted(name for name in app.available_themes if name not in own)

    def choice(name: str, group: str, about: str = "") -> Choice:
        return Choice(name, name, group, "in use" if name == app.theme else "", about)

    return [
        *(choice(name, "Made for this app", about) for name, about in own.items()),
        *(choice(name, "Textual's own") for name in others),
    ]
