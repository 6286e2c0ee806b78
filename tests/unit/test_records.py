"""Records hold what a text proves, and tell when the text is another."""

from datetime import date
from typing import Any

import pytest
import yaml

from vnsemi_tui.model.brief import Bounds, Paragraph, Relay, Source
from vnsemi_tui.model.dates import PartialDate
from vnsemi_tui.model.vocabulary import SourceKind
from vnsemi_tui.reading.gate import parse_yaml
from vnsemi_tui.reading.records import (
    describe,
    differences,
    new_record,
    paragraphs_of,
    text_hash,
    write_record,
)

TEXT = """Acme Huế\u00a0builds a lab

Acme put 46.9 million USD into it in May.\r
Nothing else was said.
"""


def record_of(text: str, **fields: Any) -> Source:
    """Return a record of `text`, with `fields` in place of plain ones."""
    plain: dict[str, Any] = {
        "publisher": "Example Daily",
        "title": "Acme builds: a lab",
        "address": "https://example.org/a#b",
        "kind": SourceKind.NEWS,
        "published": PartialDate.parse("2024-05"),
        "read": PartialDate.parse("2026-11-22"),
        "language": "en",
        "hash": text_hash(paragraphs_of(text)),
        "paragraphs": describe(text),
    }
    return Source(**(plain | fields))


def read_back(written: str) -> dict[str, Any]:
    """Return what the strict reader and a plain one make of `written`, all scalars text."""
    assert parse_yaml(written, "record.yaml").problems == []
    read: dict[str, Any] = yaml.load(written, Loader=yaml.BaseLoader)
    return read


def test_paragraphs_are_the_lines_that_are_not_empty() -> None:
    assert paragraphs_of("\ufeff a\r\n\n \u200b\nb\u00a0 c\rd") == ["a", "b c", "d"]


@pytest.mark.parametrize(
    "blank",
    [
        *("\u3000", "\u3000\u3000 ", "\u2800", "\x0c", "\x0b", "\x1f", "\x7f", "\x85", "\x9f"),
        *("\u00a0", "\u2003", "\u202f", "\u1680", "\u2028", "\u200b", "\u3164", "\ufeff", "\t"),
        "\x0c\u3000\u200b\u2800",
    ],
)
def test_a_line_that_shows_as_nothing_is_no_paragraph(blank: str) -> None:
    assert paragraphs_of(f"a\n{blank}\nb") == ["a", "b"]
    assert describe(f"2024\n{blank}\nb") == describe("2024\nb")


@pytest.mark.parametrize("line", ["·", "\x0cx", "\u3000x", "-", "\u0301", "\u2400", "\ufffd"])
def test_a_line_that_shows_something_stays_a_paragraph(line: str) -> None:
    assert len(paragraphs_of(f"a\n{line}\nb")) == 3


def test_the_hash_does_not_depend_on_line_ends_spaces_or_composition() -> None:
    assert text_hash(paragraphs_of("Hue\u0302\u0301\r\n\r\nx  y")) == text_hash(["Huế", "x y"])


def test_the_hash_depends_on_where_paragraphs_end() -> None:
    assert text_hash(["a b"]) != text_hash(["a", "b"])


def test_each_paragraph_has_its_numbers_and_names() -> None:
    assert describe(TEXT) == (
        Paragraph(names=("Acme Huế",)),
        Paragraph(numbers=("46.9 m USD", "--05"), names=("Acme",)),
        Paragraph(names=("Nothing",)),
    )


def test_the_language_decides_how_numbers_read() -> None:
    assert describe("2.000 USD", "vi")[0].numbers == ("2000 USD",)


def test_a_record_reads_back_to_the_same_texts() -> None:
    why = "Not before the fair: it is told in the past. " * 4
    source = record_of(
        TEXT,
        published=None,
        bounds=Bounds(
            from_=PartialDate.parse("2023-11-10"), to=PartialDate.parse("2023-12"), why=why.strip()
        ),
        excerpt="true",
        relays=(Relay(publisher="VOV, Hà Nội", paragraphs="2-3", what="photo #2"),),
        note="# no comment",
        paragraphs=(
            Paragraph(
                numbers=("--10-27", "8:30", "56.2 %", "-5", "39/2024/QH15"),
                names=("R&D", "Acme [sic], Inc", "People’s Court"),
                unused={"8:30": "a clock: no claim", "--10-27": "word " * 40 + "end"},
            ),
        ),
    )
    read = read_back(write_record(source))
    assert read["title"] == "Acme builds: a lab"
    assert read["published"] == "unknown"
    assert read["bounds"] == {"from": "2023-11-10", "to": "2023-12", "why": why.strip()}
    assert read["relays"] == [{"publisher": "VOV, Hà Nội", "paragraphs": "2-3", "what": "photo #2"}]
    assert (read["excerpt"], read["note"]) == ("true", "# no comment")
    paragraph = source.paragraphs[0]
    assert read["paragraphs"] == [
        {
            "numbers": list(paragraph.numbers),
            "names": list(paragraph.names),
            "unused": paragraph.unused,
        }
    ]


HARD = ["- a", "a: b", "a #b", "---", "'q'", '"q" \\', "[x", "{x}", "!t", "&a", "*a", "%x", "@x"]
HARD += [
    "a:",
    ":a",
    "?",
    "-",
    "~",
    "null",
    "NO",
    "010",
    "| x",
    "> x",
    "a,b",
    "x ]",
    "`x`",
    "=",
    "...",
]


def test_no_text_changes_its_meaning_in_yaml() -> None:
    for text in HARD:
        paragraph = Paragraph(numbers=(text,), names=(text, text), unused={text: text})
        written = write_record(record_of("", title=text, note=text, paragraphs=(paragraph,)))
        read = read_back(written)
        assert (read["title"], read["note"]) == (text, text)
        assert read["paragraphs"] == [
            {"numbers": [text], "names": [text, text], "unused": {text: text}}
        ]


def test_long_lists_and_prose_stay_within_100_columns() -> None:
    names = tuple(f"Company Number {number}" for number in range(30))
    source = record_of("", note="several words " * 30 + "end", paragraphs=(Paragraph(names=names),))
    written = write_record(source)
    assert max(len(line) for line in written.splitlines()) <= 100
    assert read_back(written)["paragraphs"][0]["names"] == list(names)


def test_a_word_longer_than_a_line_is_not_broken() -> None:
    note = "see " + "x" * 150 + " there"
    assert read_back(write_record(record_of("", note=note)))["note"] == note


def test_paragraphs_are_numbered_for_the_one_who_cites_them() -> None:
    assert "\n  # 2\n  - numbers: [46.9 m USD, --05]\n" in write_record(record_of(TEXT))


def test_a_new_record_holds_nothing_that_its_author_must_know() -> None:
    written = new_record("example-2024", TEXT, read=date(2026, 11, 22))
    assert read_back(written).keys() == {"read", "language", "hash", "paragraphs"}
    assert written.startswith("# Fill in")


def test_a_new_record_is_valid_once_its_comments_are_filled_in() -> None:
    written = new_record("example-2024", TEXT, read=date(2026, 11, 22))
    for field in ("publisher", "title", "address", "kind", "published"):
        written = written.replace(f"\n# {field}:", f"\n{field}:")
    read = read_back(written)
    assert (read["kind"], read["published"]) == ("news", "2024-11-29")


def test_a_new_record_needs_an_id_that_can_name_a_file() -> None:
    with pytest.raises(ValueError, match="is no id"):
        new_record("../x\ny", TEXT, read=date(2026, 11, 22))


def test_a_record_agrees_with_its_own_text() -> None:
    assert differences(record_of(TEXT), TEXT) == []


def test_a_changed_number_is_told_with_both_readings() -> None:
    changed = differences(record_of(TEXT), TEXT.replace("46.9", "49.6"))
    assert changed[0].startswith("the text is not the one that was recorded: its hash is sha256:")
    assert changed[1:] == ["paragraph 2: the record has 46.9 m USD, the text 49.6 m USD"]


def test_numbers_and_names_on_one_side_only_are_told() -> None:
    record = record_of(TEXT)
    other = TEXT.replace(" in May", "").replace("Nothing else", "Nothing else about Bolt")
    assert differences(record, other)[1:] == [
        "paragraph 2: the record has --05, the text does not",
        "paragraph 3: the text has Bolt, the record does not",
    ]


def test_a_paragraph_too_many_is_told() -> None:
    told = differences(record_of(TEXT), TEXT + "More.\n")
    assert told[1:] == ["the record has 3 paragraphs, the text 4"]


def test_a_reworded_text_with_the_same_numbers_is_told() -> None:
    told = differences(record_of(TEXT), TEXT.replace("Nothing else", "Nothing more"))
    assert len(told) == 1
    assert told[0].endswith("though its numbers and names are the same")
