"""The command `todo`: what to look at again first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from vnsemi_tui.cli.command_spec import CommandSpec
from vnsemi_tui.cli.options import positive
from vnsemi_tui.errors import Exit

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from vnsemi_tui.cli.session import Session
    from vnsemi_tui.library.todo import Task
    from vnsemi_tui.views.plain import Speech, Spoken


def _run(session: Session) -> Exit:
    """Print what to look at again, the most urgent first."""
    from vnsemi_tui.cli import output

    chosen, total = asked_tasks(session)
    session.report_skipped()
    if session.options.json:
        session.answer(total=total, todo=[_data(session, task) for task in chosen])
    else:
        rows = [(task.kind.value, _since(task), task.address, task.reason) for task in chosen]
        output.print_table(("kind", "since", "address", "reason"), rows, flexible=3)
    if rest := rest_words(chosen, total):
        output.say(rest)
    return Exit.DONE


def asked_tasks(session: Session) -> tuple[Sequence[Task], int]:
    """Return as many tasks as were asked for, and how many there are."""
    from vnsemi_tui.library.todo import tasks

    found = tasks(session.known)
    return found[: session.options.limit], len(found)


def rest_words(chosen: Sequence[Task], total: int) -> str:
    """Return what to say of the tasks that are not `chosen`."""
    from vnsemi_tui.cli.shapes import cut_words

    return cut_words(len(chosen), total) if total else "nothing to look at again"


def _since(task: Task) -> str:
    return task.since.isoformat() if task.since else ""


def _data(session: Session, task: Task) -> dict[str, str | bool | None]:
    return {
        "kind": task.kind.value,
        "address": task.address,
        "reason": task.reason,
        "since": _since(task) or None,
        "own": session.library.is_own(task.address),
    }


def _spoken(session: Session, spoken: Speech) -> Iterator[Spoken]:
    from vnsemi_tui.cli.spoken_lists import spoken_tasks

    return spoken_tasks(session, spoken)


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--limit", type=positive, metavar="N", help="at most N of them")


SPEC = CommandSpec(
    about="what to look at again first",
    group="write",
    order=40,
    run=_run,
    examples=(
        ("vnsemi-tui todo --limit 5", "the most urgent"),
        ("vnsemi-tui todo --json", "for programs"),
    ),
    add_options=_add_options,
    spoken=_spoken,
)
