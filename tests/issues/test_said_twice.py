"""A source's card said its title and publisher twice, an HTML pack its day."""

from datetime import date

import pytest

from tests.frozen import frozen_library
from vnsemi_tui.export.html import document
from vnsemi_tui.export.markdown import markdown
from vnsemi_tui.library.known import Known
from vnsemi_tui.views.outline import outline_of
from vnsemi_tui.views.pages import page_at

DAY = date(2026, 11, 22)
KNOWN = Known(frozen_library(), DAY, today=DAY)


@pytest.mark.parametrize("width", [50, 100])
def test_a_sources_card_says_title_and_publisher_once(width: int) -> None:
    for source in KNOWN.library.sources.values():
        page = page_at(KNOWN, source.id)
        assert page is not None
        text = " ".join(line.text for line in page.lines(width) if not line.section)
        assert " ".join(text.split()).count(source.title) == 1
        assert not any(line.text.startswith("publisher  ") for line in page.lines(width))


@pytest.mark.parametrize("written", [document, markdown])
def test_a_pack_to_take_along_says_its_day_once(written: object) -> None:
    page = page_at(KNOWN, "pack qorvo da-nang")
    assert page is not None
    outline = outline_of(page)
    assert outline is not None
    assert callable(written)
    assert str(written(outline)).count("22 Nov 2026") == 1
