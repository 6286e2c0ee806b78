"""Keys that reach the palette before its list is laid out ended the app."""

from tests.ui.browsing import browser, settle, type_keys


async def test_palette_moved_before_it_has_a_list() -> None:
    app = browser("da-nang")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_keys(pilot, "ctrl+p", "pageup", "pagedown", "home", "end")
        await type_keys(pilot, "escape")
        assert app.is_running
        assert app.desk.here == "da-nang"
    assert not app.fault
