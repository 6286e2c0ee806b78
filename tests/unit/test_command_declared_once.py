"""What can be done is declared once, beside its function; everything lists it from there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ACTION = """
from vnsemi_tui.ui.command import TAKE, Command

COMMANDS = (
    Command(
        "stamp",
        "Z",
        "Stamp",
        "Stamp this page.",
        TAKE,
        lambda browser: browser.tell("stamped"),
        can=lambda browser: browser.stamps,
        footer="stamp",
        vietnamese="đóng dấu",
    ),
)
"""

FINDS = """
import json, sys
from types import SimpleNamespace

import vnsemi_tui.ui.actions

vnsemi_tui.ui.actions.__path__.append(sys.argv[1])

from docs.parts.keys import keys
from vnsemi_tui.ui.command import by_group
from vnsemi_tui.ui.commands import BY_ID, COMMANDS, IDS, in_footer, in_force, named

without_textual = "textual" not in sys.modules

from vnsemi_tui.ui.screens.browse import BrowseScreen
from vnsemi_tui.views.help import HelpPage, MenuPage, key_topic

groups, told = by_group(COMMANDS), []
screen = SimpleNamespace(stamps=True, tell=told.append)
BrowseScreen.action_do(screen, "stamp")
print(json.dumps({
    "keymap": in_force({"stamp": "X"})[-1].id != "stamp" and IDS["stamp"] == "Z",
    "binding": any(one.id == "stamp" and one.key == "Z" for one in BrowseScreen.BINDINGS),
    "last of its group": groups[3][1][-1].label == "Stamp",
    "menu": any("Stamp" in one.text for one in MenuPage(groups, "đóng dấu").lines(60)),
    "help": any("Stamp this" in one.text
        for one in HelpPage([key_topic(*one) for one in groups], "đóng dấu").lines(60)),
    "footer": in_footer(COMMANDS)[-1].id == "stamp",
    "sentences": named(COMMANDS).put_into("{stamp}") == "Z",
    "docs": "| `Z` | `stamp` | Stamp | Stamp this page. |" in keys(),
    "does it": told == ["stamped"],
    "can": BrowseScreen.can(screen, "stamp"),
    "without textual": without_textual,
}))
"""


def test_a_command_that_is_declared_is_found_everywhere(tmp_path: Path) -> None:
    (tmp_path / "declared_for_a_test.py").write_text(ACTION, encoding="utf-8")
    root = Path(__file__).parents[2]
    environ = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", FINDS, str(tmp_path)], capture_output=True, env=environ, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    found = json.loads(run.stdout)
    assert [place for place, is_there in found.items() if not is_there] == []
