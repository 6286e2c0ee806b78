"""The command line: every command with its options, examples, exit codes and JSON."""

import argparse
import ast
import inspect
import json
from pathlib import Path
from typing import Any

from docs.parts.tables import block, code, listed, plain, table
from vnsemi_tui.cli import arguments, usage
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.errors import Exit
from vnsemi_tui.library.filter_table import FILTERS, FilterKind

OUTPUT = Path(__file__).resolve().parents[1] / "schemas" / "output"
"""Where the schemas of `--json` are."""
_BROWSER = "vnsemi-tui"
_EXPLAINED = {
    "event word": "authoring.md#events",
    "a state": "authoring.md#the-ledger",
    "a date": "authoring.md#dates",
}
"""Where words of what a filter takes are explained."""


def parser_of(command: str | None) -> argparse.ArgumentParser:
    """Return the parser of `command`, None for that of the browser."""
    return arguments.parser_of(command)


def own_options(command: str | None) -> list[argparse.Action]:
    """Return what only `command` takes, `--help` left out."""
    parser = parser_of(command)
    common = {id(action) for group in parser._action_groups[2:] for action in group._group_actions}
    return [
        action
        for action in parser._actions
        if id(action) not in common and "--help" not in action.option_strings
    ]


def common_options() -> list[argparse.Action]:
    """Return what every command takes."""
    return [
        action for group in parser_of(None)._action_groups[2:] for action in group._group_actions
    ]


def everywhere() -> str:
    """Return the options that every command takes."""
    return _options(common_options())


def exit_codes() -> str:
    """Return the exit codes of all commands."""
    docs = {code.name: text for code, text in _exit_texts().items()}
    rows = [(str(code.value), plain(docs[code.name])) for code in Exit]
    rows.append(("128 + n", "ended by the signal n: 130 after Ctrl+C"))
    return table(("code", "means"), rows)


def filters() -> str:
    """Return the filters of a query."""
    rows = [(_filter_names(kind), _filter_value(kind), plain(kind.about)) for kind in FILTERS]
    return table(("filter", "what may follow", "what is left"), rows)


def commands() -> str:
    """Return every command by group, the browser first."""
    parts = ["## Browse", _command(None)]
    for group, names in usage.grouped().items():
        parts += [f"## {group[:1].upper()}{group[1:]}", *map(_command, names)]
    return "\n\n".join(parts)


def _command(name: str | None) -> str:
    """Return the section of the command `name`."""
    options = own_options(name)
    title = f"{_BROWSER} {name}" if name else _BROWSER
    spec = COMMANDS[name] if name else None
    does = spec.about if spec else "browse, opened at the best hit of the query"
    lines = [f"### {title}", f"{does[:1].upper()}{does[1:]}.", block(_usage(title, options))]
    if options:
        lines.append(_options(options))
    lines.append(block(_examples(spec.examples if spec else usage.BROWSING), "sh"))
    if spec and spec.exit_codes:
        codes = spec.exit_codes
        told = "; ".join(f"{number} {plain(codes[number])}" for number in sorted(codes))
        lines.append(f"Exit codes: {told}.")
    if name and (answers := _answers(name)):
        lines.append(answers)
    return "\n\n".join(lines)


def _usage(title: str, options: list[argparse.Action]) -> str:
    """Return one line of usage; argparse's own differs from one Python to the next."""
    words = [title]
    for option in options:
        if option.option_strings:
            words.append(f"[{_spelled(option)}]")
        else:
            words.append(_positional(option))
    return " ".join(words)


def _positional(option: argparse.Action) -> str:
    name = str(option.metavar or option.dest)
    shapes = {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}
    return shapes.get(str(option.nargs), name)


def _spelled(option: argparse.Action) -> str:
    """Return `option` with what follows it: `--format {text,github}`."""
    if option.nargs == 0:
        return option.option_strings[-1]
    value = option.metavar or f"{{{','.join(map(str, option.choices or ()))}}}"
    return f"{option.option_strings[-1]} {value}"


def _options(options: list[argparse.Action]) -> str:
    rows = [
        (
            code(_spelled(one) if one.option_strings else str(one.metavar or one.dest)),
            plain(one.help or ""),
        )
        for one in options
    ]
    return table(("option", ""), rows)


def _examples(examples: Any) -> str:
    size = max(len(line) for line, _ in examples)
    return "\n".join(f"{line:<{size}}  # {what}" for line, what in examples)


def _answers(name: str) -> str:
    """Return what `--json` prints beside what every answer has; nothing where it has no schema."""
    paths = sorted([*OUTPUT.glob(f"{name}.json"), *OUTPUT.glob(f"{name}-*.json")])
    shapes = []
    for path in paths:
        schema = json.loads(path.read_text(encoding="utf-8"))
        own = [field for field in schema["properties"] if field != "command"]
        shapes.append(f"[{path.name}](schemas/output/{path.name}) ({listed(own)})")
    return f"JSON: {', '.join(shapes)}." if shapes else ""


def _filter_names(kind: FilterKind) -> str:
    return " or ".join(code(f"{name}:") for name in (kind.name, kind.also) if name)


def _filter_value(kind: FilterKind) -> str:
    told = kind.takes
    for words, place in _EXPLAINED.items():
        told = told.replace(words, f"[{words}]({place})")
    return told


def _exit_texts() -> dict[Exit, str]:
    """Return the string that stands under each exit code."""
    (declared,) = ast.parse(inspect.getsource(Exit)).body
    assert isinstance(declared, ast.ClassDef)
    found = {}
    for statement, below in zip(declared.body, declared.body[1:], strict=False):
        if isinstance(statement, ast.Assign) and isinstance(below, ast.Expr):
            (target,) = statement.targets
            found[Exit[ast.unparse(target)]] = str(ast.literal_eval(below.value))
    return found
