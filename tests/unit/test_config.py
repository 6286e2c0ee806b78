"""What people set in config.toml: taken where it is right, told with its line where it is not."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.frozen import frozen_library
from vnsemi_tui.config import KEPT_KEYS, SETTINGS, Config, Settings
from vnsemi_tui.config.checks import with_keys, with_places, with_themes
from vnsemi_tui.config.reading import read

COMMANDS = {
    "ledger": "l",
    "timeline": "t",
    "help": "question_mark,f1",
    "leave": "q,ctrl+q",
    "next-pane": "tab",
}


def config_of(folder: Path, text: str) -> Config:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def keys_of(folder: Path, **asked: str) -> Config:
    """Return what becomes of the keys that a file asks for, by command (`_` is a hyphen)."""
    lines = [f'{command.replace("_", "-")} = "{keys}"' for command, keys in asked.items()]
    return with_keys(config_of(folder, "\n".join(("[keys]", *lines))), COMMANDS)


def in_force(config: Config) -> Mapping[str, str]:
    return {**COMMANDS, **config.settings.keys}


def said(config: Config) -> list[str]:
    """Return the problems without the folder of the file."""
    return [str(problem).replace(f"{config.path.parent}/", "") for problem in config.problems]


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    config = read(tmp_path / "config.toml")
    assert config.settings == Settings()
    assert (config.given, config.problems) == (frozenset(), ())


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    config = config_of(tmp_path, "# nothing\n[keys]\n")
    assert (config.settings, config.given, config.problems) == (Settings(), frozenset(), ())


def test_everything_that_can_be_set_is_taken(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    config = config_of(
        tmp_path,
        'theme = "vnsemi-light"\npanes = 2\nglyphs = "ascii"\n'
        'places = ["da-nang", "bac-ninh", "da-nang"]\nbriefs = ["mine"]\n'
        '[keys]\nledger = "L, f5"\n',
    )
    config = with_keys(config, COMMANDS)
    assert config.problems == ()
    assert config.given == {"theme", "panes", "glyphs", "places", "briefs", "keys.ledger"}
    assert config.settings == Settings(
        theme="vnsemi-light",
        panes=2,
        glyphs="ascii",
        places=("da-nang", "bac-ninh"),
        briefs=(tmp_path / "mine",),
        keys={"ledger": "L,f5"},
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("plcaes = []", 'unknown setting "plcaes" (did you mean "places"?)'),
        ("x = 1", f'unknown setting "x" (there are {", ".join(SETTINGS)})'),
        ("[kyes]", 'unknown setting "kyes" (did you mean "keys"?)'),
        ("panes = 4", "panes can't be 4 (write 1, 2 or 3)"),
        ("panes = 0", "panes can't be 0"),
        ("panes = true", "panes can't be True"),
        ('panes = "2"', 'panes can\'t be "2"'),
        ("panes = 2.0", "panes can't be 2.0"),
        ('glyphs = "asci"', 'glyphs can\'t be "asci" (did you mean "ascii"?)'),
        ("glyphs = 1", "glyphs can't be 1"),
        ("glyphs = []", "glyphs can't be []"),
        ("theme = 1", "theme can't be 1"),
        ('theme = "vnsemi-lihgt"', '(did you mean "vnsemi-light"?)'),
        ('theme = "vnsemi"', 'there is no theme "vnsemi" (our own are vnsemi-dark'),
        ('places = "da-nang"', 'places can\'t be "da-nang" (write ids of localities in brackets'),
        ("briefs = 7", "briefs can't be 7 (write folders in brackets"),
        ('briefs = ["no-such"]', 'there is no folder "no-such" (make it'),
        ('briefs = ["config.toml"]', 'there is no folder "config.toml"'),
        ('keys = "L"', 'keys can\'t be "L" (write keys below a line [keys]'),
    ],
)
def test_what_is_wrong_costs_only_itself_and_is_told_with_its_line(
    tmp_path: Path, line: str, reason: str
) -> None:
    before = "# settings\n" if line.startswith("panes") else "# settings\npanes = 1\n"
    config = config_of(tmp_path, f"{before}{line}\n")
    (problem,) = said(config)
    assert problem.startswith(f"config.toml:{before.count(chr(10)) + 1}:1: ")
    assert reason in problem
    panes = 1 if "panes" in before else 3
    assert config.settings == Settings(panes=panes)
    assert config.given == ({"panes"} if "panes" in before else set())


def test_one_wrong_member_of_a_list_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    config = config_of(tmp_path, 'places = ["da-nang", 5, ""]\nbriefs = ["gone", "mine"]\n')
    assert config.settings.places == ("da-nang",)
    assert config.settings.briefs == (tmp_path / "mine",)
    assert [problem.line for problem in config.problems] == [1, 1, 2]


def test_what_stands_in_no_toml_is_told_with_line_and_column(tmp_path: Path) -> None:
    config = config_of(tmp_path, "panes = 2\nplaces = [\n")
    (problem,) = said(config)
    assert problem.startswith("config.toml:3:1: is no TOML: ")
    assert config.settings == Settings()


def test_a_folder_is_seen_from_the_file_or_from_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for folder in (tmp_path / "home" / "work", tmp_path / "work", tmp_path / "elsewhere"):
        folder.mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere")
    elsewhere = (tmp_path / "elsewhere").as_posix()
    config = config_of(
        tmp_path, f'briefs = ["~/work", "work", "{elsewhere}", "elsewhere/../work"]\n'
    )
    assert config.problems == ()
    assert config.settings.briefs == (
        tmp_path / "home" / "work",
        tmp_path / "work",
        tmp_path / "elsewhere",
    )


def test_problems_about_folders_of_briefs_are_told_apart(tmp_path: Path) -> None:
    config = config_of(tmp_path, 'panes = 9\nbriefs = ["gone"]\n')
    assert len(config.problems) == 2
    assert config.lost_briefs == config.problems[1:]
    broken = config_of(tmp_path, "panes = \n")
    assert broken.lost_briefs == broken.problems != ()


# Keys


def test_a_command_has_the_keys_that_are_asked_for_and_no_longer_its_own(tmp_path: Path) -> None:
    config = keys_of(tmp_path, ledger="L, f5, L")
    assert config.settings.keys == {"ledger": "L,f5"}
    assert config.given == {"keys.ledger"}


def test_a_key_that_is_given_to_another_is_taken_from_the_one_that_comes_with_it(
    tmp_path: Path,
) -> None:
    config = keys_of(tmp_path, ledger="t, ?")
    assert config.problems == ()
    assert config.settings.keys == {"ledger": "t,question_mark", "timeline": "", "help": "f1"}
    assert config.given == {"keys.ledger"}


def test_two_commands_may_change_keys(tmp_path: Path) -> None:
    config = keys_of(tmp_path, ledger="t", timeline="l")
    assert config.problems == ()
    assert config.settings.keys == {"ledger": "t", "timeline": "l"}


def test_the_first_command_that_asks_for_a_key_has_it(tmp_path: Path) -> None:
    config = keys_of(tmp_path, help="f5", timeline="f5, f6", ledger="f6")
    assert in_force(config) == {**COMMANDS, "help": "f5", "timeline": "f6"}
    assert said(config) == [
        "config.toml:3:1: F5 is given to help already (a key does one thing)",
        "config.toml:4:1: F6 is given to timeline already (a key does one thing)",
    ]


@pytest.mark.parametrize("key", ["j", "7", "up", "Enter", "Esc", "Backspace", "Tab", "ctrl+m", "^"])
def test_keys_that_move_type_or_leave_are_not_given_away(tmp_path: Path, key: str) -> None:
    config = keys_of(tmp_path, ledger=f"f5, {key}")
    assert in_force(config)["ledger"] == ("f5,circumflex_accent" if key == "^" else "f5")
    assert len(config.problems) == (key != "^")
    assert all("stays what it is" in problem for problem in said(config))


def test_a_command_keeps_the_keys_that_no_other_can_have(tmp_path: Path) -> None:
    config = keys_of(tmp_path, leave="Q", next_pane="f6, tab", ledger="q")
    assert config.problems == ()
    assert config.settings.keys == {"leave": "Q,ctrl+q", "next-pane": "f6,tab", "ledger": "q"}


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ("ctrl+foo", '"ctrl+foo" is no key (write it as printed'),
        ("pgdwn", '"pgdwn" is no key'),
        ("escpae", '"escpae" is no key (did you mean "escape"?)'),
        ("", "no key stands there (the comma itself is written comma)"),
        (",", "no key stands there"),
        ("ll", '"ll" is no key'),
    ],
)
def test_a_key_that_is_none_leaves_the_command_its_own(
    tmp_path: Path, keys: str, reason: str
) -> None:
    config = keys_of(tmp_path, ledger=keys)
    assert config.settings.keys == {}
    assert config.given == set()
    assert all(reason in problem for problem in said(config))
    assert config.problems


def test_an_unknown_command_and_keys_that_are_no_text_are_told(tmp_path: Path) -> None:
    config = with_keys(config_of(tmp_path, "[keys]\nledgr = 'f5'\nledger = 5\n"), COMMANDS)
    assert config.settings == Settings()
    assert said(config) == [
        'config.toml:2:1: there is no command "ledgr" (did you mean "ledger"?)'
        " (vnsemi-tui config names them all)",
        f"config.toml:3:1: keys.ledger can't be 5 (write {SETTINGS['keys']})",
    ]


def test_no_two_commands_ever_have_one_key(tmp_path: Path) -> None:
    written = ("l", "t", "?", "q", "f1", "tab", "f5", "l, t", "q, f1")
    for one in written:
        for two in written:
            keys = in_force(keys_of(tmp_path, ledger=one, help=two)).values()
            found = [key for some in keys for key in some.split(",") if key]
            assert len(found) == len(set(found)), (one, two)
            assert {"tab", "ctrl+q"} <= set(found)
            assert KEPT_KEYS & set(found) == {"tab", "ctrl+q"}


# What only others know


def test_a_place_that_the_library_does_not_have_is_left_out(tmp_path: Path) -> None:
    config = config_of(tmp_path, '\nplaces = ["da-nag", "ha-noi"]\n')
    config = with_places(config, frozen_library())
    assert config.settings.places == ("ha-noi",)
    assert said(config) == [
        'config.toml:2:1: there is no locality "da-nag" (did you mean "da-nang"?)'
        " (vnsemi-tui list localities names them all)"
    ]


def test_a_theme_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    config = config_of(tmp_path, 'theme = "nrod"\n')
    assert with_themes(config, ["nrod", "nord"]) is config
    left = with_themes(config, ["nord", "dracula"])
    assert (left.settings.theme, left.given) == ("", frozenset())
    assert 'there is no theme "nrod" (did you mean "nord"?)' in said(left)[0]


def test_the_first_trouble_is_one_line_that_names_no_folder(tmp_path: Path) -> None:
    assert Config().trouble == ""
    trouble = config_of(tmp_path, "glyphs = 1\npanes = 7\n").trouble
    assert trouble.startswith("config.toml:1:1: glyphs can't be 1 (")
    assert trouble.endswith(" (1 more). vnsemi-tui config lists what is set.")
