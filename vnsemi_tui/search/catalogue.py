"""Make what can be found out of what is known."""

from collections.abc import Iterator

from vnsemi_tui.library.figures import growth_words
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import places_of, summed_up
from vnsemi_tui.model.brief import (
    Brief,
    Entry,
    Figure,
    Initiative,
    Locality,
    Partner,
    Person,
    Source,
)
from vnsemi_tui.search.document import Document, Field, Kind


def documents_of(known: Known) -> list[Document]:
    """Return everything in the library that was known, as documents to search."""
    found: list[Document] = []
    for brief in known.library.briefs:
        if known.has(brief.id):
            found.append(_brief(known, brief))
        found.extend(_inside(known, brief))
    found.extend(_source(source) for source in known.sources)
    return found


def _brief(known: Known, brief: Locality | Partner) -> Document:
    fields = [(Field.NAME, brief.name)]
    fields += [(Field.ALIAS, also) for also in brief.also]
    fields += [(Field.FORMER, was.name) for was in known.of(brief.was)]
    kind = Kind.PARTNER
    if isinstance(brief, Locality):
        kind = Kind.LOCALITY
        fields += [(Field.FORMER, unit.name) for unit in known.of(brief.includes)]
        context = (
            f"{brief.level.label} · {brief.region.label}"
            if brief.region.value != "Việt Nam"
            else "country"
        )
        if brief.became and known.has_become(brief):
            context = f"now part of {known.library.name(brief.became.id)}"
    else:
        home = known.library.name(brief.home) if brief.home else ""
        context = " · ".join(part for part in ("partner", brief.kind.label, home) if part)
    if brief.summary and known.knows_all(summed_up(brief, known.library)):
        fields.append((Field.TEXT, brief.summary))
    return Document(brief.id, kind, brief.name, context, tuple(fields), brief.id, 0)


def _inside(known: Known, brief: Locality | Partner) -> Iterator[Document]:
    for initiative in brief.initiatives:
        entries = known.timeline(initiative)
        if not entries:
            continue
        yield _initiative(known, brief, initiative)
        for entry in entries:
            yield _entry(known, brief, initiative, entry)
        for figure in known.of(initiative.figures):
            yield _figure(known, brief, figure, initiative.address)
    for person in known.of(brief.people):
        yield _person(brief, person)
    for figure in known.of(brief.figures):
        yield _figure(known, brief, figure, brief.id)
    for fact in known.of(brief.facts):
        fields = (
            (Field.TEXT, fact.what),
            *((Field.PERSON, name) for name in (fact.said_by,) if name),
        )
        yield Document(fact.address, Kind.FACT, fact.what, f"{brief.name}", fields, brief.id, 0)


def _initiative(known: Known, brief: Brief, initiative: Initiative) -> Document:
    library = known.library
    fields = [(Field.TITLE, initiative.title), (Field.TEXT, initiative.kind.label)]
    fields += [(Field.PARTNER, library.name(party)) for party in known.parties(initiative)]
    fields += [(Field.PLACE, library.name(place)) for place in places_of(initiative, library)]
    fields += [(Field.TEXT, sector.replace("-", " ")) for sector in initiative.sectors]
    if initiative.site:
        fields.append((Field.PLACE, initiative.site))
    where = ", ".join(library.name(place) for place in places_of(initiative, library)) or brief.name
    return Document(
        initiative.address,
        Kind.INITIATIVE,
        initiative.title,
        f"initiative · {where}",
        tuple(fields),
        initiative.address,
        0,
    )


def _entry(known: Known, brief: Brief, initiative: Initiative, entry: Entry) -> Document:
    fields = [(Field.TEXT, entry.what), (Field.TEXT, entry.event.label)]
    fields += [
        (Field.PARTNER, known.library.name(party)) for party in (*entry.by, *entry.to, *entry.about)
    ]
    if entry.said_by:
        fields.append((Field.PERSON, entry.said_by))
    context = f"{entry.event.label} · {initiative.title}, {brief.name}"
    return Document(
        entry.address, Kind.ENTRY, entry.what, context, tuple(fields), initiative.address, 0
    )


def _person(brief: Brief, person: Person) -> Document:
    fields = [(Field.NAME, person.name)] if person.name else []
    fields += [(Field.ALIAS, also) for also in person.also]
    fields += [(Field.POST, person.post), (Field.PARTNER, brief.name)]
    context = f"person · {person.post}, {brief.name}"
    return Document(
        person.address, Kind.PERSON, person.name or person.post, context, tuple(fields), brief.id, 0
    )


def _figure(known: Known, brief: Brief, figure: Figure, page: str) -> Document:
    shown = str(
        figure.value or growth_words(figure) or (f"rank {figure.rank.place}" if figure.rank else "")
    )
    title = f"{figure.measure.label}: {shown}"
    period = str(figure.period) if figure.period else "no period given"
    fields = [(Field.FIGURE, title), (Field.PLACE, brief.name), (Field.TEXT, period)]
    if figure.what:
        fields.append((Field.TEXT, figure.what))
    if figure.with_:
        fields.append((Field.PARTNER, known.library.name(figure.with_)))
    return Document(
        figure.address,
        Kind.FIGURE,
        title,
        f"figure · {brief.name}, {period}",
        tuple(fields),
        page,
        0,
    )


def _source(source: Source) -> Document:
    fields = ((Field.TITLE, source.title), (Field.ALIAS, source.id), (Field.TEXT, source.publisher))
    when = str(source.published) if source.published else "undated"
    return Document(
        source.id,
        Kind.SOURCE,
        source.title,
        f"source · {source.publisher}, {when}",
        fields,
        source.id,
        0,
    )
