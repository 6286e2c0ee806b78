"""Everything of one kind, as `list` prints it and `--plain` says it."""

from collections.abc import Callable, Sequence
from typing import Any

from vnsemi_tui.cli.brief_data import initiative_data
from vnsemi_tui.cli.session import Session
from vnsemi_tui.library.as_known import brief_as_known, claim_as_known
from vnsemi_tui.library.library import figures_of, places_of
from vnsemi_tui.library.stages import stage
from vnsemi_tui.model.brief import Brief, Locality, Partner
from vnsemi_tui.views import words
from vnsemi_tui.views.proof import kind_of, says

Listed = tuple[tuple[str, ...], Sequence[tuple[str, ...]], list[Any], int]
"""Heads (the first is that of ids), rows, what JSON has, and which column is cut first."""


def listed(session: Session) -> Listed:
    """Return everything of the kind that was asked for."""
    return _LISTED[session.options.kind](session)


def _localities(session: Session) -> Listed:
    found = sorted(
        session.library.contents.localities, key=lambda locality: -float(locality.position)
    )
    rows = [
        (one.id, one.name, one.level.label, one.region.label, _became(session, one))
        for one in found
    ]
    items = [_identity(session, one) for one in found]
    return ("id", "name", "level", "region", "became"), rows, items, 1


def _partners(session: Session) -> Listed:
    found = sorted(session.known.partners, key=lambda partner: partner.id)
    rows = [
        (one.id, one.name, one.kind.label, session.library.name(one.home), one.parent)
        for one in found
    ]
    items = [_identity(session, one) for one in found]
    return ("id", "name", "kind", "home", "parent"), rows, items, 1


def _became(session: Session, brief: Brief) -> str:
    return brief.became.id if brief.became and session.known.knows(brief.became) else ""


def _identity(session: Session, brief: Locality | Partner) -> Any:
    fields = session.plain(brief_as_known(session.known, brief))
    skipped = ("facts", "figures", "people", "initiatives")
    return {name: value for name, value in fields.items() if name not in skipped}


def _initiatives(session: Session) -> Listed:
    known = session.known
    rows: list[tuple[str, ...]] = []
    items: list[Any] = []
    for thing in known.initiatives():
        reached = stage(known, thing)
        when = str(reached.at) if reached.at else ""
        place = ", ".join(places_of(thing, known.library))
        rows.append(
            (
                thing.address,
                thing.title,
                place,
                thing.kind.value,
                str(int(reached.rung)),
                reached.word,
                when,
            )
        )
        items.append(initiative_data(session, thing))
    return ("address", "title", "place", "kind", "rung", "stage", "at"), rows, items, 1


def _people(session: Session) -> Listed:
    found = [
        (brief, person)
        for brief in session.library.briefs
        for person in session.known.of(brief.people)
    ]
    rows = [(person.address, person.name, person.post, brief.name) for brief, person in found]
    return (
        ("address", "name", "post", "organisation"),
        rows,
        [session.plain(claim_as_known(session.known, person)) for _, person in found],
        2,
    )


def _sources(session: Session) -> Listed:
    found = sorted(session.known.sources, key=lambda source: source.id)
    rows = [
        (one.id, words.source_date(one), one.publisher, one.title, one.address) for one in found
    ]
    return (
        ("id", "published", "publisher", "title", "address"),
        rows,
        [session.plain(one) for one in found],
        3,
    )


def _figures(session: Session) -> Listed:
    known = session.known
    found = [figure for brief in session.library.briefs for figure in known.of(figures_of(brief))]
    rows = [
        (
            one.address,
            kind_of(one),
            says(known, one),
            words.figure_period(one),
            " ".join(cite.text for cite in known.cites(one)),
        )
        for one in found
    ]
    return (
        ("address", "measure", "value", "period", "cite"),
        rows,
        [session.plain(claim_as_known(known, one)) for one in found],
        2,
    )


def _notes(session: Session) -> Listed:
    found = session.known.notes
    rows = [
        (one.id, one.on.text, one.about, one.text, session.library.file_of(one).whose)
        for one in found
    ]
    items = [session.plain(one) for one in found]
    return ("id", "on", "about", "text", "whose"), rows, items, 3


_LISTED: dict[str, Callable[[Session], Listed]] = {
    "localities": _localities,
    "partners": _partners,
    "initiatives": _initiatives,
    "people": _people,
    "sources": _sources,
    "figures": _figures,
    "notes": _notes,
}
