"""Whether every name in the briefs leads somewhere."""

from collections.abc import Iterable

from vnsemi_tui.library.library import Library
from vnsemi_tui.reading.briefs import Located, Reading
from vnsemi_tui.reading.problems import Problem, Severity
from vnsemi_tui.reading.sheet import Reference
from vnsemi_tui.text.nearest import hint


def check_references(reading: Reading, library: Library) -> list[Problem]:
    """Return a problem for each reference that names nothing, with the nearest name."""
    problems = [
        problem
        for located in reading.located
        for reference in located.references
        if (problem := _check(located, reference, reading, library))
    ]
    return [*problems, *_circles(library)]


def _check(
    located: Located, reference: Reference, reading: Reading, library: Library
) -> Problem | None:
    if reference.kind == "cite":
        return _check_cite(located, reference, reading, library)
    if reference.kind == "address":
        return _check_address(located, reference, reading, library)
    if reference.kind in ("party", "brief") and library.brief(reference.target):
        return None  # most references; a set of all ids for each would take the square of them
    known = _known(reference.kind, library)
    if reference.target not in known:
        if reference.target.partition("/")[0] in reading.broken:
            return None  # its own file has the problem
        if _is_left_out(reference.target, reading, library):
            return None  # so has the place where it is written
        noun = "brief" if reference.kind == "party" else reference.kind
        brief_part = reference.target.partition("/")[0] + "/"
        near = (
            [name for name in known if name.startswith(brief_part)]
            if "/" in reference.target
            else known
        )
        return _problem(
            located,
            reference,
            f'there is no {noun} "{reference.target}"',
            hint(reference.target, near),
        )
    if reference.kind == "entry" and reference.target == reference.holder:
        return _problem(
            located, reference, "an entry can't answer or repeat itself", "name the other entry"
        )
    return None


def _is_left_out(address: str, reading: Reading, library: Library) -> bool:
    """Whether `address` is written in a brief, but had to be left out of the library."""
    there = address in library.claims or address in library.initiatives
    return address in reading.written and not there


def _known(kind: str, library: Library) -> Iterable[str]:
    match kind:
        case "locality":
            return library.localities
        case "partner":
            return library.partners
        case "initiative":
            return library.initiatives
        case "entry":
            return library.entries
        case _:
            return library.localities.keys() | library.partners.keys()


def _check_cite(
    located: Located, reference: Reference, reading: Reading, library: Library
) -> Problem | None:
    source_id, _, listed = reference.target.partition("#")
    source = library.sources.get(source_id)
    if source is None:
        if source_id in reading.broken:
            return None
        return _problem(
            located,
            reference,
            f'there is no source "{source_id}"',
            hint(source_id, library.sources),
        )
    last = int(listed.replace("+", "-").rpartition("-")[2])
    count = len(source.paragraphs)
    if last > count:
        what = f"paragraph {last} is past the end of {source_id}"
        return _problem(located, reference, what, f"it has {count}")
    return None


def _check_address(
    located: Located, reference: Reference, reading: Reading, library: Library
) -> Problem | None:
    """Return a warning where a note is about something that is gone: the note stays."""
    address = reference.target
    if library.has(address) or address.partition("/")[0] in reading.broken:
        return None
    if address in reading.written:
        return None  # left out: its own file has the problem
    reason = f'the note is about "{address}", which is not there'
    way_out = hint(address, library.addresses) or "write what it is about now"
    return _problem(located, reference, reason, way_out, Severity.WARNING)


def _problem(
    located: Located,
    reference: Reference,
    reason: str,
    way_out: str,
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(
        path=located.file.shown,
        line=reference.line,
        column=reference.column,
        reason=reason,
        way_out=way_out.strip(" ()") or "add its brief, or correct the name",
        severity=severity,
    )


def _circles(library: Library) -> list[Problem]:
    """Return a problem for each brief that becomes, or belongs to, itself in the end."""
    problems: list[Problem] = []
    for brief in library.briefs:
        if brief.became and _leads_back(brief.id, library, "became"):
            claim = brief.became
            reason = "became leads in a circle"
            shown = library.file_of(brief).shown
            problems.append(
                Problem(
                    path=shown,
                    line=claim.line,
                    column=claim.column,
                    reason=reason,
                    way_out="name the last successor",
                )
            )
    for partner in library.contents.partners:
        if partner.parent and _leads_back(partner.id, library, "parent"):
            shown = library.file_of(partner).shown
            problems.append(
                Problem(
                    path=shown,
                    line=partner.line,
                    column=1,
                    reason="parent leads in a circle",
                    way_out="name the owner only",
                )
            )
    return problems


def _leads_back(start: str, library: Library, by: str) -> bool:
    seen: set[str] = set()
    here = start
    while here not in seen:
        seen.add(here)
        brief = library.brief(here)
        if brief is None:
            return False
        step = (
            (brief.became.id if brief.became else "")
            if by == "became"
            else getattr(brief, "parent", "")
        )
        if not step:
            return False
        here = step
    return here == start
