"""Commands that show: show, list, asks, why."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from vnsemi_tui.cli import output
from vnsemi_tui.cli.filtering import filters_of_options
from vnsemi_tui.cli.session import Session
from vnsemi_tui.cli.shapes import entry_data
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.library.as_known import brief_as_known, claim_as_known, initiative_as_known
from vnsemi_tui.library.filters import OPEN, Filters, is_open, ledger_items
from vnsemi_tui.library.library import claims_of, figures_of, places_of
from vnsemi_tui.library.places import told_elsewhere
from vnsemi_tui.library.stages import health, stage
from vnsemi_tui.model.brief import Brief, Initiative, Locality, Partner
from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.views import words
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.pages import page_at, proof_of
from vnsemi_tui.views.proof import Proof, kind_of, says
from vnsemi_tui.views.registry import page_kind
from vnsemi_tui.views.whose import after


def show(session: Session) -> Exit:
    """Print a card."""
    if session.options.format != "text" and not session.options.json:
        from vnsemi_tui.cli.exports import show_as

        return show_as(session)
    address = session.address_meant(session.options.address)
    page = asked_page(session, address)
    kind = kind_at(session, address)
    if kind is None and session.options.json:
        raise _not_as_json(session, address)
    session.report_skipped()
    if session.options.json:
        card = card_data(session, address)
        elsewhere = told_elsewhere(session.known, address) if kind == "locality" else ()
        session.answer(
            kind=kind if card else None,
            brief=card,
            elsewhere=[claim.address for claim in elsewhere],
            notes=_notes_of(session, address),
        )
    else:
        output.print_page(page, colour=not session.options.no_color)
    return Exit.DONE


def asked_page(session: Session, address: str) -> Page:
    """Return the card, list or proof at `address`; one that is unknown ends the command."""
    address = session.address_meant(address)
    page = page_at(session.known, address, session.reader(address))
    page = page or proof_of(session.known, address)
    if page is None:
        library = session.library
        known = [*library.localities, *library.partners, *library.initiatives, *library.sources]
        raise session.unknown(address, known)
    return page


def _not_as_json(session: Session, address: str) -> Stop:
    """Return what ends `show` of a list as JSON: which command prints it."""
    name, *settings = address.split(" ")
    kind = page_kind(name)
    if kind is None or kind.command[:1] in ((), ("show",)):
        return Stop(f'"{excerpt(address)}" has no JSON; show --json prints cards, sources, claims')
    more = ", with its filters as options" if settings else ""
    command = " ".join(kind.command)
    return Stop(f'"{name}" is a list: vnsemi-tui {command} --json prints it{more}')


def kind_at(session: Session, address: str) -> str | None:
    """Return what stands at `address`: `locality`, `initiative`, `entry` …, None for a page."""
    found = session.library.at(address)
    return type(found).__name__.lower() if found else None


def card_data(session: Session, address: str) -> Any:
    """Return a brief, initiative, source or claim with its known claims, as JSON has them.

    Of a source or claim of a later day there is nothing to return.
    """
    known, library = session.known, session.library
    found = library.brief(address)
    if found:
        brief = brief_as_known(known, found)
        data = session.plain(brief)
        data["initiatives"] = [_initiative_data(session, thing) for thing in brief.initiatives]
        return data
    if address in library.initiatives:
        return _initiative_data(session, library.initiatives[address])
    if not known.has(address):
        return None
    claim = library.claims.get(address)
    return session.plain(claim_as_known(known, claim) if claim else library.sources.get(address))


def _notes_of(session: Session, address: str) -> list[Any]:
    return [session.plain(note) for note in session.known.notes_in(address)]


def _initiative_data(session: Session, initiative: Initiative) -> Any:
    reached, ailment = stage(session.known, initiative), health(session.known, initiative)
    computed = {
        "rung": int(reached.rung),
        "word": reached.word,
        "at": reached.at.text if reached.at else None,
        "health": ailment.words if ailment else None,
    }
    return {**session.plain(initiative_as_known(session.known, initiative)), "stage": computed}


def list_kind(session: Session) -> Exit:
    """Print everything of one kind."""
    header, rows, items, flexible = listed(session)
    session.report_skipped()
    if session.options.json:
        session.answer(items=items)
    else:
        output.print_table(header, rows, flexible=flexible)
    return Exit.DONE


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
        items.append(_initiative_data(session, thing))
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


def asks(session: Session) -> Exit:
    """Print the ledger."""
    known, options = session.known, session.options
    found = ledger_items(known, asked_filters(session))
    session.report_skipped()
    if options.json:
        session.answer(items=[entry_data(known, item.entry, item) for item in found])
        return Exit.DONE
    rows = [
        (
            item.word,
            words.sides(known.library, item.entry),
            item.entry.what + after(known.library, item.entry.address),
            item.verdict + (after(known.library, item.answer.address) if item.answer else ""),
            words.item_age(item),
            item.entry.address,
        )
        for item in found
    ]
    output.print_table(("word", "who", "what", "state", "since", "address"), rows, flexible=2)
    return Exit.DONE


def asked_filters(session: Session) -> Filters:
    """Return the filters of the ledger that the options write.

    --open beside states wants those that are open; one that is not ends the command.
    """
    filters = filters_of_options(session)
    if not session.options.open:
        return filters
    for name in filters.state:
        if name != OPEN and not is_open(name):
            raise Stop(f"--open and --state {name} exclude each other: nothing {name} is open")
    return filters if filters.state else replace(filters, state=(OPEN,))


def why(session: Session) -> Exit:
    """Print the proof of a claim."""
    proof = asked_proof(session, session.options.address)
    address = proof.claim.address
    session.report_skipped()
    if session.options.json:
        claim = card_data(session, address)
        session.answer(
            kind=kind_at(session, address) if claim else None,
            claim=claim,
            says=says(session.known, proof.claim) if claim else None,
            notes=_notes_of(session, address),
        )
    else:
        output.print_page(proof, colour=not session.options.no_color)
    return Exit.DONE


def asked_proof(session: Session, address: str) -> Proof:
    """Return the proof of the claim at `address`; what is none ends the command."""
    address = session.address_meant(address)
    proof = proof_of(session.known, address)
    if proof is None:
        library = session.library
        inside = library.initiatives.get(address)
        brief = library.brief(address)
        claims = inside.timeline if inside else tuple(claims_of(brief)) if brief else ()
        if claims:
            listed = ", ".join(claim.address for claim in claims[:6])
            more = " …" if len(claims) > 6 else ""
            raise Stop(
                f'"{excerpt(address)}" is no single claim; name one of those in it: {listed}{more}',
                Exit.NOT_FOUND,
            )
        raise session.unknown(address, list(library.claims), "claim")
    return proof
