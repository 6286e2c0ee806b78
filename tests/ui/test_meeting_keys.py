"""`m` prepares a meeting, `e` writes a page to a file: from any card, with the keyboard alone."""

from pathlib import Path

import pytest

from tests.ui.browsing import browser, focus, settle, shown, type_keys
from vnsemi_tui.ui.screens.chooser import Chooser


async def test_m_on_a_partner_offers_its_places_and_opens_the_pack_of_both() -> None:
    app = browser("qorvo")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "m")
        assert isinstance(app.screen, Chooser)
        assert [choice.value for choice in app.screen.choices] == ["alone", "da-nang"]
        await type_keys(pilot, *"nang", "enter")
        assert (app.desk.here, focus(app)) == ("pack qorvo da-nang", "card")
        assert "Qorvo owes" in shown(app)
        await type_keys(pilot, "s")
        assert focus(app) == "detail"


async def test_m_on_a_place_offers_its_partners_and_on_their_common_page_asks_nothing() -> None:
    app = browser("bac-ninh")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "m")
        assert isinstance(app.screen, Chooser)
        assert "sia" in [choice.value for choice in app.screen.choices]
        await type_keys(pilot, "enter")
        assert app.desk.here == "pack bac-ninh"
        app.desk.visit("common sia bac-ninh")
        await type_keys(pilot, "<", ">", "m")
        assert app.desk.here == "pack sia bac-ninh"


async def test_where_there_is_no_side_m_is_not_offered() -> None:
    app = browser("ledger")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "m")
        assert app.desk.here == "ledger"
        await type_keys(pilot, "f2")
        assert "Meeting pack" not in shown(app)


@pytest.mark.parametrize(
    ("letters", "ending", "begins"),
    [("web", ".html", "<!doctype html>"), ("mark", ".md", "# "), ("text", ".txt", "Qorvo")],
)
async def test_e_writes_the_page_beside_where_the_app_was_started(
    letters: str, ending: str, begins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = browser("pack qorvo da-nang")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        for _ in range(2):
            await type_keys(pilot, "e")
            await type_keys(pilot, *letters, "enter")
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == [f"pack-qorvo-da-nang-2{ending}", f"pack-qorvo-da-nang{ending}"]
    text = (tmp_path / f"pack-qorvo-da-nang{ending}").read_text(encoding="utf-8")
    assert text.lower().startswith(begins.lower())
    assert "Jeff Strang" in text


async def test_a_list_is_written_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = browser("ledger place:da-nang")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "e", *"text", "enter")
    (written,) = tmp_path.iterdir()
    assert written.name == "ledger-place-da-nang.txt"
    assert "Đà Nẵng → Qorvo" in written.read_text(encoding="utf-8")


async def test_a_folder_that_takes_no_file_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    app = browser("qorvo")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await type_keys(pilot, "e")
        gone.rmdir()
        await type_keys(pilot, "enter")
        assert "can't be written" in shown(app)
    assert not app.fault
