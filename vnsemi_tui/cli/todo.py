"""The command that says what to look at again first: `todo`."""

from collections.abc import Sequence

from vnsemi_tui.cli import output
from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Exit
from vnsemi_tui.library.todo import Task, tasks


def todo(session: Session) -> Exit:
    """Print what to look at again, the most urgent first."""
    chosen, rest = asked_tasks(session)
    session.report_skipped()
    if session.options.json:
        session.answer(todo=[_data(session, task) for task in chosen])
        return Exit.DONE
    rows = [(task.kind.value, _since(task), task.address, task.reason) for task in chosen]
    output.print_table(("kind", "since", "address", "reason"), rows, flexible=3)
    if rest:
        output.say(rest)
    return Exit.DONE


def asked_tasks(session: Session) -> tuple[Sequence[Task], str]:
    """Return as many tasks as were asked for, and what to say of the rest."""
    found = tasks(session.known)
    chosen = found[: session.options.limit]
    if len(chosen) < len(found):
        return chosen, f"{len(chosen)} of {len(found)}; --limit shows more"
    return chosen, "" if found else "nothing to look at again"


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
