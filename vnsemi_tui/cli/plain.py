"""`--plain`: ask and be answered in lines, for screen readers and terminals that draw nothing."""

from __future__ import annotations

import io
import shlex
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cached_property

from vnsemi_tui.cli.arguments import command_meant, no_command, parse
from vnsemi_tui.cli.commands import COMMANDS
from vnsemi_tui.cli.options import EVERYWHERE, date_of
from vnsemi_tui.cli.session import Session
from vnsemi_tui.cli.shapes import cut_words
from vnsemi_tui.errors import Exit, Stop
from vnsemi_tui.library.library import Library
from vnsemi_tui.model.dates import shown_day
from vnsemi_tui.search.document import Hit
from vnsemi_tui.search.filtered import FilteredSearch
from vnsemi_tui.text.clean import clean, excerpt
from vnsemi_tui.views.lines import Page
from vnsemi_tui.views.plain import Speech, Spoken, listed, told

AT_ONCE = 10
"""So many hits are told before `more` is asked for."""
_MOST_HITS = 200
LONGEST_LINE = 25_000
"""Letters of a line: more than the longest note, and looked for in a moment."""
LEAVING = ("q", "quit", "exit")
"""Words that end it."""
_HELP = (
    "Words: search for them. Filters may stand among them: place:da-nang since:2024",
    "A number: open that line.",
    "why: the proof of what is open. why 2: the proof of line 2.",
    "more: the next hits.",
    "back: what was before.",
    "asks, timeline, list partners, compare da-nang ha-noi, pack qorvo da-nang: as the commands.",
    "note qorvo Ask again in May: writes a note of your own. list notes: tells them.",
    "config: what is set, and where. config --new: begins a file of settings.",
    "as-of 2024-08: as published by then. as-of today: all of it again.",
    "q: leave.",
    "Any other command works as well, with its options: asks --open --place da-nang",
)


class Plain:
    """What was asked, and the numbers of the lines that were answered."""

    def __init__(self, session: Session) -> None:
        """Answer from the library that `session` asked for."""
        self._session = session
        self._asked: list[list[str]] = []
        self._numbered: list[Spoken] = []
        self._left: list[Spoken] = []
        self._open = ""
        self._spoken: tuple[Library, Speech] | None = None
        self._own: dict[str, Callable[[list[str]], Iterable[Spoken]]] = {
            "more": self._more,
            "back": self._back,
            "as-of": self._as_of,
            "help": lambda _: map(Spoken, _HELP),
            "?": lambda _: map(Spoken, _HELP),
        }

    @property
    def words(self) -> list[str]:
        """The words that begin a line, for completing them."""
        return [*self._own, *LEAVING, *COMMANDS]

    def greeting(self) -> Iterator[str]:
        """Yield what is there and how to ask."""
        known = self._session.known
        newest = known.newest_source
        yield "vnsemi-tui: who does what with whom in Viet Nam's semiconductor industry."
        yield (
            f"{len(known.library.localities)} localities, {len(known.partners)} partners, "
            f"{len(known.initiatives())} initiatives."
        )
        if newest:
            yield f"The newest source is {'' if newest.is_bound else 'of '}{newest}."
        if known.is_past:
            yield f"As published by {shown_day(known.day)}."
        yield "Type words to search for, then a number to open a line; help says more, q leaves."

    def answer(self, line: str) -> Iterator[str]:
        """Yield the lines that answer `line`."""
        if len(line) > LONGEST_LINE:
            yield f"a line has at most {LONGEST_LINE:,} letters; nothing was done"
            return
        try:
            words = shlex.split(line)
        except ValueError:  # a lone quote is part of what is searched for
            words = line.split()
        if not words:
            return
        if self._session.today != self._session.day_now():  # the day has ended meanwhile
            self._go_on()
        try:
            for found in self._answer(words):
                yield clean(found.text)
        except Stop as stop:
            yield clean(stop.message)

    def _answer(self, words: list[str]) -> Iterable[Spoken]:
        first, *others = words
        if first in self._own:
            return self._own[first](others)
        if first.isdecimal() and not others:
            line = self._line(first)
            return self._page(["show", line.opens] if line.opens else ["why", line.claim])
        if first == "why" and not others:
            if not self._open:
                raise Stop("nothing is open; why 2 proves line 2")
            return self._page(["why", self._open])
        if first == "why" and others[0].isdecimal():
            line = self._line(others[0])
            return self._page(["why", line.claim or line.opens, *others[1:]])
        if first in COMMANDS:
            return self._page(words)
        if (meant := command_meant(first)) and not self._search.has(first):
            raise no_command(first, meant)
        return self._page(["find", *words])

    def _line(self, number: str) -> Spoken:
        index = int(number[:9]) - 1
        if not 0 <= index < len(self._numbered):
            last = len(self._numbered)
            raise Stop(
                f"no line {number[:9]}; the last is {last}" if last else "no line has a number yet"
            )
        return self._numbered[index]

    def _page(self, words: list[str]) -> Iterator[Spoken]:
        """Yield what the command line `words` answers, with numbers; keep it for `back`."""
        found = list(self._run(words))
        if not COMMANDS[words[0]].writes and (not self._asked or self._asked[-1] != words):
            self._asked.append(words)
        self._open = words[1] if words[0] in ("show", "why") and len(words) > 1 else ""
        self._numbered = []
        self._left = found[AT_ONCE:] if words[0] == "find" else []
        yield from self._with_numbers(found[: len(found) - len(self._left)])
        yield from self._how_many_left()

    def _with_numbers(self, lines: Iterable[Spoken]) -> Iterator[Spoken]:
        for line in lines:
            if line.claim or line.opens:
                self._numbered.append(line)
                line = line._replace(text=f"{len(self._numbered)}. {line.text}")
            yield line

    def _how_many_left(self) -> Iterator[Spoken]:
        if self._left:
            yield Spoken(f"{len(self._left)} left: more tells the next.")

    def _more(self, _: list[str]) -> Iterator[Spoken]:
        if not self._left:
            raise Stop("there is no more")
        lines, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        yield from self._with_numbers(lines)
        yield from self._how_many_left()

    def _back(self, _: list[str]) -> Iterable[Spoken]:
        if len(self._asked) < 2:
            raise Stop("there is nothing before")
        self._asked.pop()
        return self._page(self._asked.pop())

    def _as_of(self, words: list[str]) -> Iterator[Spoken]:
        text = " ".join(words)
        try:
            until = None if text in ("", "today") else date_of(text)
        except ArgumentTypeError as error:
            raise Stop(excerpt(str(error), 200)) from None
        self._go_on(as_of=until)
        known = self._session.known
        yield Spoken(f"As published by {shown_day(known.day)}: {len(known.sources)} sources.")

    def _go_on(self, **changed: object) -> None:
        """Answer from the same library as the day is now, with some of the options `changed`."""
        session = Session(Namespace(**{**vars(self._session.options), **changed}))
        session.library = self._session.library
        self._session = session
        self.__dict__.pop("_search", None)

    def _run(self, words: list[str]) -> Iterable[Spoken]:
        """Return what a command line answers; a wrong one says so."""
        said = io.StringIO()
        try:
            with redirect_stderr(said):
                options = parse(words)
        except SystemExit:
            lines = said.getvalue().splitlines()
            raise Stop(lines[-1] if lines else "") from None
        session = self._like_ours(options)
        command = COMMANDS[options.command]
        if options.command == "note":
            return self._noted(session)
        if options.json or getattr(options, "format", "text") != "text":
            return self._printed(session)
        if options.command == "find":
            return self._found(session, " ".join(options.query))
        if command.spoken:
            return command.spoken(session, self._speech(session))
        if command.page:
            return self._told(session, command.page(session))
        return self._printed(session)

    def _speech(self, session: Session) -> Speech:
        """Return what reads out pages of the library of `session`; made once for each."""
        if self._spoken is None or self._spoken[0] is not session.library:
            self._spoken = session.library, Speech(session.library)
        return self._spoken[1]

    def _told(self, session: Session, page: Page) -> Iterator[Spoken]:
        from vnsemi_tui.views.plain_lists import of_page

        return of_page(page, self._speech(session))

    def _noted(self, session: Session) -> Iterator[Spoken]:
        """Write a note; the briefs are read again, and have it from then on."""
        if not session.options.text:
            raise Stop("a note needs its text on the same line: note qorvo Ask again in May")
        yield from self._printed(session)
        self._session.library = self._session.read_again()
        self._session.__dict__.pop("known", None)
        self.__dict__.pop("_search", None)

    def _like_ours(self, options: Namespace) -> Session:
        """Return a session for `options`, which takes from ours what they leave open."""
        ours = vars(self._session.options)
        same_folders = not options.only and not options.briefs
        for name in EVERYWHERE:
            if not getattr(options, name):
                setattr(options, name, ours[name])
        session = Session(options)
        if same_folders:
            session.library = self._session.library
        return session

    @cached_property
    def _search(self) -> FilteredSearch:
        return FilteredSearch(self._session.known)

    def _found(self, session: Session, query: str) -> Iterator[Spoken]:
        from vnsemi_tui.cli.commands.find import look_for

        ours = (
            session.known.day == self._session.known.day
            and session.library is self._session.library
        )
        search = self._search if ours else FilteredSearch(session.known)
        results = look_for(search, query, max(_MOST_HITS, session.options.limit)).results
        hits = results.hits
        if not any(hit.strong for hit in hits):
            yield Spoken(f'Nothing is found for "{excerpt(query)}".')
        for hit in hits:
            yield self._hit(hit, self._speech(session))
        if hits and (cut := cut_words(len(hits), results.total, more=results.more)):
            yield Spoken(cut)

    def _hit(self, hit: Hit, spoken: Speech) -> Spoken:
        document = hit.document
        doubt = "" if hit.strong else "did you mean: "
        is_claim = document.address in self._session.library.claims
        text = listed(filter(None, (spoken(document.title), spoken(document.context))))
        return Spoken(doubt + text, document.address if is_claim else "", document.page)

    def _printed(self, session: Session) -> Iterator[Spoken]:
        """Yield what a command prints; of a table, each row as a sentence."""
        printed, said = io.StringIO(), io.StringIO()
        with redirect_stdout(printed), redirect_stderr(said):
            COMMANDS[session.options.command].run(session)
        head, *lines = printed.getvalue().splitlines() or [""]
        heads = head.split("\t")
        if len(heads) < 2:
            yield from map(Spoken, filter(None, (head, *lines)))
            lines = []
        names = next((heads.index(one) for one in ("address", "id") if one in heads), None)
        for line in lines:
            cells = line.split("\t")
            address = cells[names] if names is not None else ""
            is_claim = address in session.library.claims
            yield Spoken(
                told(heads, cells), address if is_claim else "", "" if is_claim else address
            )
        if len(heads) > 1 and not lines:
            yield Spoken("Nothing.")
        for line in said.getvalue().splitlines():
            yield Spoken(line.removeprefix("vnsemi-tui: "))


def plain(session: Session) -> Exit:
    """Greet, answer the query of the command line, then whatever is asked, until the end."""
    from vnsemi_tui.cli.conversation import Conversation

    answers = Plain(session)
    query: Sequence[str] = session.options.query
    conversation = Conversation(answers.answer, answers.words, LEAVING)
    with suppress(KeyboardInterrupt):  # pressed while it was already leaving or greeting
        conversation.hold(answers.greeting(), shlex.join(["find", "--", *query]) if query else "")
    return Exit.DONE
