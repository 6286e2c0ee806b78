"""The keys of the browser, by group."""

from docs.parts.tables import code, plain, table
from vnsemi_tui.ui.commands import COMMANDS
from vnsemi_tui.ui.fixed_keys import MOVING, SEARCHING


def keys() -> str:
    """Return a table of keys for each group; those that may be changed have a name."""
    groups = dict.fromkeys(command.group for command in COMMANDS)
    parts = [
        f"## {group}\n\n"
        + table(
            ("key", "name", "", "what it does"),
            (
                (_shown(one.shown), code(one.id), one.label, plain(one.about))
                for one in COMMANDS
                if one.group == group
            ),
        )
        for group in groups
    ]
    for group, listed in (("Moving", MOVING), ("In the search box", SEARCHING)):
        rows = [(_shown(one.keys), one.label, plain(one.about)) for one in listed]
        parts.append(f"## {group}\n\n{table(('key', '', 'what it does'), rows)}")
    return "\n\n".join(parts)


def _shown(keys: str) -> str:
    """Return each key of `keys` as code: `<  Alt+Left` are two."""
    return " ".join(code(key) if key != "…" else key for key in keys.split())
