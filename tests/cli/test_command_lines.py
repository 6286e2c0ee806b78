"""Each page as a command: help names it, and it prints that page."""

import shlex
from datetime import date

import pytest

from tests.cli.conftest import Invoke
from tests.frozen import frozen_library
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.command_line import command_line

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("address", "command"),
    [
        ("start", "show start"),
        ("da-nang", "show da-nang"),
        ("da-nang/marvell", "show da-nang/marvell"),
        ("vns-2024-11-29-da-nang", "show vns-2024-11-29-da-nang"),
        ("ledger", "asks"),
        ("ledger place:da-nang state:open", "asks --place da-nang --state open"),
        ("ledger place:da-nang event:asked", "asks --place da-nang --event asked"),
        ("timeline", "timeline"),
        ("timeline partner:marvell since:2024", "timeline --partner marvell --since 2024"),
        ("timeline by:da-nang", "timeline --by da-nang"),
        ("timeline lanes:place", "show 'timeline lanes:place'"),
        ("matrix", "matrix"),
        ("matrix place:da-nang", "matrix --place da-nang"),
        ("matrix from:da-nang", "show 'matrix from:da-nang'"),
        ("regions", "regions"),
        ("compare da-nang ha-noi", "compare da-nang ha-noi"),
        ("common qorvo da-nang", "show 'common qorvo da-nang'"),
        ("pack qorvo da-nang", "pack qorvo da-nang"),
        ("pack qorvo since:2024", "pack qorvo --since 2024"),
        ("sources", "list sources"),
        ("problems", "check"),
        ("marks", "show marks"),
    ],
)
def test_each_page_has_a_command_that_runs(invoke: Invoke, address: str, command: str) -> None:
    for day, as_of in ((TODAY, ""), (date(2024, 12, 1), " --as-of 2024-12-01")):
        line = command_line(Known(frozen_library(), day, today=TODAY), address)
        assert line == f"vnsemi-tui {command}{as_of}"
        done = invoke(*shlex.split(line)[1:], "--today", TODAY.isoformat())
        assert done.code == 0
        assert done.out or address == "problems"
