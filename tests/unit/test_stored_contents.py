"""The compiled library gives back what the briefs say."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from tests.frozen import frozen_library
from vnsemi_tui.library.library import Contents
from vnsemi_tui.library.loading import load
from vnsemi_tui.model import VERSION
from vnsemi_tui.model.brief import Locality, Note, Partner, Source
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import Event, Region
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.reading.problems import Problem, Severity

FULL = """\
name: Đà Nẵng
level: municipality
region: South Central Coast
position: 16.07
was: [{name: Tourane, until: ../1954, cite: none-at-all#1}]
facts: [{what: It rains., event: said, by: (a man), note: "[b]", cite: none-at-all#1+3-4}]
figures:
  - measure: exports
    value: about 3.10 to 4 USD bn
    growth: 5.20 %
    rank: {place: 2, among: 63, who: provinces, from: bottom}
    with: (the market)
    parts: [{what: chips, value: over 1 USD bn}, {what: plants, count: 5}]
    period: 2024-Q3~
    resolved: {value: because}
    computed: {growth: 1 + 1}
    cite: [none-at-all#1, none-at-all#2]
unheard-of: yes
"""


@pytest.fixture(scope="module")
def shipped() -> Contents:
    return frozen_library().contents


def round_trip(contents: Contents) -> Contents:
    return msgspec.msgpack.decode(msgspec.msgpack.encode(contents), type=Contents)


def test_the_shipped_library_comes_back_equal(shipped: Contents) -> None:
    assert len(shipped.partners) > 10
    assert round_trip(shipped) == shipped


def test_words_come_back_with_their_definitions(shipped: Contents) -> None:
    back = round_trip(shipped)
    assert isinstance(back.localities[0].region, Region)
    events = {
        entry.event
        for locality in back.localities
        for initiative in locality.initiatives
        for entry in initiative.timeline
    }
    assert Event.ASKED in events
    assert all(event.definition and isinstance(event, Event) for event in events)


def test_every_kind_of_field_and_problem_comes_back(tmp_path: Path) -> None:
    (tmp_path / "localities").mkdir()
    brief = tmp_path / "localities" / "da-nang.yaml"
    brief.write_text(FULL.replace("unheard-of: yes\n", ""), encoding="utf-8")
    (tmp_path / "localities" / "ha-noi.yaml").write_text(FULL, encoding="utf-8")
    contents = load([Folder(tmp_path, shipped=False)]).contents
    assert len(contents.localities) == 1
    assert contents.localities[0].figures[0].rank is not None
    back = round_trip(contents)
    assert back == contents
    assert {type(problem.severity) for problem in back.problems} == {Severity}
    figure = back.localities[0].figures[0]
    assert figure.period == PartialDate.parse("2024-Q3~")
    assert figure.value is not None
    assert figure.value.number == "3.10"


@dataclass(frozen=True)
class Shape:
    """What a stored library is made of, as text."""

    text: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def shape() -> Shape:
    """Return every field and word of the model, in an order that does not change by itself."""
    schema = msgspec.json.schema_components([Locality, Partner, Source, Note, Problem])
    return Shape(msgspec.json.encode(_bare(schema), order="sorted").decode())


def _bare(schema: object) -> object:
    """Return `schema` without its prose, lists in an order that no release of msgspec changes."""
    match schema:
        case dict():
            kept = {key: _bare(value) for key, value in schema.items() if key != "description"}
            return {key: kept[key] for key in sorted(kept)}
        case list() | tuple():
            return sorted((_bare(value) for value in schema), key=str)
        case _:
            return schema


def test_a_changed_model_has_a_new_version() -> None:
    known = {3: "51da639c0cd2cbe1"}
    digest = shape().digest
    assert known.get(VERSION) == digest, (
        f"the model has changed: raise model.VERSION and write its new digest {digest} here"
    )
