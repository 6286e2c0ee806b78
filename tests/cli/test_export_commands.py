"""export, pack and show --format, as a script sees them."""

import csv
import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import run_here
from tests.frozen import frozen_library
from tests.library_builder import Briefs, initiative
from tests.unit.test_html import DAY, Elements
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.proof import says


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return run_here("--today", DAY.isoformat(), *words)


def shipped() -> Known:
    return Known(frozen_library(), DAY)


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A folder of briefs of a reader's own: two claims."""
    (tmp_path / "own").mkdir()
    briefs = Briefs(tmp_path / "own")
    briefs.partner("secret-client", "facts:\n  - {what: A whisper., cite: news#1}\n")
    briefs.initiatives(
        "hue", initiative("event: asked, id: ask, by: secret-client, to: hue, what: A murmur.")
    )
    return str(briefs.path)


def files(folder: Path) -> str:
    return "".join(
        path.relative_to(folder).as_posix() + path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def test_a_site_has_a_page_for_everything(tmp_path: Path) -> None:
    done = run("export", str(tmp_path / "site"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "pages written to" in done.stderr
    assert "begin with index.html there" in done.stderr
    library = shipped().library
    names = {path.relative_to(tmp_path / "site").as_posix() for path in tmp_path.rglob("*.*")}
    assert {f"localities/{one}.html" for one in library.localities} <= names
    assert {f"partners/{one}.html" for one in library.partners} <= names
    assert {f"sources/{one}.html" for one in library.sources} <= names
    assert "initiatives/da-nang--marvell.html" in names
    assert {"index.html", "ledger.html", "timeline.html", "regions.html"} <= names


def test_the_claims_of_the_tables_are_the_librarys(tmp_path: Path) -> None:
    done = run("export", str(tmp_path / "out"), "--format", "csv")
    assert done.returncode == 0
    known = shipped()
    with (tmp_path / "out" / "claims.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["address"], row["says"], row["cite"]) for row in rows] == [
        (claim.address, says(known, claim), " ".join(cite.text for cite in claim.cite))
        for claim in known.library.claims.values()
    ]


def addresses(value: object) -> set[str]:
    """Return the addresses of everything in `value` that has a cite."""
    if isinstance(value, list):
        return set().union(*map(addresses, value))
    if not isinstance(value, dict):
        return set()
    found = set().union(*map(addresses, value.values()))
    return found | {value["address"]} if value.get("cite") and "address" in value else found


def test_the_claims_of_the_json_are_the_librarys(tmp_path: Path) -> None:
    assert run("export", str(tmp_path / "out"), "--format", "json").returncode == 0
    text = (tmp_path / "out" / "library.json").read_text(encoding="utf-8")
    library = shipped().library
    content = json.loads(text)
    assert addresses([content["localities"], content["partners"]]) == set(library.claims)
    assert {one["id"] for one in content["entries"]} == set(library.entries)
    listed = json.loads(run("asks", "--json").stdout)["items"]
    assert content["items"] == listed


def test_an_export_replaces_only_its_own_form_and_says_what_it_removes(
    own: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for form in ("csv", "json", "markdown", "site"):
        done = run("export", str(out), "--only", own, "--format", form)
        assert (done.returncode, "removed" in done.stderr) == (0, False)
    before = files(out)
    gone = out / "gone.md"
    gone.write_text("old")
    marker = out / ".vnsemi-tui-export"
    marker.write_text(marker.read_text().replace("[markdown]\n", "[markdown]\ngone.md\n"))
    done = run("export", str(out), "--only", own, "--format", "markdown")
    assert "1 file of the earlier export removed: gone.md\n" in done.stderr
    assert files(out) == before
    again = run("export", str(out), "--only", own, "--format", "csv", "--json")
    assert json.loads(again.stdout)["removed"] == []


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_claim_is_shown_in_every_form(form: str) -> None:
    known = shipped()
    for address in ("da-nang/marvell/lab", "bac-ninh/exports-1", "da-nang/le-trung-chinh"):
        done = run("show", address, "--format", form)
        assert (done.returncode, done.stderr) == (0, "")
        claim = known.library.claims[address]
        for cite in claim.cite:
            source = known.library.sources[cite.source]
            assert source.address in done.stdout.replace("\\", "").replace("&amp;", "&")
        past = run("show", address, "--format", form, "--as-of", "2001")
        assert "None of its sources had been published" in past.stdout
        assert past.returncode == 0


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_claim_of_ones_own_is_shown_in_other_forms_when_asked_for(form: str, own: str) -> None:
    words = ("show", "hue/thing/ask", "--briefs", own, "--format", form)
    done = run(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert "stands in your own briefs alone; --with-own takes them along" in done.stderr
    assert "A murmur" in run(*words, "--with-own").stdout


def test_markdown_pages_are_linked(tmp_path: Path) -> None:
    assert run("export", str(tmp_path / "out"), "--format", "markdown").returncode == 0
    card = (tmp_path / "out" / "localities" / "da-nang.md").read_text(encoding="utf-8")
    assert "](<../initiatives/da-nang--marvell.md>)" in card
    assert "[Ledger](<../ledger.md>)" in card


@pytest.mark.parametrize("form", ["site", "markdown", "csv", "json"])
def test_own_claims_are_left_out_and_counted(form: str, own: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("export", str(out), "--briefs", own, "--format", form)
    assert "2 claims of your own briefs left out; --with-own takes them along" in done.stderr
    assert not any(
        word in files(out).lower() for word in ("secret-client", "whisper", "murmur", "hue/thing")
    )


@pytest.mark.parametrize("more", [("--with-own", "--briefs"), ("--only",)])
@pytest.mark.parametrize("form", ["site", "markdown", "csv", "json"])
def test_own_claims_go_along_when_asked_for(
    form: str, more: tuple[str, ...], own: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = run("export", str(out), *more, own, "--format", form)
    assert "left out" not in done.stderr
    text = files(out)
    assert "A whisper." in text or r"A whisper\." in text
    assert "A murmur." in text


def test_a_folder_with_other_things_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    done = run("export", str(tmp_path))
    assert done.returncode == 2
    assert "is not empty and no export of ours; name a new or an empty folder" in done.stderr


def test_what_was_not_known_on_a_day_has_no_page(tmp_path: Path) -> None:
    assert run("export", str(tmp_path / "out"), "--as-of", "2024-01-31").returncode == 0
    assert not (tmp_path / "out" / "partners" / "qorvo.html").exists()
    assert "Qorvo" not in files(tmp_path / "out")


# Packs and cards


def test_a_pack_begins_with_the_side_it_is_for() -> None:
    assert run("pack", "qorvo", "da-nang").stdout.startswith("Qorvo · Đà Nẵng")
    done = run("pack", "qorvo", "da-nang", "--for", "da-nang")
    assert done.stdout.startswith("Đà Nẵng · Qorvo")


def test_a_pack_of_an_unknown_side_names_the_nearest() -> None:
    done = run("pack", "qorv", "da-nang")
    assert (done.returncode, done.stdout) == (1, "")
    assert 'no locality or partner "qorv"; did you mean "qorvo"?' in done.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("qorvo", "--for", "da-nang"), "--for names one of the sides: qorvo"),
        (("qorvo", "qorvo"), "two different parties"),
        (("qorvo", "da-nang", "marvell"), "one or two different parties"),
        (("qorvo", "--since", "2024-13"), "2024-13"),
    ],
)
def test_a_pack_that_can_not_be_made_says_why(words: tuple[str, ...], reason: str) -> None:
    done = run("pack", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr


def test_a_pack_as_html_and_markdown_says_the_same() -> None:
    page = Elements(run("pack", "qorvo", "da-nang", "--format", "html").stdout)
    text = run("pack", "qorvo", "da-nang", "--format", "markdown").stdout
    for heading in ("Last contact", "Qorvo owes", "Objectives", "Sources"):
        assert heading in page.text
        assert f"## {heading}\n" in text
    assert "Set up a representative office in the city." in page.text
    assert "Set up a representative office in the city." in text


def test_a_pack_as_json_names_the_claim_of_each_line() -> None:
    answer = json.loads(run("pack", "qorvo", "da-nang", "--json").stdout)
    assert answer["command"] == "pack"
    waiting = next(one for one in answer["sections"] if one["title"] == "Qorvo owes")
    assert waiting["rows"][0]["claim"] == "da-nang/qorvo/office"


def test_a_pack_leaves_own_claims_out(own: str) -> None:
    done = run("pack", "secret-client", "--briefs", own)
    assert done.returncode == 1
    assert "stands in your own briefs alone; --with-own takes them along" in done.stderr
    done = run("pack", "secret-client", "--briefs", own, "--with-own")
    assert "Secret Client" in done.stdout


def test_a_card_is_shown_in_each_format() -> None:
    assert run("show", "qorvo", "--format", "text").stdout == run("show", "qorvo").stdout
    assert run("show", "qorvo", "--format", "markdown").stdout.startswith("# Qorvo\n")
    page = Elements(run("show", "qorvo", "--format", "html").stdout)
    assert page.open == []
    assert "Qorvo representative office" in page.text


def test_a_card_of_own_briefs_is_not_given_away_unasked(own: str) -> None:
    done = run("show", "hue/thing", "--format", "html", "--briefs", own)
    assert (done.returncode, done.stdout) == (1, "")
    assert "stands in your own briefs alone" in done.stderr
    shown = run("show", "hue/thing", "--format", "html", "--briefs", own, "--with-own")
    assert "A murmur." in shown.stdout


def test_show_of_an_unknown_address_names_the_nearest_in_each_format() -> None:
    for form in ("markdown", "html"):
        done = run("show", "da-nag", "--format", form)
        assert done.returncode == 1
        assert 'did you mean "da-nang"?' in done.stderr
