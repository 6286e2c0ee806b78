"""The command that says what to look at again first: `todo`."""

from vnsemi_tui.cli import output
from vnsemi_tui.cli.session import Session
from vnsemi_tui.errors import Exit
from vnsemi_tui.library.todo import Task, tasks


def todo(session: Session) -> Exit:
    """Print what to look at again, the most urgent first."""
    found = tasks(session.known)
    chosen = found[: session.options.limit]
    session.report_skipped()
    if session.options.json:
        session.answer(todo=[_data(session, task) for task in chosen])
        return Exit.DONE
    rows = [(task.kind.value, _since(task), task.address, task.reason) for task in chosen]
    output.print_table(("kind", "since", "address", "reason"), rows, flexible=3)
    if len(chosen) < len(found):
        output.say(f"{len(chosen)} of {len(found)}; --limit shows more")
    elif not found:
        output.say("nothing to look at again")
    return Exit.DONE


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
