"""Cells of an exact width, for pages whose columns stand under each other from line to line."""

from collections.abc import Sequence

from vnsemi_tui.text.width import cell_width
from vnsemi_tui.views.layout import GAP
from vnsemi_tui.views.lines import Span, fit

Spans = tuple[Span, ...]


def in_cells(spans: Sequence[Span], width: int, *, right: bool = False) -> Spans:
    """Return `spans` cut or filled to exactly `width` cells."""
    fitted = fit(tuple(spans), width)
    space = Span(" " * (width - sum(cell_width(span.text) for span in fitted)))
    if not space.text:
        return fitted
    return (space, *fitted) if right else (*fitted, space)


def side_by_side(cells: Sequence[Spans]) -> Spans:
    """Return `cells` with a gap between them."""
    joined: list[Span] = []
    for number, spans in enumerate(cells):
        if number:
            joined.append(Span(" " * GAP))
        joined.extend(spans)
    return tuple(joined)
