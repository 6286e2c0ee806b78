"""Letters found in lines: folded, in pieces, around the end."""

from collections.abc import Sequence

import pytest

from vnsemi_tui.text.fold import fold
from vnsemi_tui.views.finding import Folded, Look, Needle, Spot, hidden_in, with_matches
from vnsemi_tui.views.lines import Line, Span, Tone, line


def found(typed: str, text: str) -> list[str]:
    """Return the letters of `text` in which `typed` is found."""
    needle = Needle.of(typed)
    assert needle is not None
    return [text[start:end] for start, end in needle.spans(text, fold(text))]


def look(lines: Sequence[Line], typed: str, start: int = 0) -> Look:
    needle = Needle.of(typed)
    assert needle is not None
    return Look(Folded(lines), needle, start)


@pytest.mark.parametrize(
    ("typed", "text", "letters"),
    [
        ("da", "Đà Nẵng, Dak, bandage", ["Đà", "Da", "da"]),
        ("đ", "Đà Nẵng and Da Nang", ["Đ"]),
        ("đa", "Đà Nẵng", ["Đà"]),
        ("dà", "Đà Nẵng, da, dá", ["Đà"]),
        ("NẴNG", "Đà Nẵng", ["Nẵng"]),
        ("hoà", "Khánh Hòa", ["Hòa"]),
        ("hò", "Khánh Hòa", ["Hò"]),
        ("  da   nang ", "Da Nang", ["Da Nang"]),
        ("it's", "It’s so", ["It’s"]),
        ("aa", "aaaa", ["aa", "aa"]),
        ("[/]", "[/] is no markup", ["[/]"]),
        ("qorvo", "Marvell", []),
    ],
)
def test_a_plain_letter_finds_marked_ones_and_a_marked_one_only_itself(
    typed: str, text: str, letters: list[str]
) -> None:
    assert found(typed, text) == letters


def test_nothing_is_looked_for_where_nothing_was_typed() -> None:
    assert Needle.of("  \u200b ") is None


def test_it_looks_below_first_and_counts_from_the_top() -> None:
    lines = [line("one a"), line("a b a"), line("none"), line("a")]
    looking = look(lines, "a", start=2)
    looking.go_on(2)
    assert looking.first == Spot(3, 0, 1)
    assert not looking.is_done
    looking.finish()
    assert [(spot.row, spot.start) for spot in looking.spots] == [(0, 4), (1, 0), (1, 4), (3, 0)]
    assert looking.first == Spot(3, 0, 1)


def test_beyond_the_last_one_it_goes_on_from_the_top_and_says_so() -> None:
    looking = look([line("a"), line("a")], "a")
    looking.finish()
    assert looking.beside((0, 1), 1) == (Spot(1, 0, 1), False)
    assert looking.beside((1, 1), 1) == (Spot(0, 0, 1), True)
    assert looking.beside((0, 0), -1) == (Spot(1, 0, 1), True)
    assert look([line("b")], "a").beside((0, 0), 1) is None


def test_sections_are_named_that_have_more_than_can_be_seen() -> None:
    shown = [line("a", section="s"), line("a", section="t")]
    whole = [*shown[:1], line("b a", section="s"), *shown[1:], line("b", section="t")]
    needle = Needle.of("a")
    assert needle is not None
    assert hidden_in(shown, whole, needle) == {"s"}


def test_matches_are_set_apart_across_spans_and_the_text_stays() -> None:
    needle = Needle.of("a n")
    assert needle is not None
    before = line(Span("Đà", Tone.STRONG), Span(" Nẵng", Tone.MUTED), address="x")
    after = with_matches(before, needle)
    assert after.text == before.text
    assert after.address == "x"
    assert after.spans == (
        Span("Đ", Tone.STRONG),
        Span("à", Tone.MATCH),
        Span(" N", Tone.MATCH),
        Span("ẵng", Tone.MUTED),
    )


@pytest.mark.parametrize("text", ["e\u0301a", "\u202ea\x1b[2Ja", "İa ß", "", "ﬁa"])
def test_text_that_is_not_composed_is_left_as_it_is_or_marked_but_never_changed(text: str) -> None:
    needle = Needle.of("a")
    assert needle is not None
    assert with_matches(line(text), needle).text == text


# Broken over two lines

BROKEN = [
    line("asked    ", "Set up a lab for chip  ", "23 months"),
    Line((Span("         "), Span("design in the city.")), continues=True),
    line("chip"),
    line("design"),
]


def test_a_phrase_that_is_broken_over_two_lines_of_one_text_is_found_once() -> None:
    found_here = look(BROKEN, "chip design")
    found_here.finish()
    assert found_here.spots == [Spot(0, 9 + 17, 9 + 21)]
    assert BROKEN[0].text[26:30] == "chip"


def test_both_parts_of_a_broken_phrase_are_marked() -> None:
    needle = Needle.of("chip design")
    assert needle is not None
    folded = Folded(BROKEN)
    marked = [
        [BROKEN[row].text[start:end] for start, end in folded.marks(row, needle)]
        for row in range(len(BROKEN))
    ]
    assert marked == [["chip"], ["design"], [], []]


def test_another_column_and_another_text_are_not_joined() -> None:
    for typed in ("months design", "city. chip", "chip 23"):
        found_here = look(BROKEN, typed)
        found_here.finish()
        assert found_here.spots == [], typed
