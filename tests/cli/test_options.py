"""Options before and after every command, wrong ones, unknown addresses, broken files."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from vnsemi_tui.cli.arguments import command_meant, parse, parser_of, split_words
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.cli.commands.list import LISTS

ROOT = Path(__file__).parents[2]
HARD = str(ROOT / "tests" / "fixtures" / "hard")
WORDS = {
    "find": ("find", "da nang"),
    "show": ("show", "da-nang"),
    "list": ("list", "partners"),
    "asks": ("asks",),
    "timeline": ("timeline",),
    "matrix": ("matrix",),
    "regions": ("regions",),
    "compare": ("compare", "da-nang", "bac-ninh"),
    "why": ("why", "da-nang/le-trung-chinh"),
    "pack": ("pack", "da-nang", "qorvo"),
    "check": ("check",),
    "note": ("note", "da-nang", "Ask again."),
    "new": ("new", "partner", "acme", "--print"),
    "todo": ("todo",),
    "schema": ("schema", "locality"),
    "paths": ("paths",),
    "config": ("config",),
    "export": ("export", "site"),
    "completions": ("completions", "bash"),
    "man": ("man",),
}
"""Words with which a command does something on the shipped briefs."""
ONCE = ("export", "note")
"""Commands that do something else, or nothing, a second time."""
REPEATABLE = [name for name in COMMANDS if name not in ONCE]
NOT_READING = ("check", "new", "schema", "paths", "config", "completions", "man")
READING = [name for name in REPEATABLE if name not in NOT_READING]
"""Commands that show what the briefs say."""
OPTIONS = [
    ("--as-of", "2024-08-30"),
    ("--as-of=2024-08-30",),
    ("--today", "2026-01-01"),
    ("--only", HARD),
    ("--briefs", str(ROOT / "tests" / "fixtures" / "hostile")),
    ("--json",),
    ("--no-color",),
    ("--only", HARD, "--as-of", "2025", "--json"),
]


def test_every_command_is_tried() -> None:
    assert set(COMMANDS) <= set(WORDS)


@pytest.mark.parametrize("command", REPEATABLE)
def test_options_mean_the_same_before_and_after_the_command(invoke: Invoke, command: str) -> None:
    words = WORDS[command]
    for options in OPTIONS:
        before = invoke(*options, *words)
        after = invoke(*words, *options)
        between = invoke(words[0], *options, *words[1:])
        assert before == after == between, options
        refused = "--json" in options and bool(COMMANDS[command].without_json)
        assert before.code in ((2,) if refused else (0, 1, 3)), options
        assert before.code != 1 or "--only" in options, options


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("man", "--json"), "man has no JSON: it prints the manual page; leave --json out"),
        (("schema", "partner", "--json"), "what it prints is JSON Schema already"),
        (("completions", "bash", "--json"), "it prints a script for a shell"),
        (("new", "partner", "acme", "--json"), "it writes YAML"),
        (("--json",), "without a command there is no JSON; find --json"),
        (("qorvo", "--json"), "without a command there is no JSON; find --json"),
        (("--plain", "--json"), "without a command there is no JSON; find --json"),
        (("show", "qorvo", "--json", "--format", "html"), "--json and --format html are two"),
        (("pack", "qorvo", "--format", "markdown", "--json"), "--json and --format markdown are"),
        (("check", "--format", "github", "--json"), "--json and --format github are two formats"),
        (("new", "partner", "acme", "--language", "vi"), "--language goes with new source"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_option_that_would_be_ignored_is_refused(
    invoke: Invoke, words: tuple[str, ...], said: str
) -> None:
    done = invoke(*words)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert said in line


def test_a_past_day_changes_what_is_told(invoke: Invoke) -> None:
    for command in READING:
        now, past = invoke(*WORDS[command]), invoke(*WORDS[command], "--as-of", "2020")
        assert now.out != past.out, command


def test_json_names_the_days_and_an_option_sets_them(invoke: Invoke) -> None:
    for command in READING:
        done = invoke(*WORDS[command], "--json", "--today", "2026-01-02", "--as-of", "2025-01")
        answer = json.loads(done.out)
        assert (answer["as_of"], answer["today"]) == ("2025-01-31", "2026-01-02"), command


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "da-nag"), 'did you mean "da-nang"?'),
        (("show", "qorvoo"), 'did you mean "qorvo"?'),
        (("show", "da-nang/marvel"), 'did you mean "da-nang/marvell"?'),
        (("why", "da-nang/marvell/lap"), 'did you mean "da-nang/marvell/lab"?'),
        (("why", "da-nang"), '"da-nang" is no single claim; name one of those in it: da-nang/'),
        (("asks", "--place", "da-nag"), 'did you mean "da-nang"?'),
        (("asks", "--partner", "qorvoo"), 'did you mean "qorvo"?'),
        (("asks", "--by", "qorvoo"), 'did you mean "qorvo"?'),
        (("asks", "--to", "da-nag"), 'did you mean "da-nang"?'),
        (("timeline", "--place", "da-nag"), 'did you mean "da-nang"?'),
        (("timeline", "--partner", "qorvoo"), 'did you mean "qorvo"?'),
        (("matrix", "--place", "da-nag"), 'did you mean "da-nang"?'),
        (("compare", "da-nang", "ha-noj"), 'did you mean "ha-noi"?'),
        (("show", "xxxxxxxxxxxxxxxx"), "vnsemi-tui find looks for words"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_unknown_address_exits_1_in_one_line_with_the_nearest(
    invoke: Invoke, words: tuple[str, ...], said: str
) -> None:
    for form in ((), ("--json",)):
        done = invoke(*words, *form)
        assert (done.code, done.out) == (1, "")
        (line,) = done.err.splitlines()
        assert said in line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("find", "x", "--limit", "0"), '"0" is no number from 1'),
        (("find", "x", "--limit", "-1"), '"-1" is no number from 1'),
        (("find", "x", "--limit", "many"), '"many" is no number from 1'),
        (("find", "x", "--limit", "٣"), "is no number from 1"),
        (("find", "x", "--limit", ""), "is no number from 1"),
        (("find",), "QUERY"),
        (("list", "partnres"), 'did you mean "partners"?'),
        (("list", "everything"), ", ".join(LISTS)),
        (("list",), "KIND"),
        (("show",), "ADDRESS"),
        (("show", "da-nang", "qorvo"), "unrecognized arguments: qorvo"),
        (("asks", "--opne"), "--opne"),
        (("asks", "--as-of", "soon"), '"soon"'),
        (("asks", "--as-of", "2025-02-30"), "2025-02-30"),
        (("asks", "--today", "2024/2023"), "ends before it starts"),
        (("asks", "--place"), "expected one argument"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_exits_2_below_the_usage(
    invoke: Invoke, words: tuple[str, ...], said: str
) -> None:
    done = invoke(*words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"usage: vnsemi-tui {words[0]} ")
    assert said in done.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("timeline", "--event", "muo"), 'did you mean "mou"?'),
        (("timeline", "--sector", "chip-desing"), 'did you mean "chip-design"?'),
        (("timeline", "--since", "soon"), '"soon"'),
        (("timeline", "--until", "2024-13"), "2024-13"),
        (("asks", "--state", "consider"), 'did you mean "considering"?'),
        (("matrix", "--as-of", "2030"), "has not come yet"),
        (("--plain", "show", "qorvo"), "then type show there"),
        (("asks", "--only", "no-such-folder"), 'no folder "no-such-folder"; make it'),
        (("asks", "--briefs", "no-such-folder"), 'no folder "no-such-folder"'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_value_exits_2_in_one_line(
    invoke: Invoke, words: tuple[str, ...], said: str
) -> None:
    done = invoke(*words)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert said in line


def test_find_gives_as_many_as_its_limit(invoke: Invoke) -> None:
    assert len(invoke("find", "a", "--limit", "2").out.splitlines()) == 3
    everything = invoke("find", "a", "--limit", "1" + "0" * 5000).out
    assert len(everything.splitlines()) > 21


@pytest.mark.parametrize("command", READING)
def test_a_broken_file_is_one_line_on_stderr_and_no_other_code(
    invoke: Invoke, tmp_path: Path, command: str
) -> None:
    (tmp_path / "partners").mkdir()
    (tmp_path / "partners" / "broken.yaml").write_text("name: [", encoding="utf-8")
    whole = invoke(*WORDS[command])
    done = invoke(*WORDS[command], "--briefs", str(tmp_path))
    assert (done.code, done.out) == (whole.code, whole.out)
    (line,) = set(done.err.splitlines()) - set(whole.err.splitlines())
    assert line.startswith(f"vnsemi-tui: {tmp_path.name}/partners/broken.yaml:2:1: ")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ledger", "vnsemi-tui asks --json prints it"),
        ("ledger place:da-nang", "asks --json prints it, with its filters as options"),
        ("timeline", "vnsemi-tui timeline --json prints it"),
        ("sources", "vnsemi-tui list sources --json prints it"),
        ("start", "has no JSON"),
    ],
)
def test_a_list_that_is_shown_as_json_names_its_command(
    invoke: Invoke, address: str, said: str
) -> None:
    assert invoke("show", address).code == 0
    done = invoke("show", address, "--json")
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert said in line


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("chek", "check"),
        ("finds", "find"),
        ("todos", "todo"),
        ("shwo", "show"),
        ("hlep", "help"),
        ("nwe", "new"),
        ("Find", "find"),
    ],
)
def test_a_word_one_slip_from_a_command_may_mean_it(word: str, command: str) -> None:
    assert command_meant(word) == command


@pytest.mark.parametrize("word", ["check", "my", "men", "net", "who", "qorvo", "da-nang", ""])
def test_other_words_mean_no_command(word: str) -> None:
    assert command_meant(word) is None


def test_values_before_a_command_are_not_taken_for_it() -> None:
    taking = {
        name for one in parser_of("paths")._actions if one.nargs != 0 for name in one.option_strings
    }
    for name in taking:
        assert split_words([name, "find", "show", "x"]) == ("show", [name, "find", "x"])


@pytest.mark.parametrize(
    "words",
    [
        ("asks", "--only", ""),
        ("asks", "--briefs="),
        ("check", ""),
        ("export", ""),
        ("new", "source", "acme", "--text", "", "--print"),
    ],
)
def test_an_empty_name_is_not_taken_for_the_current_folder(
    words: tuple[str, ...], invoke: Invoke
) -> None:
    done = invoke(*words)
    assert (done.code, done.out) == (2, "")
    assert "needs a name, not an empty one" in done.err


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (("--", "--only", "x"), ["--only", "x"]),
        (("--plain", "a", "--", "-b", "--", "c"), ["a", "-b", "--", "c"]),
        (("--",), []),
    ],
)
def test_after_two_hyphens_every_word_is_part_of_the_query(
    words: tuple[str, ...], query: list[str]
) -> None:
    options = parse(words)
    assert (options.query, options.only) == (query, None)


@pytest.mark.parametrize(
    "words",
    [
        ("note", "qorvo", "-5%"),
        ("note", "qorvo", "sales", "-5%"),
        ("find", "-5%"),
        ("find", "qorvo", "-lab"),
        ("show", "-5%"),
        ("new", "partner", "-5%"),
        ("pack", "-5%"),
        ("export", "-5%"),
        ("qorvo", "-5%"),
    ],
)
def test_a_text_that_begins_as_options_do_needs_two_dashes_before_it(
    words: tuple[str, ...], invoke: Invoke
) -> None:
    done = invoke(*words)
    assert (done.code, done.out) == (2, "")
    last = done.err.splitlines()[-1]
    assert last.endswith(f"; -- goes before a text that begins with -: -- {words[-1]}")


def test_the_text_of_a_note_may_stand_behind_options(invoke: Invoke, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    assert invoke("note", "qorvo", "one", "--briefs", str(own), "two", "--json", "3").code == 0
    (path,) = (own / "notes").iterdir()
    assert path.read_text(encoding="utf-8").endswith("text: one two 3\n")


def test_after_two_dashes_it_is_taken_as_it_is(invoke: Invoke, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    assert invoke("note", "qorvo", "--briefs", str(own), "--", "-5%", "a", "year").code == 0
    (path,) = (own / "notes").iterdir()
    assert path.read_text(encoding="utf-8").endswith("text: -5% a year\n")
    assert invoke("find", "qorvo", "--", "-lab").code in (0, 1)


@pytest.mark.parametrize(
    ("words", "near"), [(("find", "a", "--limt=3"), "--limit"), (("asks", "--opne"), "--open")]
)
def test_an_option_with_a_slip_is_answered_with_the_nearest(
    words: tuple[str, ...], near: str, invoke: Invoke
) -> None:
    last = invoke(*words).err.splitlines()[-1]
    assert last.endswith(f'(did you mean "{near}"?)')


def test_a_wrong_value_is_not_taken_for_such_a_text(invoke: Invoke) -> None:
    assert "-- " not in invoke("find", "qorvo", "--limit", "x").err.splitlines()[-1]
