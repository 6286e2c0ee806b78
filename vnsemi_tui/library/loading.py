"""Make a library of folders of briefs, with everything checked."""

from collections.abc import Sequence

from msgspec.structs import replace

from vnsemi_tui.library.library import Contents, Library
from vnsemi_tui.library.proof import check_proof
from vnsemi_tui.library.references import check_references
from vnsemi_tui.reading.briefs import read_folders
from vnsemi_tui.reading.folders import Folder


def load(folders: Sequence[Folder]) -> Library:
    """Return the library of `folders`; what is wrong with it is in its problems."""
    reading = read_folders(folders)
    contents = Contents(
        localities=reading.localities,
        partners=reading.partners,
        sources=reading.sources,
        files=reading.files,
        problems=(),
        notes=reading.notes,
    )
    library = Library(contents)
    found = [*reading.problems, *check_references(reading, library)]
    found += check_proof(library, is_whole=reading.is_whole)
    found.sort(key=lambda problem: (problem.path, problem.line, problem.column))
    return Library(replace(contents, problems=tuple(found)))
