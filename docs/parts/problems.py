"""What `check` says: small broken files, read by the reader itself."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from docs.parts.tables import block
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.folders import Folder

_SOURCE = """\
publisher: Example Daily
title: Acme to build in Huế
address: https://example.org/acme
kind: news
published: 2026-10-12
read: 2026-10-13
language: en
paragraphs:
  # 1
  - numbers: [300 m USD, '2028']
    names: [Acme, Huế]
  # 2
  - numbers: []
    names: [Acme, Mai Tran]
"""
_PLACE = """\
name: Huế
level: municipality
region: North Central
position: 16.46
"""
_BESIDE = {
    "localities/hue.yaml": _PLACE,
    "partners/acme.yaml": "name: Acme\nkind: company\nhome: Japan\n",
    "sources/daily-2026-10.yaml": _SOURCE,
}
"""What lies beside each sample, unless it takes its place."""


class Sample(NamedTuple):
    """A file with faults."""

    title: str
    """What sort of faults they are."""
    path: str
    """The file within a folder of briefs."""
    text: str
    """What it holds."""
    tells_of_others: bool = False
    """Whether what is said of the files beside it belongs to the lesson."""


SAMPLES = (
    Sample(
        "What is no YAML",
        "partners/acme.yaml",
        """\
name: Acme: the chip maker
kind: company
""",
    ),
    Sample(
        "A key without a value",
        "partners/acme.yaml",
        """\
name: Acme
kind: company
summary:
""",
    ),
    Sample(
        "Fields and words",
        "partners/acme.yaml",
        """\
name: Acme
kind: compnay
alsoo: [AC]
people:
  - name: Mai Tran
    cite: daily-2026-10#2
""",
    ),
    Sample(
        "Rules between fields",
        "localities/hue.yaml",
        _PLACE
        + """\
figures:
  - measure: jobs
    value: 300
    cite: daily-2026-10#1
initiatives:
  - id: acme
    title: Acme plant
    kind: plant
    sectors: [semiconductors]
    timeline:
      - event: asked
        by: hue
        what: Build a plant.
        cite: daily-2026-10#1
      - event: announced
        by: acme
        at: 2026-10
        due: 2028
        what: Work on a plant begins.
        cite: daily-2026-10#1
""",
    ),
    Sample(
        "Names that lead nowhere",
        "localities/hue.yaml",
        _PLACE
        + """\
initiatives:
  - id: acme
    title: Acme plant
    kind: plant
    sectors: [semiconductors]
    timeline:
      - event: announced
        by: acmee
        what: A plant.
        cite: dayly-2026-10#1
      - event: met
        by: [hue, acme]
        what: A visit.
        cite: daily-2026-10#1+3
""",
    ),
    Sample(
        "What the source does not say, and what nobody took from it",
        "localities/hue.yaml",
        _PLACE
        + """\
initiatives:
  - id: acme
    title: Acme plant
    kind: plant
    sectors: [semiconductors]
    timeline:
      - event: announced
        id: start
        by: acme
        due: 2027
        what: Work begins on a plant for 300 million dollars.
        cite: daily-2026-10#1
      - event: met
        by: [hue, acme]
        what: A visit.
        cite: daily-2026-10#2
""",
        tells_of_others=True,
    ),
    Sample(
        "A source that nobody can date",
        "sources/daily-2026-10.yaml",
        _SOURCE.replace("published: 2026-10-12", "published: unknown"),
    ),
)
"""The samples, in the order in which the guide shows them."""


def problems() -> str:
    """Return each sample with what is said of it."""
    return "\n\n".join(
        f"### {sample.title}\n\n"
        + block(f"# {sample.path}\n{sample.text}", "yaml")
        + "\n\n"
        + block("\n".join(said_of(sample)), "text")
        for sample in SAMPLES
    )


def said_of(sample: Sample) -> list[str]:
    """Return the problems of `sample`; its first line is number 2, below its name."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "mine"
        for path, text in (_BESIDE | {sample.path: f"# {sample.path}\n{sample.text}"}).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        found = [
            str(problem) for problem in load([Folder(folder, shipped=False)]).contents.problems
        ]
    lines = [line.replace("\\", "/") for line in found]
    return [one for one in lines if sample.tells_of_others or one.startswith(f"mine/{sample.path}")]
