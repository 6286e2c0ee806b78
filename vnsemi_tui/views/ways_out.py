"""What to do where there is nothing to show: one line each, the key first, then the command."""

FILTERED = "Nothing fits all of these filters. Enter on one takes it away, F sets another."
LATER = "A later day shows more: a, or --as-of."
ELSEWHERE = "v lists the places these briefs tell of."
BEGIN = "vnsemi-tui new partner ID begins a brief of your own."
CHECK = "vnsemi-tui check says why; --briefs DIR adds a folder."
