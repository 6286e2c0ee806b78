"""The editor of each reader opens a brief at the line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from vnsemi_tui.outside.editor import NoEditorError, editor_command

BRIEF = Path("/briefs/da nang.yaml").absolute()


def everything(name: str) -> str | None:
    return name if "/" in name or "\\" in name else f"/usr/bin/{name}"


def only(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in names else None


def command(
    environ: dict[str, str],
    line: int = 12,
    platform: str = "linux",
    which: Callable[[str], str | None] = everything,
) -> list[str]:
    return editor_command(BRIEF, line, environ, platform, which)


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        *((name, ["+12", str(BRIEF)]) for name in ("vi", "vim", "nvim", "nano", "emacs")),
        *((name, ["+12", str(BRIEF)]) for name in ("emacsclient", "micro", "kak", "joe")),
        ("vim.basic", ["+12", str(BRIEF)]),
        ("hx", [f"{BRIEF}:12"]),
        ("helix", [f"{BRIEF}:12"]),
        ("code", ["--wait", "--goto", f"{BRIEF}:12"]),
        ("codium", ["--wait", "--goto", f"{BRIEF}:12"]),
        ("code-insiders", ["--wait", "--goto", f"{BRIEF}:12"]),
        ("code -w", ["-w", "--goto", f"{BRIEF}:12"]),
        ("subl", ["--wait", f"{BRIEF}:12"]),
        ("subl -n --wait", ["-n", "--wait", f"{BRIEF}:12"]),
        ("emacsclient -nw -a ''", ["-nw", "-a", "", "+12", str(BRIEF)]),
        ("vim --cmd #x", ["--cmd", "#x", "+12", str(BRIEF)]),
        ("ed", [str(BRIEF)]),
        ("notepad", [str(BRIEF)]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, arguments: list[str]) -> None:
    program = f"/usr/bin/{editor.split()[0]}"
    assert command({"EDITOR": editor}) == [program, *arguments]


@pytest.mark.parametrize("line", [0, -1])
@pytest.mark.parametrize("editor", ["vim", "hx", "code", "subl", "ed"])
def test_without_a_line_only_the_file_is_named(editor: str, line: int) -> None:
    assert command({"EDITOR": editor}, line)[-1] == str(BRIEF)
    assert not {"--goto", "+0", "+-1"} & set(command({"EDITOR": editor}, line))


def test_a_graphical_editor_is_waited_for_even_without_a_line() -> None:
    assert command({"EDITOR": "code"}, 0) == ["/usr/bin/code", "--wait", str(BRIEF)]


def test_visual_comes_before_editor_and_blank_ones_count_for_nothing() -> None:
    assert command({"VISUAL": "hx", "EDITOR": "vim"})[0] == "/usr/bin/hx"
    assert command({"VISUAL": " ", "EDITOR": "vim"})[0] == "/usr/bin/vim"
    assert command({"VISUAL": "", "EDITOR": ""})[0] == "/usr/bin/sensible-editor"


@pytest.mark.parametrize(
    ("there", "chosen"),
    [
        (("sensible-editor", "nano", "vim", "vi"), "/usr/bin/sensible-editor"),
        (("nano", "vim", "vi"), "/usr/bin/nano"),
        (("vim", "vi"), "/usr/bin/vim"),
        (("vi",), "/usr/bin/vi"),
    ],
)
def test_without_a_variable_the_usual_editors_are_looked_for(
    there: tuple[str, ...], chosen: str
) -> None:
    assert command({}, which=only(*there))[0] == chosen


def test_windows_falls_back_to_notepad() -> None:
    assert command({}, platform="win32") == ["/usr/bin/notepad", str(BRIEF)]


def test_without_any_editor_the_error_says_what_to_set() -> None:
    with pytest.raises(NoEditorError, match=r"set EDITOR, e\.g\. EDITOR=nano"):
        command({}, which=only())
    with pytest.raises(NoEditorError, match=r"set EDITOR, e\.g\. EDITOR=notepad"):
        command({}, platform="win32", which=only())


@pytest.mark.parametrize(
    ("editor", "start"),
    [
        (r"C:\Tools\nvim.exe", [r"C:\Tools\nvim.exe", "+12"]),
        (r'"C:\Program Files\Vim\VIM.EXE" -n', [r"C:\Program Files\Vim\VIM.EXE", "-n", "+12"]),
        (r"C:\Users\O'Brien\hx.exe", [r"C:\Users\O'Brien\hx.exe"]),
        (r"C:\Program Files\Vim\vim.exe", [r"C:\Program Files\Vim\vim.exe", "+12"]),
        (r"C:\Code\code.cmd", [r"C:\Code\code.cmd", "--wait", "--goto"]),
        (r"C:\np\notepad++.exe -multiInst", [r"C:\np\notepad++.exe", "-multiInst"]),
    ],
)
def test_windows_paths_keep_their_backslashes_and_lose_their_quotes(
    editor: str, start: list[str]
) -> None:
    def which(name: str) -> str | None:
        is_file = name.lower().endswith((".exe", ".cmd")) and '"' not in name
        return name if is_file else None

    made = command({"EDITOR": editor}, platform="win32", which=which)
    assert made[:-1] == start


def test_a_program_whose_path_has_spaces_needs_no_quotes() -> None:
    editor = "/Applications/My Editor.app/bin/hx"
    assert command({"VISUAL": editor}) == [editor, f"{BRIEF}:12"]
