"""Briefs for tests: written to disk as YAML and read the way the app reads them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import dedent, indent

from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.library.references import check_references
from vnsemi_tui.reading.briefs import Folder, read_folders

PARTNER = "name: {name}\nkind: company\n"
LOCALITY = "name: {name}\nlevel: municipality\nregion: South Central Coast\nposition: 16\n"


def quoted(text: str) -> str:
    """Return `text` as a YAML scalar in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def paragraph(
    *numbers: str, names: Iterable[str] = (), unused: Mapping[str, str] | None = None
) -> str:
    """Return one paragraph of a source record, as a flow mapping."""
    fields = [f"numbers: [{', '.join(map(quoted, numbers))}]"]
    fields.append(f"names: [{', '.join(map(quoted, names))}]")
    if unused:
        reasons = (f"{quoted(number)}: {quoted(why)}" for number, why in unused.items())
        fields.append(f"unused: {{{', '.join(reasons)}}}")
    return f"{{{', '.join(fields)}}}"


def record(*paragraphs: str, published: str = "2024-11-29", more: str = "") -> str:
    """Return a source record; without `paragraphs` it has nine without numbers and names."""
    listed = "".join(f"  - {one}\n" for one in paragraphs or [paragraph()] * 9)
    read = published if "2026-11-22" < published < "unknown" else "2026-11-22"
    return (
        "publisher: Example Daily\ntitle: A headline\naddress: https://example.org/a\n"
        f"kind: news\npublished: {published}\nread: {read}\nlanguage: en\n"
        f"{dedent(more).strip()}\nparagraphs:\n{listed}"
    )


def initiative(*entries: str, name: str = "thing", kind: str = "plant", more: str = "") -> str:
    """Return the initiative with the id `name`, as a member of `initiatives:`.

    An entry is its fields as in a flow mapping, `event: asked, id: lab, by: da-nang, to: acme`;
    `what` and `cite` are added where they are missing.
    """
    lines = [f"- id: {name}", "  title: A thing", f"  kind: {kind}", "  sectors: [chips]"]
    lines += indent(dedent(more).strip(), "  ").splitlines()
    lines.append("  timeline:")
    for entry in entries:
        what = "" if "what:" in entry else ", what: It is told"
        cite = "" if "cite:" in entry else ", cite: news#1"
        lines.append(f"    - {{{entry}{what}{cite}}}")
    return "\n".join(lines) + "\n"


class Briefs:
    """A folder of briefs in the making."""

    def __init__(self, path: Path) -> None:
        """Start with the source `news`, published on 29 November 2024, in the empty `path`."""
        self.path = path
        self.source("news")

    @property
    def folder(self) -> Folder:
        """The folder as the app is told of it."""
        return Folder(self.path, shipped=False)

    def write(self, name: str, text: str) -> Path:
        """Write `text`, dedented, to the file `name` of the folder."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    def source(
        self,
        source_id: str,
        *paragraphs: str,
        published: str = "2024-11-29",
        more: str = "",
    ) -> None:
        """Write the record of a source."""
        self.write(f"sources/{source_id}.yaml", record(*paragraphs, published=published, more=more))

    def partner(self, brief_id: str, text: str = "") -> None:
        """Write a partner; name and kind are added where `text` has no name."""
        self._brief("partners", brief_id, text, PARTNER)

    def locality(self, brief_id: str, text: str = "") -> None:
        """Write a locality; what it must have is added where `text` has no name."""
        self._brief("localities", brief_id, text, LOCALITY)

    def _brief(self, folder: str, brief_id: str, text: str, head: str) -> None:
        text = dedent(text).lstrip("\n")
        own = text.startswith("name:") or "\nname:" in text
        name = brief_id.replace("-", " ").title()
        self.write(f"{folder}/{brief_id}.yaml", ("" if own else head.format(name=name)) + text)

    def initiatives(self, brief_id: str, *initiatives: str, more: str = "") -> None:
        """Write a locality that has `initiatives`."""
        listed = f"initiatives:\n{indent(''.join(initiatives), '  ')}"
        self.locality(brief_id, f"{dedent(more).strip()}\n{listed}")

    def problems(self) -> list[str]:
        """Return everything that is wrong, as `check` prints it."""
        return [str(problem) for problem in load([self.folder]).contents.problems]

    def library(self) -> Library:
        """Return the library; everything must be readable and lead somewhere.

        What its claims prove is not looked at, so records need no numbers.
        """
        library = load([self.folder])
        reading = read_folders([self.folder])
        faults = [*reading.problems, *check_references(reading, library)]
        assert [str(fault) for fault in faults] == []
        return library
