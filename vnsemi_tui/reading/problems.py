"""What is wrong in a brief: the place, the fault and the way out."""

from enum import StrEnum

import msgspec

from vnsemi_tui.text.clean import excerpt


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """The file, or the claim, is left out."""
    WARNING = "warning"
    """Everything is kept; someone should look."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One fault in one file."""

    path: str
    """The file, as the user would name it."""
    line: int
    """From 1; 0 where the file as a whole is meant."""
    column: int
    """From 1; 0 where the whole line or file is meant."""
    reason: str
    """What is wrong, in a few words."""
    way_out: str
    """What to do about it."""
    severity: Severity = Severity.ERROR
    """Whether something is left out because of it."""

    def __str__(self) -> str:
        """`file:line:column: reason (way out)`, cleaned: it may quote a hostile file."""
        place = (
            f"{excerpt(self.path, 400)}:{self.line}:{self.column}"
            if self.line
            else excerpt(self.path, 400)
        )
        warning = "warning: " if self.severity is Severity.WARNING else ""
        way_out = f" ({excerpt(self.way_out, 200)})" if self.way_out else ""
        return f"{place}: {warning}{excerpt(self.reason, 240)}{way_out}"
