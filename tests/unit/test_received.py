"""What a terminal sends is keys, clicks and pastes, wherever a slow line cuts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from textual import events
from textual.message import Message

from vnsemi_tui.ui.received import ESCAPE_DELAY, SILENCE, TOGETHER, Cutter, Receiver, escape_delay

ANSWERS = {
    "DA1": "\x1b[?62;22;52c",
    "DA2": "\x1b[>41;354;0c",
    "DA3": "\x1bP!|7E565445\x1b\\",
    "XTVERSION": "\x1bP>|XTerm(370)\x1b\\",
    "XTGETTCAP": "\x1bP1+r544e=787465726d\x1b\\",
    "DECRQSS": "\x1bP1$r0;1m\x1b\\",
    "OSC 4": "\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
    "OSC 10": "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "OSC 11": "\x1b]11;rgb:0000/0000/0000\x1b\\",
    "OSC 52": "\x1b]52;c;cXVpdA==\x07",
    "title": "\x1b]lquit\x1b\\",
    "DSR": "\x1b[0n",
    "colour scheme": "\x1b[?997;1n",
    "kitty keyboard": "\x1b[?25u",
    "kitty graphics": "\x1b_Gi=31;OK\x1b\\",
    "window size": "\x1b[8;24;80t",
    "sixel": "\x1b[?1;0;256S",
    "mode": "\x1b[?2027;0$y",
    "ANSI mode": "\x1b[4;2$y",
    "parameters": "\x1b[2;1;1;112;112;1;0x",
    "no character": "\x1b[99999999999;5u",
    "two characters": "\x1b[97:65;5u",
    "end of a paste": "\x1b[201~",
    "long": "\x1b[" + "1;" * 40 + "q",
    "urxvt mouse": "\x1b[32;60;12M",
    "X10 mouse": "\x1b[M Qq",
}


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def said(messages: Iterable[Message]) -> list[str]:
    """Return what `messages` do: keys by their names, pastes in quotes, others by their class."""
    done = []
    for message in messages:
        if isinstance(message, events.Key):
            done.append(message.key)
        elif isinstance(message, events.Paste):
            done.append(repr(message.text))
        else:
            done.append(type(message).__name__)
    return done


def receiver_by(clock: Clock) -> Receiver:
    """Return a parser that measures its waits by `clock`."""
    receiver = Receiver()
    receiver._cutter = Cutter(now=clock)
    return receiver


def read(*parts: str, pause: float = 0.0) -> list[str]:
    """Return what `parts` do, read one after the other, `pause` apart, then a silence."""
    clock = Clock()
    receiver = receiver_by(clock)
    done: list[str] = []
    for part in parts:
        done += said(receiver.feed(part))
        clock.time += pause
        done += said(receiver.tick())
    clock.time += SILENCE
    return done + said(receiver.tick())


def cuts(text: str) -> Iterator[tuple[str, str]]:
    """Yield `text` cut in two at each place."""
    for place in range(1, len(text)):
        yield text[:place], text[place:]


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_that_nobody_asked_for_does_nothing_wherever_it_is_cut(answer: str) -> None:
    assert read(f"a{answer}b") == ["a", "b"]
    assert read(*answer, "b") == ["b"]
    for before, after in cuts(answer):
        assert read(f"a{before}", f"{after}b") == ["a", "b"], (before, after)
        assert read(before, f"{after}b", pause=0.15) == ["b"], (before, after)


@pytest.mark.parametrize(
    ("sent", "done"),
    [
        ("\x1b[A", ["up"]),
        ("\x1bOA", ["up"]),
        ("\x1b[[A", ["f1"]),
        ("\x1bOP", ["f1"]),
        ("\x1b[1;5D", ["ctrl+left"]),
        ("\x1b[3~", ["delete"]),
        ("\x1b[3$", ["shift+delete"]),
        ("\x1b[97u", ["a"]),
        ("\x1b[27u", ["escape"]),
        ("\x1b[<0;60;12M", ["MouseDown"]),
        ("\x1b[<0;60;12m", ["MouseUp"]),
        ("\x1b[<64;60;12M", ["MouseScrollUp"]),
        ("\x1b[I", ["AppFocus"]),
        ("\x1b[O", ["AppBlur"]),
        ("\x1b[?2026;2$y", ["TerminalSupportsSynchronizedOutput"]),
        ("\x1b[48;24;80;480;1600t", ["Resize"]),
        ("\x1b[200~foo \x1b q\x1b[201~", [r"'foo \x1b q'"]),
        ("\x1b[200~\x1b[A\x1b]0;x\x07\x1b[200~\x1b[20\x1b[201~", [None]),
        ("\x1bf", ["ctrl+right"]),
        ("\x1bz", ["alt+z"]),
        ("\x1bZ", ["alt+shift+z"]),
    ],
)
def test_keys_clicks_and_pastes_are_the_same_wherever_they_are_cut(
    sent: str, done: list[str | None]
) -> None:
    if done == [None]:
        done = [repr(sent.removeprefix("\x1b[200~").removesuffix("\x1b[201~"))]
    assert read(f"x{sent}y") == ["x", *done, "y"]
    assert read(*sent) == done
    for before, after in cuts(sent):
        assert read(before, f"{after}y") == [*done, "y"], (before, after)


@pytest.mark.parametrize("sent", ["\x1b[<0;60;12M", "\x1b[A", "\x1bOA", "\x1b[1;5D"])
def test_a_sequence_that_a_slow_line_cuts_is_still_one(sent: str) -> None:
    for before, after in cuts(sent):
        assert read(before, after, pause=ESCAPE_DELAY - 0.01) == read(sent), (before, after)


def test_a_click_whose_escape_came_far_too_early_types_nothing() -> None:
    assert read("\x1b", "[<0;60;12M", "a", pause=ESCAPE_DELAY) == ["escape", "MouseDown", "a"]


def test_letters_typed_after_escape_stay_letters() -> None:
    assert read("\x1b", "[", "<", "0", pause=SILENCE)[:3] == [
        "escape", "left_square_bracket", "less_than_sign",
    ]  # fmt: skip


def test_escape_is_a_key_after_its_delay_and_not_before() -> None:
    clock = Clock()
    receiver = receiver_by(clock)
    assert said(receiver.feed("\x1b")) == []
    clock.time += ESCAPE_DELAY - 0.01
    assert said(receiver.tick()) == []
    clock.time += 0.02
    assert said(receiver.tick()) == ["escape"]
    assert said(receiver.tick()) == []


def test_a_letter_soon_after_escape_is_no_alt() -> None:
    assert read("\x1b", "q", pause=TOGETHER / 2) == ["alt+q"]
    assert read("\x1b", "q", pause=TOGETHER + 0.01) == ["escape", "q"]
    assert read("\x1b\x1b") == ["escape", "escape"]
    assert read("\x1b\x1b[A") == ["escape", "up"]


def test_what_is_cut_off_for_good_runs_nothing() -> None:
    for begun in (
        "\x1b[",
        "\x1b[<0;6",
        "\x1b[M ",
        "\x1bP>|XTe",
        "\x1b]11;rgb:0",
        "\x1b]52;c;q",
    ):
        assert read(begun, "a", pause=SILENCE) == ["a"], begun
        assert read(f"{begun}\x1b[A") == ["up"], begun


def test_a_sequence_broken_off_by_a_letter_of_text_leaves_the_letter() -> None:
    assert read("\x1b[<0;6ẵa") == ["ẵ", "a"]


def test_a_paste_without_its_end_ends_after_a_silence() -> None:
    assert read("\x1b[200~abc", "d", pause=SILENCE) == ["'abc'", "d"]
    assert read("\x1b[200~abc\x1b[20", "d", pause=SILENCE) == ["'abc'", "d"]
    assert read("\x1b[200~abc", "d\x1b[201~", pause=SILENCE - 0.1) == ["'abcd'"]


def test_a_large_paste_is_one_text() -> None:
    text = "chữ \x1b\n" * 40_000
    assert read("\x1b[200~", *(text[at : at + 4096] for at in range(0, len(text), 4096)),
                "\x1b[201~q") == [repr(text), "q"]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("1000", 1.0), ("25", 0.025), ("0", 0.001), ("", ESCAPE_DELAY), ("x", ESCAPE_DELAY),
     ("-5", ESCAPE_DELAY), ("²", ESCAPE_DELAY)],
)  # fmt: skip
def test_escdelay_sets_the_wait_in_milliseconds(value: str, seconds: float) -> None:
    assert escape_delay({"ESCDELAY": value}) == seconds
    assert escape_delay({}) == ESCAPE_DELAY
