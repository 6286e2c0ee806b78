"""In pipes and files: whole lines, whole addresses, UTF-8, whatever stands around."""

import io
import json
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Invoke
from tests.cli.test_streams import needs_posix, start
from tests.frozen import COMMAND
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.paths import shipped_briefs
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.text.width import cell_width, hung
from vnsemi_tui.views.outline import outline_of
from vnsemi_tui.views.pack import PackPage
from vnsemi_tui.views.pages import page_at, proof_of
from vnsemi_tui.views.quoting import whole_lines

LISTS = ("start", "ledger", "timeline", "matrix", "regions", "sources", "compare da-nang ha-noi")
PIPED = [
    ("show", "da-nang"),
    ("show", "da-nang/marvell"),
    ("show", "ledger"),
    ("show", "timeline"),
    ("show", "common qorvo da-nang"),
    ("pack", "marvell", "da-nang"),
    ("why", "da-nang/marvell/lab"),
    ("timeline",),
    ("asks",),
    ("list", "sources"),
    ("list", "initiatives"),
    ("compare", "da-nang", "ha-noi"),
    ("matrix",),
    ("regions",),
    ("find", "marvell", "--limit", "200"),
]


@pytest.fixture(scope="module")
def known() -> Known:
    library = load([Folder(shipped_briefs(), shipped=True)])
    return Known(library, date(2026, 11, 22))


def every_address(library: Library) -> list[str]:
    sides = [*library.localities, *library.partners]
    packs = [f"pack {one}" for one in sides]
    return [*LISTS, *sides, *library.initiatives, *library.sources, *packs, *library.claims]


def test_no_page_of_the_shipped_briefs_is_cut_in_a_pipe(known: Known) -> None:
    lines = 0
    for address in every_address(known.library):
        page = page_at(known, address) or proof_of(known, address)
        assert page is not None
        for line in whole_lines(page):
            lines += 1
            assert "…" not in line.text, address
            assert "   " * 20 not in line.text, address
    assert lines > 10_000


def test_web_addresses_are_whole_in_every_proof_and_pack(known: Known) -> None:
    library = known.library
    for address, claim in library.claims.items():
        proof = proof_of(known, address)
        assert proof is not None
        words = {line.text.split()[-1] for line in whole_lines(proof) if "://" in line.text}
        cited = (library.sources[cite.source].address for cite in known.cites(claim))
        assert set(filter(None, cited)) <= words, address
    for partner in library.partners:
        page = page_at(known, f"pack {partner}")
        assert isinstance(page, PackPage)
        text = "\n".join(line.text for line in whole_lines(page))
        outline = outline_of(page)
        assert outline is not None
        assert [one for one in outline.web if f" {one}\n" not in f"{text}\n"] == []
        assert [n for n in page.numbers.values() if f"[{n}]" not in text] == []


@pytest.mark.parametrize("words", PIPED, ids=" ".join)
def test_each_command_prints_whole_lines_into_a_pipe(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.delenv("COLUMNS")
    out = invoke(*words).out
    assert len(out.splitlines()) > 5
    assert "…" not in out


@pytest.mark.parametrize("words", PIPED[:6], ids=" ".join)
def test_an_exported_columns_breaks_prose_between_words_only(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.delenv("COLUMNS")
    whole = invoke(*words).out
    monkeypatch.setenv("COLUMNS", "60")
    broken = invoke(*words).out
    assert broken.split() == whole.split()
    wide = [line for line in broken.splitlines() if cell_width(line) > 60]
    assert [line for line in wide if len(line.split()) > 1 and "  " not in line.strip()] == []
    assert len(broken.splitlines()) > len(whole.splitlines())


@pytest.mark.parametrize("columns", ["0", "", "wide", "-5", "٣"])
def test_a_columns_that_is_no_width_changes_nothing(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.delenv("COLUMNS")
    whole = invoke("show", "qorvo").out
    monkeypatch.setenv("COLUMNS", columns)
    assert invoke("show", "qorvo").out == whole


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("a short one", 20, ["a short one"]),
        ("in    one two three", 15, ["in    one two", "      three"]),
        ("in    one two three", 14, ["in    one two", "three"]),
        ("  one two three", 9, ["  one two", "  three"]),
        ("see https://example.org/long here", 8, ["see", "https://example.org/long", "here"]),
        ("https://example.org/long", 8, ["https://example.org/long"]),
        ("đà nẵng huế", 7, ["đà nẵng", "huế"]),
        ("exactly eight", 7, ["exactly", "eight"]),
    ],
)
def test_a_long_line_hangs_below_its_last_column(text: str, width: int, lines: list[str]) -> None:
    assert hung(text, width) == lines


# Encodings

LOCALES = [
    {"PYTHONIOENCODING": "cp1258"},
    {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0"},
]


@pytest.mark.parametrize("env", LOCALES, ids=str)
@pytest.mark.parametrize(
    "words",
    [
        ("find", "da nang", "--limit", "1", "--json"),
        ("list", "localities"),
        ("timeline",),
        ("show", "da-nang", "--format", "markdown"),
        ("show", "da-nang", "--format", "html"),
        ("schema", "partner"),
        ("man",),
    ],
    ids=" ".join,
)
def test_data_is_utf_8_whatever_the_locale(
    own_folders: Path, words: tuple[str, ...], env: dict[str, str]
) -> None:
    done = start(own_folders, *words, env=env)
    assert done.returncode == 0
    assert done.stdout == start(own_folders, *words).stdout
    assert done.stdout.decode("utf-8")


@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_a_record_that_is_printed_is_utf_8_and_can_be_checked(
    own_folders: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Đà Nẵng có 2.500 kỹ sư.\n", encoding="utf-8")
    words = ("new", "source", "z-9", "--text", str(text), "--language", "vi", "--print")
    done = start(own_folders, *words, env=env)
    assert done.returncode == 0
    assert "Đà Nẵng" in done.stdout.decode("utf-8")


def test_messages_are_utf_8_in_a_pipe_and_ask_nothing(own_folders: Path) -> None:
    done = start(own_folders, "find", "zzzzẵ", env={"PYTHONIOENCODING": "cp1258"})
    assert done.stderr.decode("utf-8") == 'vnsemi-tui: nothing found for "zzzzẵ"\n'


@needs_posix
@pytest.mark.parametrize(
    ("encoding", "shown"), [("latin-1", b"D\xe0 Nang"), ("ascii", b"Da Nang"), ("cp1258", b"N")]
)
def test_a_terminal_that_lacks_letters_gets_them_without_marks(
    own_folders: Path, encoding: str, shown: bytes
) -> None:
    from tests.ui.pty_terminal import PtyTerminal

    env = {"XDG_CACHE_HOME": str(own_folders), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for words in (("show", "da-nang"), ("list", "localities"), ("show", "zzzẵ")):
        with PtyTerminal([*COMMAND, *TODAY, *words], env=env) as terminal:
            terminal.wait_exit()
            raw = terminal.raw
        assert b"?" not in raw.replace(b"did you mean", b"").replace(b'"?', b"")
        assert shown in raw or words[1] == "zzzẵ"


@needs_posix
def test_json_on_a_terminal_that_lacks_letters_is_still_the_same_json(own_folders: Path) -> None:
    from tests.ui.pty_terminal import PtyTerminal

    env = {"XDG_CACHE_HOME": str(own_folders), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    words = ("find", "da nang", "--limit", "1000", "--json")
    with PtyTerminal([*COMMAND, *TODAY, *words], env=env) as terminal:
        assert terminal.wait_exit() == 0
        assert json.loads(terminal.raw.decode("ascii"))["results"][0]["title"] == "Đà Nẵng"


# Standard input

OTHERS = {
    "UTF-16": "Café Huế".encode("utf-16"),
    "UTF-16 without a mark": "Cafe Huế".encode("utf-16-le"),
    "UTF-16 of Vietnamese": "ĐẵẾ a".encode("utf-16-le"),
    "UTF-32": "Café".encode("utf-32"),
    "cp1252": "Café".encode("cp1252"),
    "cut": "Huế".encode()[:-1],
}


@pytest.mark.parametrize("raw", OTHERS.values(), ids=OTHERS)
def test_a_note_in_another_encoding_is_refused(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, raw: bytes
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    done = invoke("note", "qorvo", "--briefs", str(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert "vnsemi-tui: stdin: " in done.err
    assert "UTF-8" in done.err
    assert not list(tmp_path.iterdir())


def test_a_note_with_a_byte_order_mark_is_the_text_behind_it(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\ufeffHuế".encode())))
    assert invoke("note", "qorvo", "--briefs", str(tmp_path)).code == 0
    (path,) = (tmp_path / "notes").iterdir()
    assert "text: Huế\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("raw", [b"note qorvo Caf\xe9\n", "note qorvo é\n".encode("utf-16")])
def test_plain_refuses_a_line_in_another_encoding_and_goes_on(
    own_folders: Path, tmp_path: Path, raw: bytes
) -> None:
    done = subprocess.run(
        [*COMMAND, *TODAY, "--plain", "--briefs", str(tmp_path)],
        input=raw + b"\nshow qorvo\n",
        capture_output=True,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONIOENCODING": "utf-8",
            "XDG_CACHE_HOME": str(own_folders),
        },
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"that line is not in UTF-8; nothing was done\n" in done.stdout
    assert "\nQorvo: company, United States.\n" in done.stdout.decode("utf-8")
    assert not list(tmp_path.iterdir())


# The size of a terminal


@needs_posix
@pytest.mark.parametrize(
    "exported", [{"COLUMNS": "40", "LINES": "10"}, {"COLUMNS": "300"}], ids=str
)
def test_the_terminals_own_width_comes_before_an_exported_one(
    own_folders: Path, exported: dict[str, str]
) -> None:
    from tests.ui.pty_terminal import PtyTerminal

    words = ("list", "initiatives", "--no-color")
    env = {"XDG_CACHE_HOME": str(own_folders)}
    seen = []
    for more in ({}, exported):
        with PtyTerminal([*COMMAND, *TODAY, *words], columns=90, env={**env, **more}) as terminal:
            assert terminal.wait_exit() == 0
            seen.append(terminal.raw)
    assert seen[0] == seen[1]
    assert max(len(line.decode()) for line in seen[0].split(b"\r\n")) > 80
