"""The ways in which a query can match, tried in turn until enough is found."""

from bisect import bisect_left
from itertools import islice, pairwise
from typing import NamedTuple

from vnsemi_tui.search.document import OWN_FIELDS, Field, Hit, Results, Tier
from vnsemi_tui.search.highlight import (
    Spans,
    beginning,
    initials,
    is_first,
    joined,
    merged,
    part,
    parts_in,
    whole_words,
)
from vnsemi_tui.search.nearby import Nearby
from vnsemi_tui.search.postings import AFTER_ALL, SMALL_WORDS, Postings
from vnsemi_tui.search.query import Query, Word, agrees
from vnsemi_tui.search.rank import MOST_RANKED, WEIGHTS, Ranker, Wanted
from vnsemi_tui.text.clean import clean

# Points by the way of matching; within one way the fields and words decide.
_JOINED = 12
_TITLE_AS_A_WHOLE = 24
_STRICT = 64
_INITIALS = _STRICT + 16
_SOME_INITIALS = _STRICT + 28
_LATER_INITIALS = 240
_WITHOUT_FILLERS = 500
_SPLIT = 1_000
_INSIDE = 2_000
_TYPO = 4_000
_WORD_INSIDE = 100
_WORD_MARKED_OTHERWISE = 200
_WORD_MISTYPED = 400

_FEW = 10
_VERY_FEW = 3
_MOST_NAMES = 64
_MOST_WIDENED = 2_000
_SHORTEST_BEGINNING = 3
_SPARE = 10


class _Why(NamedTuple):
    """How a document matched, as a whole."""

    field: Field
    matched: str
    spans: Spans
    tier: Tier


class _Found(NamedTuple):
    """A document that matched; where exactly is looked up for those that are shown."""

    points: int
    tier: Tier
    why: _Why | None = None
    wanted: tuple[Wanted, ...] = ()


class Finder:
    """One query: the ways of matching in turn, until enough is found."""

    def __init__(
        self, postings: Postings, ranker: Ranker, nearby: Nearby, query: Query, numbers: range
    ) -> None:
        """Look for `query` among the documents of `numbers`."""
        self._postings = postings
        self._ranker = ranker
        self._nearby = nearby
        self._query = query
        self._numbers = numbers
        self._found: dict[int, _Found] = {}
        self._more = False

    def results(self, limit: int) -> Results:
        """Return the best `limit` documents."""
        self._find()
        best = sorted(self._found.items(), key=lambda item: (item[1].points, item[0]))
        ranked = []
        for number, found in best[: limit + _SPARE]:
            why, disorder = self._why(number, found)
            ranked.append((found.points, disorder, number, why))
        ranked.sort(key=lambda one: one[:3])
        hits = tuple(
            Hit(
                self._postings.documents[number],
                why.field,
                why.matched,
                why.spans,
                why.tier is not Tier.TYPO,
                why.tier,
            )
            for _, _, number, why in ranked[:limit]
        )
        return Results(hits, len(self._found), self._more)

    def _find(self) -> None:
        names = self._postings.names
        phrase = self._query.phrase.folded
        start = bisect_left(names, phrase)
        self._add_names(start, bisect_left(names, phrase + "\0", start))
        certain = bool(self._found)
        wanted = tuple(self._ranker.wanted(word) for word in dict.fromkeys(self._query.words))
        self._add_initials()
        self._add_words(wanted, _STRICT, Tier.WORDS)
        if len(self._found) < _FEW and len(phrase) >= _SHORTEST_BEGINNING:
            self._add_names(start, bisect_left(names, phrase + AFTER_ALL, start))
        if not self._found:
            self._add_other_readings(wanted)
        strict = len(self._found)
        if strict < _FEW:
            wanted = tuple(self._widened_inside(one) for one in wanted)
            self._add_words(wanted, _INSIDE, Tier.INSIDE)
        if strict < _VERY_FEW and not certain:
            self._add_mistyped_names()
            last = self._query.words[-1]
            self._add_words(
                tuple(self._widened_mistyped(one, unfinished=one.word == last) for one in wanted),
                _TYPO,
                Tier.TYPO,
            )

    def _add(self, number: int, found: _Found) -> None:
        known = self._found.get(number)
        if known is None or found.points < known.points:
            self._found[number] = found

    def _add_names(self, first: int, last: int) -> None:
        """Add documents of which a name begins with all that was typed, spaces aside."""
        named = self._postings.named
        of_kind = (one for one in dict.fromkeys(named[first:last]) if one in self._numbers)
        for number in islice(of_kind, _MOST_NAMES):
            self._add_name(number)

    def _add_name(self, number: int) -> None:
        for field, text in self._postings.documents[number].fields:
            if field not in OWN_FIELDS:
                continue
            matched = clean(text)
            how = beginning(matched, self._query)
            if how is None:
                continue
            points = self._ranker.extra(number)
            tier = Tier.PREFIX if how.spaced else Tier.JOINED
            if how.whole:
                tier = Tier.EXACT if how.spaced else Tier.JOINED
                points += 0 if how.spaced else _JOINED
                points += _TITLE_AS_A_WHOLE if field is Field.TITLE else WEIGHTS[field]
            else:
                points += _STRICT + WEIGHTS[field] + 1
            self._add(number, _Found(points, tier, _Why(field, matched, how.spans, tier)))

    def _add_initials(self) -> None:
        typed = self._query.phrase
        if len(self._query.words) > 1 or len(typed.folded) < 2:
            return
        self._add_named_by(typed, typed.folded)
        if len(typed.folded) >= _SHORTEST_BEGINNING and len(self._found) < _FEW:
            ordered = self._postings.ordered_initials
            start = bisect_left(ordered, typed.folded)
            for letters in ordered[start : bisect_left(ordered, typed.folded + AFTER_ALL, start)]:
                if len(self._found) >= _FEW:
                    break
                self._add_named_by(typed, letters)

    def _add_named_by(self, typed: Word, letters: str) -> None:
        named = self._postings.initials.get(letters, ())
        for number in islice((one for one in named if one in self._numbers), _MOST_NAMES):
            for field, text in self._postings.documents[number].fields:
                matched = clean(text)
                how = initials(matched, typed, SMALL_WORDS) if field in OWN_FIELDS else None
                if how is None:
                    continue
                points = (_INITIALS if how.whole else _SOME_INITIALS) + WEIGHTS[field]
                if not is_first(matched, how.spans[0][0]):
                    points += _LATER_INITIALS
                why = _Why(field, matched, how.spans, Tier.INITIALS)
                points += self._ranker.extra(number)
                self._add(number, _Found(points, Tier.INITIALS, why))

    def _add_words(
        self, wanted: tuple[Wanted, ...], base: int, tier: Tier, halves: tuple[Wanted, ...] = ()
    ) -> None:
        """Add documents with all of `wanted`; `halves` of one word must belong together."""
        found = 0
        for number, points in self._ranker.matching(wanted, self._numbers):
            if halves and not self._belong_together(number, halves):
                continue
            found += 1
            self._add(number, _Found(base + points, tier, wanted=wanted))
        self._more = self._more or found >= MOST_RANKED

    def _belong_together(self, number: int, halves: tuple[Wanted, ...]) -> bool:
        """Tell whether `halves` are in the document's own names, or side by side anywhere."""
        if all(self._ranker.best(number, one).field in OWN_FIELDS for one in halves):
            return True
        whole = "".join(one.word.folded for one in halves)
        fields = self._postings.documents[number].fields
        return any(whole in joined(clean(text)) for _, text in fields)

    def _add_other_readings(self, wanted: tuple[Wanted, ...]) -> None:
        """Try the query with an unknown word split in two, and without words such as `in`."""
        for at, one in enumerate(wanted):
            if not one.nothing:
                continue
            for left, right in self._halves(one.word):
                split = (*wanted[:at], left, right, *wanted[at + 1 :])
                self._add_words(split, _SPLIT, Tier.JOINED, halves=(left, right))
            break
        shorter = None if self._found else self._query.without_fillers()
        if shorter is not None:
            kept = tuple(self._ranker.wanted(word) for word in dict.fromkeys(shorter.words))
            self._add_words(kept, _WITHOUT_FILLERS, Tier.WORDS)

    def _halves(self, word: Word) -> list[tuple[Wanted, Wanted]]:
        """Return the ways to read `word` as a known word and the beginning of another."""
        halves = []
        for cut in range(2, len(word.folded) - 1):
            left = self._ranker.wanted(Word(word.folded[:cut], word.spelled[:cut]))
            known = {number: 0 for number, points in left.as_penalties().items() if not points}
            if known:
                right = self._ranker.wanted(Word(word.folded[cut:], word.spelled[cut:]))
                halves.append((left._replace(penalties=known), right))
        return halves

    def _widened_inside(self, one: Wanted) -> Wanted:
        """Return `one` with the words that have it inside."""
        if one.last - one.first > _MOST_WIDENED:
            return one
        words, typed = self._postings.words, one.word
        inside = self._nearby.containing(typed.folded)
        agreeing = [
            number
            for number in inside
            if agrees(typed, words.spelled[number], words.folded[number].find(typed.folded))
        ]
        return one.with_others(dict.fromkeys(agreeing, _WORD_INSIDE))

    def _widened_mistyped(self, one: Wanted, *, unfinished: bool) -> Wanted:
        """Return `one` with the words it may be a slip of, or that differ in marks only."""
        if one.last - one.first > _MOST_WIDENED:
            return one
        others = dict.fromkeys(range(one.first, one.last), _WORD_MARKED_OTHERWISE)
        near = self._nearby.mistyped(one.word.folded, unfinished=unfinished)
        for number, distance in near.items():
            others.setdefault(number, _WORD_MISTYPED * max(1, distance))
        return one.with_others(others)

    def _add_mistyped_names(self) -> None:
        """Add documents of which a name, spaces aside, is a slip away from what was typed."""
        postings = self._postings
        for name, distance in self._nearby.mistyped_names(self._query.phrase.folded):
            start = bisect_left(postings.names, name)
            named = postings.named[start : bisect_left(postings.names, name + "\0", start)]
            points = _TYPO + _WORD_MISTYPED * max(1, distance)
            for number in islice(named, _MOST_NAMES):
                if number not in self._numbers:
                    continue
                for field, text in postings.documents[number].fields:
                    matched = clean(text)
                    if field in OWN_FIELDS and joined(matched) == name:
                        why = _Why(field, matched, whole_words(matched), Tier.TYPO)
                        extra = WEIGHTS[field] + self._ranker.extra(number)
                        self._add(number, _Found(points + extra, Tier.TYPO, why))

    def _why(self, number: int, found: _Found) -> tuple[_Why, int]:
        """Return how a document matched, and how many words stand in another order."""
        if found.why is not None:
            return found.why, 0
        best = [self._ranker.best(number, one) for one in found.wanted]
        counted = [one.field for one in best]
        field = min(counted, key=lambda one: (-counted.count(one), WEIGHTS[one]))
        known = self._postings.words.folded
        parts = [
            part(one.word.plain if found.tier is Tier.TYPO else one.word, known[place.number])
            for one, place in zip(found.wanted, best, strict=True)
            if place.field is field
        ]
        shown = ""
        places: list[Spans] = []
        for its_field, text in self._postings.documents[number].fields:
            if its_field is field:
                matched = clean(text)
                its_places = parts_in(matched, parts)
                if not shown or sum(map(bool, its_places)) > sum(map(bool, places)):
                    shown, places = matched, its_places
        starts = [some[0][0] for some in places if some]
        disorder = sum(one > after for one, after in pairwise(starts))
        tier = found.tier
        alone = len(starts) == len(best) and not disorder
        if tier is Tier.WORDS and alone and field in OWN_FIELDS and is_first(shown, starts[0]):
            tier = Tier.PREFIX
        return _Why(field, shown, merged(places), tier), disorder
