"""Pages that explain: keys, and what the words mean; and the menu of what can be done."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from vnsemi_tui.text.clean import excerpt
from vnsemi_tui.text.fold import fold
from vnsemi_tui.views.finding import Needle, with_matches
from vnsemi_tui.views.keys import NO_KEYS, Hint, Keys
from vnsemi_tui.views.layout import (
    Cell,
    Column,
    Row,
    Section,
    card_lines,
    cell,
    paragraph,
    title_lines,
)
from vnsemi_tui.views.lines import Line, Span, Tone, muted

KEY_CELLS = 22
_SEARCH = Hint("; then {search} searches the briefs")


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
    words: str = ""
    """What else finds it: its id, and Vietnamese words."""


class Item(NamedTuple):
    """One row of a topic."""

    cells: tuple[Cell, ...]
    keys: str = ""
    """The keys it tells of, for those who type one of them."""
    words: str = ""
    """What else finds it, beside what it shows."""
    opens: str = ""
    """What Enter does."""

    @property
    def haystack(self) -> str:
        """Everything that finds it."""
        return " ".join((*(one.text for one in self.cells), self.keys, self.words))


class Topic(NamedTuple):
    """A part of the help: a heading and rows."""

    title: str
    columns: tuple[Column, ...]
    items: tuple[Item, ...]


class Wanted:
    """What a reader types to narrow help or menu: a key as it is named, or words.

    A plain letter finds any marked one, a marked one only itself.
    """

    def __init__(self, typed: str) -> None:
        """Look for `typed`."""
        self.typed = " ".join(typed.split())
        self._needles = [needle for word in self.typed.split() if (needle := Needle.of(word))]

    def __bool__(self) -> bool:
        return bool(self._needles)

    def is_key_of(self, keys: str) -> bool:
        """Whether one of `keys` is typed; `t` is not `T`, but `f2` is F2."""
        if len(self.typed) == 1:
            return self.typed in keys.split()
        return self.typed.casefold() in keys.casefold().split()

    def fits(self, text: str, *, beginning: bool = False) -> bool:
        """Whether each word is in `text`; a single letter must begin one of its words.

        With `beginning`, every word must.
        """
        folded = fold(text)
        return all(
            any(
                (len(needle.folded) > 1 and not beginning)
                or start == 0
                or not folded[start - 1].isalnum()
                for start, _ in needle.spans(text, folded)
            )
            for needle in self._needles
        )

    def marked(self, lines: Iterable[Line]) -> list[Line]:
        """Return `lines` with the words marked in all but headings."""
        found = list(lines)
        for needle in self._needles:
            if len(needle.folded) > 1:
                found = [one if one.heading else with_matches(one, needle) for one in found]
        return found


def narrowed(topics: Sequence[Topic], wanted: Wanted) -> list[Topic]:
    """Return what of `topics` fits, each row once: first what has the key, then the rest."""
    if not wanted:
        return list(topics)
    seen: set[Item] = set()

    def those(fits: Callable[[Item], bool]) -> list[Topic]:
        found: list[Topic] = []
        for topic in topics:
            items = tuple(item for item in topic.items if item not in seen and fits(item))
            seen.update(items)
            found += [topic._replace(items=items)] if items else []
        return found

    by_key = those(lambda item: wanted.is_key_of(item.keys))
    return by_key + those(lambda item: wanted.fits(item.haystack))


class _Narrowing:
    """A page of topics, narrowed by what is typed above it."""

    title = ""
    topics: Sequence[Topic] = ()

    def __init__(self, typed: str, keys: Keys) -> None:
        self.wanted = Wanted(typed)
        self.keys = keys

    @property
    def shown(self) -> list[Topic]:
        """What fits what is typed."""
        return narrowed(self.topics, self.wanted)

    def lines(
        self, width: int, height: int = 0, opened: frozenset[str] = frozenset()
    ) -> list[Line]:
        """Return the page in `width` cells; see `views.lines.Page`."""
        shown = self.shown
        found, total = (sum(len(topic.items) for topic in one) for one in (shown, self.topics))
        if not found:
            nothing = f'Nothing here matches "{excerpt(self.wanted.typed, 40)}".'
            way_out = f"Escape shows all again{self.keys.hint(_SEARCH)}."
            return [*paragraph(nothing, width), *paragraph(way_out, width, Tone.MUTED)]
        about = f"{found} of {total} match · Escape shows all" if self.wanted else self.about
        sections = [self._section(number, topic) for number, topic in enumerate(shown)]
        everything = frozenset(section.key for section in sections)
        header = title_lines(self.title, about, width)
        lines = card_lines(header, sections, width, 0, everything, above=0, folds=False)
        return self.wanted.marked(lines) if self.wanted else lines

    @property
    def about(self) -> str:
        """What stands beside the title while nothing is typed."""
        return ""

    def _section(self, number: int, topic: Topic) -> Section:
        rows = tuple(Row(item.cells, opens=item.opens) for item in topic.items)
        # Numbered: what is narrowed has two sections with one title.
        return Section(
            f"{number} {topic.title}",
            topic.title,
            topic.columns,
            rows,
            wraps=self.wraps,
            counted=False,
        )

    wraps = True


class HelpPage(_Narrowing):
    """What can be done here, then all keys, and what words, glyphs and files mean."""

    address = "help"
    title = "Help"

    def __init__(self, topics: Sequence[Topic], typed: str = "", keys: Keys = NO_KEYS) -> None:
        """Explain `topics`; `typed` narrows them."""
        super().__init__(typed, keys)
        self.topics = topics

    @property
    def about(self) -> str:
        """How to leave."""
        return "Escape closes"


def key_topic(title: str, keys: Iterable[Key]) -> Topic:
    """Return the topic that tells of `keys`, each with what it does."""
    items = tuple(
        Item(
            (cell(Span(key.keys, Tone.ACCENT)), cell(key.about)),
            key.keys,
            f"{key.label} {key.words}",
        )
        for key in keys
    )
    return Topic(title, (Column(most=KEY_CELLS), Column(flexible=True)), items)


class MenuPage(_Narrowing):
    """Everything that can be done here; Enter does it."""

    address = "menu"
    title = "Menu: all commands"
    wraps = False

    def __init__(
        self,
        groups: Sequence[tuple[str, Sequence[Key]]],
        typed: str = "",
        keys: Keys = NO_KEYS,
    ) -> None:
        """List the keys of `groups`; `typed` narrows them."""
        super().__init__(typed, keys)
        columns = (Column(flexible=True), Column(right=True, most=KEY_CELLS))
        self.topics = tuple(
            Topic(
                title,
                columns,
                tuple(
                    Item(
                        (cell(key.label), cell(muted(key.keys))),
                        key.keys,
                        f"{key.about} {key.words}",
                        key.action,
                    )
                    for key in group
                ),
            )
            for title, group in groups
        )
