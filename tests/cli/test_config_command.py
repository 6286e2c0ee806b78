"""`config`, and what a config file changes on the command line: folders of briefs, nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from vnsemi_tui.cli.commands.config import new_text
from vnsemi_tui.config.checks import with_keys
from vnsemi_tui.config.reading import read
from vnsemi_tui.state import Keeper
from vnsemi_tui.ui.commands import IDS

ROOT = Path(__file__).parents[2]
ACME = "name: Acme Chips\nkind: company\nhome: us\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the config file of the commands is; it is not there yet."""
    path = tmp_path / "settings" / "config.toml"
    for module in ("paths", "cli.session"):
        monkeypatch.setattr(f"vnsemi_tui.{module}.config_file", lambda: path)
    monkeypatch.setattr("vnsemi_tui.paths.state_folder", lambda: tmp_path / "state")
    return path


def put(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def own_briefs(folder: Path) -> Path:
    """Return a folder of briefs with one partner."""
    (folder / "partners").mkdir(parents=True)
    (folder / "partners" / "acme-chips.yaml").write_text(ACME, encoding="utf-8")
    return folder


def table(out: str) -> dict[str, list[str]]:
    """Return the rows of `config` by setting."""
    header, *rows = (line.split("\t") for line in out.splitlines())
    assert header == ["setting", "value", "from", "note"]
    return {row[0]: row[1:] for row in rows}


def test_without_a_file_everything_comes_from_the_app(invoke: Invoke, file: Path) -> None:
    done = invoke("config")
    assert (done.code, done.err) == (0, "")
    found = table(done.out)
    assert found.pop("file") == [str(file), "not there yet", ""]
    assert found["panes"] == ["3", "default", ""]
    assert found["keys.help"] == ["?, F1", "default", ""]
    assert {row[1] for row in found.values()} == {"default"}
    assert {name for name in found if name.startswith("keys.")} == {f"keys.{one}" for one in IDS}


def test_what_is_set_comes_from_the_file_and_taken_keys_are_told(
    invoke: Invoke, file: Path
) -> None:
    put(file, 'places = ["da-nang", "bac-ninh"]\n[keys]\nledger = "t, F5"\n')
    done = invoke("config")
    assert (done.code, done.err) == (0, "")
    found = table(done.out)
    assert found["file"][1] == "there"
    assert found["places"] == ["da-nang, bac-ninh", "file", ""]
    assert found["keys.ledger"] == ["t, F5", "file", ""]
    assert found["keys.timeline"] == ["", "default", "t is given to ledger"]


def test_problems_are_lines_on_stderr_and_exit_3(invoke: Invoke, file: Path) -> None:
    put(file, 'panes = 7\nplaces = ["da-nag"]\nbriefs = ["gone"]\n[keys]\nledgr = "b"\n')
    done = invoke("config")
    assert done.code == 3
    assert table(done.out)["panes"][:2] == ["3", "default"]
    lines = [line.removeprefix(f"vnsemi-tui: {file}:") for line in done.err.splitlines()]
    assert [line.partition(": ")[0] for line in lines] == ["1:1", "2:1", "3:1", "5:1"]
    assert 'no locality "da-nag" (did you mean "da-nang"?)' in lines[1]
    assert 'no command "ledgr" (did you mean "ledger"?)' in lines[3]
    answer = json.loads(invoke("config", "--json").out)
    assert [one["line"] for one in answer["problems"]] == [1, 2, 3, 5]


def test_what_was_chosen_in_the_browser_is_said_beside_what_is_set(
    invoke: Invoke, file: Path, tmp_path: Path
) -> None:
    put(file, "panes = 2\n")
    keeper = Keeper(tmp_path / "state")
    keeper.use_panes(1)
    assert keeper.save() == ""
    assert table(invoke("config").out)["panes"] == ["2", "file", "you chose 1 in the browser"]


def test_a_new_file_names_everything_and_sets_nothing(invoke: Invoke, file: Path) -> None:
    done = invoke("config", "--new")
    assert done.code == 0
    assert file.read_text(encoding="utf-8") == new_text()
    config = with_keys(read(file), IDS)
    assert (config.given, config.problems) == (frozenset(), ())
    again = invoke("config", "--new")
    assert (again.code, again.out) == (2, "")
    assert "is there already; nothing was written" in again.err
    assert file.read_text(encoding="utf-8") == new_text()


def test_a_new_file_with_every_sign_taken_away_is_right_and_changes_no_key(file: Path) -> None:
    lines = new_text().splitlines()
    assert all(len(line) <= 100 for line in lines)
    put(file, "\n".join(line[1:] if line[:1] == "#" and line[1:2] != " " else "" for line in lines))
    config = with_keys(read(file), IDS)
    assert [problem.reason for problem in config.problems] == ['there is no folder "~/briefs"']
    assert config.settings.keys == {}
    assert {f"keys.{one}" for one in IDS} | {"theme", "panes", "glyphs", "places"} == config.given


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_new_file_is_written_through_no_link(invoke: Invoke, file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.symlink_to(tmp_path / "elsewhere")
    done = invoke("config", "--new")
    assert done.code == 2
    assert not (tmp_path / "elsewhere").exists()


def test_without_a_home_there_is_nowhere_to_write(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, file: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("vnsemi_tui.paths.config_file", lambda: Path("config.toml"))
    monkeypatch.chdir(tmp_path)
    done = invoke("config", "--new")
    assert done.code == 2
    assert "no home" in done.err
    assert not os.path.lexists("config.toml")


def test_folders_of_the_file_are_read_by_every_command(
    invoke: Invoke, file: Path, tmp_path: Path
) -> None:
    own_briefs(tmp_path / "settings" / "mine")
    put(file, 'briefs = ["mine"]\n')
    assert "Acme Chips" in invoke("show", "acme-chips").out
    assert invoke("show", "acme-chips", "--no-config").code == 1
    assert invoke("--no-config", "show", "acme-chips").code == 1
    assert "your config file names" in invoke("paths").out


def test_folders_of_the_file_are_not_read_with_only(
    invoke: Invoke, file: Path, tmp_path: Path
) -> None:
    own_briefs(tmp_path / "settings" / "mine")
    other = own_briefs(tmp_path / "other")
    (other / "partners" / "acme-chips.yaml").rename(other / "partners" / "beta.yaml")
    put(file, 'briefs = ["mine", "gone"]\n')
    done = invoke("list", "partners", "--only", str(other))
    assert [line.split("\t")[0] for line in done.out.splitlines()[1:]] == ["beta"]
    assert done.err == ""


def test_a_folder_that_options_name_too_is_read_once(
    invoke: Invoke, file: Path, tmp_path: Path
) -> None:
    mine = own_briefs(tmp_path / "settings" / "mine")
    put(file, 'briefs = ["mine", "../settings/mine"]\n')
    done = invoke("check", "--briefs", str(mine))
    assert "acme-chips" not in done.out


def test_a_missing_folder_is_one_line_and_ends_nothing(invoke: Invoke, file: Path) -> None:
    put(file, 'panes = 9\nbriefs = ["gone"]\n')
    done = invoke("show", "qorvo")
    assert done.code == 0
    (line,) = done.err.splitlines()
    assert line.startswith(f'vnsemi-tui: {file}:2:1: there is no folder "gone" (')


def test_new_briefs_do_not_go_into_a_folder_of_the_file(
    invoke: Invoke, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = own_briefs(tmp_path / "settings" / "mine")
    put(file, 'briefs = ["mine"]\n')
    private = tmp_path / "private"
    monkeypatch.setattr("vnsemi_tui.cli.writing.private_briefs", lambda: private)
    assert invoke("new", "partner", "beta").code == 0
    assert (private / "partners" / "beta.yaml").is_file()
    assert not (mine / "partners" / "beta.yaml").exists()


@pytest.mark.parametrize(("text", "imported"), [("", []), ("panes = 2\n", ["tomllib"])])
def test_a_short_command_imports_what_reads_a_file_only_where_there_is_one(
    tmp_path: Path, own_folders: Path, text: str, imported: list[str]
) -> None:
    if text:
        put(tmp_path / "vnsemi-tui" / "config.toml", text)
    wanted = "('tomllib', 'vnsemi_tui.ui.commands', 'textual')"
    seen = f"print([one for one in {wanted} if one in sys.modules])"
    code = f"import sys; from vnsemi_tui.cli.main import main; main(['list', 'partners']); {seen}"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(own_folders)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**env, "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == str(imported)
