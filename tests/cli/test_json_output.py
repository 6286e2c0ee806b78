"""What `--json` prints, held against the schemas in docs/schemas/output."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.cli.conftest import Invoke
from tests.frozen import FROZEN
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.cli.commands.list import LISTS
from vnsemi_tui.library.ledger import State
from vnsemi_tui.model import vocabulary
from vnsemi_tui.search.document import Field, Kind

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "docs" / "schemas" / "output"
FOLDERS = {
    "frozen": FROZEN,
    "hard": ROOT / "tests" / "fixtures" / "hard",
    "hostile": ROOT / "tests" / "fixtures" / "hostile",
}
WITHOUT_JSON = {name for name, spec in COMMANDS.items() if spec.without_json}
"""Commands that write a brief, or whose answer is a file of its own kind."""
LISTING = [
    ("find", "a"),
    ("find", "zzzzzz"),
    ("find", "since:2000"),
    ("find", "asks:open", "a"),
    *(("list", kind) for kind in LISTS),
    ("asks",),
    ("asks", "--open"),
    ("timeline",),
    ("matrix",),
    ("regions",),
    ("check",),
    ("todo",),
    ("paths",),
    ("config",),
]
DAYS = [(), ("--as-of", "2024-06"), ("--as-of", "1990")]


@cache
def schemas() -> dict[str, Any]:
    return {
        path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")
    }


@cache
def validator(name: str) -> Draft202012Validator:
    resources = [(file, Resource.from_contents(schema)) for file, schema in schemas().items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(schemas()[f"{name}.json"], registry=registry)


def validated(words: tuple[str, ...], out: str) -> dict[str, Any]:
    """Return the answer of `words`, which must be one object of the command's schema."""
    answer = json.loads(out)
    assert isinstance(answer, dict)
    name = f"list-{words[1]}" if words[0] == "list" else words[0]
    faults = [
        f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}"
        for fault in validator(name).iter_errors(answer)
    ]
    assert faults == [], words
    assert list(empty_texts(answer)) == [], words
    return answer


def empty_texts(value: object, path: str = "") -> Iterator[str]:
    match value:
        case "":
            yield path
        case list():
            for number, member in enumerate(value):
                yield from empty_texts(member, f"{path}/{number}")
        case dict():
            for name, member in value.items():
                yield from empty_texts(member, f"{path}/{name}")


def addresses(invoke: Invoke, folder: Path) -> dict[str, list[str]]:
    """Return what there is to show: briefs, initiatives, sources, and claims of each sort."""
    only = ("--only", str(folder), "--json")
    found: dict[str, list[str]] = {"claims": []}
    for kind in ("localities", "partners", "initiatives", "sources"):
        items = json.loads(invoke("list", kind, *only).out)["items"]
        found[kind] = [item["address"] if kind == "initiatives" else item["id"] for item in items]
    for brief in (*found["localities"], *found["partners"]):
        found["claims"] += claims_in(json.loads(invoke("show", brief, *only).out)["brief"])
    return found


def claims_in(value: object) -> Iterator[str]:
    match value:
        case list():
            for member in value:
                yield from claims_in(member)
        case dict():
            if "cite" in value:
                yield value["address"]
            for member in value.values():
                yield from claims_in(member)


def test_every_schema_is_a_schema() -> None:
    for schema in schemas().values():
        Draft202012Validator.check_schema(schema)


def test_every_command_has_a_schema_and_every_schema_a_command() -> None:
    described = {name.removesuffix(".json").partition("-")[0] for name in schemas()} - {"common"}
    assert described >= set(COMMANDS) - WITHOUT_JSON
    assert {f"list-{kind}.json" for kind in LISTS} <= set(schemas())


def test_every_object_in_the_schemas_is_closed() -> None:
    for name, schema in schemas().items():
        if name != "common.json":
            assert schema["unevaluatedProperties"] is False, name
        for place, part in objects(schema):
            is_base = place == "/$defs/answer"
            assert is_base or "additionalProperties" in part, f"{name}{place}"
            if "properties" in part:
                assert set(part["required"]) == set(part["properties"]), f"{name}{place}"


@pytest.mark.parametrize(
    ("words", "place", "name", "value"),
    [
        (("asks",), (), "extra", 1),
        (("asks",), (), "today", "22 November 2026"),
        (("asks",), (), "newest_source", "2024-11"),
        (("asks",), (), "format", 2),
        (("asks",), (), "command", "timeline"),
        (("asks",), ("items", 0), "extra", 1),
        (("asks",), ("items", 0), "by", "da-nang"),
        (("asks",), ("items", 0), "at", ""),
        (("asks",), ("items", 0), "at", "2024-8"),
        (("asks",), ("items", 0), "cite", ["a source"]),
        (("show", "da-nang"), ("brief",), "extra", 1),
        (("show", "da-nang"), ("brief",), "summary", ""),
        (("show", "da-nang"), (), "kind", "partner"),
        (("show", "da-nang"), (), "brief", None),
        (("show", "da-nang"), ("brief", "initiatives", 0, "timeline", 0), "event", "invested"),
        (("show", "da-nang"), ("brief", "initiatives", 0, "stage"), "rung", 8),
        (("why", "bac-ninh/exports-1"), ("claim",), "value", "much"),
    ],
)
def test_a_schema_refuses_what_is_wrong(
    invoke: Invoke, words: tuple[str, ...], place: tuple[str | int, ...], name: str, value: object
) -> None:
    answer = validated(words, invoke(*words, "--json").out)
    part: Any = answer
    for step in place:
        part = part[step]
    part[name] = value
    assert not validator(words[0]).is_valid(answer)


def test_a_schema_wants_every_field(invoke: Invoke) -> None:
    whole = validated(("regions",), invoke("regions", "--json").out)
    for name in whole:
        lacking = {key: value for key, value in whole.items() if key != name}
        assert not validator("regions").is_valid(lacking), name


def objects(value: object, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    match value:
        case list():
            for number, member in enumerate(value):
                yield from objects(member, f"{place}/{number}")
        case dict():
            if value.get("type") == "object":
                yield place, value
            for name, member in value.items():
                yield from objects(member, f"{place}/{name}")


def test_the_words_of_the_schemas_are_those_of_the_vocabulary() -> None:
    defs = schemas()["common.json"]["$defs"]
    stages = {"mentioned", *(event.label for event in vocabulary.Event)}
    assert set(defs["event"]["enum"]) == set(vocabulary.Event)
    assert set(defs["stage_word"]["enum"]) == stages
    assert set(defs["state"]["enum"]) == {*State, "nothing reported since"}
    assert set(defs["figure"]["properties"]["measure"]["enum"]) == set(vocabulary.Measure)
    assert set(defs["figure"]["properties"]["basis"]["enum"]) == set(vocabulary.Basis)
    assert set(defs["initiative"]["properties"]["kind"]["enum"]) == set(vocabulary.InitiativeKind)
    assert set(defs["partner"]["properties"]["kind"]["enum"]) == set(vocabulary.PartnerKind)
    assert set(defs["locality"]["properties"]["level"]["enum"]) == set(vocabulary.Level)
    assert set(defs["locality"]["properties"]["region"]["enum"]) == set(vocabulary.Region)
    assert set(defs["source"]["properties"]["kind"]["enum"]) == set(vocabulary.SourceKind)
    result = schemas()["find.json"]["properties"]["results"]["items"]["properties"]
    assert set(result["kind"]["enum"]) == set(Kind)
    assert set(result["why"]["enum"]) == {*Field, None}


@pytest.mark.parametrize("library", FOLDERS)
@pytest.mark.parametrize("day", DAYS, ids=lambda day: day[-1] if day else "today")
def test_every_list_is_what_its_schema_says(
    invoke: Invoke, library: str, day: tuple[str, ...]
) -> None:
    for words in LISTING:
        if words[0] not in COMMANDS:
            continue
        done = invoke(*words, "--only", str(FOLDERS[library]), "--json", *day)
        assert done.code in (0, 1, 3), words
        answer = validated(words, done.out)
        assert answer["as_of"] == {"2024-06": "2024-06-30", "1990": "1990-12-31"}.get(
            day[-1] if day else "", "2026-11-22"
        )
        assert answer["today"] == "2026-11-22"


@pytest.mark.parametrize("library", FOLDERS)
@pytest.mark.parametrize("day", DAYS, ids=lambda day: day[-1] if day else "today")
def test_every_card_and_every_proof_is_what_its_schema_says(
    invoke: Invoke, library: str, day: tuple[str, ...]
) -> None:
    found = addresses(invoke, FOLDERS[library])
    only = ("--only", str(FOLDERS[library]), "--json", *day)
    assert found["claims"]
    kinds = set()
    for address in (one for listed in found.values() for one in listed):
        shown = validated(("show", address), invoke("show", address, *only).out)
        kinds.add(shown["kind"])
        assert (shown["kind"] is None) == (shown["brief"] is None)
    for address in found["claims"]:
        proof = validated(("why", address), invoke("why", address, *only).out)
        assert (proof["claim"] is None) == (proof["says"] is None)
    if not day:
        assert kinds >= {"locality", "partner", "initiative", "source", "entry"}
        assert None not in kinds
    if day == ("--as-of", "1990"):
        assert kinds <= {"locality", "partner", "initiative", None}


@pytest.mark.parametrize("library", FOLDERS)
def test_the_version_is_what_its_schema_says(invoke: Invoke, library: str) -> None:
    only = ("--only", str(FOLDERS[library]))
    answer = validated(("version",), invoke("--version", "--json", *only).out)
    listed = json.loads(invoke("list", "sources", "--json", *only).out)
    assert answer["sources"] == len(listed["items"])
    assert answer["newest_source"] == listed["newest_source"]
    assert answer["skipped"] == listed["skipped"]


@pytest.mark.parametrize("library", FOLDERS)
def test_a_comparison_is_what_its_schema_says(invoke: Invoke, library: str) -> None:
    only = ("--only", str(FOLDERS[library]), "--json")
    ids = [one["id"] for one in json.loads(invoke("list", "localities", *only).out)["items"]][:4]
    if len(ids) < 2:
        pytest.skip("one locality can't be compared")
    answer = validated(("compare",), invoke("compare", *ids, *only).out)
    assert answer["ids"] == ids
    assert {len(row["values"]) for row in answer["rows"]} == {len(ids)}


@pytest.mark.parametrize("library", FOLDERS)
def test_a_pack_is_what_its_schema_says(invoke: Invoke, library: str) -> None:
    only = ("--only", str(FOLDERS[library]), "--json")
    found = addresses(invoke, FOLDERS[library])
    places, partners = found["localities"], found["partners"]
    sides = [*((place,) for place in places), *((partner,) for partner in partners)]
    sides += [(place, partner) for place in places[:2] for partner in partners]
    for ids in sides:
        answer = validated(("pack",), invoke("pack", *ids, *only).out)
        assert answer["sections"], ids


@pytest.mark.parametrize("form", ["site", "markdown", "csv", "json"])
def test_an_export_says_what_it_wrote(invoke: Invoke, tmp_path: Path, form: str) -> None:
    done = invoke("export", str(tmp_path / "out"), "--format", form, "--json")
    answer = validated(("export",), done.out)
    assert answer["written"] == form
    assert (
        len([path for path in (tmp_path / "out").rglob("*") if path.is_file()]) >= answer["count"]
    )


@pytest.mark.parametrize(
    "words",
    [("find", "acme"), ("show", "acme"), ("list", "partners"), ("asks",), ("matrix",), ("check",)],
    ids=" ".join,
)
def test_what_was_skipped_is_in_the_answer_and_on_stderr(
    invoke: Invoke, tmp_path: Path, words: tuple[str, ...]
) -> None:
    partners = tmp_path / "partners"
    partners.mkdir()
    (partners / "acme.yaml").write_text("name: Acme\nkind: company\n", encoding="utf-8")
    (partners / "broken.yaml").write_text("name: [", encoding="utf-8")
    done = invoke(*words, "--only", str(tmp_path), "--json")
    assert done.code == (3 if words == ("check",) else 0)
    answer = validated(words, done.out)
    (skipped,) = answer["skipped"]
    assert f"{tmp_path.name}/partners/broken.yaml:2:1: " in skipped
    if words != ("check",):
        assert done.err.splitlines() == [f"vnsemi-tui: {skipped}"]


def test_a_problem_of_a_whole_file_has_no_line(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "partners").mkdir()
    (tmp_path / "partners" / "acme.yaml").write_bytes(b"")
    done = invoke("check", "--only", str(tmp_path), "--json")
    answer = validated(("check",), done.out)
    assert done.code == 3
    assert answer["newest_source"] is None
    (problem,) = answer["problems"]
    assert problem["severity"] == "error"


def test_a_path_is_told_as_it_is_without_what_drives_a_terminal(
    invoke: Invoke, tmp_path: Path
) -> None:
    folder = tmp_path / "\x9b31m\u202eđ"
    folder.mkdir()
    out = invoke("paths", "--json", "--briefs", str(folder)).out
    assert str(folder) in [one["path"] for one in json.loads(out)["paths"]]
    assert "\\u009b31m\\u202eđ" in out
