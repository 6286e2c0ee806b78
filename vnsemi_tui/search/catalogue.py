"""Make what can be found out of what is known."""

from calendar import month_name
from collections.abc import Iterator, Sequence

from vnsemi_tui.library.figures import growth_words
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import places_of, summed_up
from vnsemi_tui.model.brief import (
    Brief,
    Entry,
    Figure,
    Initiative,
    Locality,
    Note,
    Partner,
    Person,
    Source,
)
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.search.document import Document, Field, Kind
from vnsemi_tui.search.vietnamese import in_vietnamese, post_in_vietnamese

_SCALES = {"m": "million", "bn": "billion", "trn": "trillion"}


def documents_of(known: Known) -> list[Document]:
    """Return everything in the library that was known, as documents to search."""
    found: list[Document] = []
    for brief in known.library.briefs:
        if known.has(brief.id):
            found.append(_brief(known, brief))
        found.extend(_inside(known, brief))
    found.extend(_source(source) for source in known.sources)
    found.extend(_note(known, note) for note in known.notes if known.library.has(note.about))
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
    if isinstance(brief, Partner):
        fields.append((Field.VIETNAMESE, in_vietnamese([brief.kind.value])))
    if brief.summary and known.knows_all(summed_up(brief, known.library)):
        fields.append((Field.TEXT, brief.summary))
    return Document(brief.id, kind, brief.name, context, tuple(fields), brief.id, 0)


def _inside(known: Known, brief: Locality | Partner) -> Iterator[Document]:
    for initiative in brief.initiatives:
        entries = known.timeline(initiative)
        if not entries:
            continue
        yield _initiative(known, brief, initiative, entries)
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
            *_owner(brief),
        )
        yield Document(
            fact.address, Kind.FACT, fact.what, f"fact · {brief.name}", fields, brief.id, 0
        )


def _initiative(
    known: Known, brief: Brief, initiative: Initiative, entries: Sequence[Entry]
) -> Document:
    library = known.library
    fields = [(Field.TITLE, initiative.title), (Field.TEXT, initiative.id)]
    fields += [(Field.TEXT, initiative.kind.label)]
    fields.append((Field.VIETNAMESE, in_vietnamese((initiative.kind.value, *initiative.sectors))))
    years = {str(when.first.year) for entry in entries if (when := entry.at or entry.due)}
    fields.append((Field.DATE, " ".join(sorted(years))))
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
    library = known.library
    fields = [(Field.TEXT, entry.what), (Field.TEXT, entry.event.label)]
    fields += [
        (Field.PARTNER, library.name(party)) for party in (*entry.by, *entry.to, *entry.about)
    ]
    fields += [(Field.PLACE, library.name(place)) for place in places_of(initiative, library)]
    fields += [(Field.TEXT, initiative.title), (Field.VIETNAMESE, in_vietnamese([entry.event]))]
    if when := entry.at or entry.due:
        fields.append((Field.DATE, _date_words(when)))
    if entry.said_by:
        fields.append((Field.PERSON, entry.said_by))
    context = f"{entry.event.label} · {initiative.title}, {brief.name}"
    return Document(
        entry.address, Kind.ENTRY, entry.what, context, tuple(fields), initiative.address, 0
    )


def _person(brief: Brief, person: Person) -> Document:
    fields = [(Field.NAME, person.name)] if person.name else []
    fields += [(Field.ALIAS, also) for also in person.also]
    fields += [(Field.POST, person.post), (Field.VIETNAMESE, post_in_vietnamese(person.post))]
    fields += _owner(brief)
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
    fields = [(Field.FIGURE, title), (Field.FIGURE, _spelled_out(figure)), *_owner(brief)]
    fields += [(Field.DATE, period), (Field.VIETNAMESE, in_vietnamese([figure.measure.value]))]
    if thing := known.library.initiatives.get(page):
        fields.append((Field.TEXT, thing.title))
    if figure.what:
        fields.append((Field.TEXT, figure.what))
    if figure.with_:
        fields.append((Field.PARTNER, known.library.name(figure.with_)))
    if figure.place:
        fields.append((Field.PLACE, known.library.name(figure.place)))
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
    fields = ((Field.TITLE, source.title), (Field.TEXT, source.id), (Field.TEXT, source.publisher))
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


def _note(known: Known, note: Note) -> Document:
    """Return a note; it opens what it is about."""
    library = known.library
    thing = library.initiative_of(note.about) if "/" in note.about else None
    page = thing.address if thing else note.about.partition("/")[0]
    fields = ((Field.TEXT, note.text), (Field.DATE, str(note.on)))
    context = f"note · {thing.title if thing else library.name(page)}, {note.on}"
    return Document(note.about, Kind.NOTE, note.text, context, fields, page, 0)


def _owner(brief: Brief) -> Iterator[tuple[Field, str]]:
    """Yield whose brief it stands in, under each of its names."""
    field = Field.PLACE if isinstance(brief, Locality) else Field.PARTNER
    yield field, brief.name
    yield from ((field, also) for also in brief.also)


def _spelled_out(figure: Figure) -> str:
    """Return the value as articles print it and as people type it: `50,000 50000 people`."""
    value = figure.value
    if value is None:
        return ""
    numbers = " ".join(f"{_grouped(one)} {one}" for one in (value.number, value.upto) if one)
    return f"{numbers} {_SCALES.get(value.scale, value.scale)} {value.unit}"


def _grouped(number: str) -> str:
    """Return `number` with a comma before each three digits."""
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.isdigit() else number


def _date_words(when: PartialDate) -> str:
    """Return the date as it is shown, with its month in full where it lies in one month."""
    first, last = when.first, when.last
    if (first.year, first.month) != (last.year, last.month):
        return str(when)
    return f"{when} {month_name[first.month]}"
