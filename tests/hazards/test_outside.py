"""Programs outside the browser hang, fail, lie in wait or want the terminal; addresses deceive."""

import functools
import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.pty_terminal import PtyTerminal
from vnsemi_tui.outside import clipboard
from vnsemi_tui.outside.clipboard import MOST_BYTES, copy, one_line
from vnsemi_tui.outside.editor import NoEditorError, editor_command
from vnsemi_tui.outside.links import Link, look_at, open_link
from vnsemi_tui.paths import shipped_briefs

SENT = (
    "Sent to the terminal's clipboard (OSC 52); not every terminal takes it. "
    "If pasting brings nothing, export the page."
)
X11 = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
WSL = {"WSL_DISTRO_NAME": "Ubuntu"}
HELD = 'cat > "$HELD/$(basename "$0")"'
"""A program's body that keeps its standard input."""
ARGUMENTS = 'for word; do printf "%s\\n" "$word"; done > "$HELD/$(basename "$0")"'
"""A program's body that keeps its arguments, one a line."""


class Desk:
    """A system of fake programs: only what `add` put there is found."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.held = folder / "held"
        self.programs.mkdir()
        self.held.mkdir()
        self.sent: list[str] = []

    def add(self, name: str, body: str = HELD, interpreter: str = "/bin/sh") -> None:
        """Install a program that runs `body`."""
        program = self.programs / name
        program.write_text(f"#!{interpreter}\n{body}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def which(self, name: str) -> str | None:
        return shutil.which(name, path=str(self.programs))

    def environ(self, *parts: dict[str, str]) -> dict[str, str]:
        merged = {"PATH": os.defpath + ":/usr/bin:/bin", "HELD": str(self.held)}
        for part in parts:
            merged |= part
        return merged

    def got(self, name: str) -> bytes:
        """Return what the program `name` kept."""
        return (self.held / name).read_bytes()

    def wait_for(self, name: str) -> bytes:
        """Return what the program `name` kept, as soon as it is there."""
        end = time.monotonic() + 5
        while not (self.held / name).is_file() and time.monotonic() < end:
            time.sleep(0.01)
        return self.got(name)

    def ran(self) -> list[str]:
        return sorted(held.name for held in self.held.iterdir())

    def copy(self, text: str, *parts: dict[str, str], platform: str = "linux") -> str:
        return copy(text, self.sent.append, self.environ(*parts), platform, self.which)

    def open(self, link: Link, *parts: dict[str, str], platform: str = "linux") -> str:
        return open_link(link, self.environ(*parts), platform, self.which)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a program that hangs for less than the usual two seconds."""
    monkeypatch.setattr(clipboard, "_SECONDS", 0.3)


# --- copying


def test_the_local_program_gets_vietnamese_text_as_it_is(desk: Desk) -> None:
    desk.add("wl-copy")
    assert desk.copy("Đà Nẵng: 1.800 tỷ đồng", WAYLAND) == "Copied with wl-copy."
    assert desk.got("wl-copy").decode() == "Đà Nẵng: 1.800 tỷ đồng"
    assert desk.sent == []


@pytest.mark.parametrize("session", [SSH, {"SSH_TTY": "/dev/pts/3"}])
def test_over_ssh_only_the_terminal_gets_the_text(desk: Desk, session: dict[str, str]) -> None:
    for name in ("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "termux-clipboard-set"):
        desk.add(name)
    for platform in ("linux", "darwin", "win32"):
        assert desk.copy("Qorvo", session, X11, WAYLAND, WSL, platform=platform) == SENT
    assert desk.ran() == []
    assert desk.sent == ["Qorvo"] * 3


def test_an_empty_ssh_variable_is_no_ssh(desk: Desk) -> None:
    desk.add("xclip")
    assert desk.copy("a", X11, {"SSH_TTY": "", "SSH_CONNECTION": ""}) == "Copied with xclip."


def test_without_a_desktop_its_programs_are_not_tried(desk: Desk) -> None:
    for name in ("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe"):
        desk.add(name)
    assert desk.copy("a") == SENT
    assert desk.ran() == []


@pytest.mark.parametrize(
    ("name", "platform", "session"),
    [
        ("wl-copy", "linux", {**X11, **WAYLAND}),
        ("xclip", "linux", X11),
        ("pbcopy", "darwin", X11),
        ("clip.exe", "win32", X11),
        ("clip.exe", "linux", WSL),
        ("termux-clipboard-set", "android", {}),
    ],
)
def test_each_system_has_its_own_program(
    desk: Desk, name: str, platform: str, session: dict[str, str]
) -> None:
    everywhere = ["wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "termux-clipboard-set"]
    for other in everywhere:
        desk.add(other)
    assert desk.copy("a", session, platform=platform) == f"Copied with {name}."
    assert desk.ran() == [name]


def test_windows_gets_utf_16_with_a_byte_order_mark(desk: Desk) -> None:
    desk.add("clip.exe")
    desk.copy("Đà Nẵng", WSL)
    assert desk.got("clip.exe")[:2] in {b"\xff\xfe", b"\xfe\xff"}
    assert desk.got("clip.exe").decode("utf-16") == "Đà Nẵng"


def test_pbcopy_is_told_that_the_text_is_utf_8_whatever_the_locale(desk: Desk) -> None:
    desk.add("pbcopy", 'printf %s "$LC_ALL" > "$HELD/locale"')
    desk.copy("Đà Nẵng", {"LC_ALL": "C"}, platform="darwin")
    assert desk.got("locale").endswith(b"UTF-8")


def test_a_program_that_fails_is_named_and_the_next_one_tried(desk: Desk) -> None:
    desk.add("wl-copy", "exit 1")
    desk.add("xclip", "exit 1")
    desk.add("xsel")
    assert desk.copy("a", WAYLAND, X11) == "Copied with xsel."
    desk.add("xsel", "exit 1")
    failed = "wl-copy and xclip and xsel did not take the text. "
    assert desk.copy("a", WAYLAND, X11) == failed + SENT
    assert desk.sent == ["a"]


def test_a_program_that_cannot_be_run_is_a_failure_like_any_other(desk: Desk) -> None:
    desk.add("xclip", interpreter="/nowhere/sh")
    assert desk.copy("a", X11) == "xclip did not take the text. " + SENT


@pytest.mark.usefixtures("hurry")
def test_a_program_that_hangs_is_ended_with_all_it_started(desk: Desk) -> None:
    desk.add("xclip", 'sleep 600 &\necho $! > "$HELD/child"\nwait')
    started = time.monotonic()
    assert desk.copy("a", X11) == "xclip did not take the text. " + SENT
    assert time.monotonic() - started < 5
    child = int(desk.got("child"))
    end = time.monotonic() + 3
    while _is_alive(child) and time.monotonic() < end:
        time.sleep(0.01)
    assert not _is_alive(child)


@pytest.mark.usefixtures("hurry")
def test_a_program_that_reads_nothing_of_a_long_text_does_not_hold_the_browser(
    desk: Desk,
) -> None:
    desk.add("xclip", "sleep 600")
    started = time.monotonic()
    assert desk.copy("x" * 2_000_000, X11).startswith("xclip did not take the text. Not copied")
    assert time.monotonic() - started < 5


def test_what_holds_the_clipboard_in_the_background_lives_on(desk: Desk) -> None:
    desk.add(
        "xclip", f'{HELD}\n(sleep 0.5; echo served > "$HELD/served") &\necho $! > "$HELD/child"'
    )
    assert desk.copy("a", X11) == "Copied with xclip."
    assert _is_alive(int(desk.got("child")))
    assert desk.wait_for("served") == b"served\n"


def _is_alive(process: int) -> bool:
    status = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    ).stdout.strip()
    return bool(status) and not status.startswith("Z")


TERMINAL_SEEKER = """\
import os, sys
try:
    os.close(os.open("/dev/tty", os.O_RDWR))
    found = "terminal"
except OSError:
    found = "no terminal"
found += "".join(f" {stream}" for stream in range(3) if os.isatty(stream))
open(os.environ["HELD"] + "/" + os.path.basename(sys.argv[0]), "w").write(found)
"""
IN_A_TERMINAL = """\
import os, sys
os.close(os.open("/dev/tty", os.O_RDWR))
from vnsemi_tui.outside.clipboard import copy
from vnsemi_tui.outside.links import look_at, open_link
print(copy("text", print))
print(open_link(look_at("https://example.org/"))[:18])
print("done")
"""


def test_programs_have_no_terminal_to_take_over(desk: Desk) -> None:
    for name in ("xclip", "xdg-open"):
        desk.add(name, TERMINAL_SEEKER, sys.executable)
    path = f"{desk.programs}:/usr/bin:/bin"
    env = {**X11, "HELD": str(desk.held), "PATH": path, "WAYLAND_DISPLAY": None}
    no_ssh = dict.fromkeys(("SSH_CONNECTION", "SSH_TTY", "WSL_DISTRO_NAME"))
    command = [sys.executable, "-c", IN_A_TERMINAL]
    with PtyTerminal(command, env={**env, **no_ssh}) as terminal:
        terminal.wait_for("done")
        seen = "\n".join(terminal.screen.display)
    assert "Copied with xclip." in seen
    assert "Handed to xdg-open" in seen
    assert desk.got("xclip") == b"no terminal"
    assert desk.got("xdg-open") == b"no terminal"


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("a line\n", "a line"),
        ("a line\r\n\n", "a line"),
        ("\n\nfirst  \n\nsecond\r\n", "first\n\nsecond"),
        ("rm -rf ~\r", "rm -rf ~"),
        ("a\x1b]52;c;eA==\x07b", "a␛]52;c;eA==␇b"),
        ("a\x1b[201~b", "a␛[201~b"),
        ("100\u202e001", "100001"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("Nẵng\u2028Đà", "Nẵng Đà"),
    ],
)
def test_what_is_copied_drives_no_terminal_and_has_no_newline_at_its_end(
    desk: Desk, text: str, copied: str
) -> None:
    desk.add("xclip")
    desk.copy(text, X11)
    assert desk.got("xclip").decode() == copied
    desk.copy(text, SSH)
    assert desk.sent == [copied]


@pytest.mark.parametrize(
    "separator", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\x1d"]
)
def test_one_line_is_one_line_whatever_separates(separator: str) -> None:
    line = one_line(f"{separator}Qorvo{separator}rm -rf ~{separator}")
    assert len(line.splitlines()) == 1
    assert line == line.rstrip("\r\n")


@pytest.mark.parametrize("text", ["", " \n\n", "\u200b"])
def test_nothing_to_copy_leaves_the_clipboard_alone(desk: Desk, text: str) -> None:
    desk.add("xclip")
    assert desk.copy(text, X11) == "There is nothing to copy."
    assert desk.ran() == []
    assert desk.sent == []


def test_text_longer_than_terminals_take_is_not_sent_and_the_reader_told(desk: Desk) -> None:
    fits = "x" * (MOST_BYTES // 4 * 3)
    assert desk.copy(fits, SSH) == SENT
    message = desk.copy(fits + "xx", SSH)
    assert desk.sent == [fits]
    assert message.startswith("Not copied: this is 74 kB, and terminals take 74 (OSC 52).")
    assert message.endswith("Copy a part of it.")
    assert "xclip" in desk.copy("ẵ" * 30_000)
    assert desk.sent == [fits]


def test_long_text_goes_to_a_local_program_whole(desk: Desk) -> None:
    desk.add("xclip")
    text = "\n".join(["Đà Nẵng"] * 20_000)
    assert desk.copy(text, X11) == "Copied with xclip."
    assert desk.got("xclip").decode() == text


@pytest.mark.parametrize("place", ["", "."])
def test_a_program_in_the_current_folder_is_never_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    desk.add("xclip")
    desk.add("xdg-open", ARGUMENTS)
    desk.add("nano", ARGUMENTS)
    monkeypatch.chdir(desk.programs)
    which = functools.partial(shutil.which, path=f"{place}:/nowhere")
    environ = desk.environ(X11)
    assert which("xclip") or not place  # the bare look-up does find it
    assert copy("a", desk.sent.append, environ, "linux", which) == SENT
    link = look_at("https://example.org/")
    assert "No program here" in open_link(link, environ, "linux", which)
    with pytest.raises(NoEditorError):
        editor_command(Path("a.yaml"), 1, environ, "linux", which)
    assert desk.ran() == []


# --- addresses


NO_ADDRESSES = [
    ("", "it has none"),
    ("javascript:alert(1)", "only http and https"),
    ("file:///etc/passwd", "only http and https"),
    ("data:text/html,x", "only http and https"),
    ("ms-settings:", "only http and https"),
    ("-https://example.org/", "only http and https"),
    ("--help", "only http and https"),
    ("https:example.org", "no host"),
    ("https:///example.org", "no host"),
    ("https://", "no host"),
    ("https://user@/", "no host"),
    ("https://example.org/\nx", "U+000A"),
    ("https://exam\tple.org/", "U+0009"),
    ("https://example.org/\x1b]52;c;eA==\x07", "U+001B control character"),
    ("https://example.org/\x9b2J", "U+009B"),
    ("https://example.org/\u202egpj.exe", "right-to-left override"),
    ("https://exam\u200dple.org/", "zero width joiner"),
    ("https://example.org/\udcff", "U+DCFF"),
    ("https://example.org/a b", "space"),
    (" https://example.org/", "space"),
    ("https://example.org/\u00a0b", "no-break space"),
    ("https://vietnamnews.vn\\@evil.example/", "reverse solidus"),
    ('https://example.org/"&calc', "quotation mark"),
    ("https://example.org/'x", "apostrophe"),
    ("https://example.org/`id`", "grave accent"),
    ("https://example.org/<x>", "less-than sign"),
    ("https://example.org/\u201dx", "right double quotation mark"),
    ("https://example.org:99999/", "not well formed"),
    ("https://example.org:x/", "not well formed"),
    ("https://[::1", "not well formed"),
    ("https://ex\u2100mple.org/", "not well formed"),
    ("https://evil%2eexample/", "no valid name"),
    ("https://[fe80::1%25eth0]/", "no valid name"),
    ("https://[v1.x]/", "no valid name"),
    ("https://a.vn[::1]/", "no"),
    ("https://a..b/", "no valid name"),
    ("https://xn--0.vn/", "no valid name"),
    ("https://xn--a-.vn/", "no valid name"),
    ("https://example.org/" + "x" * 9_000, "longer"),
]


def test_what_is_no_web_address_is_not_opened(desk: Desk) -> None:
    desk.add("xdg-open", ARGUMENTS)
    for address, why in NO_ADDRESSES:
        link = look_at(address)
        assert why in link.why_not, address
        assert not link.can_open, address
        assert link.address == ""
        assert link.shown.isprintable()
        assert desk.open(link, X11).startswith("Not opened: ")
        assert desk.ran() == [], address


@pytest.mark.parametrize(
    ("address", "shown", "doubt"),
    [
        (
            "https://vietnamnews.vn@evil.example/a",
            "https://…@evil.example/a",
            "has a user name before the host: the page is at evil.example",
        ),
        (
            "https://vietnamnews.vn:x@y@evil.example/",
            "https://…@evil.example/",
            "has a user name before the host: the page is at evil.example",
        ),
        (
            "https://vietn\u0430mnews.vn/",
            "https://xn--vietnmnews-3qi.vn/",
            "letters of several alphabets in the host (Cyrillic, Latin)",
        ),
        (
            "https://\u0430\u0440\u0440\u04cf\u0435.com/",
            "https://xn--80ak6aa92e.com/",
            "the host is written in other letters (punycode): xn--80ak6aa92e.com, "
            "reads as \u0430\u0440\u0440\u04cf\u0435.com",
        ),
        (
            "https://xn--80ak6aa92e.com/",
            "https://xn--80ak6aa92e.com/",
            "the host is written in other letters (punycode): xn--80ak6aa92e.com, "
            "reads as \u0430\u0440\u0440\u04cf\u0435.com",
        ),
        ("http://3232235777/", "http://3232235777/", "a number instead of a name: 3232235777"),
        ("http://0x7f.1/", "http://0x7f.1/", "a number instead of a name: 0x7f.1"),
        ("http://[::1]/", "http://[::1]/", "a number instead of a name: ::1"),
        ("https://a.vn:8443/", "https://a.vn:8443/", "an unusual port: 8443"),
        ("http://a.vn:443/", "http://a.vn:443/", "an unusual port: 443"),
        (
            "http://localhost/",
            "http://localhost/",
            "no public name, but one of this machine or network: localhost",
        ),
    ],
)
def test_a_host_that_misleads_is_shown_as_what_it_is(address: str, shown: str, doubt: str) -> None:
    link = look_at(address)
    assert link.can_open
    assert link.shown == shown
    assert doubt in link.doubts


def test_full_width_letters_and_dots_are_shown_as_the_browser_reads_them() -> None:
    assert look_at("https://vietnamnews.vn\u3002evil.example/").shown == (
        "https://vietnamnews.vn.evil.example/"
    )
    assert look_at("https://\uff45vil.example/").shown == "https://evil.example/"


def test_a_letter_that_looks_like_a_slash_ends_no_host() -> None:
    link = look_at("https://vietnamnews.vn\u2044x.example/")
    assert link.shown.startswith("https://vietnamnews.xn--")
    assert link.shown.endswith(".example/")
    assert "punycode" in link.doubts[0]


def test_an_ordinary_address_has_no_doubts_and_reads_as_written() -> None:
    link = look_at("HTTPS://BaoDaNang.vn:443/tin-tức?q=chip&n[]=1#đầu")
    assert link.doubts == ()
    assert link.shown == "https://baodanang.vn/tin-tức?q=chip&n[]=1#đầu"
    assert link.address == (
        "https://baodanang.vn/tin-t%E1%BB%A9c?q=chip&n%5B%5D=1#%C4%91%E1%BA%A7u"
    )


def test_what_is_encoded_already_is_not_encoded_twice() -> None:
    assert look_at("https://a.vn/%C4%91?x=%26").address == "https://a.vn/%C4%91?x=%26"


@pytest.mark.parametrize(
    "address",
    [
        "https://a.vn/-x",
        "https://a.vn/$(calc)",
        "https://a.vn/?$env:USERNAME",
        "https://a.vn/;id|id&id",
        "https://-a@a.vn/",
        "https://a.vn/{x,y}*?",
    ],
)
def test_a_program_gets_one_argument_that_no_option_and_no_script_can_be_made_of(
    desk: Desk, address: str
) -> None:
    desk.add("xdg-open", ARGUMENTS)
    link = look_at(address)
    assert desk.open(link, X11) == f"Handed to xdg-open: {link.shown}"
    (argument,) = desk.got("xdg-open").decode().splitlines()
    assert argument == link.address
    assert argument.startswith("https://")
    assert argument.isascii()
    assert "$" not in argument


def test_every_shipped_source_can_be_opened_without_a_doubt() -> None:
    addresses = [
        line.removeprefix("address: ").strip()
        for record in sorted((shipped_briefs() / "sources").glob("*.yaml"))
        for line in record.read_text(encoding="utf-8").splitlines()
        if line.startswith("address: ")
    ]
    assert addresses
    assert [(a, look_at(a)) for a in addresses if not look_at(a).can_open] == []
    assert [(a, look_at(a).doubts) for a in addresses if look_at(a).doubts] == []


# --- opening


LINK = look_at("https://baodanang.vn/a?b=1&c=2")


@pytest.mark.parametrize(
    ("session", "platform", "name", "arguments"),
    [
        (X11, "linux", "xdg-open", []),
        (WAYLAND, "linux", "xdg-open", []),
        ({}, "darwin", "open", []),
        (WSL, "linux", "rundll32.exe", ["url.dll,FileProtocolHandler"]),
        ({**SSH, **X11}, "linux", "xdg-open", []),
    ],
)
def test_each_desktop_opens_addresses_its_own_way(
    desk: Desk, session: dict[str, str], platform: str, name: str, arguments: list[str]
) -> None:
    for program in ("open", "xdg-open", "gio", "wslview", "rundll32.exe", "w3m", "lynx"):
        desk.add(program, ARGUMENTS)
    assert desk.open(LINK, session, platform=platform) == f"Handed to {name}: {LINK.shown}"
    assert desk.ran() == [name]
    assert desk.got(name).decode().splitlines() == [*arguments, LINK.address]


@pytest.mark.parametrize(
    ("session", "platform"),
    [({}, "linux"), (SSH, "darwin"), (SSH, "win32"), ({**SSH, **WSL}, "linux")],
)
def test_without_a_desktop_the_reader_gets_the_address_and_nothing_runs(
    desk: Desk,
    session: dict[str, str],
    platform: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[str] = []
    monkeypatch.setattr(os, "startfile", started.append, raising=False)
    for program in ("open", "xdg-open", "gio", "wslview", "rundll32.exe", "w3m", "lynx"):
        desk.add(program, ARGUMENTS)
    session = {**session, "BROWSER": "w3m"}
    assert desk.open(LINK, session, platform=platform) == (
        f"There is no desktop here to open it in. The address: {LINK.shown}"
    )
    assert desk.ran() == []
    assert started == []


def test_a_desktop_without_an_opener_is_said_to_have_none(desk: Desk) -> None:
    assert desk.open(LINK, X11) == (
        f"No program here opens addresses (xdg-open). The address: {LINK.shown}"
    )


def test_an_opener_that_fails_at_once_is_followed_by_the_next(desk: Desk) -> None:
    desk.add("xdg-open", "exit 3")
    desk.add("gio", ARGUMENTS)
    assert desk.open(LINK, X11) == f"Handed to gio: {LINK.shown}"
    assert desk.got("gio").decode().splitlines() == ["open", LINK.address]
    desk.add("gio", "exit 2")
    assert desk.open(LINK, X11) == (
        f"xdg-open and gio could not open it. The address: {LINK.shown}"
    )


def test_a_browser_that_stays_is_left_running(desk: Desk) -> None:
    desk.add("xdg-open", 'echo $$ > "$HELD/browser"\nexec sleep 20')
    started = time.monotonic()
    assert desk.open(LINK, X11) == f"Handed to xdg-open: {LINK.shown}"
    assert time.monotonic() - started < 5
    browser = int(desk.got("browser"))
    assert _is_alive(browser)
    os.kill(browser, 15)
    end = time.monotonic() + 3
    while time.monotonic() < end:  # collected when it ends: not even a zombie stays
        try:
            os.kill(browser, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    pytest.fail("the ended browser was not collected")


def test_windows_is_handed_the_address_and_its_refusal_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(os, "startfile", started.append, raising=False)
    assert desk.open(LINK, platform="win32") == f"Handed to Windows: {LINK.shown}"
    assert started == [LINK.address]

    def refuse(_: str) -> None:
        raise OSError

    monkeypatch.setattr(os, "startfile", refuse)
    refused = f"Windows could not open it. The address: {LINK.shown}"
    assert desk.open(LINK, platform="win32") == refused
    monkeypatch.delattr(os, "startfile")
    assert desk.open(LINK, platform="win32") == refused


# --- the editor


def found(*names: str) -> Callable[[str], str | None]:
    """Return a look-up that finds `names`, written as they are."""
    return lambda name: name if name in names else None


def test_a_command_in_editor_is_split_but_never_run_by_a_shell(desk: Desk) -> None:
    desk.add("vim", ARGUMENTS)
    desk.add("touch", ARGUMENTS)
    environ = desk.environ({"EDITOR": "vim -c 'set nu' ; touch $HOME `id` && id"})
    command = editor_command(desk.held / "brief.yaml", 7, environ, "linux", desk.which)
    subprocess.run(command, env=environ, check=True)
    assert desk.ran() == ["vim"]
    assert desk.got("vim").decode().splitlines() == [
        "-c",
        "set nu",
        ";",
        "touch",
        "$HOME",
        "`id`",
        "&&",
        "id",
        "+7",
        str(desk.held / "brief.yaml"),
    ]


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
@pytest.mark.parametrize("value", ["vim 'x", 'vim "x', "vim \\", "''", "nowhere -x", "/nowhere/ed"])
def test_an_editor_that_cannot_be_run_is_an_error_with_the_way_out(
    desk: Desk, variable: str, value: str
) -> None:
    desk.add("vim", ARGUMENTS)
    with pytest.raises(NoEditorError, match=f"{variable} .*: set {variable}, e.g. {variable}=nano"):
        editor_command(Path("a"), 1, desk.environ({variable: value}), "linux", desk.which)


def test_what_an_error_quotes_drives_no_terminal(desk: Desk) -> None:
    environ = desk.environ({"EDITOR": "\x1b]0;x\x07" + "ă" * 500})
    with pytest.raises(NoEditorError) as error:
        editor_command(Path("a"), 1, environ, "linux", desk.which)
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 200


def test_a_path_is_absolute_so_that_it_is_no_option(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add("vim", ARGUMENTS)
    monkeypatch.chdir(desk.held)
    environ = desk.environ({"EDITOR": "vim"})
    command = editor_command(Path("-c:q!.yaml"), 3, environ, "linux", desk.which)
    assert command[1:] == ["+3", str(desk.held / "-c:q!.yaml")]


def test_a_batch_file_is_not_given_what_windows_would_run() -> None:
    batch = r"C:\Code\bin\code.cmd"
    environ = {"EDITOR": f'"{batch}" --wait'}
    with pytest.raises(NoEditorError, match="batch file"):
        editor_command(Path("/briefs/a&calc/b.yaml"), 1, environ, "win32", found(batch))
    command = editor_command(Path("/briefs/a/b.yaml"), 1, environ, "win32", found(batch))
    assert command[:3] == [batch, "--wait", "--goto"]
