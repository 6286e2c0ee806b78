"""What to do where there is nothing to show: one line each, with the key or the command."""

from vnsemi_tui.views.keys import Hint

FILTERED = Hint(
    "Nothing fits all of these filters. Enter on one takes it away, {filter} sets another.",
    "Nothing fits all of these filters. Leave one of them out.",
)
LATER = Hint("A later day shows more: press {as-of}.", "A later day shows more: --as-of.")
ELSEWHERE = Hint(
    "{regions} lists the places these briefs tell of.",
    "vnsemi-tui regions lists the places these briefs tell of.",
)
OTHERS = Hint("{matrix} shows who is where.", "vnsemi-tui matrix shows who is where.")
REST = Hint("{timeline} shows the rest.", "vnsemi-tui timeline shows the rest.")
READ_AGAIN = Hint(" {read-again} reads them again.")
MARK = Hint(" {mark} marks the line you are at.")
BEGIN = "vnsemi-tui new partner ID begins a brief of your own."
CHECK = "vnsemi-tui check says why; --briefs DIR adds a folder."
