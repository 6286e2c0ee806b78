"""The ledger: every ask, offer, pledge and plan, with what came of it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import groupby

from vnsemi_tui.library.filters import Filters, ledger_items, parse_filters
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.ledger import Item, State
from vnsemi_tui.library.library import Library
from vnsemi_tui.text.width import cell_width, pad, pad_left
from vnsemi_tui.views import ways_out, whose, words
from vnsemi_tui.views.filtering import address_of, filter_lines
from vnsemi_tui.views.keys import NO_KEYS, Keys
from vnsemi_tui.views.layout import paragraph, spread, title_lines
from vnsemi_tui.views.lines import BLANK, Line, Span, Tone, fit, muted
from vnsemi_tui.views.long import Drawn, LongLines, Rows, Target
from vnsemi_tui.views.registry import NOBODY, Reader

ON_ONE_LINE = 130
"""From so many cells on an item takes one line; below, two: what was said needs the room."""
WITH_STATE = 60
"""From so many cells on, both lines of an item say when it was made and what became of it."""
WORD_CELLS = 7
AGE_CELLS = 6

_TITLES = {State.UNANSWERED: "No answer or follow-up reported"}
GAP = Span("  ")


class LedgerPage:
    """Open items first, the unanswered before the considered, the oldest first."""

    title = "Ledger: asks, offers, pledges and plans"

    def __init__(self, known: Known, filters: Filters | None = None, keys: Keys = NO_KEYS) -> None:
        """Show the items that `filters` want, as known on the day of `known`."""
        self.known = known
        self.keys = keys
        self.filters = filters or Filters()

    @property
    def address(self) -> str:
        """`ledger` and its filters."""
        return address_of("ledger", self.filters)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What is shown, in order."""
        return ledger_items(self.known, self.filters)

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> Sequence[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        counts = counts_of(self.items)
        blocks: list[Sequence[Line] | Rows[Item]] = [
            title_lines(self.title, counts, width),
            filter_lines(self.known, self.filters, "ledger", width),
        ]
        if not self.items:
            return LongLines(*blocks, [BLANK, *paragraph(self._empty, width, Tone.MUTED)])
        draw, height = self._drawing(width)
        for state, group in groupby(self.items, key=lambda item: item.state):
            found = tuple(group)
            ours = words.inferred_count(found)
            note = [muted(f" · {ours}")] if ours else []
            heading = spread(
                [Span(state_title(state), Tone.HEADING), *note], [muted(f"{len(found):,}")], width
            )
            blocks += [
                [BLANK, Line(heading, section=state.slug, heading=True)],
                Rows(found, draw, _target, section=state.slug, height=height),
            ]
        return LongLines(*blocks)

    @property
    def _empty(self) -> str:
        if self.filters.words:
            return self.keys.hint(ways_out.FILTERED)
        if self.known.is_past:
            nothing = "Nothing had been asked, offered, pledged or planned by that date."
            return f"{nothing} {self.keys.hint(ways_out.LATER)}"
        nothing = "No asks, offers, pledges or plans on record."
        return f"{nothing} {self.keys.hint(ways_out.REST)}"

    def _drawing(self, width: int) -> tuple[Callable[[Item], Drawn], int]:
        """Return what draws an item in `width` cells, and how many lines that takes."""
        library = self.known.library

        def on_one_line(item: Item) -> Drawn:
            age = muted(f"{words.since(item)}  {pad_left(words.short_age(item), AGE_CELLS)}")
            right = [*_beside(library, item), age]
            sides = words.short_sides(library, item.entry, width // 3)
            left = [_word(item), Span(sides, Tone.STRONG), Span(f"  {item.entry.what}")]
            return [spread(left, right, width)]

        def on_two_lines(item: Item) -> Drawn:
            age = words.short_age(item)
            since = f"{words.since(item)} · {age}" if width >= WITH_STATE else age
            room = width - cell_width(since) - WORD_CELLS - 4
            sides = words.short_sides(library, item.entry, max(room, 9))
            by = whose.of_item(library, item)
            state = Span(item.verdict, words.state_tone(item.state))
            right = [state, *by] if width >= WITH_STATE else [*words.by_our_reading(item), *by]
            what = [Span(" " * (WORD_CELLS + 2)), Span(item.entry.what)]
            return [
                spread([_word(item), Span(sides, Tone.STRONG)], [muted(since)], width),
                spread(what, right, width) if right else fit(tuple(what), width),
            ]

        return (on_one_line, 1) if width >= ON_ONE_LINE else (on_two_lines, 2)


def ledger_at(known: Known, settings: Sequence[str], reader: Reader = NOBODY) -> LedgerPage:
    """Return the ledger with the filters that `settings` write."""
    return LedgerPage(known, parse_filters(settings, known.library), reader.keys)


def counts_of(items: Sequence[Item]) -> str:
    """Return how many items are open and how many closed, and apart the answers we inferred."""
    still_open = sum(item.state.is_open for item in items)
    counts = f"{still_open:,} open · {len(items) - still_open:,} closed or lapsed"
    ours = words.inferred_count(items)
    return f"{counts} · {ours}" if ours else counts


def state_title(state: State) -> str:
    """Return what stands above the items of `state`."""
    return _TITLES.get(state, state.value[:1].upper() + state.value[1:])


def _word(item: Item) -> Span:
    return muted(pad(item.word, WORD_CELLS) + "  ")


def _beside(library: Library, item: Item) -> list[Span]:
    """Return whose reading and whose item it is, before what stands at the right."""
    told = (*words.by_our_reading(item), *whose.of_item(library, item))
    return [muted(span.text.removeprefix(" · ") + "  ") for span in told]


def _target(item: Item) -> Target:
    return Target(item.entry.address, item.initiative.address)
