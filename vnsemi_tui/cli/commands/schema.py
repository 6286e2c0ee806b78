"""The command `schema`: the JSON Schema of a kind of file, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import add_kind
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from vnsemi_tui.cli.session import Session


def _run(session: Session) -> Exit:
    from vnsemi_tui.reading.schemas import schema_text

    print(schema_text(session.options.kind), end="")
    return Exit.DONE


SPEC = CommandSpec(
    about="the JSON Schema of a kind of file, for editors",
    group="write",
    order=50,
    run=_run,
    examples=(
        ("vnsemi-tui schema locality", "of a locality's brief"),
        ("vnsemi-tui schema source > source.json", "kept in a file"),
    ),
    add_options=add_kind,
    without_json="what it prints is JSON Schema already",
    draws=False,
)
