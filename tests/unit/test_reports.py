"""The forms for reports, and the workflow: GitHub says nothing where it can't read one."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import run_here
from tests.unit.test_packaging import listed_pythons

GITHUB = Path(__file__).parents[2] / ".github"
FORMS = sorted(
    path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
}
"""What a part of a form may say; GitHub refuses the whole form for anything else."""
ENTRIES = {
    "bug.yml": "version system terminal steps log",
    "wrong-claim.yml": "address says should source",
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_is_one_that_github_takes(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= set(form) <= {"name", "description", "labels", "body"}
    assert all(isinstance(form[key], str) and form[key] for key in ("name", "description"))
    for part in form["body"]:
        kind = part["type"]
        assert set(part["attributes"]) <= ATTRIBUTES[kind]
        assert all(isinstance(value, str) and value for value in part["attributes"].values())
        if kind == "markdown":
            assert set(part) == {"type", "attributes"}
        else:
            assert set(part) == {"type", "id", "attributes", "validations"}
            assert part["attributes"]["label"]
            assert list(part["validations"]) == ["required"]
            assert isinstance(part["validations"]["required"], bool)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_asks_for_what_a_report_needs(path: Path) -> None:
    asked = [part["id"] for part in read(path)["body"] if "id" in part]
    assert asked == ENTRIES[path.name].split()


def test_the_forms_name_what_the_app_has() -> None:
    bug, claim = ((GITHUB / "ISSUE_TEMPLATE" / name).read_text("utf-8") for name in ENTRIES)
    assert run_here("--version").stdout.startswith("vnsemi-tui ")
    assert run_here("why", "--help").returncode == 0
    assert "`vnsemi-tui --version`" in bug
    assert "private text" in bug
    assert "`vnsemi-tui why ADDRESS`" in claim
    assert "paragraph" in claim


def test_a_report_of_another_sort_is_possible() -> None:
    assert read(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": True}


def test_the_workflow_runs_what_decides_and_the_ends_of_the_range_elsewhere() -> None:
    workflow = read(GITHUB / "workflows" / "ci.yml")
    assert workflow["permissions"] == {"contents": "read"}
    landing, tests = (workflow["jobs"][name] for name in ("landing", "tests"))
    assert landing["steps"][-1] == {"run": ".ci/run"}
    (python,) = (step["with"] for step in landing["steps"] if "setup-python" in str(step))
    assert sorted(python["python-version"].split()) == listed_pythons()
    matrix = tests["strategy"]["matrix"]
    assert matrix["python"] == [listed_pythons()[0], listed_pythons()[-1]]
    assert matrix["system"] == ["windows-latest", "macos-latest"]
