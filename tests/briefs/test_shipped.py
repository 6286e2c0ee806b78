"""The briefs that come with the app."""

from datetime import date

import pytest

from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.paths import shipped_briefs
from vnsemi_tui.reading.briefs import Folder
from vnsemi_tui.views.pages import proof_of

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library() -> Library:
    return load([Folder(shipped_briefs(), shipped=True)])


def test_there_is_nothing_wrong_with_them(library: Library) -> None:
    assert [str(problem) for problem in library.contents.problems] == []


def test_every_claim_reaches_a_source_and_can_be_drawn(library: Library) -> None:
    known = Known(library, TODAY)
    assert len(library.claims) > 50
    for address, claim in library.claims.items():
        assert all(cite.source in library.sources for cite in claim.cite)
        proof = proof_of(known, address)
        assert proof is not None
        text = "\n".join(line.text for line in proof.lines(300))
        assert library.sources[claim.cite[0].source].publisher in text
