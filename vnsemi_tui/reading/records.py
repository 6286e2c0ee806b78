"""Source records: what a text's paragraphs prove, without the text."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from hashlib import sha256

from vnsemi_tui.model.brief import Paragraph, Source, is_id
from vnsemi_tui.reading.names import names_in
from vnsemi_tui.reading.numbers import numbers_in
from vnsemi_tui.text.clean import clean, is_blank
from vnsemi_tui.text.fold import fold
from vnsemi_tui.text.width import cell_width, wrap

_WIDTH = 100

_TO_FILL_IN = """\
# Fill in and uncomment the five fields below; do not change hash and paragraphs.
# A claim cites a paragraph as {id}#3.
# Each number of it is used by a claim that cites it, or listed there with the reason why not:
#   - numbers: [rank 1, 2]
#     unused:
#       rank 1: counts the sections of the text
# rank 2 is "second"; --09 is September and --09-20 its 20th day, of a year that is not printed.
# publisher: Name of the paper, agency or body
# title: The headline as printed
# address: https://example.org/the-page
# kind: news
# published: 2024-11-29
# The kinds are news, government, company, law, repost. Where no date is printed, published is
# unknown, and bounds say between which days:
# bounds:
#   from: 2023-11-10
#   to: 2023-12-31
#   why: How both days are known.
"""


def paragraphs_of(text: str) -> list[str]:
    """Return the lines of `text` that show as something, cleaned; the nth is paragraph n."""
    lines = re.split(r"\r\n|\r|\n", text)
    return [clean(line) for line in lines if not is_blank(line)]


def text_hash(paragraphs: Sequence[str]) -> str:
    """Return `sha256:…` of the paragraphs, as `paragraphs_of` gives them, one a line."""
    return f"sha256:{sha256(chr(10).join(paragraphs).encode()).hexdigest()}"


def describe(text: str, language: str = "en") -> tuple[Paragraph, ...]:
    """Return the numbers of each paragraph of `text` in order, its names by length.

    In order and without gaps, names would be pieces of the text; the check needs no order.
    """
    return tuple(
        Paragraph(
            numbers=numbers_in(paragraph, language),
            names=tuple(
                sorted(names_in(paragraph), key=lambda name: (len(name), fold(name), name))
            ),
        )
        for paragraph in paragraphs_of(text)
    )


def write_record(source: Source) -> str:
    """Return the YAML of `source`, which reads back to the same fields."""
    published = source.published.text if source.published else "unknown"
    lines = [
        *_scalar("publisher", source.publisher),
        *_scalar("title", source.title),
        *_scalar("address", source.address),
        *_scalar("kind", source.kind.value),
        *_scalar("published", published),
    ]
    if source.bounds:
        lines.append("bounds:")
        lines += _scalar("from", source.bounds.from_.text, "  ")
        lines += _scalar("to", source.bounds.to.text, "  ")
        lines += prose_lines("why", source.bounds.why, "  ")
    lines += _reading_lines(source.read.text, source.language, source.hash)
    lines += _scalar("excerpt", source.excerpt)
    if source.relays:
        lines.append("relays:")
    for relay in source.relays:
        lines += _item(
            [
                *_scalar("publisher", relay.publisher, "    "),
                *_scalar("paragraphs", relay.paragraphs, "    "),
                *_scalar("what", relay.what, "    "),
            ]
        )
    lines += prose_lines("note", source.note)
    lines += _paragraph_lines(source.paragraphs)
    return "\n".join(lines) + "\n"


def new_record(source_id: str, text: str, language: str = "en", *, read: date) -> str:
    """Return a record of `text` whose publisher, title, address, kind and date are to fill in.

    `read` is the day on which the text was read. Raise ValueError where `source_id` is no id.
    """
    if not is_id(source_id):
        raise ValueError(f'"{clean(source_id)}" is no id; write small letters, digits and hyphens')
    lines = [
        *_reading_lines(read.isoformat(), language, text_hash(paragraphs_of(text))),
        *_paragraph_lines(describe(text, language)),
    ]
    return _TO_FILL_IN.format(id=source_id) + "\n".join(lines) + "\n"


def differences(source: Source, text: str) -> list[str]:
    """Say in sentences where the record `source` and `text` differ; nothing where they agree."""
    paragraphs, described = paragraphs_of(text), describe(text, source.language)
    found: list[str] = []
    if len(source.paragraphs) != len(described):
        found.append(
            f"the record has {len(source.paragraphs)} paragraphs, the text {len(described)}"
        )
    for number, (recorded, printed) in enumerate(
        zip(source.paragraphs, described, strict=False), 1
    ):
        changes = [
            *_changes(recorded.numbers, printed.numbers),
            *_changes(recorded.names, printed.names),
        ]
        found += [f"paragraph {number}: {change}" for change in changes]
    if source.hash != text_hash(paragraphs):
        same = "" if found else ", though its numbers and names are the same"
        found.insert(
            0,
            f"the text is not the one that was recorded: its hash is {text_hash(paragraphs)}{same}",
        )
    return found


def _changes(recorded: Sequence[str], printed: Sequence[str]) -> Iterator[str]:
    """Yield how `printed` departs from `recorded`, place by place."""
    matcher = SequenceMatcher(None, recorded, printed, autojunk=False)
    for kind, start, end, printed_start, printed_end in matcher.get_opcodes():
        old, new = ", ".join(recorded[start:end]), ", ".join(printed[printed_start:printed_end])
        if kind == "replace":
            yield f"the record has {old}, the text {new}"
        elif kind == "delete":
            yield f"the record has {old}, the text does not"
        elif kind == "insert":
            yield f"the text has {new}, the record does not"


# YAML, as the strict reader wants it: no anchors, tags or empty values


def _reading_lines(read: str, language: str, digest: str) -> list[str]:
    return [*_scalar("read", read), *_scalar("language", language), *_scalar("hash", digest)]


def _paragraph_lines(paragraphs: Sequence[Paragraph]) -> list[str]:
    if not paragraphs:
        return ["paragraphs: []"]
    lines = ["paragraphs:"]
    for number, paragraph in enumerate(paragraphs, 1):
        fields = _flow("numbers", paragraph.numbers, "    ")
        if paragraph.names:
            fields += _flow("names", paragraph.names, "    ")
        if paragraph.unused:
            fields.append("    unused:")
        for token, reason in paragraph.unused.items():
            fields += prose_lines(_quoted(token), reason, "      ")
        lines += [f"  # {number}", *_item(fields)]
    return lines


def _item(lines: list[str]) -> list[str]:
    """Return `lines`, a mapping four columns in, as an item of a list."""
    return [f"  - {lines[0][4:]}", *lines[1:]]


def _scalar(key: str, value: str, indent: str = "") -> list[str]:
    """Return `key: value` on one line, or nothing where there is no value."""
    return [f"{indent}{key}: {_quoted(value)}"] if value else []


def prose_lines(key: str, value: str, indent: str = "") -> list[str]:
    """Return `key: value` in YAML, as a folded block where it is too long for a line."""
    lines = _scalar(key, value, indent)
    foldable = clean(value) == value and value.isprintable()
    if not lines or not foldable or cell_width(lines[0]) <= _WIDTH:
        return lines
    inner = indent + "  "
    return [
        f"{indent}{key}: >-",
        *(inner + line for line in _words_wrapped(value, _WIDTH - len(inner))),
    ]


def _words_wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines broken at spaces only: a break elsewhere would read as a space."""
    return wrap(text, max(width, *(cell_width(word) for word in text.split(" "))))


def _flow(key: str, values: Sequence[str], indent: str) -> list[str]:
    """Return `key: [a, b]`, wrapped between values, further lines two columns further in."""
    lines = [f"{indent}{key}: ["]
    for place, value in enumerate(values, 1):
        piece = _quoted(value, in_flow=True) + ("," if place < len(values) else "]")
        grown = lines[-1] + ("" if lines[-1].endswith("[") else " ") + piece
        if cell_width(grown) > _WIDTH and not lines[-1].endswith("["):
            lines.append(f"{indent}  {piece}")
        else:
            lines[-1] = grown
    return lines if values else [f"{indent}{key}: []"]


_PLAIN = re.compile(r"(?:[^\W_]|[$€(](?=\w)|-(?=[\w-]))(?:.*\S)?")
_IN_FLOW = re.compile(r"[\[\]{},]")


def _quoted(text: str, *, in_flow: bool = False) -> str:
    """Return `text` as a scalar, in quotes where it would read as something else without."""
    plain = _PLAIN.fullmatch(text) and text.isprintable() and not re.search(r":(?:\s|$)|\s#", text)
    if (
        plain
        and not text.startswith("---")
        and not (in_flow and (_IN_FLOW.search(text) or ":" in text))
    ):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08x}"
