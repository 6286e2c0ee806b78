"""The names of a text, so that a source record can hold them without the text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from vnsemi_tui.reading.number_patterns import MONTHS, UNITS
from vnsemi_tui.text.fold import fold

_CONNECTORS = frozenset({"of", "and", "for", "the", "de"})
_FUNCTION_WORD_LIST = """
    a about according across adding after against all along also although amid among an and
    another any as asked at because before behind below besides between both but by currently
    despite due during each earlier either emphasising emphasizing even every few first
    following for from further furthermore having he hence her here his however i if in indeed
    instead into it its last later many meanwhile more moreover most my near nearly
    nevertheless next no nor not noting now of off on once one only or other our out over
    previously rather recently reportedly second several she since so some speaking such than
    that the their then there thereby therefore these they third this those though through
    throughout thus to today together too under unlike until up upon via we what when where
    whereas whether which while who why with within without yet you your
"""
_LONGEST = 7
"""Words of one name; a longer run is several names, such as a post and an office."""
_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_NEVER_FIRST = _DAYS | {month.lower() for month in MONTHS} | set(_FUNCTION_WORD_LIST.split())
"""Words that a capital letter makes no name of."""
_NO_NAMES = _CONNECTORS | UNITS.keys()

# A law's number is one piece, so that its letters are no name.
_PIECE = re.compile(r"\d+(?:/[\w-]+)+|[A-Z]+\$|[^\W_]+(?:[-‑'’.&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")


def names_in(text: str) -> tuple[str, ...]:
    """Return the runs of capitalised words in `text`, each once, in order.

    `of`, `and`, `for`, `the`, `de` join two capitalised words; function words, months and days
    of the week at a run's start are no part of it; a possessive at a run's end is cut.
    """
    names = (_name(run) for run in _runs(text))
    return tuple(dict.fromkeys(piece for name in names for piece in _split(name)))


def named(candidates: Iterable[str], names: Iterable[str]) -> bool:
    """Whether any of `candidates` stands, as whole words, in any of `names`.

    Tone marks, case and punctuation do not count. A candidate is a party's name or alias, that
    of its parent or home, or the last word of a person's name.
    """
    printed = [f" {_bare(name)} " for name in names]
    wanted = [bare for candidate in candidates if (bare := _bare(candidate))]
    return any(f" {bare} " in name for bare in wanted for name in printed)


def _runs(text: str) -> Iterator[list[str]]:
    """Yield runs of words that begin and end with a capitalised one, only spaces between them."""
    run: list[str] = []
    joining: list[str] = []
    end = 0
    for piece in _PIECE.finditer(text):
        word = piece.group()
        if text[end : piece.start()] != " ":
            yield run
            run, joining = [], []
        if _is_capitalised(word):
            run += [*joining, word]
            joining = []
        elif run and _joins(joining, word):
            joining.append(word)
        else:
            yield run
            run, joining = [], []
        end = piece.end()
    yield run


def _joins(joining: list[str], word: str) -> bool:
    """Whether `word` goes on after `joining`: `of the` does, `and the` begins another name."""
    return word in _CONNECTORS and (word != "the" or joining[-1:] != ["and"])


def _name(run: list[str]) -> str:
    """Return `run` as a name, or nothing where no word of it is one."""
    start = next((i for i, word in enumerate(run) if not _only_begins(word)), len(run))
    words = run[start:]
    while words and words[-1] == "No":  # of "Park No 2": what follows is a number
        words = words[:-1]
    if all(word in _NO_NAMES for word in words):
        return ""
    return _POSSESSIVE.sub("", " ".join(words))


def _split(name: str) -> list[str]:
    """Return `name` in pieces of at most `_LONGEST` words, where it can be cut before an office."""
    if len(name.split(" ")) <= _LONGEST:
        return [name] if name else []
    pieces = [name]
    for joint in (" of the ", " and "):
        pieces = [
            part
            for piece in pieces
            for part in (piece.split(joint) if len(piece.split(" ")) > _LONGEST else [piece])
        ]
    return pieces


def _is_capitalised(word: str) -> bool:
    """Whether the first letter of `word` is a capital; laws' numbers and `US$` do not count."""
    first = next((character for character in word if character.isalpha()), "")
    return first.isupper() and "/" not in word and not word.endswith("$")


def _only_begins(word: str) -> bool:
    """Whether `word` is a function word, month or day; `IT` and `US` are acronyms, not pronouns."""
    plain = _POSSESSIVE.sub("", word)
    is_acronym = len(plain) > 1 and plain.isupper()
    return plain.lower() in _NEVER_FIRST and not is_acronym


@lru_cache(maxsize=16384)
def _bare(text: str) -> str:
    """Return the folded words of `text` with one space between them."""
    return " ".join(re.findall(r"\w+", fold(text)))
