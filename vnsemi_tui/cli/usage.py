"""What `--help` says beside the options: the commands in groups, examples, exit codes."""

from collections.abc import Iterable, Mapping, Sequence

GROUPS: Mapping[str, Sequence[str]] = {
    "look": (
        "find", "show", "list", "timeline", "asks", "matrix", "compare", "regions", "why",
    ),
    "take along": ("pack", "export"),
    "write": ("new", "note", "check", "todo", "schema"),
    "about": ("paths", "config", "completions", "man"),
}  # fmt: skip
"""The commands as `--help` lists them."""

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

EXAMPLES: Mapping[str, Sequence[tuple[str, str]]] = {
    "find": (
        ("vnsemi-tui find da nang", "marks and case don't matter"),
        ("vnsemi-tui find lab since:2024 'stage:>=promised'", "filters; > needs quotes"),
        ("vnsemi-tui find 'chip design' --json", "for programs"),
    ),
    "show": (
        ("vnsemi-tui show da-nang", "a locality"),
        ("vnsemi-tui show da-nang/marvell --format markdown", "an initiative, to paste"),
        ("vnsemi-tui show quang-nam --as-of 2024-08", "as known by then"),
    ),
    "list": (
        ("vnsemi-tui list partners", "who there is"),
        ("vnsemi-tui list figures | grep bac-ninh", "every figure of a place"),
        ("vnsemi-tui list sources --json", "for programs"),
    ),
    "asks": (
        ("vnsemi-tui asks --open --place da-nang", "what is still open there"),
        ("vnsemi-tui asks --by da-nang --to qorvo", "from one side to the other"),
        ("vnsemi-tui asks --state considering --json", "for programs"),
    ),
    "timeline": (
        ("vnsemi-tui timeline --partner marvell --since 2024", "and what belongs to it"),
        ("vnsemi-tui timeline --event mou", "what was signed"),
        ("vnsemi-tui timeline --event plan --place da-nang", "what is planned there"),
    ),
    "matrix": (
        ("vnsemi-tui matrix", "every pair"),
        ("vnsemi-tui matrix --place bac-ninh", "who is in one place"),
        ("vnsemi-tui matrix --partner marvell --json", "for programs"),
    ),
    "regions": (
        ("vnsemi-tui regions", "every locality"),
        ("vnsemi-tui regions --as-of 2024", "as it was known at the end of 2024"),
    ),
    "compare": (
        ("vnsemi-tui compare da-nang ha-noi", "two places"),
        ("vnsemi-tui compare bac-ninh da-nang ha-noi --json", "three, for programs"),
    ),
    "why": (
        ("vnsemi-tui why da-nang/marvell/lab", "who says so, where and when"),
        ("vnsemi-tui why bac-ninh/exports-1", "the same of a figure"),
    ),
    "pack": (
        ("vnsemi-tui pack qorvo da-nang", "before a meeting"),
        ("vnsemi-tui pack sia bac-ninh --for bac-ninh", "one side first"),
        ("vnsemi-tui pack qorvo --format html > qorvo.html", "to print"),
    ),
    "export": (
        ("vnsemi-tui export site", "the library as a static site"),
        ("vnsemi-tui export tables --format csv", "tables for a spreadsheet"),
    ),
    "check": (
        ("vnsemi-tui check", "every brief that is read"),
        ("vnsemi-tui check .", "this folder with the shipped briefs"),
        ("vnsemi-tui check --format github", "annotations for a workflow"),
    ),
    "new": (
        ("vnsemi-tui new partner acme --print", "what it looks like"),
        ("vnsemi-tui new locality hue --briefs .", "put into this folder"),
        ("vnsemi-tui new source hue-1 --text article.txt --print", "an article's record"),
    ),
    "note": (
        ("vnsemi-tui note da-nang/marvell/lab 'Ask again in May'", "about one claim"),
        ("vnsemi-tui note qorvo 'Met them in Hue' --briefs .", "put into this folder"),
    ),
    "todo": (
        ("vnsemi-tui todo --limit 5", "the most urgent"),
        ("vnsemi-tui todo --json", "for programs"),
    ),
    "schema": (
        ("vnsemi-tui schema locality", "of a locality's brief"),
        ("vnsemi-tui schema source > source.json", "kept in a file"),
    ),
    "paths": (
        ("vnsemi-tui paths", "folders of briefs, cache, state"),
        ("vnsemi-tui paths --json", "for programs"),
    ),
    "config": (
        ("vnsemi-tui config", "every setting, and where it comes from"),
        ("vnsemi-tui config --new", "begin a file to fill in"),
        ("vnsemi-tui config --json", "for programs"),
    ),
    "completions": (
        ("vnsemi-tui completions bash > complete.bash", "to source from ~/.bashrc"),
        ("vnsemi-tui completions fish | source", "for this session of fish"),
    ),
    "man": (
        ("vnsemi-tui man", "print it"),
        ("vnsemi-tui man > vnsemi-tui.1", "kept in a file, for man to read"),
    ),
}
"""By command: what may be typed as it stands on the shipped briefs, and what it does.

Where a file is read, it is `article.txt`; folders are written into the current one.
"""

_USUAL = {0: "done, with nothing found as well", 2: "wrong use, or no such folder"}
EXIT_CODES: Mapping[str, Mapping[int, str]] = {
    "find": {0: "found", 1: "nothing, or only what may be meant"},
    "show": {0: "shown", 1: "no such address; the nearest one is named"},
    "asks": {**_USUAL, 1: "no such locality or partner; the nearest one is named"},
    "timeline": {**_USUAL, 1: "no such locality or partner; the nearest one is named"},
    "matrix": {**_USUAL, 1: "no such locality or partner; the nearest one is named"},
    "compare": {0: "done", 1: "no such locality; the nearest one is named"},
    "why": {0: "shown", 1: "no such claim; the nearest one is named"},
    "pack": {0: "done", 1: "no such partner or place; the nearest one is named"},
    "note": {0: "written", 1: "no such address; the nearest one is named"},
    "config": {0: "nothing is wrong", 3: "something is wrong; the rest is in force"},
    "check": {0: "nothing is wrong, or only warnings", 3: "an error, or no brief to check"},
}
"""By command: the exit codes worth knowing beside those of all commands."""

CODES: Mapping[int, str] = {
    0: "done, with nothing found as well",
    1: "find: no strong hit; show, why, pack, note: no such address",
    2: "wrong use, no terminal, no such folder",
    3: "check, config: something is wrong; else: no brief at all could be read",
    70: "a fault of ours",
}
"""The exit codes of all commands."""


def of_all(commands: Mapping[str, str]) -> str:
    """Return what stands below the options in `vnsemi-tui --help`; `commands` say what they do."""
    size = max(map(len, commands))
    parts = []
    for group, names in grouped(commands).items():
        listed = "\n".join(f"  {name:<{size}}  {commands[name]}" for name in names)
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
    parts = [_examples(EXAMPLES[name])] if name in EXAMPLES else []
    if name in EXIT_CODES:
        parts.append(_codes(EXIT_CODES[name]))
    return "\n\n".join(parts)


def grouped(commands: Iterable[str]) -> dict[str, list[str]]:
    """Return `commands` by group, in the order of the groups; what has none stands in `more`."""
    found = {group: [name for name in names if name in commands] for group, names in GROUPS.items()}
    placed = {name for names in GROUPS.values() for name in names}
    found["more"] = [name for name in commands if name not in placed]
    return {group: names for group, names in found.items() if names}


def _examples(examples: Sequence[tuple[str, str]]) -> str:
    size = max(len(line) for line, _ in examples)
    return "\n".join(("examples:", *(f"  {line:<{size}}  {what}" for line, what in examples)))


def _codes(codes: Mapping[int, str]) -> str:
    return "\n".join(("exit codes:", *(f"  {code:<3} {codes[code]}" for code in sorted(codes))))
