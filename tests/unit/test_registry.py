"""A page is declared once, and is then found wherever pages are listed."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from vnsemi_tui.library.filter_table import WrongFilterError
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.pages import document_of, page_at
from vnsemi_tui.views.registry import PAGES, page_kind

KNOWN = Known(frozen_library(), date(2026, 11, 22))
IDS = {"compare": "da-nang ha-noi", "common": "qorvo", "pack": "qorvo"}

PAGE = """
from vnsemi_tui.views.layout import Column, Row, Section, cell
from vnsemi_tui.views.lists import ListPage


def novelties_at(known, settings, reader):
    rows = (Row((cell("A new fab"),), opens="da-nang"),)
    section = Section("novelties", "Newest", (Column(flexible=True),), rows)
    return ListPage(known, "novelties", "Novelties", "1", (section,), "")
"""
FINDS = """
import json, sys
from datetime import date
from pathlib import Path

from vnsemi_tui.views import registry

registry.PAGES += (
    registry.PageKind(
        "novelties",
        "Novelties",
        "What nobody has seen yet.",
        "declared_for_a_test:novelties_at",
        key="Z",
        vietnamese="mới",
        in_sidebar=True,
        wants_room=True,
        on_site=True,
        filters=("place",),
        command=("show", "novelties"),
    ),
)
import vnsemi_tui.views

vnsemi_tui.views.__path__.append(sys.argv[1])

from tests.frozen import frozen_library
from vnsemi_tui.export.site import site_files
from vnsemi_tui.library.known import Known
from vnsemi_tui.ui.actions.looking import _filters_of
from vnsemi_tui.ui.commands import COMMANDS, in_footer
from vnsemi_tui.views.command_line import command_line
from vnsemi_tui.views.pages import document_of, page_at
from vnsemi_tui.views.plain import Speech
from vnsemi_tui.views.plain_lists import of_page
from vnsemi_tui.views.sidebar import Sidebar
from vnsemi_tui.views.topics import page_topic
from vnsemi_tui.views.keys import NO_KEYS

known = Known(frozen_library(), date(2026, 11, 22))
page = page_at(known, "novelties")
site = site_files(known)
command = next(one for one in COMMANDS if one.id == "novelties")
print(json.dumps({
    "sidebar": any(one.opens == "novelties" for one in Sidebar(known).lines(30)),
    "key": command.keys == "Z" and command.vietnamese == "mới",
    "help": "What nobody" in str(page_topic(known, "novelties", (), NO_KEYS)),
    "command line": command_line(known, "novelties") == "vnsemi-tui show novelties",
    "filter": _filters_of("novelties place:hue") == ("place",),
    "site": b"A new fab" in site["novelties.html"] and b">Novelties</a>" in site["ledger.html"],
    "plain": any("A new fab" in one.text for one in of_page(page, Speech(known.library))),
    "document": document_of(page).title == "Novelties",
}))
"""


def test_a_page_that_is_declared_is_found_everywhere(tmp_path: Path) -> None:
    (tmp_path / "declared_for_a_test.py").write_text(PAGE, encoding="utf-8")
    root = Path(__file__).parents[2]
    environ = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", FINDS, str(tmp_path)], capture_output=True, env=environ, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    found = json.loads(run.stdout)
    assert [place for place, is_there in found.items() if not is_there] == []
    assert len(found) == 8


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
def test_what_is_declared_of_a_page_is_so(kind: object) -> None:
    assert isinstance(kind, type(PAGES[0]))
    address = f"{kind.name} {IDS.get(kind.name, '')}".strip()
    page = page_at(KNOWN, address)
    assert page is not None
    assert page.address.partition(" ")[0] == kind.name
    assert page_kind(address) is kind
    if kind.on_site:
        assert document_of(page) is not None
    for name in kind.filters:
        if name == "text":
            continue  # any word will do
        with pytest.raises(WrongFilterError):
            kind.page(KNOWN, [*address.split(" ")[1:], f"{name}:no-such-thing"])


@pytest.mark.parametrize("name", ["start", "regions", "sources", "problems", "marks"])
def test_a_page_without_settings_takes_none(name: str) -> None:
    assert page_at(KNOWN, f"{name} place:da-nang") is None


def test_names_keys_and_titles_of_pages_are_their_own() -> None:
    for values in ([one.name for one in PAGES], [one.title for one in PAGES]):
        assert len(set(values)) == len(values)
    keys = [one.key for one in PAGES if one.key]
    assert len(set(keys)) == len(keys)
