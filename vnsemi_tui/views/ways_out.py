"""What to do where there is nothing to show: one line each, with the key or the command."""

from vnsemi_tui.views.keys import Hint

FILTERED = Hint(
    "Nothing matches all of these filters. Enter on a filter removes it; {filter} sets another.",
    "Nothing matches all of these filters. Try without one of them.",
)
LATER = Hint("For a later date, press {as-of}.", "For a later date, use --as-of.")
ELSEWHERE = Hint(
    "{regions} lists the localities.",
    "vnsemi-tui regions lists the localities.",
)
OTHERS = Hint("{matrix} shows who is active where.", "vnsemi-tui matrix shows who is active where.")
REST = Hint("{timeline} shows the rest.", "vnsemi-tui timeline shows the rest.")
READ_AGAIN = Hint(" {read-again} reloads them.")
MARK = Hint(" {mark} marks the current line.")
BEGIN = "vnsemi-tui new partner ID starts a brief of your own."
CHECK = "vnsemi-tui check says why; --briefs DIR adds a folder of briefs."
