"""Lists as sentences: ledger, timeline, matrix, regions, places beside each other."""

from collections.abc import Iterator
from itertools import groupby

from vnsemi_tui.views.compare import ComparePage
from vnsemi_tui.views.comparison import CompareRow
from vnsemi_tui.views.lines import WIDE, Page
from vnsemi_tui.views.matrix import MatrixPage
from vnsemi_tui.views.pages import document_of
from vnsemi_tui.views.pairs import pair_target
from vnsemi_tui.views.plain import Speech, Spoken, of_lines, of_outline
from vnsemi_tui.views.proof import Proof
from vnsemi_tui.views.registry import page_kind
from vnsemi_tui.views.sidebar import PLURALS
from vnsemi_tui.views.whose import of_stage


def of_page(page: Page, spoken: Speech) -> Iterator[Spoken]:
    """Yield what `page` says; one that is only known as lines is taken a row a line."""
    match page:
        case MatrixPage() if page.pairs:
            return _matrix(page, spoken)
        case ComparePage() if page.groups:
            return _comparison(page, spoken)
        case Proof():
            return of_lines(page.lines(WIDE), spoken, page.address)
        case _:
            document = document_of(page)
            is_list = page_kind(page.address) is not None
            if document is None or (is_list and not any(part.rows for part in document.parts)):
                return of_lines(page.lines(WIDE), spoken)  # which say what to do then
            return of_outline(document, spoken)


def _matrix(page: MatrixPage, spoken: Speech) -> Iterator[Spoken]:
    """Yield each pair of a partner and a place, by kind of partner."""
    yield Spoken(f"{page.title}.")
    for kind, group in groupby(page.pairs, key=lambda pair: pair.partner.kind):
        pairs = tuple(group)
        yield Spoken("")
        yield Spoken(f"{PLURALS[kind]}, {len(pairs)}:")
        for pair in pairs:
            when = f", {pair.stage.at}" if pair.stage.at else ""
            by = "".join(span.text for span in of_stage(page.known.library, "", pair.stage))
            said = f"{pair.partner.name} in {pair.place.name}: {pair.stage.word}{when}{by}"
            target = pair_target(pair)
            yield Spoken(spoken(said), target.address, target.opens)


def _comparison(page: ComparePage, spoken: Speech) -> Iterator[Spoken]:
    """Yield what is equal on one line, and what each place has of its own on lines of its own."""
    names = [place.name for place in page.places]
    yield Spoken(f"{page.title}.")
    for group in page.groups:
        yield Spoken("")
        yield Spoken(f"{group.title}:")
        for row in group.rows:
            if group.is_list:
                yield from _apart(row, names, spoken)
            else:
                label = spoken("".join(span.text for span in row.label))
                said = _beside(row, names, spoken)
                yield Spoken(f"{label}: {said}" if label else said)


def _apart(row: CompareRow, names: list[str], spoken: Speech) -> Iterator[Spoken]:
    for name, told in zip(names, row.told, strict=True):
        if told:
            yield Spoken(f"{name}: {spoken(told.text)}", told.address, told.opens)


def _beside(row: CompareRow, names: list[str], spoken: Speech) -> str:
    told = zip(names, row.told, strict=True)
    return "; ".join(f"{name} {spoken(one.text)}" for name, one in told if one)
