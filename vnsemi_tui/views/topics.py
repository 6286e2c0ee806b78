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

_INITIATIVE = "One thing: how far it has got, every step with its date, who takes part."
_SOURCE = "One text, and every line of the briefs that rests on it."
_CARD = "Everything these briefs say about it; Enter opens a line, {proof} says who says so."


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
    first = Item((cell(muted("what it is")), cell(keys.put_into(about))))
    return Topic("On this page", _TWO, (first, *key_topic("", here).items, command))


def word_topic(word: Event) -> Topic:
    """Return what the word under the cursor means."""
    return Topic(
        "The word under the cursor",
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
    ("▌", "the line you are at"),
    ("▏", "the same in a pane that keys don't go to"),
    ("◎ ◉", "what you marked; filled where you are"),
    ("▸", "there is more: Enter on the heading shows all"),
    ("✕", "a filter: Enter takes it away"),
    ("·", "nothing there"),
    ("▁▂▃▅▇", "regions: how many initiatives are so far, from idea to running"),
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
        (WITHIN * 3, "in lanes: some day within"),
        (SOFT * 3, "in lanes: about then, or without an end"),
        (ARROW * 2 + MOVED, "in lanes: a plan moved to another date"),
        (f"2 … {MANY}", "in lanes: so many entries at one time"),
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
            (cell(muted(rung.label if rung else "proves nothing")), *_event_cells(event)),
            words=event.value,
        )
        for rung in Rung
        for event in Event
        if event.rung is rung
    )
    columns = (Column(), Column(), Column(most=20), Column(flexible=True))
    return Topic("The words, and how far each brings a thing", columns, items)


_CHECKING = "{proof} on any line: who says so, when, in which paragraph; {open-source} opens it"
_NETWORK = "none is used, but where you open an address with {open-source}"
_AILMENTS = {
    Ailment.TROUBLE: "ended, cancelled, paused, delayed or challenged, as reported",
    Ailment.COUNTERPART_GONE: "a party has ended; our conclusion",
    Ailment.OVERDUE: "the last day of a plan has passed and nothing answers it; our conclusion",
    Ailment.SILENT: "no newer entry for 12 months; an absence, not a failure",
    Ailment.LONG_SILENT: "no newer entry for 24 months",
}


_PROOF = (
    ("stands in", "the paragraphs of the source that say so"),
    ("resolved", "not there in so many words, but only one reading is possible; then why"),
    ("inferred", "our judgement, or from another source; then why"),
    ("computed", "worked out from printed numbers; then how"),
    ("doubt", "what the source leaves open"),
    ("rep.", "reported: the day of the source, where the thing itself has no date"),
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
        ("from what", "published texts: news, pages of companies and authorities, laws"),
        ("by whom", "people read each text and write down what it says; docs/editorial.md"),
        ("how to check", keys.put_into(_CHECKING)),
    ]
    if newest:
        rows.append(
            (
                "up to when",
                f"{str(newest).removeprefix('up to ')}; what came later is not known here",
            )
        )
    if newer:
        rows.append(("newer ones", f"they come with a newer version: {newer}"))
    rows.append(("network", keys.put_into(_NETWORK)))
    return Topic("Where the briefs come from", _TWO, _items(rows, "source update nguồn cập nhật"))


_OWN = (
    ("own briefs", "vnsemi-tui new partner acme begins one; --briefs DIR reads a folder of them"),
    ("", "vnsemi-tui check DIR says what is wrong; exports leave yours out"),
    ("own notes", "{note} writes one about a line; vnsemi-tui note --help does it in the shell"),
    ("", "vnsemi-tui list notes lists them, vnsemi-tui paths says where they lie"),
    ("settings", "vnsemi-tui config --new begins a file: keys, looks, panes, your places"),
    ("", "vnsemi-tui completions --help: your shell completes commands and ids"),
)


def topics(known: Known, keys: Keys, newer: str = "") -> list[Topic]:
    """Return what help explains after the keys; `newer` says how to get newer briefs."""
    own = [(what, keys.put_into(about)) for what, about in _OWN]
    return [
        Topic("Filters, in the search box and in lists", _TWO, _filters()),
        _glyphs(),
        _words(),
        Topic("In a proof, and in short", _TWO, _items(_PROOF, "proof s")),
        _health(),
        _briefs(known, newer, keys),
        Topic("Your own", _TWO, _items(own, "own của tôi ghi chú cài đặt")),
    ]
