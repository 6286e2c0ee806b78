"""Escape and Enter in one read closed a menu twice, and with it the browser."""

import pytest
from textual import events

from tests.ui.browsing import browse_screen, browser, settle


@pytest.mark.parametrize("command", ["all-actions", "compare", "help"])
async def test_keys_that_come_after_the_one_that_closes_do_not_end_the_app(command: str) -> None:
    app = browser("da-nang")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        browse_screen(app).action_do(command)
        await settle(pilot)
        assert app.screen is not browse_screen(app)
        assert app._driver is not None
        for key in ("escape", "enter", "enter", "escape"):
            app._driver.send_message(events.Key(key, None))
        await settle(pilot)
        assert app.screen is browse_screen(app)
