"""Commands that look over many places at once: matrix, regions, compare."""

from collections.abc import Iterable, Sequence

from vnsemi_tui.cli import output
from vnsemi_tui.cli.filtering import filters_of_options
from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.library.filters import WrongFilterError
from vnsemi_tui.views.compare import ComparePage
from vnsemi_tui.views.lines import Page, Span
from vnsemi_tui.views.matrix import MatrixPage
from vnsemi_tui.views.regions import RegionsPage


def matrix(session: Session) -> Exit:
    """Print how far each partner has got in each place."""
    page = asked_matrix(session)
    if session.options.json:
        cells = [
            {
                "partner": pair.partner.id,
                "place": pair.place.id,
                "rung": int(pair.stage.rung),
                "word": pair.stage.word,
                "at": pair.stage.at.text if pair.stage.at else None,
                "own": _is_own(session, pair.stage.address),
            }
            for pair in page.pairs
        ]
        session.report_skipped()
        session.answer(cells=cells)
        return Exit.DONE
    rows = (
        (
            pair.partner.id,
            pair.place.id,
            str(int(pair.stage.rung)),
            pair.stage.word,
            pair.stage.at.text if pair.stage.at else "",
        )
        for pair in page.pairs
    )
    return _page_or_table(session, page, ("partner", "place", "rung", "word", "at"), rows)


def asked_matrix(session: Session) -> MatrixPage:
    """Return the matrix with the filters of the options."""
    return MatrixPage(session.known, filters_of_options(session))


def regions(session: Session) -> Exit:
    """Print what is under way in each locality, from north to south."""
    page = RegionsPage(session.known)
    if session.options.json:
        session.report_skipped()
        session.answer(
            regions=[
                {
                    "id": row.locality.id,
                    "name": row.locality.name,
                    "region": row.locality.region.label,
                    "became": row.became or None,
                    "initiatives": len(row.tally.staged),
                    "by_rung": list(row.tally.by_rung),
                    "open": row.tally.open,
                    "newest": row.tally.newest.text if row.tally.newest else None,
                }
                for row in page.rows
            ]
        )
        return Exit.DONE
    header = ("id", "name", "region", "became", "initiatives", "by_rung", "open", "newest")
    rows = (
        (
            row.locality.id,
            row.locality.name,
            row.locality.region.label,
            row.became,
            str(len(row.tally.staged)),
            " ".join(map(str, row.tally.by_rung)),
            str(row.tally.open),
            row.tally.newest.text if row.tally.newest else "",
        )
        for row in page.rows
    )
    return _page_or_table(session, page, header, rows)


def compare(session: Session) -> Exit:
    """Print two to four localities side by side."""
    page = asked_comparison(session)
    ids = [place.id for place in page.places]
    if session.options.json:
        rows = [
            {
                "group": group.key,
                "label": _plain(row.label) or None,
                "values": [told.text if told else None for told in row.told],
                "own": [_is_own(session, told.address if told else "") for told in row.told],
            }
            for group in page.groups
            for row in group.rows
        ]
        session.report_skipped()
        session.answer(ids=ids, rows=rows)
        return Exit.DONE
    table = (
        (_plain(row.label) or group.title, *(told.text if told else "" for told in row.told))
        for group in page.groups
        for row in group.rows
    )
    return _page_or_table(session, page, ("label", *ids), table)


def asked_comparison(session: Session) -> ComparePage:
    """Return the named localities side by side; one that is unknown ends the command."""
    localities = session.library.localities
    ids = [session.meant(one, localities, "locality") for one in session.options.ids]
    try:
        return ComparePage(session.known, ids)
    except WrongFilterError as error:
        raise Stop(str(error)) from None


def _page_or_table(
    session: Session, page: Page, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> Exit:
    """Print `page` on a terminal, the table where stdout is piped."""
    session.report_skipped()
    if output.to_terminal():
        output.print_page(page, colour=not session.options.no_color)
    else:
        output.print_table(header, list(rows), flexible=0)
    return Exit.DONE


def _is_own(session: Session, address: str) -> bool:
    return session.library.is_own(address)


def _plain(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)
