"""Every kind of page, over every library of the tests, keeps its lines within its width.

A page that is new comes into `addresses`; the last test says so where it is forgotten.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unicodedata import category

import pytest
from wcwidth import wcswidth

from tests.frozen import FROZEN
from tests.library_builder import Briefs, initiative
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.loading import load
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.search.document import Kind
from vnsemi_tui.state import Keeper, Mark
from vnsemi_tui.text.ascii import to_ascii
from vnsemi_tui.text.width import cell_width
from vnsemi_tui.ui.command import by_group
from vnsemi_tui.ui.commands import COMMANDS
from vnsemi_tui.ui.desk import Desk
from vnsemi_tui.views.choices import ChoicesPage, day_choices
from vnsemi_tui.views.help import HelpPage, MenuPage
from vnsemi_tui.views.lines import Line, Page
from vnsemi_tui.views.pages import proof_of
from vnsemi_tui.views.registry import PAGES
from vnsemi_tui.views.sidebar import Sidebar
from vnsemi_tui.views.topics import page_topic, topics

FIXTURES = Path(__file__).parents[1] / "fixtures"
TODAY = date(2026, 11, 22)
LONG = "The Very Long Name of a Ministry of 投資 and Other Matters of the Whole Country"
WIDE = "東京都東京都東京都"
ODD = (
    WIDE,
    "반도체 협회 협회 협회",
    "Đa\u0323\u0306k La\u0306\u0301k 🇻🇳",
    LONG,
    "का\u0915\u093f की ম\u09be",
)
"""Names of two cells a letter, of letters with marks, of flags, of many words."""
LIMITS = (36, 40, 52, 60, 70, 73, 100, 110, 130)
"""Widths from which on pages are laid out otherwise."""
WIDTHS = sorted({20, 25, 80, 200, *LIMITS, *(limit - 1 for limit in LIMITS)})
"""From tiny to large: each layout at its narrowest and at its widest."""
FEW = frozenset((20, 25, 52, 60, 80, 130))
"""Widths for pages whose layout is the same at all."""
LAID_OUT = frozenset(
    ("start", "ledger", "timeline", "matrix", "common", "compare", "regions", "pack", "results")
)
"""Pages that are laid out otherwise from some width on."""
NARROWEST = {"sidebar": 24}
"""What is never drawn narrower."""
IN_TEXTS = frozenset("👩🏭🇻🇳�")
"""Signs that stand in the briefs themselves."""


def odd(folder: Path) -> Path:
    """Write briefs whose names and texts take other cells than they have letters."""
    made = Briefs(folder)
    for number, name in enumerate(ODD):
        made.partner(f"partner-{number}", f"name: {name}\nkind: company\nhome: {name}\n")
        entries = [
            f"event: asked, id: ask, by: place-{number}, to: partner-{number}, what: {name * 3}",
            f"event: mou, by: partner-{number}, at: 2024-01, what: {LONG}",
            f"event: opened, id: plan, by: partner-{number}, due: 2027-12, what: {name}",
        ]
        head = f"name: {name}\nlevel: municipality\nregion: Red River Delta\nposition: {number + 1}"
        made.initiatives(f"place-{number}", initiative(*entries), more=head)
    made.library()
    return folder


@pytest.fixture(scope="module", params=["frozen", "hard", "hostile", "odd", "nothing", "past"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk over each library, some of it marked, with pages visited before."""
    name = request.param
    folders = {"frozen": FROZEN, "past": FROZEN, "nothing": tmp_path_factory.mktemp("nothing")}
    if name == "odd":
        folders["odd"] = odd(tmp_path_factory.mktemp("odd"))
    library = load([Folder(folders.get(name, FIXTURES / name), shipped=False)])
    keeper = Keeper(None)
    for address in [*library.partners, *library.claims][:60]:
        keeper.visit(address)
        keeper.mark(Mark(address=address, page=address, text=f"{address} {WIDE}", on="2026-11-22"))
    day = date(2023, 11, 1) if name == "past" else TODAY
    return Desk(Known(library, day, today=TODAY), keeper=keeper, newer="git pull " * 4)


def addresses(known: Known) -> Iterator[str]:
    """Yield an address of each kind of page and of each of its forms."""
    library = known.library
    places, partners = list(library.localities), [one.id for one in known.partners]
    yield from ("start", "marks", "regions", "sources", "problems")
    filters = ["", *(f"place:{one}" for one in places[:2]), *(f"by:{one}" for one in partners[:1])]
    filters += ["since:2023 event:opened", "state:open", "place:gone"]
    for name in ("ledger", "timeline", "timeline lanes:place", "timeline lanes:initiative"):
        yield from (f"{name} {one}".strip() for one in filters)
    yield from ("matrix", *(f"matrix {one}" for one in filters[1:2]))
    for count in (2, 3, 4):
        yield f"compare {' '.join(places[:count])}"
    for partner in partners[:4]:
        yield from (f"common {partner}", f"pack {partner}")
        yield from (f"{name} {partner} {one}" for name in ("common", "pack") for one in places[:2])
    yield from (f"pack {one}" for one in places[:2])
    yield from (*places, *partners, *library.initiatives, *library.sources)


def pages(desk: Desk) -> Iterator[Page]:
    """Yield every page that can stand in a pane; what is not known on the day has none."""
    known = desk.known
    yield from filter(None, map(desk.page, addresses(known)))
    for query in ("a", WIDE, "zzzzqq", "event:mou", "place:nowhere", "marvlel"):
        yield from (desk.search(query, kind) for kind in (None, *Kind))
    yield Sidebar(known, tuple(known.library.localities)[:2])
    yield MenuPage(by_group(COMMANDS), keys=desk.keys)
    yield ChoicesPage(LONG, WIDE, day_choices(known))
    keys = [key for _, group in by_group(COMMANDS) for key in group]
    own = [page_topic(known, address, keys, desk.keys) for address in ("start", "marks")]
    yield HelpPage([*own, *topics(known, desk.keys, desk.newer)], keys=desk.keys)
    yield from filter(None, (proof_of(known, one) for one in known.library.claims))


def drawn(desk: Desk) -> Iterator[tuple[str, int, Line]]:
    """Yield the lines of every page at its widths, each with the page's address and the width."""
    for page in pages(desk):
        name = page.address.partition(" ")[0]
        widths = [one for one in WIDTHS if one >= NARROWEST.get(name, 0)]
        for width in widths if name in LAID_OUT else set(widths) & FEW:
            for height in (0, 12) if width in FEW else (0,):
                for line in page.lines(width, height):
                    yield page.address, width, line


def test_no_line_is_wider_than_its_page_and_each_is_as_wide_as_a_terminal_makes_it(
    desk: Desk,
) -> None:
    seen: set[str] = set()
    for address, width, line in drawn(desk):
        text = line.text
        assert cell_width(text) <= width, (address, width, text)
        if text in seen:
            continue
        seen.add(text)
        # Minus one: something in it controls the terminal.
        assert wcswidth(text) == cell_width(text), (address, width, text)
        pieces = sum(cell_width(span.text) for span in line.spans)
        assert pieces == cell_width(text), (address, width, line)
        plain = to_ascii(text)
        assert wcswidth(plain) == wcswidth(text), (address, width, text)
        signs = {sign for sign in plain if not sign.isascii() and category(sign)[0] in "CPSZ"}
        assert {sign for sign in signs if not "␀" <= sign <= "␡"} <= IN_TEXTS, (address, text)
    assert len(seen) > 20


def test_what_a_proof_proves_is_named_within_the_narrowest_pane(desk: Desk) -> None:
    proofs = [proof_of(desk.known, one) for one in desk.known.library.claims]
    for proof in filter(None, proofs):
        assert all(cell_width(line.text) <= 16 for line in proof.lines(16)[:3]), proof.address


def test_every_list_of_the_sidebar_and_every_roomy_page_is_among_the_pages() -> None:
    known = Known(load([Folder(FROZEN, shipped=True)]), TODAY)
    tried = {address.partition(" ")[0] for address in addresses(known)}
    assert tried >= {kind.name for kind in PAGES}
