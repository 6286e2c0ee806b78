"""The library without what readers added to it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from msgspec.structs import replace

from vnsemi_tui.library.library import Contents, Library
from vnsemi_tui.model.brief import Initiative, Locality, Partner


class _Placed(Protocol):
    """Something that knows in which file it stands."""

    @property
    def file(self) -> int: ...


_Thing = TypeVar("_Thing", bound=_Placed)
_Brief = TypeVar("_Brief", Locality, Partner)


def shipped_only(library: Library) -> tuple[Library, int]:
    """Return `library` without what stands in own folders, and how many claims it lost."""
    contents = library.contents
    if all(file.shipped for file in contents.files):
        return library, 0
    kept = Library(
        replace(
            contents,
            localities=tuple(
                replace(one, includes=_shipped(contents, one.includes))
                for one in _briefs(contents, contents.localities)
            ),
            partners=tuple(
                replace(one, ended=_one(contents, one.ended))
                for one in _briefs(contents, contents.partners)
            ),
            sources=_shipped(contents, contents.sources),
        )
    )
    return kept, len(library.claims) - len(kept.claims)


def _shipped(contents: Contents, things: Iterable[_Thing]) -> tuple[_Thing, ...]:
    return tuple(one for one in things if contents.files[one.file].shipped)


def _one(contents: Contents, thing: _Thing | None) -> _Thing | None:
    return thing if thing and contents.files[thing.file].shipped else None


def _briefs(contents: Contents, briefs: Iterable[_Brief]) -> Iterable[_Brief]:
    """Yield the shipped ones of `briefs`, each without claims that stand in other files."""
    for brief in _shipped(contents, briefs):
        yield replace(
            brief,
            was=_shipped(contents, brief.was),
            became=_one(contents, brief.became),
            facts=_shipped(contents, brief.facts),
            figures=_shipped(contents, brief.figures),
            people=_shipped(contents, brief.people),
            initiatives=tuple(
                _initiative(contents, thing) for thing in _shipped(contents, brief.initiatives)
            ),
        )


def _initiative(contents: Contents, thing: Initiative) -> Initiative:
    return replace(
        thing,
        timeline=_shipped(contents, thing.timeline),
        figures=_shipped(contents, thing.figures),
    )
