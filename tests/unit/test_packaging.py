"""What is said about the package agrees with itself, and with what is imported."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from vnsemi_tui import __version__
from vnsemi_tui.paths import shipped_briefs

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
DECLARED: dict[str, Any] = tomllib.loads(TEXT)
PROJECT = DECLARED["project"]
IMPORTED_AS = {"pyyaml": "yaml"}
BY_TEXTUAL = {"rich"}
"""What Textual draws with, in the version that it needs."""
CONVENTIONAL = {
    *(
        ".ci",
        ".github",
        ".gitattributes",
        ".gitignore",
        "CHANGELOG.md",
        "CITATION.cff",
        "CONTRIBUTING.md",
    ),
    *("LICENSE", "README.md", "pyproject.toml", "benchmarks", "briefs", "docs", "tests"),
    "vnsemi_tui",
}
RUNTIME = [Requirement(one) for one in PROJECT["dependencies"]]
TOOLS = [
    Requirement(one)
    for extra in PROJECT["optional-dependencies"].values()
    for one in extra
    if not one.startswith("vnsemi-tui")
]


def lowest_python() -> str:
    wanted = re.fullmatch(r">=(3\.\d+)", PROJECT["requires-python"])
    assert wanted
    return wanted[1]


def listed_pythons() -> list[str]:
    """Return the versions that the classifiers name."""
    found = [
        one.removeprefix("Programming Language :: Python :: ") for one in PROJECT["classifiers"]
    ]
    return [one for one in found if re.fullmatch(r"3\.\d+", one)]


def imported(folder: Path) -> set[str]:
    """Return the packages outside the standard library that modules in `folder` import."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"vnsemi_tui"}


def kept_files() -> list[str]:
    """Return the files that the repository keeps; skip where this is none."""
    listing = ["git", "ls-files", "-z"]
    try:
        done = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        pytest.skip("no git")
    if not (ROOT / ".git").exists() or done.returncode:
        pytest.skip("no repository")
    return [name for name in done.stdout.split("\0") if name]


# Versions


def test_the_version_is_written_once_and_the_changes_know_it() -> None:
    assert "version" not in PROJECT
    assert DECLARED["tool"]["hatch"]["version"]["path"] == "vnsemi_tui/__init__.py"
    said = (ROOT / "vnsemi_tui" / "__init__.py").read_text(encoding="utf-8")
    assert f'__version__ = "{__version__}"' in said
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(.+?)\](?: - \d{4}-\d{2}-\d{2})?$", changes, re.MULTILINE)
    assert headings
    assert headings[0] == "Unreleased"
    assert headings == re.findall(r"^## \[?([^]\n]+?)\]?(?: - .*)?$", changes, re.MULTILINE)
    released = [Version(heading) for heading in headings[1:]]
    assert released == sorted(released, reverse=True)
    assert not released or Version(__version__) >= released[0]


def test_the_pythons_that_are_listed_begin_with_the_lowest_and_leave_none_out() -> None:
    versions = [int(one.partition(".")[2]) for one in listed_pythons()]
    assert listed_pythons()[0] == lowest_python()
    assert versions == list(range(versions[0], versions[-1] + 1))


def test_tools_and_docs_name_the_lowest_python() -> None:
    assert DECLARED["tool"]["mypy"]["python_version"] == lowest_python()
    assert DECLARED["tool"]["ruff"]["target-version"] == "py" + lowest_python().replace(".", "")
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert f"Python {lowest_python()} or newer" in text, name


def test_ci_tries_the_wheel_with_every_python_that_is_listed() -> None:
    tried = re.search(
        r"^for version in (.+); do$", (ROOT / ".ci" / "run").read_text(), re.MULTILINE
    )
    assert tried
    assert tried[1].split() == listed_pythons()


# Dependencies


def test_every_dependency_has_both_bounds() -> None:
    for one in (*RUNTIME, *TOOLS):
        operators = {specifier.operator for specifier in one.specifier}
        assert operators == {">=", "<"}, one


def test_every_dependency_says_what_it_is_for() -> None:
    for one in (*RUNTIME, *TOOLS):
        (line,) = re.findall(rf'^    "{one.name}[<>=][^"]*",(.*)$', TEXT, re.MULTILINE)
        assert re.fullmatch(r" +# \w.{8,}", line), one


def test_what_runs_imports_all_that_it_declares_and_nothing_else() -> None:
    declared = {IMPORTED_AS.get(one.name, one.name) for one in RUNTIME}
    assert imported(ROOT / "vnsemi_tui") == declared | BY_TEXTUAL


def locked() -> dict[str, tuple[Version, int]]:
    """Return the version and the number of hashes of each package in the lock."""
    text = (ROOT / ".ci" / "lock.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            wanted = re.match(r"([a-z0-9.-]+)==([^\s;]+)", line)
            assert wanted, line
            hashes = line.count(" --hash=sha256:")
            found[canonicalize_name(wanted[1])] = (Version(wanted[2]), hashes)
    return found


def test_the_lock_has_every_dependency_within_its_bounds_and_with_hashes() -> None:
    versions = locked()
    builders = [Requirement(one) for one in DECLARED["build-system"]["requires"]]
    for one in (*RUNTIME, *TOOLS, *builders):
        version, _ = versions[canonicalize_name(one.name)]
        assert version in one.specifier, one
    assert all(hashes for _, hashes in versions.values())


def test_the_lock_names_no_place_that_packages_come_from() -> None:
    text = (ROOT / ".ci" / "lock.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|^-|--(index|extra|find|trusted)", text, re.MULTILINE)


# Files


def test_the_top_of_the_repository_holds_what_is_conventional() -> None:
    assert {name.partition("/")[0] for name in kept_files()} <= CONVENTIONAL


def test_the_source_archive_has_everything_that_is_kept() -> None:
    wanted = set(DECLARED["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"])
    kept = {name.partition("/")[0] for name in kept_files()}
    assert kept - wanted <= {".gitattributes", ".gitignore"}
    assert all((ROOT / name).exists() for name in wanted)


def test_the_wheel_has_the_briefs_where_the_app_looks_for_them() -> None:
    wheel = DECLARED["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["vnsemi_tui"]
    assert wheel["force-include"]["briefs"] == "vnsemi_tui/briefs"


def test_nothing_runs_while_it_is_installed() -> None:
    assert DECLARED["build-system"]["build-backend"] == "hatchling.build"
    assert "backend-path" not in DECLARED["build-system"]
    assert not re.search(r"^\[tool\.hatch.*\bhooks\b", TEXT, re.MULTILINE)
    assert not any((ROOT / name).exists() for name in ("setup.py", "hatch_build.py"))


# The current folder


def test_the_current_folder_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('name = "vnsemi-tui"\n', encoding="utf-8")
    (tmp_path / "briefs" / "partners").mkdir(parents=True)
    brief = tmp_path / "briefs" / "partners" / "zzyzx.yaml"
    brief.write_text("name: Zzyzx\nkind: company\nhome: Japan\n", encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
        "from vnsemi_tui.cli.main import main; sys.exit(main())"
    )
    command = [sys.executable, "-P", "-c", code, "list", "partners"]
    here = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    elsewhere = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert (here.stdout, here.stderr) == (elsewhere.stdout, elsewhere.stderr)
    assert b"Zzyzx" not in here.stdout
    assert shipped_briefs().is_relative_to(ROOT)
