"""YAML events become a tree, or problems: nothing is constructed, nothing recurses."""

import re
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from typing import Any, Final, NoReturn, Protocol

import yaml

from vnsemi_tui.reading.causes import (
    cause,
    lookalikes,
    merge_marks,
    odd_breaks,
    without_odd_breaks,
)
from vnsemi_tui.reading.files import place_after
from vnsemi_tui.reading.problems import Problem, Severity
from vnsemi_tui.reading.syntax import DIRECTIVE, Explained, explain
from vnsemi_tui.reading.tree import Mapping, Node, Scalar, Sequence
from vnsemi_tui.text.clean import clean, excerpt, is_blank, suspect

MAX_DEPTH: Final = 24
"""How many lists and mappings may lie in each other."""
MAX_NODES: Final = 50_000
"""How many keys, values, lists and mappings a file may have."""
MAX_SCALAR: Final = 100_000
"""How many characters one text may have."""
MAX_PROBLEMS: Final = 100
"""Reading stops after so many problems in one file."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALAR = yaml.ScalarEvent
_COMMENT = re.compile(r"[ \t]+#")
_ONLY_COMMENT = re.compile(r"[ \t]+#[^\n]*\s*")
_PRINTED = re.compile(r"[^\s,\[\]{}]+")
_NOT_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LIBRARY_LIMIT = re.compile("nesting|depth|recursion")
_PAST_UNICODE = re.compile(r"\\U(?!000|0010)")

_NO_FIELDS = ("holds no fields", 'write at least "name: …", or remove the file')
_NO_KEY = ("a field without a name", 'write its name before the ":"')
_TOO_MANY = (f"more than {MAX_NODES:,} keys and values", "split the file")
_NO_VALUE = "put the text on its own line after it; in {…} a comma starts a new field"
_NO_ANCHORS = "write the text out at each place; quote a text that starts with & or *"
_CUT = ('the value ends at " #"', "quote it, or put the comment on a line of its own")


class _Mark(Protocol):
    """A place as both parsers give it, from 0."""

    index: int
    line: int
    column: int


class _UnusableError(Exception):
    """Nothing after this point can be understood; its problem is recorded."""


class _Open:
    """A list or mapping that has not ended yet."""

    __slots__ = ("entries", "first_lines", "in_flow", "items", "key", "wants_key")

    def __init__(self, node: Sequence | Mapping, *, in_flow: bool) -> None:
        self.items = node.items if isinstance(node, Sequence) else None
        self.entries = node.entries if isinstance(node, Mapping) else []
        self.in_flow = in_flow
        self.wants_key = self.items is None
        self.key: Scalar | None = None
        self.first_lines: dict[str, int] = {}

    def add(self, node: Node) -> None:
        """Put `node` where the next item or value belongs."""
        if self.items is not None:
            self.items.append(node)
        elif self.key is not None:
            self.entries.append((self.key, node))
            self.key = None
            self.wants_key = True

    def add_key(self, key: Scalar) -> None:
        """Take `key` for the value that comes next."""
        self.key = key
        self.wants_key = False


class TreeBuilder:
    """Makes the tree out of events, on a stack of its own: depth costs no recursion."""

    def __init__(self, text: str, shown: str, loader: Any = _LOADER) -> None:
        self.problems: list[Problem] = []
        """What is wrong, in the order of the text."""
        self._failed = False
        self._root: Mapping | None = None
        self._as_written = text
        self._text = without_odd_breaks(text)
        self._shown = shown
        self._loader = loader
        self._stack: list[_Open] = []
        self._nodes = 0
        self._documents = 0
        self._anchors: set[str] = set()
        self._cut_at = -1
        self._has_comments = " #" in self._text or "\t#" in self._text
        self._lookalikes = lookalikes(self._text)
        self._clean_keys: dict[str, str] = {}

    def build(self) -> Mapping | None:
        """Return the fields of the text, or None after an error."""
        with suppress(_UnusableError):
            self._build()
        return None if self._failed else self._root

    def _build(self) -> None:
        for found in islice(odd_breaks(self._as_written), MAX_PROBLEMS):
            self._warn(found)
        for found in merge_marks(self._text):
            self._refuse(*found)
        if self._failed:
            return
        try:
            self._read_events()
        except yaml.MarkedYAMLError as error:
            if self._loader is not yaml.SafeLoader and _LIBRARY_LIMIT.search(str(error.problem)):
                self._read_without_limit(error.problem_mark)
            elif not self._is_reported(error):
                self._refuse(*self._explained(error))
        except (yaml.YAMLError, UnicodeError):
            self._refuse_character(_NOT_YAML.search(self._text))
        except (ValueError, OverflowError):  # PyYAML's own parser: chr() of an escape
            self._refuse_character(_PAST_UNICODE.search(self._text))

    def _read_without_limit(self, mark: _Mark | None) -> None:
        """Read up to `mark` again with PyYAML's own parser, which leaves the depth to us.

        libyaml reads ahead of the events that it gives, and may stop at a depth of its own
        (1,000 since PyYAML 6.0.4) before the event that passes ours.
        """
        before = self._as_written[: mark.index] if mark else self._as_written
        again = TreeBuilder(before, self._shown, yaml.SafeLoader)
        again.build()
        self.problems = again.problems
        self._failed = True

    def _explained(self, error: yaml.MarkedYAMLError) -> Explained:
        """Return what is wrong: a sign near `error` that only looks right, else what it says."""
        found = explain(error, self._text)
        at = error.problem_mark.line + 1 if error.problem_mark else 0
        return cause(self._text, found.line, at - 1, at) or found

    def _is_reported(self, error: yaml.MarkedYAMLError) -> bool:
        """Whether `error` only trips over the rest of what the last problem is about."""
        mark = error.problem_mark
        if mark is None or not self.problems:
            return False
        last = self.problems[-1]
        if last.severity is Severity.ERROR and last.line == mark.line + 1:
            return True
        cut = self._cut_at
        return cut >= 0 and _ONLY_COMMENT.fullmatch(self._text, cut, mark.index) is not None

    def _read_events(self) -> None:
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.MappingStartEvent: self._start_mapping,
            yaml.SequenceStartEvent: self._start_sequence,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._start_document,
        }
        next_event, take_scalar, scalar = self._loader(self._text).get_event, self._scalar, _SCALAR
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is scalar:
                take_scalar(event)
            elif kind in handlers:
                handlers[kind](event)
        if not self._documents:
            self._refuse(0, 0, *_NO_FIELDS)

    def _refuse(self, line: int, column: int, reason: str, way_out: str) -> None:
        """Record an error; reading goes on while there are not too many."""
        self._failed = True
        self._record(line, column, reason, way_out, Severity.ERROR)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _UnusableError

    def _record(
        self, line: int, column: int, reason: str, way_out: str, severity: Severity
    ) -> None:
        self.problems.append(
            Problem(
                path=self._shown,
                line=line,
                column=column,
                reason=reason,
                way_out=way_out,
                severity=severity,
            )
        )

    def _refuse_at(self, mark: _Mark, reason: str, way_out: str) -> None:
        self._refuse(mark.line + 1, mark.column + 1, reason, way_out)

    def _stop_at(self, mark: _Mark, reason: str, way_out: str) -> NoReturn:
        self._refuse_at(mark, reason, way_out)
        raise _UnusableError

    def _refuse_character(self, found: re.Match[str] | None) -> None:
        """Refuse a character, or an escape, that stands outside of what YAML allows."""
        line, column = place_after(self._text[: found.start()]) if found else (0, 0)
        sign = found.group() if found else "\\U"
        code = f"U+{ord(sign):04X}" if len(sign) == 1 else "an escape that stands for no character"
        self._refuse(line, column, f"contains {suspect(sign) or code}", "remove it")

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop_at(event.start_mark, "a second document", 'remove the "---" before it')
        if event.version or event.tags:
            self._stop_at(event.start_mark, *DIRECTIVE)

    def _start_mapping(self, event: Any) -> None:
        mark = event.start_mark
        mapping = Mapping([], mark.line + 1, mark.column + 1)
        if not self._stack:
            self._root = mapping
        self._open(mapping, event)

    def _start_sequence(self, event: Any) -> None:
        mark = event.start_mark
        if not self._stack:
            way_out = 'start with "name: …", without "- "'
            self._stop_at(mark, "a list where fields are expected", way_out)
        self._open(Sequence([], mark.line + 1, mark.column + 1), event)

    def _open(self, node: Sequence | Mapping, event: Any) -> None:
        mark = event.start_mark
        self._count(mark)
        if len(self._stack) >= MAX_DEPTH:
            self._stop_at(mark, f"more than {MAX_DEPTH} levels deep", "close what is open")
        if event.anchor or event.tag:
            self._refuse_property(event)
        if self._stack:
            if self._stack[-1].wants_key:
                way_out = "a key is one text; quote one that starts with [ or {"
                self._stop_at(mark, "a list or mapping as a key", way_out)
            self._stack[-1].add(node)
        self._stack.append(_Open(node, in_flow=bool(event.flow_style)))

    def _end(self, _: Any) -> None:
        self._stack.pop()

    def _count(self, mark: _Mark) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop_at(mark, *_TOO_MANY)

    def _refuse_property(self, event: Any) -> None:
        """Refuse an anchor or a tag, by its printed form."""
        printed = _PRINTED.match(self._text, event.start_mark.index)
        name = excerpt(printed.group()[:200] if printed else "", 40)
        if event.anchor:
            self._anchors.add(event.anchor)
            self._refuse_at(event.start_mark, f'"{name}" is an anchor', _NO_ANCHORS)
        else:
            way_out = 'remove it; quote a text that starts with "!"'
            self._refuse_at(event.start_mark, f'"{name}" is a tag', way_out)

    def _alias(self, event: Any) -> None:
        """Refuse an alias, unless its anchor or its merge key is refused already."""
        mark = event.start_mark
        self._count(mark)
        top = self._stack[-1] if self._stack else None
        is_merged = top is not None and top.key is not None and top.key.text == "<<"
        if event.anchor not in self._anchors and not is_merged:
            self._anchors.add(event.anchor)
            name = excerpt(event.anchor[:200], 40)
            self._refuse_at(mark, f'"*{name}" is an alias', _NO_ANCHORS)
        if self._stack:
            self._stand_in(mark)

    def _scalar(self, event: Any) -> None:
        """Take a key, an item or a value: most of a file, so the common case comes straight."""
        self._nodes += 1
        raw = event.value
        if (
            self._nodes > MAX_NODES
            or len(raw) > MAX_SCALAR
            or event.anchor
            or event.tag
            or not self._stack
        ):
            self._refuse_scalar(event)
            return
        mark = event.start_mark
        top = self._stack[-1]
        if top.wants_key:
            text = self._clean_keys.get(raw)
            if text is None:
                text = self._clean_keys[raw] = "" if is_blank(raw) else clean(raw)
            key = Scalar(text, mark.line + 1, mark.column + 1)
            if not text or text == "<<" or text in top.first_lines:
                self._refuse_key(top, key, event)
            top.first_lines.setdefault(text, key.line)
            top.add_key(key)
        else:
            text = clean(raw)
            if not text or (not text[0].isalnum() and is_blank(raw)):
                self._refuse_empty(top, mark)
            elif self._has_comments and not event.style and not top.in_flow:
                self._check_cut(event.end_mark)
            top.add(Scalar(text, mark.line + 1, mark.column + 1))
        if text and text != raw:
            self._warn_of_hidden(raw, mark)
        if self._lookalikes and not event.style:
            self._warn_of_lookalike(mark)

    def _refuse_scalar(self, event: Any) -> None:
        """Refuse a text for its place, its size or its tag."""
        mark = event.start_mark
        if not self._stack:
            self._refuse_top(event)
        elif self._nodes > MAX_NODES:
            self._stop_at(mark, *_TOO_MANY)
        elif event.anchor or event.tag:
            self._refuse_property(event)
        else:
            self._refuse_at(mark, f"a text of more than {MAX_SCALAR:,} characters", "shorten it")
        self._stand_in(mark)

    def _stand_in(self, mark: _Mark) -> None:
        """Keep the place of a key or value that is refused."""
        stand_in = Scalar("…", mark.line + 1, mark.column + 1)
        top = self._stack[-1]
        if top.wants_key:
            top.add_key(stand_in)
        else:
            top.add(stand_in)

    def _refuse_top(self, event: Any) -> NoReturn:
        if event.value or event.style:
            mark = event.start_mark
            if found := cause(self._text, mark.line + 1):
                self._refuse(*found)
                raise _UnusableError
            way_out = 'start with "name: …"'
            self._stop_at(mark, "a text where fields are expected", way_out)
        self._refuse(0, 0, *_NO_FIELDS)
        raise _UnusableError

    def _refuse_key(self, top: _Open, key: Scalar, event: Any) -> None:
        """Refuse an empty, merging or repeated key."""
        if not key.text:
            self._refuse(key.line, key.column, *_NO_KEY)
        elif key.text in top.first_lines:
            first = top.first_lines[key.text]
            reason = f'key "{excerpt(key.text, 40)}" comes twice, first on line {first}'
            self._refuse(key.line, key.column, reason, "keep one of them")
        elif not event.style:
            way_out = "write the fields out at each place"
            self._refuse(key.line, key.column, 'the merge key "<<"', way_out)

    def _refuse_empty(self, top: _Open, mark: _Mark) -> None:
        if top.key is None:
            way_out = 'put the text after the "- ", or remove it'
            self._refuse_at(mark, "a list entry has no value", way_out)
        elif top.key.text:
            reason = f'key "{excerpt(top.key.text, 40)}" has no value'
            self._refuse(top.key.line, top.key.column, reason, _NO_VALUE)

    def _check_cut(self, end: _Mark) -> None:
        """Refuse a plain text whose rest the parser takes for a comment."""
        if _COMMENT.match(self._text, end.index):
            self._cut_at = end.index
            self._refuse_at(end, *_CUT)

    def _warn_of_hidden(self, raw: str, mark: _Mark) -> None:
        if found := suspect(raw):
            sign = clean(chr(int(found[2:].split()[0], 16)))
            way_out = f'shown as "{sign}"; retype it' if sign else "removed; retype it"
            self._warn(Explained(mark.line + 1, mark.column + 1, f"contains {found}", way_out))

    def _warn_of_lookalike(self, mark: _Mark) -> None:
        """Tell of a text with which a line begins that only looks like fields of their own."""
        begins, found = self._lookalikes.get(mark.line + 1, (-1, None))
        if found is not None and begins == mark.column:
            self._warn(found)

    def _warn(self, found: Explained) -> None:
        if len(self.problems) < MAX_PROBLEMS - 1:  # the last place is for an error
            self._record(*found, Severity.WARNING)
