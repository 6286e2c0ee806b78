"""Which file shows which page: names that every file system takes, and the links between them."""

from collections.abc import Callable, Iterable

from vnsemi_tui.library.known import Known
from vnsemi_tui.model.brief import Locality
from vnsemi_tui.paths import WINDOWS_KEEPS

LinkTo = Callable[[str], str | None]
"""Returns the relative address of the file that shows a page; None where there is none."""


def nowhere(_: str) -> None:
    """Lead to no file: a page that stands alone."""


def file_name(address: str) -> str:
    """Return `address` as the name of a file, without an ending.

    Ids are of a-z, 0-9 and single hyphens, so neither `--` nor a hyphen at the end is one's own.
    """
    name = address.replace("/", "--")
    return f"{name}-" if name in WINDOWS_KEEPS else name


def up_from(file: str) -> str:
    """Return what leads from `file` up to the folder of the export: `../`, or nothing."""
    return "../" * file.count("/")


class Places:
    """The files of everything that has a page, as known on a day."""

    def __init__(self, known: Known, ending: str) -> None:
        """Give each brief, initiative and source of `known` a file with `ending`."""
        library = known.library
        self.ending = ending
        self.files: dict[str, str] = {}
        """By address: the file, from the folder of the export on."""
        for one in (*library.contents.localities, *known.partners):
            folder = "localities" if isinstance(one, Locality) else "partners"
            self._add(one.id, folder)
        for thing in known.initiatives():
            self._add(thing.address, "initiatives")
        for source in known.sources:
            self._add(source.id, "sources")

    def _add(self, address: str, folder: str) -> None:
        self.files.setdefault(address, f"{folder}/{file_name(address)}{self.ending}")

    def addresses(self) -> Iterable[str]:
        """Return what has a file, the localities first."""
        return self.files.keys()

    def links_from(self, file: str) -> LinkTo:
        """Return what leads from `file` to the file of an address."""
        up = up_from(file)

        def link(address: str) -> str | None:
            target = self.files.get(address)
            return up + target if target else None

        return link
