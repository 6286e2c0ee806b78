"""Lines of a page: text with tones, what it proves and what it opens. No colours here."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol, runtime_checkable

from vnsemi_tui.text.width import cell_width, cut


class Tone(StrEnum):
    """What a piece of text is; each surface decides how that looks."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    MUTED = "muted"
    ACCENT = "accent"
    """Words and bars that carry meaning: stages, states."""
    OPEN = "open"
    """Still waits for an answer."""
    DONE = "done"
    """Runs, is met, is in force."""
    TROUBLE = "trouble"
    """Late, paused, cancelled, contradicted, or a problem."""
    EMPTY = "empty"
    """The rest of a bar."""
    MATCH = "match"
    """Letters that a query matched."""


class Span(NamedTuple):
    """A piece of one line."""

    text: str
    tone: Tone = Tone.TEXT


class Line(NamedTuple):
    """One line of a page."""

    spans: tuple[Span, ...] = ()
    """What it shows, from left to right."""
    address: str = ""
    """The claim it shows, for proof, copying and marks; empty for none."""
    opens: str = ""
    """The page that Enter opens; empty for none."""
    section: str = ""
    """The section it stands in."""
    heading: bool = False
    """Whether it is its section's heading."""
    continues: bool = False
    """Whether it belongs to the line above it: the cursor takes both as one."""

    @property
    def text(self) -> str:
        """The line without its tones."""
        return "".join(span.text for span in self.spans)

    @property
    def can_be_chosen(self) -> bool:
        """Whether the cursor stops here."""
        return bool(self.address or self.opens) and not self.continues


class Page(Protocol):
    """Something that fills a pane: a card, a list, a proof."""

    @property
    def address(self) -> str:
        """What history and marks know it by: `qorvo`, `ledger place:da-nang`."""
        ...

    @property
    def title(self) -> str:
        """What the window and the history call it."""
        ...

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells.

        With a `height`, sections show as many rows as fit, those in `opened` all of them;
        without one (0), everything is shown.
        """
        ...


@runtime_checkable
class Pans(Protocol):
    """A page that is wider than its pane."""

    def panned(self, step: int) -> str:
        """Return the address of the page moved left (-1) or right (1); its own at the end."""
        ...


@runtime_checkable
class Zooms(Protocol):
    """A page with an axis of time."""

    def zoomed(self, step: int) -> str:
        """Return the address of the page closer (1) or from further away (-1)."""
        ...


BLANK = Line()
WIDE = 1_000_000
"""A width in which nothing wraps or is cut; what stands at the right then comes after a gap."""


def line(*parts: str | Span, address: str = "", opens: str = "", section: str = "") -> Line:
    """Return a line of `parts`; plain strings are text."""
    spans = tuple(part if isinstance(part, Span) else Span(part) for part in parts)
    return Line(spans, address, opens, section)


def muted(text: str) -> Span:
    """Return `text` as a label that stands back."""
    return Span(text, Tone.MUTED)


def fit(spans: tuple[Span, ...], width: int) -> tuple[Span, ...]:
    """Return `spans` cut to `width` cells, the last piece ended with `…` where needed."""
    left = width
    fitted: list[Span] = []
    for span in spans:
        cells = cell_width(span.text)
        if cells > left:
            fitted.append(Span(cut(span.text, left), span.tone))
            break
        fitted.append(span)
        left -= cells
    return tuple(fitted)
