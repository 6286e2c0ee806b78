"""The commands for those who write briefs: new, schema, check --format, todo, paths."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from tests.frozen import FROZEN
from tests.library_builder import Briefs
from vnsemi_tui.paths import private_briefs
from vnsemi_tui.reading.schemas import KINDS, schema_text

FOLDERS = {"locality": "localities", "partner": "partners", "source": "sources"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Invoke) -> Path:
    """Return a home of this test's own; what is written there is gone with it."""
    assert invoke
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_stands_in_the_named_folder_and_passes_check(
    kind: str, invoke: Invoke, own: Path
) -> None:
    done = invoke("new", kind, "new-one", "--briefs", str(own))
    path = own / FOLDERS[kind] / "new-one.yaml"
    assert done.code == 0
    assert done.out == ""
    assert f"{path} is written" in done.err
    assert f"vnsemi-tui check --briefs {own}" in done.err
    checked = invoke("check", "--briefs", str(own))
    assert (checked.code, checked.out) == (0, "")


def test_of_several_folders_the_last_is_written_to(
    invoke: Invoke, own: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert invoke("new", "partner", "acme", "--briefs", str(other), "--briefs", str(own)).code == 0
    assert (own / "partners" / "acme.yaml").is_file()
    assert list(other.iterdir()) == []


def test_the_only_folder_is_written_to_and_named_again(invoke: Invoke, own: Path) -> None:
    done = invoke("new", "partner", "acme", "--only", str(own))
    assert (own / "partners" / "acme.yaml").is_file()
    assert f"vnsemi-tui check --only {own}" in done.err
    assert invoke("check", "--only", str(own)).code == 0


def test_without_a_folder_the_private_one_is_made_and_read_from_then_on(
    invoke: Invoke, home: Path
) -> None:
    done = invoke("new", "partner", "acme-private")
    folder = private_briefs()
    assert folder.is_relative_to(home)
    assert (folder / "partners" / "acme-private.yaml").is_file()
    assert "--no-own leaves it out" in done.err
    assert "acme-private" in invoke("list", "partners").out
    assert "acme-private" not in invoke("list", "partners", "--no-own").out


def test_a_new_file_points_an_editor_to_its_schema(invoke: Invoke, own: Path) -> None:
    invoke("new", "partner", "acme", "--briefs", str(own))
    path = own / "partners" / "acme.yaml"
    first, *_ = path.read_text(encoding="utf-8").splitlines()
    schema = path.parent / first.partition("$schema=")[2]
    assert schema.read_text(encoding="utf-8") == schema_text("partner")


def test_a_schema_that_is_there_stays_as_it_is(invoke: Invoke, own: Path) -> None:
    (own / "schemas").mkdir()
    (own / "schemas" / "partner.schema.json").write_text("{}", encoding="utf-8")
    assert invoke("new", "partner", "acme", "--briefs", str(own)).code == 0
    assert (own / "schemas" / "partner.schema.json").read_text(encoding="utf-8") == "{}"


def test_beside_docs_a_new_file_points_to_the_schema_there(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "docs" / "schemas").mkdir(parents=True)
    (tmp_path / "docs" / "schemas" / "partner.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "briefs").mkdir()
    invoke("new", "partner", "acme", "--briefs", str(tmp_path / "briefs"))
    text = (tmp_path / "briefs" / "partners" / "acme.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../docs/schemas/partner.schema.json\n"
    )
    assert not (tmp_path / "briefs" / "schemas").exists()


@pytest.mark.parametrize("kind", ["locality", "source"])
def test_an_id_of_another_kind_is_refused_with_its_file(
    kind: str, invoke: Invoke, own: Path
) -> None:
    done = invoke("new", kind, "qorvo", "--briefs", str(own))
    assert done.code == 2
    assert '"qorvo" is taken by ' in done.err
    assert str(Path("partners", "qorvo.yaml")) in done.err
    assert list(own.iterdir()) == []


def test_an_id_of_the_library_begins_a_file_that_adds_to_it(invoke: Invoke, own: Path) -> None:
    done = invoke("new", "partner", "qorvo", "--briefs", str(own))
    assert done.code == 0
    assert f"it adds to the brief in {FROZEN / 'partners' / 'qorvo.yaml'}" in done.err
    path = own / "partners" / "qorvo.yaml"
    text = path.read_text(encoding="utf-8")
    assert "\nextends: true\n" in text
    assert "the brief of Qorvo" in text
    assert invoke("check", "--briefs", str(own)).code == 0
    again = invoke("new", "partner", "qorvo", "--briefs", str(own))
    assert (again.code, path.read_text(encoding="utf-8")) == (2, text)
    assert str(path) in again.err


def test_what_another_folder_of_ones_own_added_can_be_added_to(
    invoke: Invoke, own: Path, tmp_path: Path
) -> None:
    first = Briefs(tmp_path / "first")
    first.partner("acme")
    words = ("new", "partner", "acme", "--briefs", str(first.path), "--briefs", str(own))
    assert invoke(*words).code == 0
    assert "extends: true" in (own / "partners" / "acme.yaml").read_text(encoding="utf-8")


def test_an_id_is_refused_even_where_the_file_is_broken(invoke: Invoke, own: Path) -> None:
    Briefs(own).write("localities/acme.yaml", "[")
    done = invoke("new", "partner", "acme", "--briefs", str(own))
    assert done.code == 2
    assert str(Path("localities", "acme.yaml")) in done.err


def test_a_text_goes_with_a_source_alone(invoke: Invoke, own: Path) -> None:
    done = invoke("new", "partner", "acme", "--text", "x.txt", "--briefs", str(own))
    assert done.code == 2
    assert "--text goes with new source" in done.err


def test_print_writes_nothing(invoke: Invoke, home: Path) -> None:
    done = invoke("new", "locality", "lam-dong", "--print")
    assert "\nname: To fill in (lam-dong)\n" in done.out
    assert not home.exists()


def test_a_source_without_a_text_is_undated_and_read_today(invoke: Invoke) -> None:
    done = invoke("new", "source", "a-page", "--language", "vi", "--print")
    assert "\npublished: unknown\n" in done.out
    assert "\nread: 2026-11-22\n" in done.out
    assert "\nlanguage: vi\n" in done.out


@pytest.mark.parametrize("kind", KINDS)
def test_schema_prints_the_schema(kind: str, invoke: Invoke) -> None:
    done = invoke("schema", kind)
    assert done.code == 0
    assert done.out == schema_text(kind)


def test_problems_are_annotations_for_github(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefs = Briefs(tmp_path / "my,briefs")
    briefs.partner("acme", "name: Acme\nkind: 100%:x,y\n")
    briefs.partner("beta", "name: Beta\nkind: company\nfacts: [{what: So it is, cite: none#1}]\n")
    briefs.write("partners/Bad Name.yaml", "name: X\n")
    monkeypatch.chdir(tmp_path)
    done = invoke("check", "--format", "github", "--only", str(briefs.path))
    assert done.code == 3
    name, kind, cite = done.out.splitlines()
    assert name.startswith("::error file=my%2Cbriefs/partners/Bad Name.yaml,title=")
    assert kind.startswith("::error file=my%2Cbriefs/partners/acme.yaml,line=2,col=7,title=")
    assert 'title=unknown partner kind "100%25%3Ax%2Cy"::unknown partner kind "100%25:x,y"' in kind
    assert cite.startswith("::error file=my%2Cbriefs/partners/beta.yaml,line=3,")


def test_a_warning_is_a_warning_for_github(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    briefs = Briefs(tmp_path / "briefs")
    briefs.partner("acme")
    briefs.write("partners/notes.txt", "x")
    monkeypatch.chdir(tmp_path)
    done = invoke("check", "--format", "github", "--only", str(briefs.path))
    assert done.code == 0
    assert done.out == (
        "::warning file=briefs/partners/notes.txt,title=is no brief"
        "::is no brief (briefs end in .yaml)\n"
    )


def test_no_line_of_a_hostile_brief_becomes_a_command_of_its_own(
    invoke: Invoke, tmp_path: Path
) -> None:
    briefs = Briefs(tmp_path / "briefs")
    briefs.partner("acme", 'name: Acme\nkind: "x\\n::stop-commands::y\\r%0A"\n')
    done = invoke("check", "--format", "github", "--only", str(briefs.path))
    (line,) = done.out.splitlines()
    assert line.startswith("::error ")
    assert "%0A" not in line


def test_todo_lists_what_to_look_at_again(invoke: Invoke) -> None:
    header, first, *_ = invoke("todo").out.splitlines()
    assert header.split("\t") == ["kind", "since", "address", "reason"]
    assert first.split("\t") == [
        "open",
        "2023-10-27",
        "bac-ninh/chip-training/help",
        "asked: no answer reported",
    ]


def test_todo_as_json_has_the_promised_shape(invoke: Invoke) -> None:
    answer = json.loads(invoke("todo", "--limit", "3", "--json").out)
    assert answer["command"] == "todo"
    assert len(answer["todo"]) == 3
    assert answer["todo"][0] == {
        "kind": "open",
        "address": "bac-ninh/chip-training/help",
        "reason": "asked: no answer reported",
        "since": "2023-10-27",
        "own": False,
    }


def test_todo_says_how_many_it_left_out(invoke: Invoke) -> None:
    done = invoke("todo", "--limit", "2")
    assert len(done.out.splitlines()) == 3
    assert "2 of " in done.err


def test_paths_are_those_of_the_user_and_say_what_is_there(invoke: Invoke, home: Path) -> None:
    answer = json.loads(invoke("paths", "--json").out)
    found = {one["name"]: one for one in answer["paths"]}
    assert list(found) == ["shipped", "private", "cache", "config", "state", "logs"]
    assert found["shipped"]["exists"] is True
    assert found["private"]["exists"] is False
    assert Path(found["private"]["path"]) == private_briefs()
    assert Path(found["private"]["path"]).is_relative_to(home)
    assert found["state"]["path"].endswith("state.json")
    assert not home.exists()


def test_the_cache_file_is_the_one_that_reading_the_library_makes(
    invoke: Invoke, home: Path, monkeypatch: pytest.MonkeyPatch, own: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    Briefs(own).partner("acme")
    words = ("--only", str(own))

    def cached() -> bool:
        answer = json.loads(invoke("paths", "--json", *words).out)
        return next(bool(one["exists"]) for one in answer["paths"] if one["name"] == "cache")

    assert cached() is False
    for path in own.rglob("*.yaml"):  # what changed a moment ago is not stored
        os.utime(path, (1_700_000_000, 1_700_000_000))
    monkeypatch.setattr("vnsemi_tui.store._CLOCK_TICK", -1)
    invoke("list", "partners", *words)
    assert cached() is True


def test_paths_names_the_folders_that_were_named(invoke: Invoke, own: Path) -> None:
    done = invoke("paths", "--briefs", str(own))
    assert f"named\t{own}\tthere\t" in done.out


@pytest.mark.parametrize("command", ["schema", "todo", "paths", "new"])
def test_each_command_explains_itself(command: str, invoke: Invoke) -> None:
    done = invoke(command, "--help")
    assert done.code == 0
    assert done.out.startswith(f"usage: vnsemi-tui {command}")


@pytest.mark.parametrize("tag", ["ko", "zh-Hant", "vi-VN", "KO", "fil"])
def test_a_source_may_be_in_any_language(invoke: Invoke, tag: str, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("In 2024 it cost $2.5 billion.\n", encoding="utf-8")
    text = ("--text", str(tmp_path / "text.txt"), "--language", tag, "--print")
    done = invoke("new", "source", "a-page", *text)
    first, *more = tag.split("-")
    assert done.code == 0
    assert f"\nlanguage: {'-'.join((first.lower(), *more))}\n" in done.out
    assert ("are read as English ones, and in words for en and vi only" in done.err) == (
        first.lower() not in ("en", "vi")
    )


@pytest.mark.parametrize("tag", ["", "e", "english", "en_GB", "en-", "\x1b[2J"])
def test_what_is_no_tag_of_a_language_is_refused(invoke: Invoke, tag: str) -> None:
    done = invoke("new", "source", "a-page", "--language", tag, "--print")
    assert (done.code, done.out) == (2, "")
    assert "is no tag of a language: en, vi" in done.err
    assert "\x1b" not in done.err


def test_numbers_of_a_regional_tag_are_read_as_those_of_its_language() -> None:
    from vnsemi_tui.reading.numbers import numbers_in

    text = "Vốn 2.500 tỷ đồng"
    assert numbers_in(text, "vi-VN") == numbers_in(text, "vi") != numbers_in(text, "ko")
