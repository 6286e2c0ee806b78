"""Pages that explain: keys, and what the words mean."""

from collections.abc import Sequence
from typing import NamedTuple

from vnsemi_tui.library.stages import Ailment
from vnsemi_tui.model.vocabulary import Event, Rung
from vnsemi_tui.views.layout import Column, Row, Section, card_lines, cell, title_lines
from vnsemi_tui.views.lines import Line, Span, Tone, muted


class Key(NamedTuple):
    """One thing that can be done, for help and menus."""

    keys: str
    """As people read them: `<  Alt+Left`."""
    label: str
    """What it does, in a few words."""
    about: str
    """What it does, in a sentence."""
    action: str = ""
    """What carries it out."""


class HelpPage:
    """Keys first, then every event word with its definition."""

    address = "help"
    title = "Help"

    def __init__(
        self, keys: Sequence[tuple[str, Sequence[Key]]], word: Event | None = None
    ) -> None:
        """Explain `keys` by group; the definition of `word` comes first."""
        self.keys = keys
        self.word = word

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        header = title_lines("Help", "Escape closes", width)
        sections = [self._group(title, keys) for title, keys in self.keys]
        sections += [_words(), _health()]
        if self.word:
            row = Row((cell(Span(self.word.label, Tone.ACCENT)), cell(self.word.definition)))
            sections.insert(
                0,
                Section(
                    "word",
                    "The word under the cursor",
                    (Column(), Column(flexible=True)),
                    (row,),
                    wraps=True,
                    counted=False,
                ),
            )
        everything = frozenset(section.key for section in sections)
        return card_lines(header, sections, width, height, everything, above=0, folds=False)

    def _group(self, title: str, keys: Sequence[Key]) -> Section:
        rows = tuple(Row((cell(Span(key.keys, Tone.ACCENT)), cell(key.about))) for key in keys)
        columns = (Column(most=22), Column(flexible=True))
        return Section(title, title, columns, rows, wraps=True, counted=False)


def _words() -> Section:
    """Return every event word by rung."""
    rows = tuple(
        Row(
            (
                cell(muted(rung.label if rung else "proves nothing")),
                cell(Span(event.label, Tone.ACCENT)),
                cell(event.definition),
            )
        )
        for rung in Rung
        for event in Event
        if event.rung is rung
    )
    return Section(
        "words",
        "The words, and how far each brings a thing",
        (Column(), Column(), Column(flexible=True)),
        rows,
        wraps=True,
        counted=False,
    )


_AILMENTS = {
    Ailment.TROUBLE: "ended, cancelled, paused, delayed or challenged, as reported",
    Ailment.COUNTERPART_GONE: "a party has ended; our conclusion",
    Ailment.OVERDUE: "the last day of a plan has passed and nothing answers it; our conclusion",
    Ailment.SILENT: "no newer entry for 12 months; an absence, not a failure",
    Ailment.LONG_SILENT: "no newer entry for 24 months",
}


def _health() -> Section:
    rows = tuple(
        Row((cell(Span(word.value, Tone.TROUBLE)), cell(about)))
        for word, about in _AILMENTS.items()
    )
    columns = (Column(), Column(flexible=True))
    return Section("health", "Warnings", columns, rows, wraps=True, counted=False)


class MenuPage:
    """Everything that can be done here; Enter does it."""

    address = "menu"
    title = "Everything that can be done here"

    def __init__(self, keys: Sequence[tuple[str, Sequence[Key]]]) -> None:
        """List `keys` by group."""
        self.keys = keys

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        sections = [
            Section(
                title,
                title,
                (Column(flexible=True), Column(right=True, most=22)),
                tuple(
                    Row((cell(key.label), cell(muted(key.keys))), opens=key.action) for key in keys
                ),
                counted=False,
            )
            for title, keys in self.keys
        ]
        everything = frozenset(section.key for section in sections)
        return card_lines(
            title_lines(self.title, "", width), sections, width, height, everything, above=0
        )
