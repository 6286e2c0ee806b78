"""The pages that have a name: one declaration each, which every surface reads.

Sidebar, keys, menu, palette, help, command line, exports and completions list pages from here.
Nothing of a page is imported before it is opened: `make` and `document` name functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from vnsemi_tui.library.filter_table import WrongFilterError, filter_names
from vnsemi_tui.views.keys import NO_KEYS, Keys

if TYPE_CHECKING:
    from vnsemi_tui.library.known import Known
    from vnsemi_tui.state import Mark
    from vnsemi_tui.views.lines import Page
    from vnsemi_tui.views.outline import Outline


class Reader(NamedTuple):
    """Who reads a page: outside the browser nobody that is known."""

    keys: Keys = NO_KEYS
    """What sentences call the keys that can be pressed."""
    marks: Sequence[Mark] = ()
    """What is marked, the newest last."""
    visited: Sequence[str] = ()
    """The addresses of the pages where the last run ended, the newest last."""
    places: Sequence[str] = ()
    """The ids of the localities that the reader works with."""
    newer: str = ""
    """How to get newer briefs; empty where that is not known."""
    is_first_run: bool = False
    """Whether nothing is kept of any run before."""


NOBODY = Reader()
"""For what is printed or written to a file."""


class PageKind(NamedTuple):
    """A page that is opened by its name, with settings behind it: `ledger place:da-nang`."""

    name: str
    """The first word of its address."""
    title: str
    """What sidebar, menu, palette and site call it."""
    about: str
    """What it shows, in one sentence, for menu and help."""
    make: str
    """`module:function` below `vnsemi_tui.views`, which takes what is known, the words after the
    name, and the reader, and returns the page; it raises WrongFilterError for a wrong word."""
    document: str = ""
    """`module:function` below `vnsemi_tui.views` that returns the page without a width, for files;
    empty where `outline.outline_of` knows the page, or where only lines exist."""
    key: str = ""
    """The key that opens it, as Textual names it; empty for none."""
    vietnamese: str = ""
    """Vietnamese words that find it."""
    footer: str = ""
    """The word for it in the footer; empty to leave it out."""
    in_sidebar: bool = False
    """Whether the sidebar lists it."""
    belongs_to: str = ""
    """The line of the sidebar that is lit where the page is not listed itself.

    Empty for its own name; `*` for the first of its settings.
    """
    wants_room: bool = False
    """Whether it takes the room of the proof until that is asked for."""
    on_site: bool = False
    """Whether the exported site has it as a page of its own."""
    shows_marks: bool = False
    """Whether it needs what the reader marked."""
    filters: tuple[str, ...] = ()
    """The filters that are offered for it, and that its command has as options."""
    command: tuple[str, ...] = ()
    """The words of the command that prints it; empty where `show` does."""
    options: tuple[str, ...] = ()
    """Which of its settings besides filters, written `name:value`, are options of that command."""
    takes_ids: bool = False
    """Whether its first settings are ids, which that command takes too."""

    def page(self, known: Known, settings: Sequence[str], reader: Reader = NOBODY) -> Page:
        """Return the page with these settings; raise WrongFilterError for a wrong one."""
        if settings and not (self.filters or self.options or self.takes_ids):
            raise WrongFilterError(f"{self.title} takes no settings")
        page: Page = _function(self.make)(known, settings, reader)
        return page

    def outline(self, page: Page) -> Outline | None:
        """Return `page`, one of this kind, without a width; None where there are only lines."""
        outline: Outline | None = _function(self.document)(page) if self.document else None
        return outline


def _function(path: str) -> Callable[..., Any]:
    module, _, name = path.partition(":")
    function: Callable[..., Any] = getattr(import_module(f"vnsemi_tui.views.{module}"), name)
    return function


PAGES: tuple[PageKind, ...] = (
    PageKind(
        "start",
        "Start",
        "What is unanswered or has gone quiet, and what was published latest.",
        "start:start_at",
        key="h",
        vietnamese="trang đầu, bắt đầu",
        in_sidebar=True,
    ),
    PageKind(
        "ledger",
        "Ledger",
        "Asks, offers, pledges and plans, and what came of each; longest open first.",
        "ledger:ledger_at",
        "outline_lists:ledger_outline",
        key="l",
        vietnamese="đề nghị, cam kết, kế hoạch, chờ trả lời",
        footer="ledger",
        in_sidebar=True,
        wants_room=True,
        on_site=True,
        filters=filter_names(),
        command=("asks",),
    ),
    PageKind(
        "timeline",
        "Timeline",
        "Everything reported, by date.",
        "timeline:timeline_at",
        "outline_lists:timeline_outline",
        key="t",
        vietnamese="dòng thời gian, mốc thời gian",
        footer="timeline",
        in_sidebar=True,
        wants_room=True,
        on_site=True,
        filters=filter_names(),
        command=("timeline",),
    ),
    PageKind(
        "matrix",
        "Matrix",
        "Partners by locality: the stage that each pair has reached.",
        "matrix:matrix_at",
        key="x",
        vietnamese="bảng đối tác và địa phương",
        in_sidebar=True,
        wants_room=True,
        filters=("place", "partner"),
        command=("matrix",),
    ),
    PageKind(
        "regions",
        "Regions",
        "Every province and city from north to south, and how much is under way.",
        "regions:regions_at",
        "outline_lists:regions_outline",
        key="v",
        vietnamese="vùng, tỉnh thành, địa phương",
        in_sidebar=True,
        wants_room=True,
        on_site=True,
        command=("regions",),
    ),
    PageKind(
        "compare",
        "Compare",
        "Two to four localities side by side: those you marked, or those you choose.",
        "compare:compare_at",
        key="c",
        vietnamese="so sánh",
        belongs_to="regions",
        wants_room=True,
        command=("compare",),
        takes_ids=True,
    ),
    PageKind(
        "common",
        "In common",
        "Initiatives that a partner and a locality share.",
        "common:common_at",
        takes_ids=True,
        belongs_to="*",
    ),
    PageKind(
        "pack",
        "Meeting pack",
        "What to know before a meeting, on one page.",
        "pack:pack_at",
        belongs_to="*",
        wants_room=True,
        command=("pack",),
        options=("since",),
        takes_ids=True,
    ),
    PageKind(
        "marks",
        "Marks",
        "Lines and pages you marked; a mark stays until you remove it.",
        "marks:marks_at",
        key="M",
        vietnamese="dấu trang, đã đánh dấu",
        in_sidebar=True,
        shows_marks=True,
        command=("show", "marks"),
    ),
    PageKind(
        "sources",
        "Sources",
        "Every article, release and law cited, newest first.",
        "lists:sources_page",
        key="r",
        vietnamese="nguồn, bài báo",
        in_sidebar=True,
        wants_room=True,
        on_site=True,
        command=("list", "sources"),
    ),
    PageKind(
        "problems",
        "Data check",
        "Errors in brief files, and how to fix them.",
        "lists:problems_page",
        key="p",
        vietnamese="lỗi, vấn đề",
        in_sidebar=True,
        command=("check",),
    ),
)
"""Every page that has a name, in the order of sidebar, menu and help."""


def page_kind(address: str) -> PageKind | None:
    """Return the kind of the page at `address`; None for a brief, an initiative or a source."""
    name = address.partition(" ")[0]
    return next((kind for kind in PAGES if kind.name == name), None)
