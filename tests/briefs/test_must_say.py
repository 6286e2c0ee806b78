"""What the content model must be able to say, said by a brief, in the exact words a reader sees.

Each case names the field that carries it. The words must be on the page, and must go when that
field is taken out of the brief.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from tests.frozen import frozen_library
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.library import Library
from vnsemi_tui.library.loading import load
from vnsemi_tui.model.brief import Brief, Claim, Initiative, Source
from vnsemi_tui.model.vocabulary import Event
from vnsemi_tui.reading.briefs import Folder
from vnsemi_tui.search.catalogue import documents_of
from vnsemi_tui.search.index import Index
from vnsemi_tui.views.pages import page_at, proof_of

TODAY = date(2026, 11, 22)
HARD = Path(__file__).parents[1] / "fixtures" / "hard"


class Case(NamedTuple):
    """Words on a page, and the field of a claim or brief that carries them."""

    says: str
    page: str
    """An address of a page; `why ADDRESS` for a proof."""
    words: str
    address: str
    field: str
    folder: str = "shipped"


CASES = [
    # 1 dates
    Case("a day", "quang-nam", "10 Nov 2023 held", "quang-nam/us-trade-forum/held-1", "at"),
    Case("a month", "da-nang/marvell", "Aug 2024 MoU", "da-nang/marvell/mou-1", "at"),
    Case("a half-year", "why ha-noi/grdp-1", "first half of 2024", "ha-noi/grdp-1", "period"),
    Case("a year", "da-nang/us-visits", "2023 met", "da-nang/us-visits/met-1", "at"),
    Case("a range", "quang-nam", "Jan–Oct 2023", "quang-nam/exports-1", "period"),
    Case(
        "a quarter",
        "why binh-duong/ct-semiconductor/run-late",
        "planned Q4 2025",
        "binh-duong/ct-semiconductor/run-late",
        "due",
        "hard",
    ),
    Case(
        "about", "why skyworks/qorvo/close", "about Q1 2027", "skyworks/qorvo/close", "due", "hard"
    ),
    Case(
        "none: dated by report only",
        "why da-nang/supermicro/data-centre",
        "when reported 29 Nov 2024",
        "da-nang/supermicro/data-centre",
        "cite",
    ),
    Case(
        "a resolved date, with the words that resolve it",
        "why da-nang/marvell/opened-1",
        "resolved date: in May",
        "da-nang/marvell/opened-1",
        "resolved",
    ),
    Case(
        "an inferred date, with the reason",
        "why viet-nam/us-chip-partnership/signed-1",
        "inferred date:",
        "viet-nam/us-chip-partnership/signed-1",
        "inferred",
    ),
    # 2 undated article
    Case(
        "an undated article with bounds",
        "qnam-2023-11-quang-nam",
        "undated, between 10 Nov 2023 and 31 Dec 2023",
        "qnam-2023-11-quang-nam",
        "bounds",
    ),
    Case(
        "the event's date apart from the article's",
        "why quang-nam/us-trade-forum/held-1",
        "when 10 Nov 2023",
        "quang-nam/us-trade-forum/held-1",
        "at",
    ),
    # 3 figures
    Case(
        "value, unit, currency, hedge, basis",
        "why viet-nam/fdi-stock-1",
        "nearly USD 11.83 bn, registered",
        "viet-nam/fdi-stock-1",
        "value",
    ),
    Case("a rank", "viet-nam", "11th", "viet-nam/fdi-stock-1", "rank"),
    Case(
        "growth against what",
        "why ha-noi/grdp-1",
        "up 6% against the same period of 2023",
        "ha-noi/grdp-1",
        "against",
    ),
    Case(
        "what is only expected",
        "thaco",
        "USD 120 m, expected",
        "thaco/us-exports/revenue-1",
        "basis",
    ),
    Case("a share", "quang-nam", "about 56.2% of exports", "quang-nam/exports-2", "value"),
    Case(
        "the parts of a sum",
        "why ha-noi/fdi-new-1",
        "120 new projects: USD 1.036 bn",
        "ha-noi/fdi-new-1",
        "parts",
    ),
    # 4 layers
    Case(
        "opened", "da-nang/marvell", "running · opened, May 2024", "da-nang/marvell/opened-1", "at"
    ),
    Case(
        "promised", "da-nang/marvell", "promised pledged and 2 more", "da-nang/marvell/lab", "event"
    ),
    Case("asked", "da-nang/marvell", "asked asked", "da-nang/marvell/items", "event"),
    # 5 who signed
    Case(
        "companies sign, not the province",
        "quang-nam",
        "THACO Industries and Port of Oakland: Memorandum",
        "thaco-industries/port-of-oakland-mou/signing",
        "by",
    ),
    Case(
        "two companies",
        "why supermicro/sovico-mou/mou-1",
        "by Supermicro Sovico Group",
        "supermicro/sovico-mou/mou-1",
        "by",
    ),
    # 6 asks and answers
    Case(
        "an ask with its reply",
        "why da-nang/qorvo/office",
        "reply considering: A working team",
        "da-nang/qorvo/considering-1",
        "answers",
    ),
    Case(
        "an offer",
        "da-nang/equipment-plant",
        "offered Đà Nẵng → ITS-Group Inc and Philogix Consultant",
        "da-nang/equipment-plant/plant",
        "event",
    ),
    Case(
        "a third party's hope about someone absent",
        "why da-nang/asu-atp/hoped-1",
        "about Đà Nẵng Arizona State University",
        "da-nang/asu-atp/hoped-1",
        "about",
    ),
    # 7 will consider, attracted
    Case(
        "will consider, which is no plan",
        "supermicro",
        "considering Đà Nẵng",
        "da-nang/supermicro/considering-1",
        "event",
    ),
    # 8 mentions, venues
    Case(
        "an organisation that is only mentioned",
        "communist-party-of-vietnam",
        "Mentioned",
        "supermicro/sovico-mou/mou-1",
        "about",
    ),
    Case(
        "a locality that is only the venue",
        "why quang-nam/us-trade-forum/held-1",
        "where Đà Nẵng",
        "quang-nam/us-trade-forum/held-1",
        "where",
    ),
    # 9 domestic, parent
    Case("a domestic company", "sovico", "company · Việt Nam", "sovico", "home"),
    Case("a parent", "marvell-vietnam", "belongs to Marvell", "marvell-vietnam", "parent"),
    # 10 people
    Case(
        "a person with post, of the Party",
        "bac-ninh",
        "Nguyễn Anh Tuấn Secretary of the provincial Party Committee",
        "bac-ninh/nguyen-anh-tuan",
        "name",
    ),
    # 11 a law
    Case(
        "a law enacted, not in force",
        "ha-noi",
        "enacted Capital Law for Hà Nội",
        "viet-nam/capital-law",
        "places",
    ),
    # 12 continuation
    Case(
        "the continuation of something",
        "why da-nang/nvidia-ambassadors/cooperating-1",
        "inferred the word: The city asks that the programme be continued",
        "da-nang/nvidia-ambassadors/cooperating-1",
        "inferred",
    ),
    # 13 maybe one event
    Case(
        "two reports that may be one event",
        "quang-nam",
        "maybe the same as THACO Industries and Port of Oakland",
        "thaco-industries/california-waste-mou/signing",
        "maybe_same",
    ),
    # 15 merged
    Case(
        "a province that was merged",
        "quang-nam",
        "Until it became part of Đà Nẵng on 1 Jul 2025.",
        "quang-nam",
        "became",
    ),
    Case("its successor says so", "da-nang", "with the former Quảng Nam", "quang-nam", "became"),
    Case(
        "figures of the smaller territory", "bac-ninh", "smaller territory", "bac-ninh", "includes"
    ),
    # 16 hard cases
    Case(
        "a body that closed",
        "usaid",
        "ended by Apr 2025:",
        "usaid",
        "ended",
        "hard",
    ),
]


@pytest.fixture(scope="module")
def libraries() -> dict[str, Library]:
    return {
        "shipped": frozen_library(),
        "hard": load([Folder(HARD, shipped=False)]),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_a_brief_says_it_and_no_longer_without_its_field(
    case: Case, libraries: dict[str, Library]
) -> None:
    library = libraries[case.folder]
    assert case.words in drawn(library, case.page)
    assert case.words not in drawn(without(library, case.address, case.field), case.page)


def test_attracted_shows_no_stage(libraries: dict[str, Library]) -> None:
    text = drawn(libraries["shipped"], "bac-ninh/amkor")
    assert "stage mentioned" in text
    assert "present" in text


def test_a_locality_may_have_no_foreign_partner(libraries: dict[str, Library]) -> None:
    library = libraries["shipped"]
    text = drawn(library, "ha-noi")
    section = text[text.index("Partners 1") : text.index("Statements and background")]
    assert "institute · Hà Nội" in section
    assert "United States" not in section


def test_a_person_may_have_no_name(libraries: dict[str, Library]) -> None:
    assert "name not given Mayor" in drawn(libraries["shipped"], "city-of-oakland")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sia", "sia"),
        ("fsvc", "fsvc"),
        ("hpa", "hpa"),
        ("quang nam", "quang-nam"),
        ("bac giang", "bac-ninh"),
        ("dang cong san", "communist-party-of-vietnam"),
        ("Nguyen Anh Tuan", "bac-ninh/nguyen-anh-tuan"),
    ],
)
def test_names_are_found_by_what_people_type(
    typed: str, found: str, libraries: dict[str, Library]
) -> None:
    index = Index(documents_of(Known(libraries["shipped"], TODAY)))
    hit = index.search(typed, 1).hits[0]
    assert hit.document.address == found
    assert hit.strong


def drawn(library: Library, page: str) -> str:
    """Return the page's text as one line."""
    known = Known(library, TODAY)
    shown = proof_of(known, page[4:]) if page.startswith("why ") else page_at(known, page)
    assert shown is not None, page
    return re.sub(r"[█░ ▸]+", " ", " ".join(line.text for line in shown.lines(170)))


def without(library: Library, address: str, field: str) -> Library:
    """Return `library` with one field of one claim, initiative or brief taken out."""
    contents = library.contents
    replaced = msgspec.structs.replace(
        contents,
        localities=tuple(_pruned(brief, address, field) for brief in contents.localities),
        partners=tuple(_pruned(brief, address, field) for brief in contents.partners),
        sources=tuple(_pruned(source, address, field) for source in contents.sources),
    )
    return Library(replaced)


def _pruned(thing: Any, address: str, field: str) -> Any:
    if getattr(thing, "address" if isinstance(thing, (Claim, Initiative)) else "id", "") == address:
        return msgspec.structs.replace(thing, **{field: _nothing(type(thing), field)})
    if not isinstance(thing, (Brief, Initiative)) or isinstance(thing, Source):
        return thing
    changed = {
        name: tuple(_pruned(member, address, field) for member in getattr(thing, name))
        for name in ("facts", "figures", "people", "initiatives", "timeline")
        if hasattr(thing, name)
    }
    return msgspec.structs.replace(thing, **changed)


def _nothing(struct: type[msgspec.Struct], field: str) -> Any:
    """Return what stands for an absent field, also where it is one that must be there."""
    for known in msgspec.structs.fields(struct):
        if known.name == field:
            if known.default is not msgspec.NODEFAULT:
                return known.default
            if known.default_factory is not msgspec.NODEFAULT:
                return known.default_factory()
    return {"event": Event.SAID, "by": ("(somebody)",), "cite": ()}[field]
