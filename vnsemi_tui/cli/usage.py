"""What `--help` says beside the options: the commands in groups, examples, exit codes."""

from collections.abc import Mapping, Sequence

from vnsemi_tui.cli.commands import COMMANDS

BROWSING = (
    ("vnsemi-tui", "browse"),
    ("vnsemi-tui qorvo", "browse, opened at the best hit"),
    ("vnsemi-tui find 'nvidia asked'", "search from the shell"),
    ("vnsemi-tui show da-nang", "a card"),
    ("vnsemi-tui asks --open", "what waits for an answer"),
    ("vnsemi-tui timeline --since 2024 | head", "piped: tab-separated, nothing cut"),
    ("vnsemi-tui --plain", "ask and be answered in lines"),
)
"""Examples of the whole program, and what each does."""

CODES: Mapping[int, str] = {
    0: "done, with nothing found as well",
    1: "find: no strong hit; show, why, pack, note: no such address",
    2: "wrong use, no terminal, no such folder",
    3: "check, config: something is wrong; else: no brief at all could be read",
    70: "a fault of ours",
}
"""The exit codes of all commands."""


def of_all() -> str:
    """Return what stands below the options in `vnsemi-tui --help`."""
    size = max(map(len, COMMANDS.names))
    parts = []
    for group, names in grouped().items():
        listed = "\n".join(f"  {name:<{size}}  {COMMANDS[name].about}" for name in names)
        parts.append(f"{group}:\n{listed}")
    return "\n\n".join(
        (
            *parts,
            _examples(BROWSING),
            _codes(CODES),
            "vnsemi-tui help COMMAND, or --help behind it, says more.",
        )
    )


def of_command(name: str) -> str:
    """Return what stands below the options in the help of the command `name`."""
    spec = COMMANDS[name]
    parts = [_examples(spec.examples)]
    if spec.exit_codes:
        parts.append(_codes(spec.exit_codes))
    return "\n\n".join(parts)


def grouped() -> dict[str, list[str]]:
    """Return the commands by group."""
    found: dict[str, list[str]] = {}
    for name in COMMANDS:
        found.setdefault(COMMANDS[name].group, []).append(name)
    return found


def _examples(examples: Sequence[tuple[str, str]]) -> str:
    size = max(len(line) for line, _ in examples)
    return "\n".join(("examples:", *(f"  {line:<{size}}  {what}" for line, what in examples)))


def _codes(codes: Mapping[int, str]) -> str:
    return "\n".join(("exit codes:", *(f"  {code:<3} {codes[code]}" for code in sorted(codes))))
