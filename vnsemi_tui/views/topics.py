"""What help explains beside the keys: this page, filters, glyphs, words, files."""

from collections.abc import Iterable, Sequence

from vnsemi_tui.library.filter_table import FILTERS, FilterKind
from vnsemi_tui.library.known import Known
from vnsemi_tui.library.stages import Ailment
from vnsemi_tui.model.vocabulary import Event, Rung
from vnsemi_tui.search.vietnamese import in_vietnamese
from vnsemi_tui.views.command_line import command_line
from vnsemi_tui.views.glyphs import ARROW, MANY, SOFT, TODAY, WITHIN, Family
from vnsemi_tui.views.glyphs import TO as MOVED
from vnsemi_tui.views.help import KEY_CELLS, Item, Key, Topic, key_topic
from vnsemi_tui.views.keys import Keys
from vnsemi_tui.views.layout import Cell, Column, cell
from vnsemi_tui.views.lines import Span, Tone, muted
from vnsemi_tui.views.registry import page_kind
from vnsemi_tui.views.words import EMPTY, FULL, TOP

_TWO = (Column(most=KEY_CELLS), Column(flexible=True))

_INITIATIVE = "An initiative: its stage, every step with its date, and who takes part."
_SOURCE = "A source, and every claim that cites it."
_CARD = "Everything on record; Enter opens a line, {proof} shows its source."


def page_topic(known: Known, address: str, here: Iterable[Key], keys: Keys) -> Topic:
    """Return what the page at `address` is, what the keys `here` do on it, and its command."""
    name = address.partition(" ")[0]
    library = known.library
    kind = page_kind(name)
    if kind:
        about = kind.about
    elif name in library.initiatives:
        about = _INITIATIVE
    else:
        about = _SOURCE if name in library.sources else _CARD
    command = Item(
        (cell(muted("command line")), cell(command_line(known, address))),
        words="shell terminal print dòng lệnh",
    )
    first = Item((cell(muted("this page")), cell(keys.put_into(about))))
    return Topic("On this page", _TWO, (first, *key_topic("", here).items, command))


def word_topic(word: Event) -> Topic:
    """Return what the word under the cursor means."""
    return Topic(
        "The term under the cursor",
        (Column(), Column(most=KEY_CELLS), Column(flexible=True)),
        (Item(_event_cells(word)),),
    )


def _event_cells(event: Event) -> tuple[Cell, ...]:
    vietnamese = in_vietnamese([event.value])
    return cell(Span(event.label, Tone.ACCENT)), cell(muted(vietnamese)), cell(event.definition)


def _items(rows: Sequence[tuple[str, str]], words: str = "") -> tuple[Item, ...]:
    return tuple(
        Item((cell(Span(what, Tone.ACCENT)), cell(about)), "", words) for what, about in rows
    )


_GLYPHS = (
    ("▌", "the current line"),
    ("▏", "the current line of a pane without focus"),
    ("◎ ◉", "marked lines; filled on the current line"),
    ("▸", "more to show: press Enter on the heading"),
    ("✕", "a filter: Enter removes it"),
    ("·", "none"),
    ("▁▂▃▅▇", "Regions: number of initiatives at each stage, from idea to running"),
)


def _filters() -> tuple[Item, ...]:
    """Return every filter with an example, and where filters may stand."""
    rows = [(f"{kind.name}:{kind.example}", _about(kind)) for kind in FILTERS]
    rows.append(("lab place:ha-noi", "filters stand anywhere among the words; Tab completes them"))
    return _items(rows, "filter lọc bộ lọc")


def _about(kind: FilterKind) -> str:
    return f"{kind.about}; {kind.also}: means the same" if kind.also else kind.about


def _glyphs() -> Topic:
    """Return what bars and glyphs mean: the bar of each stage, then what lists and lanes draw."""
    stages = tuple(
        Item(
            (
                cell(Span(FULL * rung, Tone.ACCENT), Span(EMPTY * (TOP - rung), Tone.EMPTY)),
                cell(Span(rung.label, Tone.STRONG), f": {_events_of(rung)}"),
            ),
            words="stage bar rung",
        )
        for rung in Rung
        if rung
    )
    lanes = tuple(
        Item(
            (cell(Span(family.glyph, family.tone)), cell(f"in lanes: {family.word}")),
            words="lane timeline glyph",
        )
        for family in Family
    )
    rest = (
        (WITHIN * 3, "in lanes: exact day unknown"),
        (SOFT * 3, "in lanes: approximate or open-ended"),
        (ARROW * 2 + MOVED, "in lanes: a plan moved to another date"),
        (f"2 … {MANY}", "in lanes: number of entries at the same time"),
        (TODAY, "in lanes: today"),
    )
    return Topic(
        "Bars and glyphs", _TWO, stages + _items(_GLYPHS, "glyph") + lanes + _items(rest, "glyph")
    )


def _events_of(rung: Rung) -> str:
    return ", ".join(event.label for event in Event if event.rung is rung)


def _words() -> Topic:
    """Return every event word by rung, with the words that Vietnamese readers know."""
    items = tuple(
        Item(
            (cell(muted(rung.label if rung else "no stage")), *_event_cells(event)),
            words=event.value,
        )
        for rung in Rung
        for event in Event
        if event.rung is rung
    )
    columns = (Column(), Column(), Column(most=20), Column(flexible=True))
    return Topic("Event terms, by stage", columns, items)


_CHECKING = "{proof} on any line shows its source, date and paragraph; {open-source} opens it"
_NETWORK = "never used, except when you open an address with {open-source}"
_AILMENTS = {
    Ailment.TROUBLE: "ended, cancelled, paused, delayed or challenged, as reported",
    Ailment.COUNTERPART_GONE: "a party has ended; our conclusion",
    Ailment.OVERDUE: "a plan is past its date with no follow-up reported; our conclusion",
    Ailment.SILENT: "no newer entry for 12 months; an absence, not a failure",
    Ailment.LONG_SILENT: "no newer entry for 24 months",
}


_PROOF = (
    ("paragraphs", "where in the source it is said"),
    ("resolved", "not stated in so many words, but only one reading is possible; with the reason"),
    ("inferred", "our judgement, or from another source; with the reason"),
    ("computed", "worked out from printed numbers; with the arithmetic"),
    ("doubt", "what the source leaves open"),
    ("rep.", "reported: the date of the source, where the event itself has none"),
    ("mo", "months since then"),
)


def _health() -> Topic:
    rows = tuple(
        Item((cell(Span(word.value, Tone.TROUBLE)), cell(about)))
        for word, about in _AILMENTS.items()
    )
    return Topic("Warnings", (Column(), Column(flexible=True)), rows)


def _briefs(known: Known, newer: str, keys: Keys) -> Topic:
    newest = known.newest_source
    rows = [
        ("sources", "published texts: news, pages of companies and authorities, laws"),
        ("method", "people read each text and record what it says; see docs/editorial.md"),
        ("checking", keys.put_into(_CHECKING)),
    ]
    if newest:
        rows.append(
            (
                "up to",
                f"{str(newest).removeprefix('up to ')}; later events are not covered",
            )
        )
    if newer:
        rows.append(("updates", f"newer briefs come with updates: {newer}"))
    rows.append(("network", keys.put_into(_NETWORK)))
    return Topic("Where the briefs come from", _TWO, _items(rows, "source update nguồn cập nhật"))


_OWN = (
    ("own briefs", "vnsemi-tui new partner acme starts one; --briefs DIR loads a folder of them"),
    ("", "vnsemi-tui check DIR lists errors; exports leave your own briefs out"),
    ("own notes", "{note} adds one to a line; in a shell: vnsemi-tui note"),
    ("", "vnsemi-tui list notes lists them; vnsemi-tui paths shows where they are kept"),
    ("settings", "vnsemi-tui config --new starts a file: keys, theme, panes, your localities"),
    ("", "vnsemi-tui completions --help: completion of commands and ids in your shell"),
)


def topics(known: Known, keys: Keys, newer: str = "") -> list[Topic]:
    """Return what help explains after the keys; `newer` says how to get newer briefs."""
    own = [(what, keys.put_into(about)) for what, about in _OWN]
    return [
        Topic("Filters, in the search box and in lists", _TWO, _filters()),
        _glyphs(),
        _words(),
        Topic("Proofs and abbreviations", _TWO, _items(_PROOF, "proof s")),
        _health(),
        _briefs(known, newer, keys),
        Topic("Your own", _TWO, _items(own, "own của tôi ghi chú cài đặt")),
    ]
