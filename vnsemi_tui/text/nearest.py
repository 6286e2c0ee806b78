"""The known word that a mistyped one probably meant."""

from collections.abc import Iterable

from vnsemi_tui.text.fold import fold


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the member of `known` closest to `word`, or None if none is near.

    Near means an edit distance (with transpositions) of at most a third of the longer word; a
    word of two letters may differ in one.
    """
    from rapidfuzz.distance import OSA  # only when something is already wrong

    folded = fold(word)
    best: tuple[int, str] | None = None
    for candidate in known:
        plain = fold(candidate)
        longer = max(len(folded), len(plain))
        limit = max(longer // 3, 1 if longer > 1 else 0)
        distance = OSA.distance(folded, plain, score_cutoff=limit)
        if distance <= limit and (best is None or distance < best[0]):
            best = (distance, candidate)
    return best[1] if best else None


def hint(word: str, known: Iterable[str]) -> str:
    """Return ` (did you mean "…"?)`, or nothing where no known word is near."""
    near = nearest(word, known)
    return f' (did you mean "{near}"?)' if near else ""
