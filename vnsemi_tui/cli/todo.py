"""The command that says what to look at again first: `todo`."""

from collections.abc import Sequence

from vnsemi_tui.cli import output
from vnsemi_tui.cli.session import Session
from vnsemi_tui.cli.shapes import cut_words
from vnsemi_tui.errors import Exit
from vnsemi_tui.library.todo import Task, tasks


def todo(session: Session) -> Exit:
    """Print what to look at again, the most urgent first."""
    chosen, total = asked_tasks(session)
    session.report_skipped()
    if session.options.json:
        session.answer(total=total, todo=[_data(session, task) for task in chosen])
    else:
        _print(chosen)
    if rest := rest_words(chosen, total):
        output.say(rest)
    return Exit.DONE


def _print(chosen: Sequence[Task]) -> None:
    rows = [(task.kind.value, _since(task), task.address, task.reason) for task in chosen]
    output.print_table(("kind", "since", "address", "reason"), rows, flexible=3)


def asked_tasks(session: Session) -> tuple[Sequence[Task], int]:
    """Return as many tasks as were asked for, and how many there are."""
    found = tasks(session.known)
    return found[: session.options.limit], len(found)


def rest_words(chosen: Sequence[Task], total: int) -> str:
    """Return what to say of the tasks that are not `chosen`."""
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
