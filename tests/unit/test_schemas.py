"""JSON Schemas for editors, and the files to fill in: both are made from the model."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.library_builder import Briefs, record
from vnsemi_tui.model.brief import Cite, Entry, Figure
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value
from vnsemi_tui.model.vocabulary import Event, PartnerKind
from vnsemi_tui.reading.definitions import definition_of, field_definitions
from vnsemi_tui.reading.schemas import KINDS, author_fields, schema_of, schema_text
from vnsemi_tui.reading.skeletons import PLACEHOLDER, schema_line, skeleton

ROOT = Path(__file__).parents[2]
FOLDERS = {"locality": "localities", "partner": "partners", "source": "sources"}
TODAY = date(2026, 11, 22)
FIELD = re.compile(r"^# ( *(?:- )?[a-z_]+:)", re.MULTILINE)


class EditorLoader(yaml.CSafeLoader):
    """Reads scalars as editors do: numbers and truth values, but no dates (YAML 1.2)."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(kind))


def faults(kind: str, text: str) -> list[str]:
    """Return what an editor underlines in `text`."""
    return [error.message for error in validator(kind).iter_errors(yaml.load(text, EditorLoader))]


def errors(briefs: Briefs) -> list[str]:
    """Return what `check` refuses; that news#1 names nobody is only a warning."""
    return [problem for problem in briefs.problems() if ": warning: " not in problem]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_in_docs_is_the_one_of_the_model(kind: str) -> None:
    path = ROOT / "docs" / "schemas" / f"{kind}.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(kind), (
        f"run: vnsemi-tui schema {kind} > docs/schemas/{kind}.schema.json"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_shipped_briefs_fit_their_schema_and_name_it(kind: str) -> None:
    schema = ROOT / "docs" / "schemas" / f"{kind}.schema.json"
    paths = sorted((ROOT / "briefs" / FOLDERS[kind]).glob("*.yaml"))
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert faults(kind, text) == [], path
        reference = text.splitlines()[0].partition("$schema=")[2]
        assert (path.parent / reference).resolve() == schema, path


HEAD = "name: Đà Nẵng\nlevel: municipality\nregion: South Central Coast\nposition: 16\n"
THING = "initiatives:\n  - {id: x, title: X, kind: plant, sectors: [ai], timeline: [{%s}]}\n"
ENTRY = "event: asked, id: lab, by: da-nang, to: (Acme), what: A lab, cite: news#1"
FIGURE = "figures:\n  - {%s, cite: news#1}\n"
MISTAKES = {
    "unknown field": ("locality", HEAD + "alsoo: [x]\n"),
    "missing field": ("locality", HEAD.replace("level: municipality\n", "")),
    "wrong word": ("locality", HEAD.replace("municipality", "city")),
    "wrong type": ("locality", HEAD + "summary: [one, two]\n"),
    "a text for a list of claims": ("locality", HEAD + "facts: It is so.\n"),
    "no number": ("locality", HEAD.replace("16", "north")),
    "unknown field of a claim": ("locality", HEAD + "facts: [{what: X, cite: news#1, wat: y}]\n"),
    "claim without cite": ("locality", HEAD + "facts: [{what: It is so}]\n"),
    "cite without paragraph": ("locality", HEAD + "facts: [{what: X, cite: news}]\n"),
    "wrong event": ("locality", HEAD + THING % ENTRY.replace("asked", "wished")),
    "ask to nobody": ("locality", HEAD + THING % ENTRY.replace("to: (Acme), ", "")),
    "ask without id": ("locality", HEAD + THING % ENTRY.replace("id: lab, ", "")),
    "entry by nobody": ("locality", HEAD + THING % "event: opened, what: X, cite: news#1"),
    "at and due": ("locality", HEAD + THING % (ENTRY + ", at: 2024, due: 2025")),
    "outcome of nothing": ("locality", HEAD + THING % (ENTRY + ", outcome: met")),
    "no timeline": ("locality", HEAD + (THING % "").replace("[{}]", "[]")),
    "impossible month": ("locality", HEAD + THING % (ENTRY + ", at: 2024-13")),
    "no party": ("locality", HEAD + THING % ENTRY.replace("(Acme)", "Acme Corp")),
    "figure without value": ("locality", HEAD + FIGURE % "measure: exports"),
    "separators": ("locality", HEAD + FIGURE % "measure: projects, value: '2,000 projects'"),
    "reason for no field": (
        "locality",
        HEAD + FIGURE % "measure: jobs, value: 5 people, resolved: {when: in May}",
    ),
    "a fact's event": (
        "locality",
        HEAD + "facts: [{event: opened, by: da-nang, what: X, cite: news#1}]\n",
    ),
    "wrong kind": ("partner", "name: Acme\nkind: firm\n"),
    "end without cite": ("partner", "name: Acme\nkind: company\nended: {what: It closed}\n"),
    "no web address": ("source", record().replace("https:", "ftp:")),
    "undated without bounds": ("source", record(published="unknown")),
    "excerpt: yes": ("source", record(more="excerpt: maybe")),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_editor_and_check_refuse_the_same_mistake(mistake: str, tmp_path: Path) -> None:
    kind, text = MISTAKES[mistake]
    briefs = Briefs(tmp_path)
    if kind != "locality":
        briefs.locality("da-nang")
    briefs.write(f"{FOLDERS[kind]}/{'da-nang' if kind == 'locality' else 'acme'}.yaml", text)
    assert errors(briefs)
    assert faults(kind, text)


def test_what_the_mistakes_are_made_of_is_right(tmp_path: Path) -> None:
    briefs = Briefs(tmp_path)
    text = HEAD + THING % ENTRY
    briefs.write("localities/da-nang.yaml", text)
    assert errors(briefs) == []
    assert faults("locality", text) == []
    assert faults("source", record()) == []


def test_what_yaml_takes_for_a_number_or_a_truth_value_is_a_text_all_the_same(
    tmp_path: Path,
) -> None:
    text = (
        "name: 2024\nalso: [NO, 010, 12:30, 3.10, true]\nkind: company\nsummary: yes\n"
        "figures:\n  - {measure: jobs, value: 5 people, period: 2024, what: 7, cite: news#1}\n"
    )
    briefs = Briefs(tmp_path)
    briefs.partner("acme", text)
    library = briefs.library()
    assert library.partners["acme"].also == ("NO", "010", "12:30", "3.10", "true")
    assert faults("partner", text) == []


def test_one_party_or_cite_needs_no_list() -> None:
    listed = ENTRY.replace("by: da-nang", "by: [da-nang]").replace("news#1", "[news#1, news#2]")
    assert faults("locality", HEAD + THING % ENTRY) == []
    assert faults("locality", HEAD + THING % listed) == []


@pytest.mark.parametrize(
    ("name", "parse", "texts"),
    [
        (
            "date",
            PartialDate.parse,
            "2024 2024-08 2024-08-30 2024-H1 2024-Q3~ 2024~ 2024/2025 ../2024 2024-08/.. "
            "24 2024-8 2024-H3 2024-Q5 2024-08-32 May ../.. 2024/ 2024-08-30T10:00",
        ),
        ("cite", Cite.parse, "a#3 a#4-5 a#4+7-8 a a# A#1 a#x a#1,2 #1 a#1+"),
    ],
)
def test_editor_and_check_agree_on_how_a_text_is_written(name: str, parse: Any, texts: str) -> None:
    pattern = re.compile(schema_of("locality")["$defs"][name]["pattern"])
    for text in texts.split():
        try:
            parse(text)
            is_right = True
        except ValueError:
            is_right = False
        assert bool(pattern.search(text)) is is_right, text


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("nearly 11.83 USD bn", True),
        ("11.83 bn USD", True),
        ("about 56.2 % of exports", True),
        ("5 to 7 ha", True),
        ("100", True),
        ("-5 %", True),
        ("2,000 people", False),
        ("many", False),
        ("5 apples", False),
        ("circa 5 %", False),
    ],
)
def test_editor_and_check_agree_on_values(text: str, is_right: bool) -> None:
    assert bool(re.search(schema_of("locality")["$defs"]["value"]["pattern"], text)) is is_right
    if is_right:
        Value.parse(text)
    else:
        with pytest.raises(ValueError, match=r"."):
            Value.parse(text)


def test_words_come_with_their_definitions_and_fields_with_their_docstrings() -> None:
    schema = schema_of("partner")
    kinds = schema["$defs"]["PartnerKind"]
    assert kinds["enum"] == [kind.value for kind in PartnerKind]
    assert kinds["enumDescriptions"] == [kind.definition for kind in PartnerKind]
    assert schema["description"] == "Any organisation."
    entry = schema["$defs"]["Entry"]["properties"]
    assert entry["due"]["description"].startswith("When it is planned to happen")
    assert Event.ASKED.definition in entry["event"]["description"]
    assert schema["properties"]["parent"]["description"].endswith("A partner's id.")


def test_every_field_of_every_struct_is_described() -> None:
    for kind in KINDS:
        schema = schema_of(kind)
        structs = [schema, *(one for one in schema["$defs"].values() if "properties" in one)]
        for struct in structs:
            assert struct["additionalProperties"] is False
            assert struct["description"]
            assert all(field["description"] for field in struct["properties"].values())


def test_no_schema_offers_what_only_the_reading_fills_in() -> None:
    assert not {"address", "line", "column", "file"} & author_fields(Entry).keys()
    assert "with" in author_fields(Figure)
    assert (
        json.loads(schema_text("partner"))["properties"].keys()
        == author_fields(KINDS["partner"]).keys()
    )


def test_definitions_are_those_of_the_model_its_bases_included() -> None:
    assert definition_of(Entry).startswith("One dated step of an initiative")
    told = field_definitions(Entry)
    assert told["cite"] == "Where it stands."
    assert told["where"].startswith("The venue")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_passes_check_as_it_is(kind: str, tmp_path: Path) -> None:
    briefs = Briefs(tmp_path)
    text = schema_line("x.json") + skeleton(kind, "new-one", today=TODAY)
    briefs.write(f"{FOLDERS[kind]}/new-one.yaml", text)
    assert briefs.problems() == []
    assert faults(kind, text) == []
    assert PLACEHOLDER in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_names_every_field_that_an_author_writes_by_hand(kind: str) -> None:
    text = skeleton(kind, "new-one", today=TODAY)
    for name in author_fields(KINDS[kind]):
        if name not in ("hash", "paragraphs", "extends"):
            assert re.search(rf"^(?:# )?{name}:", text, re.MULTILINE), name


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_commented_out_has_the_right_shape(kind: str, tmp_path: Path) -> None:
    whole = FIELD.sub(r"\1", skeleton(kind, "new-one", today=TODAY))
    briefs = Briefs(tmp_path)
    briefs.source("source-id")
    briefs.locality("da-nang")
    briefs.partner("qorvo")
    briefs.write(f"{FOLDERS[kind]}/new-one.yaml", whole)
    assert faults(kind, whole) == []
    of_shape = [
        problem
        for problem in briefs.problems()
        if "stand" not in problem and "not named" not in problem and "became" not in problem
    ]
    assert of_shape == []


def test_lines_of_a_new_file_that_are_prose_are_no_longer_than_a_screen_shows() -> None:
    for line in skeleton("source", "new-one", today=TODAY).splitlines():
        assert len(line) <= 100
