"""`--version` names the program, what it knows and what it runs on, whatever the library is."""

import importlib.metadata
import json
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from tests.frozen import FROZEN, frozen_library
from vnsemi_tui import __version__
from vnsemi_tui.cli.version import installed
from vnsemi_tui.store import names_of
from vnsemi_tui.stored import Names

ROOT = Path(__file__).parents[2]


def test_it_counts_what_is_in_the_library(invoke: Invoke) -> None:
    library = frozen_library()
    first, briefs, sources, python = invoke("--version").out.splitlines()
    assert first == f"vnsemi-tui {__version__}"
    numbers = [int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", briefs)]
    assert numbers[:4] == [
        len(library.localities),
        len(library.partners),
        len(library.initiatives),
        len(library.claims),
    ]
    assert f" {len(library.sources)}, the newest of " in sources
    textual = importlib.metadata.version("textual")
    assert python.split() == ["python", f"{platform.python_version()},", "textual", textual]


def test_it_says_the_same_whether_the_library_is_stored_or_read(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = invoke("--version")
    monkeypatch.setattr("vnsemi_tui.cli.session.stored_names", lambda *_: None)
    assert invoke("--version") == stored


def test_a_stored_library_is_not_decoded_for_it(own_folders: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from vnsemi_tui.cli import session\n"
        f"session.shipped_briefs = lambda: Path({str(FROZEN)!r})\n"
        "from vnsemi_tui.cli.main import main\n"
        "main(['--version'])\n"
        "code = main(['--version'])\n"
        "print(sorted({'msgspec', 'textual', 'yaml', 'vnsemi_tui.model.brief'} & set(sys.modules)))"
    )
    folders = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), str(own_folders))
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**folders, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            check=True,
        )
    assert done.stdout.splitlines()[-1] == "[]"


def test_it_is_told_where_no_brief_can_be_read(invoke: Invoke, tmp_path: Path) -> None:
    done = invoke("--version", "--only", str(tmp_path / "nowhere"))
    first, briefs, python = done.out.splitlines()
    assert (done.code, first) == (0, f"vnsemi-tui {__version__}")
    assert briefs.startswith("briefs   none: no folder ")
    assert python.startswith("python ")
    answer = json.loads(invoke("--version", "--json", "--only", str(tmp_path)).out)
    assert (answer["version"], answer["briefs"], answer["sources"]) == (__version__, None, None)


def test_a_broken_brief_is_counted_apart(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "partners").mkdir()
    (tmp_path / "partners" / "acme.yaml").write_text("name: Acme\nkind: company\n", "utf-8")
    (tmp_path / "partners" / "broken.yaml").write_text("name: [", "utf-8")
    lines = invoke("--version", "--only", str(tmp_path)).out.splitlines()
    assert "briefs   0 localities, 1 partners, 0 initiatives, 0 claims" in lines[1]
    assert lines[3].startswith("left out 1,")


def test_a_package_that_is_not_installed_has_no_version() -> None:
    assert installed("no-such-package-at-all") is None


def test_the_names_come_back_as_they_were_stored() -> None:
    names = names_of(frozen_library())
    again = Names(names.lines)
    assert [one.address for one in again("partner")] == list(frozen_library().partners)
    assert again.count("claim") == len(again("claim")) == len(frozen_library().claims)
    assert {one.name for one in again("locality")} >= {"Đà Nẵng"}
    assert {"mou", "plan"} <= {one.address for one in again("event")}
    assert all(not line or line.count("\t") == 3 for line in names.lines.split("\n"))
