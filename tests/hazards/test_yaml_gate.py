"""Hostile and broken files, through real files on disk: each is one problem, never an exception."""

import os
import random
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from vnsemi_tui.reading import events
from vnsemi_tui.reading.gate import Gated, Mapping, Scalar, Sequence, parse_yaml, read_yaml
from vnsemi_tui.reading.problems import Severity

BRIEF = Path(__file__).parents[2] / "briefs" / "localities" / "da-nang.yaml"

DIRECTIVE = ("a directive (%)", 'remove the line, or quote a text that starts with "%"')
NO_FIELDS = ("holds no fields", 'write at least "name: …", or remove the file')
WRITE_OUT = "write the text out at each place; quote a text that starts with & or *"
SPLIT = ("more than 50,000 keys and values", "split the file")
DEEP = ("more than 24 levels deep", "close what is open")
TOP_TEXT = ("a text where fields are expected", 'start with "name: …"')
TOP_LIST = ("a list where fields are expected", 'start with "name: …", without "- "')
KEY = ("a list or mapping as a key", "a key is one text; quote one that starts with [ or {")
NO_NAME = ("a field without a name", 'write its name before the ":"')
NO_TAGS = 'remove it; quote a text that starts with "!"'
NO_VALUE = "put the text on its own line after it; in {…} a comma starts a new field"
NO_ITEM = ("a list entry has no value", 'put the text after the "- ", or remove it')
CUT = ('the value ends at " #"', "quote it, or put the comment on a line of its own")
COLON = ('a second ": " in one value', 'quote a value that contains ": ", or check the indentation')
TAB = ("a tab in the indentation", "use spaces")
QUOTE = ("a quote that is never closed", "close it with the same quote")
ESCAPE = (
    "an escape that stands for no character",
    "write the character itself, or use single quotes",
)
AMPERSAND = ('a value starts with "&" or "*"', "quote it")
UTF8 = "save the file as UTF-8"
REMOVED = "removed; retype it"

ALIASES = "a: &a [lol, lol]\n" + "".join(f"k{n}: [{', '.join(['*a'] * 9)}]\n" for n in range(1_000))
NODES = "a:\n" + "- x\n" * 49_997  # with the mapping, its key and the list: 50,000


def nested(depth: int, opening: str, closing: str) -> str:
    """Return a field whose value makes the file `depth` levels deep."""
    return "a: " + opening * (depth - 1) + "x" + closing * (depth - 1)


def block(depth: int) -> str:
    """Return fields in fields, each on its line, `depth` levels deep."""
    return "".join(" " * level + "a:\n" for level in range(depth - 1)) + " " * depth + "a: x\n"


BROKEN: dict[str, tuple[str, int, int, str, str]] = {
    "alias bomb": (ALIASES, 1, 4, '"&a" is an anchor', WRITE_OUT),
    "alias": ("a: x\nb: *c\nd: *c\n", 2, 4, '"*c" is an alias', WRITE_OUT),
    "alias as key": ("*c : x\n", 1, 1, '"*c" is an alias', WRITE_OUT),
    "Markdown emphasis": ("a: *new* plant\n", 1, 4, *AMPERSAND),
    "text after an alias": ("a: *new plant\n", 1, 4, '"*new" is an alias', WRITE_OUT),
    "anchor without value": ("a: &b\nc: d\n", 1, 4, '"&b" is an anchor', WRITE_OUT),
    "lone ampersand": ("a: & b\n", 1, 4, *AMPERSAND),
    "lone asterisk": ("a: * b\n", 1, 4, *AMPERSAND),
    "merge": (
        "<<: *x\na: b\n",
        1,
        1,
        'the merge key "<<"',
        "write the fields out at each place",
    ),
    "tag": ("a: !!python/name:os.system x\n", 1, 4, '"!!python/name:os.system" is a tag', NO_TAGS),
    "tag without a name": ("a: ! x\n", 1, 4, '"!" is a tag', NO_TAGS),
    "tag on a list": ("a: !t [b]\n", 1, 4, '"!t" is a tag', NO_TAGS),
    "tag without handle": ("a: !x!y z\n", 1, 4, "a tag (!)", 'quote a text that starts with "!"'),
    "duplicate key": (
        "a: b\nc: d\na: e\n",
        3,
        1,
        'key "a" comes twice, first on line 1',
        "keep one of them",
    ),
    "duplicate key, hidden": (
        'a: b\n"a\\t": e\n',
        2,
        1,
        'key "a" comes twice, first on line 1',
        "keep one of them",
    ),
    "25 levels, flow list": (nested(25, "[", "]"), 1, 27, *DEEP),
    "2,000 levels, flow list": (nested(2_000, "[", "]"), 1, 27, *DEEP),
    "100,000 levels, flow list": (nested(100_000, "[", "]"), 1, 27, *DEEP),
    "100,000 levels, never closed": (nested(100_000, "[", ""), 1, 27, *DEEP),
    "25 levels, flow mapping": (nested(25, "{a: ", "}"), 1, 96, *DEEP),
    "100,000 levels, flow mapping": (nested(100_000, "{a: ", "}"), 1, 96, *DEEP),
    "25 levels, block": (block(25), 25, 26, *DEEP),
    "1,900 levels, block": (block(1_900), 25, 25, *DEEP),
    "100,000 levels, block list": ("a:\n " + "- " * 100_000 + "x\n", 2, 48, *DEEP),
    "50,001 nodes": (NODES + "- x\n", 49_999, 3, *SPLIT),
    "one text of 1.9 MB": (
        "a: " + "x" * 1_900_000,
        1,
        4,
        "a text of more than 100,000 characters",
        "shorten it",
    ),
    "two documents": ("a: b\n---\nc: d\n", 2, 1, "a second document", 'remove the "---" before it'),
    "%YAML 9.9": ("%YAML 9.9\n---\na: b\n", 1, 1, *DIRECTIVE),
    "%YAML 1.1": ("%YAML 1.1\n---\na: b\n", 1, 1, *DIRECTIVE),
    "%TAG": ("%TAG ! x:\n---\na: b\n", 1, 1, *DIRECTIVE),
    "empty": ("", 0, 0, *NO_FIELDS),
    "comments only": ("# a\n\n# b\n", 0, 0, *NO_FIELDS),
    "three dashes": ("---\n", 0, 0, *NO_FIELDS),
    "list on top": ("- a\n- b\n", 1, 1, *TOP_LIST),
    "text on top": ("# x\nNO\n", 2, 1, *TOP_TEXT),
    "NUL": ("a: b\nc: x\0y\n", 2, 5, "contains U+0000 control character", "remove it"),
    "escape character": ("a: x\x1b[2J\n", 1, 5, "contains U+001B control character", "remove it"),
    "C1 control": ("a: đ\x9b2J\n", 1, 5, "contains U+009B control character", "remove it"),
    "tab before a key": ("a:\n\tb: c\n", 2, 1, *TAB),
    "tab after a value": ("a:\n  b: c\n\td: e\n", 3, 1, *TAB),
    "list as key": ("a: b\n[c]: d\n", 2, 1, *KEY),
    "mapping as key": ("? {a: b}\n: c\n", 1, 3, *KEY),
    "empty key": (": x\n", 1, 1, *NO_NAME),
    "quoted empty key": ("'': x\n", 1, 1, *NO_NAME),
    "surrogate escape": ('a: "\\ud83d"\n', 1, 7, *ESCAPE),
    "escape past Unicode": ('a: "\\U00110000"\n', 1, 7, *ESCAPE),
    "unknown escape": ('a: "\\q"\n', 1, 5, *ESCAPE),
    "a: b: c": ("a: b: c\n", 1, 5, *COLON),
    "@": ("a: @x\n", 1, 4, 'a value starts with "@"', "quote it"),
    "%": ("a: %x\n", 1, 4, 'a value starts with "%"', "quote it"),
    "backtick": ("a: `x\n", 1, 4, 'a value starts with "`"', "quote it"),
    "open single quote": ("a: 'x\nb: y\n", 1, 4, *QUOTE),
    "open double quote": ('a: "x\nb: y\n', 1, 4, *QUOTE),
    "open bracket": ("a: [b\nc: d\n", 1, 4, "a bracket that is never closed", 'close it with "]"'),
    "open brace": ("a: {b: c\n", 1, 4, "a bracket that is never closed", 'close it with "}"'),
    "no value": ("a:\nb: c\n", 1, 1, 'key "a" has no value', NO_VALUE),
    "quoted empty value": ("b: c\na: ''\n", 2, 1, 'key "a" has no value', NO_VALUE),
    "invisible value": ('a: "\\u200b"\n', 1, 1, 'key "a" has no value', NO_VALUE),
    "comma in flow": ("a: [{b: x, y}]\n", 1, 12, 'key "y" has no value', NO_VALUE),
    "empty entry": ("a:\n  -\n  - b\n", 2, 4, *NO_ITEM),
    "cut by a comment": ("a: Park # 2\nb: c\n", 1, 8, *CUT),
    "cut in the middle": ("a: Park # 2\n  and more\nb: c\n", 1, 8, *CUT),
    "cut list entry": ("a:\n  - Park\t# 2\n", 2, 9, *CUT),
}

HIDDEN = {
    "byte order mark in the middle": (
        "a: b\nc: x\ufeffy\n",
        2,
        4,
        "contains U+FEFF zero width no-break space",
        REMOVED,
    ),
    "bidi override": ("a: x\u202ey\n", 1, 4, "contains U+202E right-to-left override", REMOVED),
    "zero width in a key": (
        "a: b\nc\u200bd: e\n",
        2,
        1,
        "contains U+200B zero width space",
        REMOVED,
    ),
    "escaped terminal sequence": (
        'a: "\\e]52;c;x\\a"\n',
        1,
        4,
        "contains U+001B control character",
        'shown as "␛"; retype it',
    ),
}

BAD_BYTES = {
    "UTF-16 with mark": ("a: b\n".encode("utf-16"), 0, 0, "is UTF-16, not UTF-8"),
    "UTF-16 without mark": ("a: b\n".encode("utf-16-be"), 0, 0, "is UTF-16, not UTF-8"),
    "UTF-32 with mark": ("a: b\n".encode("utf-32"), 0, 0, "is UTF-32, not UTF-8"),
    "UTF-32 without mark": ("a: b\n".encode("utf-32-le"), 0, 0, "is UTF-32, not UTF-8"),
    "latin-1": ("a: đ\nb: ".encode() + b"caf\xe9\n", 2, 7, "byte E9 is not UTF-8"),
    "surrogate bytes": (b"a: \xed\xa0\x80\n", 1, 4, "byte ED is not UTF-8"),
    "overlong": (b"\xef\xbb\xbfa: \xc0\xaf\n", 1, 4, "byte C0 is not UTF-8"),
    "cut sequence": (b"a: \xc4", 1, 4, "byte C4 is not UTF-8"),
}


def gate(tmp_path: Path, content: str | bytes) -> Gated:
    """Send a file with `content` through the gate, within the time it is given."""
    path = tmp_path / "x.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_yaml(path, "briefs/x.yaml")


def only(gated: Gated) -> tuple[int, int, str, str]:
    """Return place, reason and way out of the only problem."""
    assert len(gated.problems) == 1, [str(problem) for problem in gated.problems]
    problem = gated.problems[0]
    assert problem.path == "briefs/x.yaml"
    return problem.line, problem.column, problem.reason, problem.way_out


def first_value(gated: Gated) -> str:
    """Return the text of the first field."""
    assert gated.root is not None, [str(problem) for problem in gated.problems]
    value = gated.root.entries[0][1]
    assert isinstance(value, Scalar)
    return value.text


@pytest.mark.parametrize("name", BROKEN)
def test_one_broken_thing_is_one_problem_with_its_place_and_way_out(
    name: str, tmp_path: Path
) -> None:
    content, *expected = BROKEN[name]
    gated = gate(tmp_path, content)
    assert only(gated) == tuple(expected)
    assert gated.problems[0].severity is Severity.ERROR
    assert gated.root is None


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_characters_are_a_warning_and_the_file_is_kept(name: str, tmp_path: Path) -> None:
    content, *expected = HIDDEN[name]
    gated = gate(tmp_path, content)
    assert only(gated) == tuple(expected)
    assert gated.problems[0].severity is Severity.WARNING
    assert gated.root is not None


@pytest.mark.parametrize("name", BAD_BYTES)
def test_bytes_that_are_no_utf_8_are_named_with_their_place(name: str, tmp_path: Path) -> None:
    content, *expected = BAD_BYTES[name]
    assert only(gate(tmp_path, content)) == (*expected, UTF8)


def test_one_byte_over_2_mb_is_refused_and_one_byte_less_is_read(tmp_path: Path) -> None:
    comment = b"a: b\n" + b"#" * (2_000_000 - 6) + b"\n"
    assert first_value(gate(tmp_path, comment)) == "b"
    assert only(gate(tmp_path, comment + b"\n")) == (0, 0, "is larger than 2 MB", "split it")


@pytest.mark.parametrize(
    "content",
    [nested(24, "[", "]"), nested(24, "{a: ", "}"), block(24), NODES, "a: " + "x" * 100_000],
    ids=["flow list", "flow mapping", "block", "nodes", "text"],
)
def test_what_just_fits_is_no_problem(content: str, tmp_path: Path) -> None:
    gated = gate(tmp_path, content)
    assert gated.problems == []
    assert gated.root is not None


def test_plain_words_and_numbers_stay_what_the_author_wrote(tmp_path: Path) -> None:
    words = (
        "NO no yes on off y true null ~ 010 0x1F 12:30 3.10 1e3 2024-08 2024-08-30 .inf = C# a:b"
    )
    for word in words.split():
        gated = gate(tmp_path, f"a: {word}\n")
        assert gated.problems == [], word
        assert first_value(gated) == word


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffa: b\n",
        "a: b\r\nc: d\r\n",
        "--- # start\na: b\n...\n",
        "# line\na: b\n  # line\nc: [d] # after a list\ne: {f: g} # after fields\n",
        "a: 'b' # after quotes\nc: >- # after a sign\n  d\ne: # after a key\n  f\n",
        "a: b",
        "a: 'b # c'\n",
        'a: "b: c"\n',
        "? a\n: b\n",
        "a: b\nc: [d # in a list\n  ]\n",
        "a: |\n  b # c\n",
    ],
)
def test_not_errors(content: str, tmp_path: Path) -> None:
    gated = gate(tmp_path, content)
    assert gated.problems == []
    assert first_value(gated).startswith("b")


def test_folded_and_literal_text_is_one_line(tmp_path: Path) -> None:
    assert first_value(gate(tmp_path, "a: |\n  b\n\n  c\n")) == "b c"
    assert first_value(gate(tmp_path, "a: >\n  b\n  c\n")) == "b c"


def test_the_tree_holds_keys_lists_and_fields_with_their_places(tmp_path: Path) -> None:
    gated = gate(tmp_path, "a: [b, c]\nd:\n  - e: f\n")
    assert gated.root == Mapping(
        [
            (Scalar("a", 1, 1), Sequence([Scalar("b", 1, 5), Scalar("c", 1, 8)], 1, 4)),
            (
                Scalar("d", 2, 1),
                Sequence([Mapping([(Scalar("e", 3, 5), Scalar("f", 3, 8))], 3, 5)], 3, 3),
            ),
        ],
        1,
        1,
    )


def test_several_broken_things_are_told_at_once(tmp_path: Path) -> None:
    gated = gate(tmp_path, "a:\nb: x\nb: &c y\nd: e # f\n")
    assert [(problem.line, problem.column) for problem in gated.problems] == [
        (1, 1),
        (3, 1),
        (3, 4),
        (4, 5),
    ]


def test_merge_bomb_is_told_at_each_place_to_mend(tmp_path: Path) -> None:
    lines = ["l0: &l0 {a: b}"] + [f"l{n}: &l{n} {{<<: *l{n - 1}}}" for n in range(1, 20)]
    reasons = [problem.reason for problem in gate(tmp_path, "\n".join(lines)).problems]
    assert reasons[:3] == ['"&l0" is an anchor', '"&l1" is an anchor', 'the merge key "<<"']
    assert len(reasons) == 20 + 19


def test_at_most_100_problems_and_the_last_can_be_an_error(tmp_path: Path) -> None:
    assert len(gate(tmp_path, "a: b\n" + "a: c\n" * 500).problems) == 100
    hidden = "".join(f"k{n}: x\u200b\n" for n in range(500))
    gated = gate(tmp_path, hidden + "k0: y\n")
    assert len(gated.problems) == 100
    assert gated.problems[-1].reason == 'key "k0" comes twice, first on line 1'


def test_a_lone_surrogate_in_a_text_is_named() -> None:
    gated = parse_yaml("a: b\nc: \ud800\n", "briefs/x.yaml")
    assert only(gated)[:2] == (2, 4)
    assert gated.root is None


def test_without_libyaml_the_same_places_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_LOADER", yaml.SafeLoader)
    for name, (content, line, column, *_) in BROKEN.items():
        if len(content) > 40_000:
            continue  # the parser in Python takes seconds for it
        gated = parse_yaml(content, "briefs/x.yaml")
        if "escape" not in name or name == "escape character":  # it reads on within a quoted text
            assert only(gated)[:2] == (line, column), name
        assert gated.problems, name


# Files that are none.


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A path in a folder of its own, where nothing is yet."""
    return tmp_path / "x.yaml"


def refusal(path: Path) -> str:
    """Return why the gate refuses `path`; it may not wait for it."""
    started = time.monotonic()
    gated = read_yaml(path, "briefs/x.yaml")
    assert time.monotonic() - started < 1
    line, column, reason, way_out = only(gated)
    assert (line, column) == (0, 0)
    assert way_out
    assert gated.root is None
    return reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_or_a_link_to_one_is_refused_without_waiting(odd: Path) -> None:
    os.mkfifo(odd)
    link = odd.with_name("link.yaml")
    link.symlink_to(odd)
    assert refusal(odd) == refusal(link) == "is a pipe, not a file"


def test_a_folder_named_like_a_brief_is_refused(odd: Path) -> None:
    odd.mkdir()
    assert refusal(odd) == "is a folder, not a file"


def test_a_missing_file_and_a_dangling_link_are_refused(odd: Path) -> None:
    assert refusal(odd) == "cannot be read: No such file or directory"
    odd.symlink_to(odd.with_name("nowhere"))
    assert refusal(odd) == "cannot be read: No such file or directory"


def test_a_link_to_itself_is_refused(odd: Path) -> None:
    odd.symlink_to(odd)
    assert refusal(odd).startswith("cannot be read: ")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_link_to_an_endless_device_is_refused(odd: Path) -> None:
    odd.symlink_to("/dev/zero")
    assert refusal(odd) == "is a device, not a file"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no Unix sockets here")
def test_a_socket_is_refused(odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(odd.parent)  # a socket's address has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(odd.name)
        assert refusal(odd) == "is a socket, not a file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_read_permission_is_refused(odd: Path) -> None:
    odd.write_text("a: b\n")
    odd.chmod(0)
    assert refusal(odd) == "cannot be read: Permission denied"


def test_a_name_with_a_nul_is_refused(odd: Path) -> None:
    assert refusal(Path(f"{odd}\0")).startswith("cannot be read: ")


def test_a_link_to_a_regular_file_is_read(odd: Path) -> None:
    target = odd.with_name("target")
    target.write_text("a: b\n")
    odd.symlink_to(target)
    assert first_value(read_yaml(odd, "x")) == "b"


# Time and memory.

COSTLY = {
    "alias bomb": ALIASES,
    "open brackets": "[" * 2_000_000,
    "open braces": "{" * 2_000_000,
    "dashes": "a:\n " + "- " * 900_000,
    "question marks": "? " * 1_000_000,
    "empty entries": "a:\n" + "-\n" * 900_000,
    "keys": "a:\n" * 600_000,
    "pairs in a line": "a: " * 600_000,
    "quotes": "a: " + "'" * 1_900_000,
    "one text": "a: " + "x" * 1_900_000,
    "lines of text": "a: >\n" + " x\n" * 600_000,
    "comments": "#\n" * 900_000,
    "hidden": "a: [" + '"\\e",' * 300_000 + "]",
    "pile of marks": "a: [" + ("x" + "\u0301\u0323" * 49_999 + ",") * 9 + "]",
    "anchor": "a: &" + "x" * 1_900_000 + " b",
}

MEASURE = """
import resource, sys, time
from vnsemi_tui.reading.gate import parse_yaml
sys.stdin.reconfigure(encoding="utf-8", newline="")
texts = sys.stdin.read().split("\\0")
parse_yaml("a: b", "x")
for text in texts:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    parse_yaml(text, "x")
    took = time.process_time() - started
    print(took, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="resource is not there")
def test_costly_files_take_little_time_and_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input="\0".join(COSTLY.values()).encode(),
        capture_output=True,
        check=True,
        timeout=60,
        cwd=BRIEF.parents[2],
    )
    spent = [tuple(map(float, line.split())) for line in done.stdout.decode().splitlines()]
    for name, (seconds, megabytes) in zip(COSTLY, spent, strict=True):
        assert seconds < 1, f"{name}: {seconds:.2f} s"  # 0.1 s on a quiet machine
        assert megabytes < 50, f"{name}: {megabytes:.0f} MB"


# Mutations.

PIECES = [
    *"\t\n\r\"'#&*!|>%@`-?:,[]{}\\\0\x1b\x85\x9b\u2028\u202e\ufeff\u0301 đ🙂",
    "<<: *a\n",
    "&a ",
    "*a",
    "!!binary ",
    "---\n",
    "...\n",
    ": ",
    " #",
    "- ",
    "? ",
    "\n\n",
    "\r\n",
    '"\\ud800"',
    '"\\U00110000"',
    "'",
    "[[[[",
    "{a: ",
    "  ",
    "\n\t",
    "%YAML 9.9\n",
    "a: &a [*a]\n",
]


def mutated(text: str, chance: random.Random) -> str:
    """Return a stretch of `text` with a few places broken."""
    start = chance.randrange(len(text)) if chance.random() < 0.5 else 0
    text = text[start : start + chance.randrange(20, 1_500)]
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(text) + 1)
        gone = chance.choice((0, 0, 1, 1, 5, 40))
        kept = chance.choice(PIECES) if chance.random() < 0.8 else text[at : at + 60]
        text = text[:at] + kept + text[at + gone :]
    return text


def fuzz(seed: int, rounds: int) -> None:
    """Send `rounds` mutations through the gate and hold what comes out against its promises."""
    chance = random.Random(seed)
    original = BRIEF.read_text(encoding="utf-8")
    for number in range(rounds):
        text = mutated(original, chance)
        gated = parse_yaml(text, "x")
        errors = [found for found in gated.problems if found.severity is Severity.ERROR]
        assert (gated.root is None) == bool(errors), (seed, number, text)
        lines = len(text.splitlines()) + 1
        for problem in gated.problems:
            assert 0 <= problem.line <= lines, (seed, number, text)
            assert problem.reason
            assert problem.way_out
            assert str(problem).isprintable(), (seed, number, text)


def test_the_brief_that_is_mutated_is_itself_without_problems() -> None:
    assert read_yaml(BRIEF, "x").problems == []


@pytest.mark.parametrize("seed", [1, 2])
def test_mutated_briefs_never_raise(seed: int) -> None:
    fuzz(seed, 1_000)


def test_mutated_briefs_never_raise_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_LOADER", yaml.SafeLoader)
    fuzz(3, 60)


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", range(10))
def test_many_mutated_briefs_never_raise(seed: int, request: pytest.FixtureRequest) -> None:
    if "fuzz" not in request.config.getoption("markexpr"):
        pytest.skip("takes minutes; run it with -m fuzz")
    fuzz(100 + seed, 20_000)
