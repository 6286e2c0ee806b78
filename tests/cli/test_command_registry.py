"""A command is declared once, in a module with its name, and is then found everywhere."""

import ast
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vnsemi_tui.cli import commands
from vnsemi_tui.cli.command_spec import GROUPS
from vnsemi_tui.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]

COMMAND = '''
"""The command `greet`, which is there for a test."""

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.errors import Stop


def _add_options(parser):
    parser.add_argument("name", metavar="NAME", help="who is greeted")
    parser.add_argument("--loud", action="store_true", help="in capitals")


def _refuse(options):
    if options.loud and options.name.isupper():
        raise Stop("it is loud already")


def _run(session):
    name = session.options.name
    print(f"Hello {name.upper() if session.options.loud else name}")
    return 0


def _spoken(session, speech):
    from vnsemi_tui.views.plain import Spoken

    yield Spoken(f"I greet {session.options.name}.")


SPEC = CommandSpec(
    about="greet somebody",
    group="write",
    order=15,
    run=_run,
    examples=(("vnsemi-tui greet Lan", "says hello"),),
    add_options=_add_options,
    exit_codes={1: "nobody is there"},
    refuse=_refuse,
    without_json="a greeting has no parts",
    spoken=_spoken,
)
'''
FINDS = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout

from vnsemi_tui.cli import commands

commands.__path__.append(sys.argv[1])

from docs.make import made_anew
from vnsemi_tui.cli.arguments import COMPLETE
from vnsemi_tui.cli.main import main


def said(*words, typed=""):
    out, err = io.StringIO(), io.StringIO()
    sys.stdin = io.StringIO(typed)
    with redirect_stdout(out), redirect_stderr(err):
        main(list(words))
    return out.getvalue() + err.getvalue()


helped = said("greet", "--help")
listed = said("--help").partition("write:")[2].split("\\n\\n")[0]
man = said("man").replace("\\\\-", "-")
docs = made_anew("<!-- begin commands -->\\n<!-- end commands -->")
print(json.dumps({
    "dispatch": said("greet", "Lan", "--loud") == "Hello LAN\\n",
    "options before": said("--as-of", "2024", "greet", "Lan") == "Hello Lan\\n",
    "refusal": "it is loud already" in said("greet", "LAN", "--loud"),
    "no JSON": "no JSON: a greeting has no parts" in said("greet", "Lan", "--json"),
    "all help": [line.split()[0] for line in listed.split("\\n") if line][:3] == [
        "new", "greet", "note"
    ],
    "help": "in capitals" in helped and "says hello" in helped and "nobody is there" in helped,
    "help before": said("help", "greet") == helped,
    "a slip": 'did you mean "greet"' in said("gret", "Lan"),
    "completed": said(COMPLETE, "--word=gr", "--") == "greet\\tgreet somebody\\n",
    "its options": "--loud\\tin capitals\\n" in said(COMPLETE, "--word=--l", "--", "greet"),
    "man": "\\\\fBgreet\\\\fR \\\\fINAME\\\\fR\\ngreet somebody\\n" in man and "says hello" in man,
    "docs": "### vnsemi-tui greet" in docs and "1 nobody is there" in docs,
    "plain": "I greet Lan." in said("--plain", typed="greet Lan\\n"),
}))
"""


def run_python(script: str, *words: str) -> str:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, env=environ, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode()


def test_a_command_that_is_declared_is_found_everywhere(tmp_path: Path) -> None:
    (tmp_path / "greet.py").write_text(COMMAND, encoding="utf-8")
    found = json.loads(run_python(FINDS, str(tmp_path)))
    assert [place for place, is_there in found.items() if not is_there] == []
    assert len(found) == 13


def test_every_module_of_the_package_is_a_command_and_every_command_one_of_them() -> None:
    folder = Path(inspect.getfile(commands)).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert set(COMMANDS) == modules == set(COMMANDS.names)
    assert len(COMMANDS) == len(modules)
    for name in ("", "__init__", "../main", "no-such"):
        assert name not in COMMANDS
        with pytest.raises(KeyError):
            COMMANDS[name]


def test_commands_are_in_the_order_of_the_groups() -> None:
    groups = [spec.group for spec in COMMANDS.values()]
    assert groups == sorted(groups, key=GROUPS.index)
    places = [(spec.group, spec.order) for spec in COMMANDS.values()]
    assert len(set(places)) == len(places)
    assert COMMANDS.beginning("co") == ["compare", "config", "completions"]


def test_to_know_the_names_imports_no_command_and_to_list_them_nothing_else_that_is_ours() -> None:
    script = (
        "import sys, json\n"
        "from vnsemi_tui.cli.arguments import parse, command_meant\n"
        "ours = lambda: sorted(one for one in sys.modules if one.startswith('vnsemi_tui'))\n"
        "parse(['da', 'nang']), command_meant('shwo')\n"
        "before = ours()\n"
        "from vnsemi_tui.cli.commands import COMMANDS\n"
        "list(COMMANDS)\n"
        "print(json.dumps([before, sorted({*ours()} - {*before})]))\n"
    )
    before, more = json.loads(run_python(script))
    listed = [f"vnsemi_tui.cli.commands.{name}" for name in COMMANDS]
    assert set(before).isdisjoint(listed)
    filters = {"cli.filtering", "library", "library.filter_table"}  # whose names are options
    light = {"vnsemi_tui.cli.usage", *(f"vnsemi_tui.{one}" for one in filters)}
    assert set(more) == {*listed, *light}


def test_a_command_imports_no_other() -> None:
    for name in COMMANDS:
        tree = ast.parse(inspect.getsource(sys.modules[f"vnsemi_tui.cli.commands.{name}"]))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("vnsemi_tui.cli.commands."), name
