"""A brief as it would have been written on an earlier day."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import summed_up
from vnsemi_tui.model.brief import Claim, Entry, Initiative, Locality, Partner

_Claim = TypeVar("_Claim", bound=Claim)


def brief_as_known(known: Known, brief: Locality | Partner) -> Locality | Partner:
    """Return `brief` with what was known of it; today that is the brief itself.

    The summary has no date: it is left out as long as not all that it sums up was known.
    """
    if not known.is_past:
        return brief
    is_summed_up = known.knows_all(summed_up(brief, known.library))
    initiatives = (initiative_as_known(known, thing) for thing in brief.initiatives)
    found = replace(
        brief,
        summary=brief.summary if is_summed_up else "",
        was=_known(known, brief.was),
        became=next(iter(_known(known, (brief.became,) if brief.became else ())), None),
        facts=_known(known, brief.facts),
        figures=_known(known, brief.figures),
        people=_known(known, brief.people),
        initiatives=tuple(thing for thing in initiatives if thing.timeline),
    )
    if isinstance(found, Locality):
        return replace(found, includes=_known(known, found.includes))
    return replace(
        found, ended=next(iter(_known(known, (found.ended,) if found.ended else ())), None)
    )


def initiative_as_known(known: Known, thing: Initiative) -> Initiative:
    """Return `thing` with what was known of it; a role waits until all entries were."""
    if not known.is_past:
        return thing
    return replace(
        thing,
        timeline=tuple(_entry(known, entry) for entry in _known(known, thing.timeline)),
        figures=_known(known, thing.figures),
        roles=thing.roles if known.knows_all(thing.timeline) else {},
        follows=thing.follows if known.has(thing.follows) else "",
        see=tuple(filter(known.has, thing.see)),
    )


def claim_as_known(known: Known, claim: _Claim) -> _Claim:
    """Return `claim` with those of its cites whose source was published by the day."""
    return replace(claim, cite=known.cites(claim))


def _known(known: Known, claims: Iterable[_Claim]) -> tuple[_Claim, ...]:
    return tuple(claim_as_known(known, claim) for claim in known.of(claims))


def _entry(known: Known, entry: Entry) -> Entry:
    """Return `entry` without the addresses of later ones: an address can hold a name."""
    return replace(
        entry,
        answers=entry.answers if known.has(entry.answers) else "",
        maybe_same=entry.maybe_same if known.has(entry.maybe_same) else "",
    )
