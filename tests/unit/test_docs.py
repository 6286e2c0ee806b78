"""The documents say what the code does, and lead where they say."""

import re
import tomllib
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from docs.make import MARKED, difference, made_anew
from docs.make import documents as made_documents
from docs.parts import PARTS, commands, model, written
from docs.pictures import make as pictures
from tests.documents import (
    AUTHORING,
    README,
    ROOT,
    anchors,
    blocks,
    code,
    documents,
    files_in,
    links,
    section,
)
from tests.frozen import FROZEN, frozen_library
from vnsemi_tui import __version__
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.library.filter_table import FILTERS
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import State
from vnsemi_tui.library.loading import load
from vnsemi_tui.library.stages import Ailment
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.values import Value
from vnsemi_tui.reading.folders import Folder
from vnsemi_tui.reading.schemas import author_fields
from vnsemi_tui.ui.commands import COMMANDS as ACTIONS
from vnsemi_tui.views.words import citation

DOCS = ROOT / "docs"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# What is made from the code


@pytest.mark.parametrize("path", made_documents(), ids=lambda path: path.name)
def test_what_is_made_from_the_code_is_as_the_code_has_it(path: Path) -> None:
    before = text_of(path)
    changed = difference(before, made_anew(before), path.name)
    assert changed == [], "run python docs/make.py\n" + "".join(changed)


def test_every_part_that_can_be_made_stands_in_one_document() -> None:
    used = [match["name"] for path in made_documents() for match in MARKED.finditer(text_of(path))]
    assert sorted(used) == sorted(PARTS)


def test_a_change_of_a_made_part_is_seen_and_told() -> None:
    before = "Before\n\n<!-- begin states -->\nold\n<!-- end states -->\n\nafter\n"
    after = made_anew(before)
    assert "no answer reported" in after
    assert (after.startswith("Before\n\n<!--"), after.endswith("-->\n\nafter\n")) == (True, True)
    assert "-old\n" in difference(before, after, "x.md")


def test_a_part_of_a_wrong_name_is_refused() -> None:
    with pytest.raises(SystemExit, match='no part "fieldz"; there are fields'):
        made_anew("<!-- begin fieldz -->\n<!-- end fieldz -->")


# What must be there


def test_every_command_and_option_is_described() -> None:
    told = text_of(DOCS / "commands.md")
    for option in commands.common_options():
        assert f"| `{option.option_strings[-1]}" in section(told, "## Everywhere")
    for name in COMMANDS:
        part = section(told, f"### vnsemi-tui {name}")
        for option in commands.own_options(name):
            spelled = option.option_strings[-1] if option.option_strings else option.metavar
            assert f"| `{spelled}" in part, (name, spelled)
    for option in commands.own_options(None):
        spelled = option.option_strings[-1] if option.option_strings else option.metavar
        assert f"| `{spelled}" in section(told, "### vnsemi-tui")
    for kind in FILTERS:
        assert f"| `{kind.name}:`" in told
        assert kind.about in told


def test_every_key_is_described() -> None:
    told = text_of(DOCS / "keys.md")
    for action in ACTIONS:
        shown = " ".join(f"`{key}`" for key in action.shown.split())
        assert f"| {shown} | `{action.id}` |" in told


def test_every_field_and_word_is_described() -> None:
    told = text_of(AUTHORING)
    for struct in model.structs():
        assert f"\n### {struct.__name__}\n" in told
        for name in author_fields(struct):
            assert f"| `{name}` |" in told, (struct, name)
    for words in model.word_sets():
        part = section(told, f"### {model.heading_of(words)}")
        for word in words:
            assert f"| `{word.value}` " in part
            assert word.definition in part
    for state in State:
        assert f"| {state.value} |" in section(told, "## The ledger")
    for ailment in Ailment:
        assert f"*{ailment.value}*" in section(told, "## What is worked out")


def test_every_date_and_value_that_is_shown_can_be_read() -> None:
    told = text_of(AUTHORING)
    for heading, read, shown in (
        ("### Dates", PartialDate, written.DATES),
        ("### Values", Value, written.VALUES),
    ):
        good, _, bad = section(told, heading).partition(" is refused:")
        examples = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", good, re.M)
        assert [example for example, _ in examples] == list(shown)
        assert [str(read.parse(example)) for example, _ in examples] == [
            text for _, text in examples
        ]
        for example in re.findall(r"^\| `([^`]+)` \|", bad, re.M):
            with pytest.raises(ValueError):  # noqa: PT011 - what it says stands beside the example
                read.parse(example)


def test_every_address_that_the_guide_shows_is_one() -> None:
    library = frozen_library()
    part = section(
        section(text_of(AUTHORING), "## How things are written"), "### Ids and addresses"
    )
    rows = re.findall(r"^\| [^|]+ \| `([^`]+)`", part, re.M)
    assert len(rows) >= 7
    for address in rows:
        known = library.claims.keys() | library.initiatives.keys() | library.localities.keys()
        assert address in known


# Links


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in links(text_of(path)):
        if link.startswith(("https://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert target.is_relative_to(ROOT.resolve()), link
        if anchor:
            assert anchor in anchors(text_of(target)), link


def test_anchors_are_made_as_github_makes_them() -> None:
    told = "# A `b`, C!\n\n## vnsemi-tui find\n\n## Đà Nẵng\n\n## Đà Nẵng\n\n```sh\n# none\n```\n"
    assert anchors(told) == {"a-b-c", "vnsemi-tui-find", "đà-nẵng", "đà-nẵng-1"}


# The README


def test_the_readme_has_the_two_commands_that_set_it_up_word_for_word() -> None:
    lines = text_of(README).splitlines()
    make = "    python3 -m venv .venv && .venv/bin/pip install -q -e "
    assert f"{make}. && .venv/bin/vnsemi-tui" in lines
    tests = [line for line in lines if re.fullmatch(r"    python3 -m venv .*pytest", line)]
    assert tests == [f"{make}'.[test]' && .venv/bin/pytest"]


def test_a_citation_names_this_version_and_a_claim_as_its_proof_has_it() -> None:
    (sample,) = re.findall(r"^> (.+)\n> (.+)$", text_of(README), re.M)
    told = " ".join(sample)
    assert told.startswith(f"vnsemi-tui {__version__}, newest source ")
    found = re.search(r"claim (\S+), seen on .* 2026; after (.+)\.$", told)
    assert found
    known = Known(frozen_library(), date(2026, 11, 22))
    assert found[2] == citation(known, known.library.claims[found[1]])


def test_the_citation_file_names_this_version_and_the_licence() -> None:
    cited = yaml.safe_load(text_of(ROOT / "CITATION.cff"))
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    assert (cited["version"], cited["license"]) == (__version__, project["license"])
    needed = {"cff-version", "message", "title", "authors"}
    assert needed <= cited.keys()


# Quoted briefs


def briefs_in(path: Path) -> dict[str, str]:
    """Return the files of `path`, with the article and record of the guide beside them."""
    return {**files_in(text_of(AUTHORING)), **files_in(text_of(path))}


@pytest.mark.parametrize("path", [README, AUTHORING], ids=lambda path: path.name)
def test_quoted_briefs_have_no_problem(path: Path, tmp_path: Path) -> None:
    quoted_files = [name for name in files_in(text_of(path)) if name.endswith(".yaml")]
    assert "mine/partners/acme.yaml" in quoted_files
    for name, text in briefs_in(path).items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    library = load([Folder(FROZEN, shipped=True), Folder(tmp_path / "mine", shipped=False)])
    assert [str(problem) for problem in library.contents.problems] == []
    assert library.partners["acme"].home == "Japan"


def test_the_shortest_brief_of_the_guide_is_that_of_the_readme() -> None:
    first = [block.text for block in blocks(section(text_of(AUTHORING), "## Ten lines"))]
    assert files_in(text_of(README))["mine/partners/acme.yaml"] in first


# How it is built


def rows_of_changes() -> list[list[str]]:
    """Return the cells of the table of changes."""
    part = section(text_of(DOCS / "architecture.md"), "## Where to look for a change")
    lines = [line for line in part.splitlines() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_everything_that_the_table_of_changes_names_exists() -> None:
    rows = rows_of_changes()
    assert len(rows) >= 20
    for what, where, tests in rows:
        held = code(tests)
        assert held or tests == "all that import it", what
        for path in held:
            assert (ROOT / path).exists(), path
        sources = ""
        for word in code(where):
            if "/" in word or (ROOT / word).exists():
                assert (ROOT / word).exists(), word
                sources += text_of(ROOT / word) if (ROOT / word).is_file() else ""
            elif re.fullmatch(r"\w+", word):
                assert re.search(rf"\b{word}\b", sources), (what, word)


def test_every_path_that_the_page_on_the_parts_names_exists() -> None:
    for word in code(text_of(DOCS / "architecture.md")):
        if re.fullmatch(r"(?:vnsemi_tui|tests|docs|briefs)/[\w./-]+", word):
            assert (ROOT / word).exists(), word


def test_every_package_is_described_and_every_part_drawn_where_it_belongs() -> None:
    told = text_of(DOCS / "architecture.md")
    parts = section(told, "## The parts")
    for path in (ROOT / "vnsemi_tui").rglob("__init__.py"):
        package = path.parent.relative_to(ROOT).as_posix()
        if package != "vnsemi_tui":
            assert f"| `{package}` |" in parts
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    (drawing,) = (block.text for block in blocks(parts))
    drawn = [set(line.split("    ")[0].split(" · ")) for line in dedent(drawing).splitlines()]
    places = [
        next(place for place, names in enumerate(drawn) if part.rpartition(".")[2] in names)
        for layer in layers
        for part in layer.split(" | ")
    ]
    assert places == sorted(places)


# Pictures


def test_the_pictures_are_those_that_the_script_draws() -> None:
    found = sorted(path.name for path in (DOCS / "pictures").glob("*.svg"))
    assert found == sorted(pictures.file_names())


def test_the_readme_shows_every_picture_for_dark_and_light_with_words_for_it() -> None:
    told = text_of(README)
    for scene in pictures.SCENES:
        assert (
            '<source media="(prefers-color-scheme: dark)" '
            f'srcset="docs/pictures/{scene.name}-dark.svg">\n'
            f'  <img src="docs/pictures/{scene.name}-light.svg" alt="{scene.alt}">\n'
        ) in told


@pytest.mark.parametrize("name", pictures.file_names())
def test_a_picture_is_small_and_asks_for_nothing_from_outside(name: str) -> None:
    path = DOCS / "pictures" / name
    assert path.stat().st_size < 150_000
    root = ET.parse(path).getroot()
    drawn = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert drawn <= {"svg", "style", "defs", "clipPath", "g", "rect", "circle", "text"}
    for element in root.iter():
        style = element.text or "" if element.tag.endswith("style") else ""
        for value in (*element.attrib.values(), style):
            assert "//" not in value
            assert re.findall(r"url\((?!#)|@import|@font-face", value) == []
    shown = "".join(element.text or "" for element in root.iter())
    assert "vnsemi-tui" in shown


def test_letters_with_marks_keep_their_cells_in_a_picture() -> None:
    from vnsemi_tui.ui.theme import LIGHT

    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><style>.terminal-1-r1 { fill: red }</style>'
        '<rect/><text class="terminal-1-title">x</text><g>'
        '<text class="terminal-1-r1" x="10" y="1" textLength="48">Đà a</text>'
        '<text class="terminal-1-r1" x="10" y="2" textLength="24">ab</text>'
        '<text class="terminal-1-r1" x="10" y="3" textLength="36">◆ 2</text></g></svg>'
    )
    root = ET.fromstring(pictures.plain(svg, LIGHT))
    _, marked, plain, signs = root.iter("{http://www.w3.org/2000/svg}text")
    assert (marked.get("x"), marked.get("class")) == ("10 22 34 46", "r1 marks")
    assert (signs.get("x"), signs.get("class")) == ("10 22 34", "r1 signs")
    assert (plain.get("x"), plain.get("textLength")) == ("10", "24")
