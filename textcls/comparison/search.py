"""The search for small sets of edits that flip a text's class, and the proof that each is minimal.

Edits are numbered by their place in a list of candidates; a set of them is a sorted tuple.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textcls.comparison.rewording import reworded
from textcls.comparison.trials import Trials
from textcls.values import Edit

_POOL = 120  # single edits that sets are made of
_A_PLACE = 4  # of them at the same word
_BEAM = 60  # sets that grow by one more edit
_SAME_PLACES = 3  # of them at the same words
_PROVED = 60  # flips of one size that are looked into

Set = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """The class sought, by its number; None: any but the text's own."""

    own: int
    target: int | None

    def margin(self, logits: Sequence[float]) -> float:
        """How far the target is above the best other class; or the best other above `own`."""
        others = [value for index, value in enumerate(logits) if index != self._pivot]
        gap = logits[self._pivot] - max(others)
        return -gap if self.target is None else gap

    def reached(self, logits: Sequence[float]) -> bool:
        """Whether the class called, the first of equals, is the one sought."""
        called = max(range(len(logits)), key=logits.__getitem__)
        return called != self.own if self.target is None else called == self.target

    @property
    def _pivot(self) -> int:
        return self.own if self.target is None else self.target


@dataclass(slots=True)
class Search:
    """A text, the edits that may be made to it, and what became of those that were."""

    text: str
    aim: Aim
    trials: Trials
    edits: list[Edit] = field(default_factory=list)
    flips: dict[Set, None] = field(default_factory=dict)
    _texts: dict[Set, str] = field(default_factory=dict)

    def add(self, edits: Iterable[Edit], *, room: int) -> list[Set]:
        """More candidates, the first `room` of them answered one by one."""
        chosen = list(itertools.islice(edits, room))
        self.edits += chosen
        singles = [(number,) for number in range(len(self.edits) - len(chosen), len(self.edits))]
        self.ask(singles)
        return singles

    def ask(self, sets: Iterable[Set]) -> None:
        self.trials.ask([self.text_of(chosen) for chosen in sets])

    def text_of(self, chosen: Set) -> str:
        if chosen not in self._texts:
            self._texts[chosen] = reworded(self.text, [self.edits[number] for number in chosen])
        return self._texts[chosen]

    def logits(self, chosen: Set) -> list[float] | None:
        return self.trials.logits(self.text_of(chosen))

    def margin(self, chosen: Set) -> float | None:
        """None for a text without a word, or one that was not asked about."""
        logits = self.logits(chosen)
        return None if logits is None else self.aim.margin(logits)

    def reached(self, chosen: Set) -> bool:
        logits = self.logits(chosen)
        return logits is not None and self.aim.reached(logits)

    def distance(self, chosen: Set) -> float:
        return sum(self.edits[number].distance for number in chosen)

    def places(self, chosen: Set) -> tuple[int, ...]:
        return tuple(self.edits[number].place for number in chosen)


def deepen(search: Search, singles: Sequence[Set], most_edits: int, enough: int) -> None:
    """Record the flips of one edit, then of two, and so on until there are enough of them.

    A beam search: sets that come closest to the aim grow by single edits, in the order of the
    margin they would have if gains added up.
    """
    _record(search, [single for single in singles if search.reached(single)])
    pool = _closest(search, singles, most=_POOL, alike=_A_PLACE)
    beam = pool
    for size in range(2, most_edits + 1):
        if len(search.flips) >= enough or search.trials.left <= 0:
            return
        # A tenth is kept for the subsets that have to be tried as well.
        room = int(0.9 * search.trials.left) // (most_edits - size + 1)
        grown = _grown(search, beam, pool, room)
        search.ask(grown)
        _prove(search, [chosen for chosen in grown if search.reached(chosen)])
        beam = _closest(search, grown, most=_BEAM, alike=_SAME_PLACES)


def _record(search: Search, flips: Iterable[Set]) -> None:
    search.flips.update(dict.fromkeys(flips))


def _closest(search: Search, sets: Iterable[Set], *, most: int, alike: int) -> list[Set]:
    """The sets that miss the aim by least, `alike` of them at the same words."""
    margins = {chosen: search.margin(chosen) for chosen in sets if not search.reached(chosen)}
    ordered = sorted(
        (chosen for chosen, margin in margins.items() if margin is not None),
        key=lambda chosen: (-margins[chosen], chosen),
    )
    seen: Counter[tuple[int, ...]] = Counter()
    kept = []
    for chosen in ordered:
        places = search.places(chosen)
        seen[places] += 1
        if seen[places] <= alike:
            kept.append(chosen)
    return kept[:most]


def _grown(search: Search, beam: Sequence[Set], pool: Sequence[Set], room: int) -> list[Set]:
    """Sets of the beam with one more edit at another word, the most promising first."""
    single_margins = {single: search.margin(single) for single in pool}
    guesses: dict[Set, float] = {}
    for chosen in beam:
        places, margin = set(search.places(chosen)), search.margin(chosen)
        for single in pool:
            if search.edits[single[0]].place not in places:
                grown = tuple(sorted(chosen + single))
                guess = margin + single_margins[single]
                guesses[grown] = max(guess, guesses.get(grown, guess))
    ordered = sorted(guesses, key=lambda grown: (-guesses[grown], grown))
    return list(itertools.islice((grown for grown in ordered if _open(search, grown)), room))


def _open(search: Search, chosen: Set) -> bool:
    """Whether no part of a set is known to flip already."""
    return not any(part in search.flips for part in _parts(chosen))


def _prove(search: Search, reached: list[Set]) -> None:
    """Record the minimal flips among sets that reach the aim, and among their parts.

    All parts of a set are tried; where the tries do not reach for that, the set is dropped.
    """
    reached.sort(key=lambda chosen: (search.distance(chosen), chosen))
    for chosen in reached[:_PROVED]:
        if not _open(search, chosen):
            continue
        parts = [*_parts(chosen), chosen]
        search.ask(parts)
        if all(search.trials.answered(search.text_of(part)) for part in parts):
            flips = [part for part in parts if search.reached(part)]
            _record(search, [flip for flip in flips if not _holds_another(flip, flips)])


def _holds_another(flip: Set, flips: Iterable[Set]) -> bool:
    return any(set(other) < set(flip) for other in flips)


def _parts(chosen: Set) -> Iterable[Set]:
    """All strict parts but the empty one, small ones first."""
    sizes = range(1, len(chosen))
    return itertools.chain.from_iterable(itertools.combinations(chosen, size) for size in sizes)
