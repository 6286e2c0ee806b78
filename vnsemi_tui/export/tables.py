"""CSV of claims, entries, figures, the ledger and sources, for spreadsheets and programs.

UTF-8 with a byte order mark, which Excel on Windows needs to read Vietnamese names; quoted as
RFC 4180 says; lines end with LF, which every reader takes.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from vnsemi_tui.export.folder import Written, write_files
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, is_item, item_of, items
from vnsemi_tui.library.library import figures_of, places_of
from vnsemi_tui.model.brief import Claim, Entry, Figure
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.views.proof import kind_of, says

Field = str | int | Decimal | None
"""One cell: a text, a number, or nothing."""
_BOM = "\ufeff"
# What spreadsheets take for the beginning of a formula, also in full width.
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")


def write_tables(known: Known, folder: Path) -> Written:
    """Write every table into `folder`."""
    tables = csv_files(known)
    return Written(len(tables), write_files(folder, tables, "csv"))


def csv_files(known: Known) -> dict[str, bytes]:
    """Return the tables of what was known, by the names of their files."""
    tables = {
        "claims.csv": _claims(known),
        "entries.csv": _entries(known),
        "figures.csv": _figures(known),
        "ledger.csv": _ledger(known),
        "sources.csv": _sources(known),
    }
    return {name: _encoded(rows) for name, rows in tables.items()}


def _encoded(rows: Iterable[Sequence[Field]]) -> bytes:
    stream = io.StringIO()
    stream.write(_BOM)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([_cell(field) for field in row] for row in rows)
    return stream.getvalue().encode()


def _cell(field: Field) -> str:
    """Return a cell as it is written: a text that looks like a formula gets an apostrophe."""
    if isinstance(field, str):
        return f"'{field}" if _FORMULA.match(field) else field
    if isinstance(field, Decimal):
        return f"{field:f}"
    return "" if field is None else str(field)


def _claims(known: Known) -> Iterator[Sequence[Field]]:
    yield "address", "kind", "says", "note", "reported", "cite", "own"
    for claim in known.of(known.library.claims.values()):
        yield (
            claim.address,
            kind_of(claim),
            says(known, claim),
            claim.note,
            _text(known.reported(claim)),
            _cites(known, claim),
            _own(known, claim),
        )


def _entries(known: Known) -> Iterator[Sequence[Field]]:
    yield (
        *("address", "initiative", "place", "event", "rung", "by", "to", "about", "what"),
        *("at", "due", "reported", "state", "inferred", "cite", "own"),
    )
    library = known.library
    for thing in library.initiatives.values():
        places = places_of(thing, library)
        for entry in known.timeline(thing):
            item = item_of(known, thing, entry) if is_item(entry) else None
            yield (
                entry.address,
                thing.address,
                places[0] if places else "",
                entry.event.value,
                int(entry.event.rung),
                *_parties(entry),
                entry.what,
                *_dates(known, entry),
                item.words if item else "",
                _inferred(item),
                _cites(known, entry),
                _own(known, entry),
            )


def _figures(known: Known) -> Iterator[Sequence[Field]]:
    yield (
        *("address", "brief", "measure", "value", "hedge", "number", "upto", "scale", "unit"),
        *("growth", "against", "rank", "among", "with", "what", "period", "basis", "place"),
        *("said_by", "reported", "cite", "own"),
    )
    for brief in known.library.briefs:
        for figure in known.of(figures_of(brief)):
            yield (figure.address, brief.id, figure.measure.value, *_figure(known, figure))


def _figure(known: Known, figure: Figure) -> Iterator[Field]:
    value, rank = figure.value, figure.rank
    yield value.text if value else ""
    yield value.hedge if value else ""
    yield _number(value.number) if value else None
    yield _number(value.upto) if value else None
    yield value.scale if value else ""
    yield value.unit.value if value and value.unit else ""
    yield figure.growth.text if figure.growth else ""
    yield figure.against
    yield _number(rank.place) if rank else None
    yield _number(rank.among) if rank else None
    yield figure.with_
    yield figure.what
    yield _text(figure.period)
    yield figure.basis.value
    yield figure.place
    yield figure.said_by
    yield _text(known.reported(figure))
    yield _cites(known, figure)
    yield _own(known, figure)


def _ledger(known: Known) -> Iterator[Sequence[Field]]:
    yield (
        *("address", "word", "by", "to", "about", "what", "at", "due", "reported", "age_months"),
        *("state", "inferred", "answer", "initiative", "cite", "own"),
    )
    for item in items(known):
        yield (
            item.entry.address,
            item.word,
            *_parties(item.entry),
            item.entry.what,
            *_dates(known, item.entry),
            item.age,
            item.words,
            _inferred(item),
            item.answer.address if item.answer else "",
            item.initiative.address,
            _cites(known, item.entry),
            _own(known, item.entry),
        )


def _sources(known: Known) -> Iterator[Sequence[Field]]:
    yield "id", "publisher", "title", "address", "kind", "published", "language"
    for source in known.sources:
        yield (
            source.id,
            source.publisher,
            source.title,
            source.address,
            source.kind.value,
            _text(source.published_range),
            source.language,
        )


def _inferred(item: Item | None) -> str:
    """Return that the state rests on an answer by our reading; empty where a source says so."""
    return "inferred" if item and item.is_inferred else ""


def _parties(entry: Entry) -> tuple[str, str, str]:
    return "; ".join(entry.by), "; ".join(entry.to), "; ".join(entry.about)


def _dates(known: Known, entry: Entry) -> tuple[str, str, str]:
    return _text(entry.at), _text(entry.due), _text(known.reported(entry))


def _text(when: PartialDate | None) -> str:
    return when.text if when else ""


def _number(written: str) -> Decimal | None:
    return Decimal(written) if written else None


def _cites(known: Known, claim: Claim) -> str:
    return " ".join(cite.text for cite in known.cites(claim))


def _own(known: Known, claim: Claim) -> str:
    return "" if known.library.file_of(claim).shipped else "own"
