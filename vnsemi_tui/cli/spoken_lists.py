"""What `--plain` says of the commands that print tables: names and sentences, no ids."""

from collections.abc import Iterator

from vnsemi_tui.cli.commands.todo import asked_tasks, rest_words
from vnsemi_tui.cli.listing import listed
from vnsemi_tui.cli.session import Session
from vnsemi_tui.model.dates import PartialDate, shown_day
from vnsemi_tui.views.lists import sources_page
from vnsemi_tui.views.marks import said_at
from vnsemi_tui.views.outline import outline_of
from vnsemi_tui.views.plain import Speech, Spoken, of_outline
from vnsemi_tui.views.plain import listed as in_a_row

_LEFT_OUT = ("rung", "cite")
"""Columns that say again what others say, or what `why` says."""
_ADDRESSES = {"place": "", "parent": "part of ", "became": "now part of ", "about": "on: "}
"""Columns of addresses, and the words before the names of what they are those of."""


def spoken_list(session: Session, spoken: Speech) -> Iterator[Spoken]:
    """Yield everything of the kind that `list` was asked for, each behind its name."""
    if session.options.kind == "sources":
        outline = outline_of(sources_page(session.known))
        assert outline is not None
        parts = tuple(part._replace(key="listed") for part in outline.parts)  # those cited are none
        yield from of_outline(outline._replace(parts=parts), spoken)
        return
    heads, rows, *_ = listed(session)
    if not rows:
        yield Spoken("Nothing.")
    for address, *cells in rows:
        said = []
        about = address
        for head, cell in zip(heads[1:], cells, strict=True):
            if not cell or head in _LEFT_OUT:
                continue
            if head in _ADDRESSES:
                names = [said_at(session.known, one) for one in cell.split(", ")]
                said.append(_ADDRESSES[head] + spoken(" and ".join(names)))
                about = cell if head == "about" else about
            elif head == "on":
                said.append(str(PartialDate.parse(cell)))
            else:
                said.append(spoken(cell))
        first, *others = said
        text = f"{first}: {in_a_row(others)}" if others else first
        yield _about(session, text, about)


def spoken_tasks(session: Session, spoken: Speech) -> Iterator[Spoken]:
    """Yield what to look at again, each with the name of what it is about."""
    known = session.known
    chosen, total = asked_tasks(session)
    for task in chosen:
        since = f", since {shown_day(task.since)}" if task.since else ""
        what = spoken(said_at(known, task.address))
        text = f"{task.kind.value}: {what}: {spoken(task.reason)}{since}"
        yield _about(session, text, task.address)
    if rest := rest_words(chosen, total):
        yield Spoken(rest)


def _about(session: Session, text: str, address: str) -> Spoken:
    """Return `text`, which is about the claim or the page at `address`."""
    is_claim = address in session.library.claims
    return Spoken(text, address if is_claim else "", "" if is_claim else address)
