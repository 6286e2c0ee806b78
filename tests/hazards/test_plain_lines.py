"""`--plain` with lines that nobody types: huge, endless, and commands that would eat the rest."""

import io
import time

import pytest

from tests.cli.conftest import Invoke, invoke, own_folders
from vnsemi_tui.cli import conversation
from vnsemi_tui.cli.plain import LONGEST_LINE

__all__ = ["invoke", "own_folders"]


def answers(invoke: Invoke, monkeypatch: pytest.MonkeyPatch, text: str, *words: str) -> list[str]:
    """Return what is answered to the piped `text`, without the greeting."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    done = invoke("--plain", *words)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    return lines[next(i for i, line in enumerate(lines) if line.startswith("Type words")) + 1 :]


@pytest.mark.parametrize("before", ["", "show ", "why ", "as-of ", "find place:", "note da-nang "])
def test_a_line_of_a_megabyte_is_refused_at_once(
    before: str, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = time.process_time()
    told, *after = answers(invoke, monkeypatch, f"{before}{'a' * 1_000_000}\nas-of 2024-08\n")
    assert told == f"a line has at most {LONGEST_LINE:,} letters; nothing was done"
    assert after[0].startswith("As published by 31 Aug 2024")
    assert time.process_time() - start < 3


def test_of_a_line_without_an_end_no_more_is_kept_than_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Endless(io.StringIO):
        left = 1000

        def readline(self, size: int | None = -1) -> str:
            assert size is not None
            assert 0 < size <= 1 << 20
            self.left -= 1
            return "x" * size if self.left > 0 else ""

    kept: list[str] = []
    monkeypatch.setattr("sys.stdin", Endless())
    conversation.Conversation(lambda line: kept.append(line) or (), [], []).hold([])
    assert [len(line) for line in kept] == [conversation._MOST_AT_ONCE]
    assert conversation._MOST_AT_ONCE > LONGEST_LINE


@pytest.mark.parametrize("more", ["", " --json"])
def test_a_note_without_a_text_does_not_take_the_lines_below_for_one(
    more: str, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Piped(io.StringIO):
        buffer = io.BytesIO(b"all that follows")

    monkeypatch.setattr("sys.stdin", Piped(f"note da-nang{more}\nas-of 2024-08\n"))
    done = invoke("--plain")
    assert done.code == 0
    assert "a note needs its text on the same line" in done.out
    assert "As published by 31 Aug 2024" in done.out
    assert "is written" not in done.out


def test_a_long_day_that_is_none_is_told_cut(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    (told,) = answers(invoke, monkeypatch, f"as-of {'2' * 20_000}\n")
    assert '2…" is not a date I know' in told
    assert len(told) <= 200


def test_what_stands_behind_two_hyphens_is_searched_for_and_no_option(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answers(invoke, monkeypatch, "", "--", "--only=zzz", "zzz")[0].startswith(
        ('Nothing is found for "--only=zzz zzz".', "1. ")
    )
