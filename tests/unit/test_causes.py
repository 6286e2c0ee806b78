"""Files that look right to people: the sign that is none is named, at its place."""

from pathlib import Path

import pytest

from vnsemi_tui.config.reading import read
from vnsemi_tui.reading.gate import parse_yaml

NO_BREAK = "U+00A0 no-break space"
WIDE = "U+3000 ideographic space"
COLON = "U+FF1A fullwidth colon"
MERGED = 'a merge was not finished: "<<<<<<<"'


def problems(text: str) -> list[str]:
    return [str(problem).partition(" (")[0] for problem in parse_yaml(text, "f").problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name:\u00a0Qorvo\nkind: company\n", f'f:1:6: {NO_BREAK} after the ":"'),
        ("name: Q\nkind:\u00a0company\n", f'f:2:6: {NO_BREAK} after the ":"'),
        ("name: Q\nkind:\u2009company\n", 'f:2:6: U+2009 thin space after the ":"'),
        ("name：Qorvo\n", f'f:1:5: {COLON} in place of ":"'),
        ("name: Q\nkind：company\nx: y\n", f'f:2:5: {COLON} in place of ":"'),
        ('name: Q\n"kind"：company\n', f'f:2:7: {COLON} in place of ":"'),
        ("facts:\n  - a\n\u00a0\u00a0- b\n", f"f:3:1: {NO_BREAK} in the indentation"),
        ("facts:\n\u3000\u3000- a: b: c\n", f"f:2:1: {WIDE} in the indentation"),
        ("facts:\n  - a\n  -\u00a0b: c\n  d\n", f'f:3:4: {NO_BREAK} after the "-"'),
        ("a: x\n<<<<<<< HEAD\nb: x\n=======\nb: y\n>>>>>>> f\n", f"f:2:1: {MERGED}"),
        ("a: x\r\n<<<<<<<\r\nb: x\r\n", f"f:2:1: {MERGED}"),
        ("a: x\n=======\nb: x\n", 'f:2:1: a merge was not finished: "======="'),
        ("a: x\n>>>>>>> f\n", 'f:2:1: a merge was not finished: ">>>>>>>"'),
    ],
)
def test_what_makes_a_brief_no_yaml_is_named(text: str, told: str) -> None:
    gated = parse_yaml(text, "f")
    assert gated.root is None
    assert told in problems(text)[-1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("facts:\n  - what:\u00a0x\n", f'f:2:10: warning: {NO_BREAK} after the ":"'),
        ("facts:\n  what：x\n", f'f:2:7: warning: {COLON} in place of ":"'),
        ("facts:\n  -\u00a0x\n", f'f:2:4: warning: {NO_BREAK} after the "-"'),
    ],
)
def test_fields_that_are_read_as_one_text_are_a_warning(text: str, told: str) -> None:
    assert parse_yaml(text, "f").root is not None
    assert problems(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "name: a：b\n",
        "name: Note:\u00a0this\n",
        "name: a\u3000b\n",
        "name: >\n  Note:\u00a0this\n  and：that\n",
        "name: long\n  Note:\u00a0goes on\n",
        'name: "Note:\u00a0x"\n',
        "name: >\n  <<<<<<< in a text\n  =======\n",
        "name: x ======= y\n",
    ],
)
def test_the_same_signs_in_a_text_are_its_own(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u2028", "U+2028 line separator"),
        ("\u2029", "U+2029 paragraph separator"),
        ("\x85", "U+0085 next line"),
    ],
)
def test_lines_are_those_that_editors_count(sign: str, name: str) -> None:
    text = f"name: A{sign}b\nsummary: a{sign}{sign}b\nkind: [x, x\nfoo: *a\n"
    found = problems(text)
    assert found[:3] == [
        f"f:1:8: warning: contains {name}",
        f"f:2:11: warning: contains {name}",
        f"f:2:12: warning: contains {name}",
    ]
    assert all(one.startswith(("f:3:", "f:4:")) for one in found[3:])
    assert found[3:]


def test_such_a_sign_ends_no_line_of_a_text() -> None:
    gated = parse_yaml("name: >\n  one\u2028two\n  three\nkind: x\n", "f")
    assert gated.root is not None
    (_, name), (key, _) = gated.root.entries
    assert (getattr(name, "text", ""), key.line) == ("one two three", 4)


def test_a_file_full_of_such_signs_is_told_and_read() -> None:
    gated = parse_yaml("name: x" + "\u2028" * 90_000 + "\n", "f")
    assert gated.root is not None
    assert len(gated.problems) == 99


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('briefs = ["C:\\Users\\an"]', '1:14: is no TOML: a "\\" in double quotes begins'),
        ('briefs = ["a", "D:\\x"]', '1:19: is no TOML: a "\\" in double quotes begins'),
        ('briefs = ["C:\\temp\\new"]', '1:1: a "\\" in double quotes begins an escape'),
        ("panes = 2\ntheme = “x”", "2:9: is no TOML: U+201C left double quotation mark"),
        ('theme＝"x"', "1:6: is no TOML: U+FF1D fullwidth equals sign"),
        ('theme\u00a0= "x"', f"1:6: is no TOML: {NO_BREAK}"),
        ("\u3000panes = 2", f"1:1: is no TOML: {WIDE}"),
        ("panes = 2\n<<<<<<< HEAD\npanes = 3", f"2:1: is no TOML: {MERGED}"),
        ('panes = = 2 # "“x”" C:\\U', "1:9: is no TOML: invalid value"),
        ('theme = "a\\tb" “', "1:16: is no TOML: U+201C left double"),
    ],
)
def test_what_makes_a_config_file_no_toml_is_named(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text + "\n", encoding="utf-8")
    (problem,) = read(path).problems
    assert str(problem).startswith(f"{path}:{told}")


@pytest.mark.parametrize("folder", ["a\u00a0b", "Tài liệu"])
def test_a_folder_in_single_quotes_or_with_an_odd_space_is_looked_for(
    tmp_path: Path, folder: str
) -> None:
    path = tmp_path / "config.toml"
    (tmp_path / folder).mkdir()
    path.write_text(f"briefs = ['{folder}']\n", encoding="utf-8")
    assert read(path).problems == ()


@pytest.mark.parametrize("blank", ["\u3000", "\u2800", "\u2003\u00a0", '"\\f"', '"\\u2028"'])
def test_a_value_or_a_name_that_shows_as_nothing_is_none(blank: str) -> None:
    assert problems(f"name: {blank}\n")[0] == 'f:1:1: key "name" has no value'
    assert problems(f"names:\n  - {blank}\n")[0] == "f:2:5: a list entry has no value"
    assert problems(f"{blank}: x\n")[0] == "f:1:1: a field without a name"
