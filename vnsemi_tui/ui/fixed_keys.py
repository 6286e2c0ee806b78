"""Keys that are no command's: nobody can give them another meaning."""

from vnsemi_tui.views.help import Key

MOVING = (
    Key("↑ ↓  j k", "Move", "Go from line to line."),
    Key("PgUp PgDn  Home End", "Page", "Go by pages, to the beginning, to the end."),
    Key("Enter", "Open", "Open what the line is about; fold or unfold a heading."),
    Key("1 … 9", "Section", "Go to a section of the card."),
    Key(
        "Ctrl+C",
        "Copy, or quit",
        "Copy what is selected with the mouse; else pressed twice, leave.",
    ),
    Key(
        "Ctrl+Z",
        "To the shell",
        "Go back to the shell for now; fg there comes back. Not on Windows.",
    ),
)
"""Keys of every pane."""

SEARCHING = (
    Key("↑ ↓", "Results", "Go through the results; ↑ in the empty box brings earlier queries."),
    Key("Enter", "Open", "Open the result."),
    Key("Tab", "Kind", "Show only localities, then partners, initiatives …"),
    Key("Tab", "Complete", "Complete a filter: place:da-nang event:mou asks:open since: …"),
    Key("Escape", "Leave", "Go back to where you were; on the start page, empty the box first."),
)
"""Keys in the search box."""

FINDING = (
    Key("↑ ↓", "Places", "Go to the place before, to the next one."),
    Key("Enter", "Keep", "Keep the marks and read on, from place to place."),
    Key("Escape", "Leave", "Take the marks away and go back to where you were."),
)
"""Keys in the box in which letters are typed that a page is looked through for."""
