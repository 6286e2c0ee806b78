"""Everything that can be done, declared once: bindings, footer, menu, help and palette read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from vnsemi_tui.text.keys import shown_key
from vnsemi_tui.views.help import Key
from vnsemi_tui.views.keys import Keys
from vnsemi_tui.views.registry import PAGES, PageKind

if TYPE_CHECKING:
    from textual.binding import Binding, BindingsMap


class Command(NamedTuple):
    """One thing that can be done."""

    id: str
    """Names it in a user's keymap, and in `ui.actions`."""
    keys: str
    """Textual's names of its keys, with commas."""
    label: str
    """What it does, in a few words."""
    about: str
    """What it does, in a sentence."""
    group: str
    """Where menu and help list it."""
    footer: str = ""
    """One word for the footer; empty to leave it out."""
    priority: bool = False
    """Whether it comes before the widget that has the focus."""
    vietnamese: str = ""
    """Vietnamese words that find it in palette, menu and help."""
    unsaid: tuple[str, ...] = ()
    """Those of its keys that are not shown: what some terminals send for one that is."""

    def with_keys(self, keys: str) -> Command:
        """Return the command with other keys."""
        return self._replace(keys=keys)

    @property
    def shown(self) -> str:
        """Its keys as people read them: `<  Alt+Left`."""
        keys = self.keys.split(",") if self.keys else []
        shown = [key for key in keys if key not in self.unsaid] or keys
        return "  ".join(map(shown_key, shown))

    @property
    def first_key(self) -> str:
        """The key that a footer names; empty where it has none."""
        return self.shown.partition(" ")[0]

    @property
    def action(self) -> str:
        """What Textual runs."""
        return f"do('{self.id}')"

    @property
    def binding(self) -> Binding:
        """The command as a binding."""
        from textual.binding import Binding  # not above: the command line lists the keys too

        return Binding(
            self.keys,
            self.action,
            self.label,
            id=self.id,
            tooltip=self.about,
            priority=self.priority,
            show=bool(self.footer),
        )

    @property
    def key(self) -> Key:
        """The command for help and menus."""
        words = f"{self.id} {self.vietnamese}"
        return Key(self.shown, self.label, self.about, self.action, words)


MENU = "all-actions"
"""The id of the command that shows everything that can be done."""
FIND, HERE, TAKE, PAGE, APP = "Find", "Here", "Take along", "Lists and lanes", "App"


def _opener(kind: PageKind) -> Command:
    """Return the command that opens a page."""
    return Command(
        kind.name,
        kind.key,
        kind.title,
        kind.about,
        FIND,
        footer=kind.footer,
        vietnamese=kind.vietnamese,
    )


COMMANDS = (
    Command(
        "search",
        "slash",
        "Search",
        "Find anything, from the first letter.",
        FIND,
        footer="search",
        priority=True,
        vietnamese="tìm kiếm",
    ),
    *(_opener(kind) for kind in PAGES if kind.key),
    Command(
        "proof",
        "s",
        "Proof",
        "Who says so: source, date, paragraph and doubts of this line.",
        HERE,
        footer="proof",
        vietnamese="bằng chứng, nguồn, ai nói",
    ),
    Command(
        "mark",
        "space",
        "Mark",
        "Mark this line, or take its mark away.",
        HERE,
        vietnamese="đánh dấu",
    ),
    Command(
        "note",
        "w",
        "Note",
        "Write a note of your own about this line.",
        HERE,
        priority=True,
        vietnamese="ghi chú, ghi lại",
    ),
    Command(
        "as-of",
        "a",
        "As of a day",
        "Show what had been published by the end of a day in the past.",
        HERE,
        footer="as of",
        vietnamese="tính đến ngày, thời điểm",
    ),
    Command(
        "back",
        "less_than_sign,alt+left,ctrl+left,super+left",
        "Back",
        "Go back, as in a browser.",
        HERE,
        footer="back",
        vietnamese="quay lại",
        unsaid=("ctrl+left", "super+left"),
    ),
    Command(
        "forward",
        "greater_than_sign,alt+right,ctrl+right,super+right",
        "Forward",
        "Go forward again.",
        HERE,
        vietnamese="đi tiếp",
        unsaid=("ctrl+right", "super+right"),
    ),
    Command(
        "find",
        "f",
        "Find in page",
        "Mark where this page has what you type, and go there.",
        HERE,
        priority=True,
        vietnamese="tìm trong trang",
    ),
    Command(
        "find-next",
        "n",
        "Next place",
        "Go to the next place that was found.",
        HERE,
        vietnamese="chỗ tiếp theo",
    ),
    Command(
        "find-previous",
        "N",
        "Place before",
        "Go to the place before it that was found.",
        HERE,
        vietnamese="chỗ trước",
    ),
    Command(
        "next-pane",
        "tab",
        "Next pane",
        "Go to the next pane.",
        HERE,
        vietnamese="khung tiếp theo",
    ),
    Command(
        "previous-pane",
        "shift+tab",
        "Previous pane",
        "Go to the pane before.",
        HERE,
        vietnamese="khung trước",
    ),
    Command(
        "close",
        "escape",
        "Close",
        "Close the top thing: menu, search, marks of find, proof, the last filter.",
        HERE,
        vietnamese="đóng",
    ),
    Command(
        "filter",
        "F",
        "Filter",
        "Show only a place, a partner, a state or a time.",
        PAGE,
        footer="filter",
        vietnamese="lọc, bộ lọc",
    ),
    Command(
        "lanes",
        "L",
        "List or lanes",
        "The timeline as a list, by place, by initiative.",
        PAGE,
        vietnamese="danh sách, làn",
    ),
    Command(
        "zoom-in",
        "plus",
        "Zoom in",
        "Show half of the time in the lanes.",
        PAGE,
        vietnamese="phóng to",
    ),
    Command(
        "zoom-out",
        "minus",
        "Zoom out",
        "Show twice the time in the lanes.",
        PAGE,
        vietnamese="thu nhỏ",
    ),
    Command(
        "pan-left",
        "left",
        "Left",
        "Go to earlier times, or to other columns.",
        PAGE,
        vietnamese="sang trái",
    ),
    Command(
        "pan-right",
        "right",
        "Right",
        "Go to later times, or to other columns.",
        PAGE,
        vietnamese="sang phải",
    ),
    Command(
        "pack",
        "m",
        "Meeting pack",
        "One page to take along, of this or of this with another side.",
        TAKE,
        footer="pack",
        vietnamese="chuẩn bị họp, gặp gỡ",
    ),
    Command(
        "export",
        "e",
        "Export",
        "Write this page to a file: HTML, Markdown or text.",
        TAKE,
        vietnamese="xuất, lưu ra tệp",
    ),
    Command(
        "copy",
        "y",
        "Copy line",
        "Copy this line with its source.",
        TAKE,
        footer="copy",
        vietnamese="sao chép dòng",
    ),
    Command(
        "copy-page",
        "Y",
        "Copy page",
        "Copy everything this page says.",
        TAKE,
        vietnamese="sao chép trang",
    ),
    Command(
        "open-source",
        "o",
        "Open source",
        "Open the source's address in a web browser.",
        TAKE,
        vietnamese="mở nguồn, mở liên kết",
    ),
    Command(
        "edit",
        "E",
        "Edit",
        "Open the brief in your editor, at this line.",
        TAKE,
        vietnamese="sửa, chỉnh sửa",
    ),
    Command(
        "read-again",
        "R",
        "Read again",
        "Read the briefs again from disk.",
        TAKE,
        vietnamese="đọc lại, tải lại",
    ),
    Command(
        "theme",
        "T",
        "Looks",
        "Choose how it looks: dark, light, strong contrast, the terminal's own colours.",
        APP,
        vietnamese="giao diện, màu, sáng, tối",
    ),
    Command(
        "panes",
        "P",
        "Panes",
        "Have three panes side by side, then two, then one.",
        APP,
        vietnamese="khung, chia màn hình",
    ),
    Command(
        MENU,
        "f2",
        "Menu",
        "Everything that can be done here.",
        APP,
        vietnamese="trình đơn, mọi lệnh",
    ),
    Command(
        "palette",
        "ctrl+p,colon",
        "Palette",
        "Do or open anything by typing its name.",
        APP,
        vietnamese="bảng lệnh",
    ),
    Command(
        "help",
        "question_mark,f1",
        "Help",
        "Keys, and what the words mean.",
        APP,
        vietnamese="trợ giúp, hướng dẫn",
    ),
    Command(
        "leave",
        "q,ctrl+q",
        "Quit",
        "Leave.",
        APP,
        vietnamese="thoát",
    ),
)
"""All commands of the browser, in the order of menu and help."""

IDS = {command.id: command.keys for command in COMMANDS}
"""The ids of all commands with the keys they come with."""

_IN_FOOTER = ("search", "back", "proof", "filter", "pack", "ledger", "timeline", "as-of", "copy")


def in_force(keys: Mapping[str, str]) -> tuple[Command, ...]:
    """Return all commands, those named in `keys` with the keys that stand there."""
    return tuple(
        command.with_keys(keys[command.id]) if command.id in keys else command
        for command in COMMANDS
    )


def bindings(commands: Sequence[Command], others: BindingsMap) -> BindingsMap:
    """Return the bindings of `commands`, and those of `others` that are no command's.

    A framework's keymap is laid over what a focused box leaves of the bindings, so a command
    that comes with a letter would have no key there.
    """
    from textual.binding import BindingsMap

    kept = [one for _, one in others if one.id not in IDS]
    return BindingsMap([*kept, *(command.binding for command in commands if command.keys)])


def named(commands: Sequence[Command]) -> Keys:
    """Return what sentences call the keys of `commands`; one that has none is in the menu."""
    return Keys({one.id: one.first_key or _elsewhere(one) for one in commands})


def _elsewhere(command: Command) -> str:
    """Return where `command` is to be had without a key."""
    return "“all” in the footer" if command.id == MENU else f"“{command.label}” in the menu"


def closing_keys(commands: Sequence[Command]) -> str:
    """Return the keys that close help and menu: Escape, and those that open them or leave."""
    keys = [one.keys for one in commands if one.id in ("leave", "help", MENU) and one.keys]
    return ",".join(("escape", *keys))


def in_footer(commands: Sequence[Command]) -> list[Command]:
    """Return what the footer names where there is room, the most wanted first."""
    return [one for name in _IN_FOOTER for one in commands if one.id == name]


def by_group(commands: Sequence[Command] = COMMANDS) -> list[tuple[str, list[Key]]]:
    """Return `commands` by group, in order."""
    groups: dict[str, list[Key]] = {}
    for command in commands:
        groups.setdefault(command.group, []).append(command.key)
    return list(groups.items())
