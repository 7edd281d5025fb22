"""The fewest words that keep a text's class.

After Feng et al. (2018), Pathologies of Neural Models Make Interpretations Difficult, arXiv
1804.07781, who leave words out one by one; here the smallest texts are tried first.
"""

import math
import time
from typing import Literal

from textcls import inference
from textcls.artifacts import TrainedModel
from textcls.comparison.rewording import only
from textcls.comparison.search import Aim
from textcls.comparison.trials import Trials, Watch, tries_for
from textcls.registry import UserError
from textcls.values import Prediction, Reduction

_BEAM = 12  # sets of words that grow by one more, where there are not tries for all
_UPWARDS = 0.6  # of the tries go to small sets that grow; the others are for leaving out

Places = tuple[int, ...]
Proof = Literal["fewest", "needed", "unproved"]


class _Words:
    """Texts of some of a text's words, by the places of these words."""

    def __init__(self, prediction: Prediction, trials: Trials) -> None:
        self.prediction, self.trials = prediction, trials
        own = list(prediction.logits).index(prediction.label)
        self._aim = Aim(own, own)

    @property
    def every(self) -> Places:
        return tuple(range(len(self.prediction.tokens)))

    def text(self, places: Places) -> str:
        if places == self.every:
            return self.prediction.text
        return only(self.prediction.text, [self.prediction.tokens[place] for place in places])

    def ask(self, sets: list[Places]) -> bool:
        """Have them answered; false where the tries do not reach for all."""
        self.trials.ask([self.text(places) for places in sets])
        return all(self.trials.answered(self.text(places)) for places in sets)

    def margin(self, places: Places) -> float:
        """How far the text's class is above the others; -inf where it was not asked about."""
        logits = self.trials.logits(self.text(places))
        return -math.inf if logits is None else self._aim.margin(logits)

    def best(self, sets: list[Places]) -> Places | None:
        """Of the sets that keep the class the one with which the model is surest."""
        asked = [places for places in sets if self._keeps(places)]
        return min(asked, key=lambda places: (-self.margin(places), places), default=None)

    def _keeps(self, places: Places) -> bool:
        logits = self.trials.logits(self.text(places))
        return logits is not None and self._aim.reached(logits)


def reduce_text(
    model: TrainedModel, text: str, *, tries: int | None = None, watch: Watch | None = None
) -> Reduction:
    """The fewest of a text's words, in their order, to which the model gives the same class.

    All single words are tried, then a beam of sets that grow by one word at a time. Where that
    finds none, the words that speak most for the class alone are kept, as many as it takes, and
    of these one after the other is left out. Raises UserError for a text without words.
    """
    started = time.perf_counter()
    prediction = inference.predict(model, [text])[0]
    if not prediction.tokens:
        raise UserError("there is no word in this text to keep; type at least one")
    trials = Trials(model, most=tries or tries_for(prediction.read), watch=watch)
    words = _Words(prediction, trials)
    kept, proof = _upwards(words) or _downwards(words)
    left = inference.predict(model, [words.text(kept)])[0]
    return Reduction(
        prediction=prediction,
        kept=tuple(prediction.tokens[place] for place in kept),
        text=left.text,
        probabilities=left.probabilities,
        proof=proof,
        tries=trials.tries,
        seconds=time.perf_counter() - started,
    )


def _upwards(words: _Words) -> tuple[Places, Proof] | None:
    """Sets of one word, of two, and so on, while there are tries for all of a size."""
    reserve = int((1 - _UPWARDS) * words.trials.most)
    beam: list[Places] = [()]
    complete = True  # whether all sets of all smaller sizes were tried
    for size in range(1, len(words.every)):
        sets = sorted(
            {_with(chosen, place) for chosen in beam for place in words.every} - set(beam)
        )
        if len(sets) > words.trials.left - reserve:
            return None
        words.ask(sets)
        if found := words.best(sets):
            return (found, "fewest") if complete else _pruned(words, found)
        complete = complete and len(sets) == math.comb(len(words.every), size)
        beam = sorted(sets, key=lambda places: (-words.margin(places), places))
        if math.comb(len(words.every), size + 1) > (words.trials.left - reserve) // 2:
            beam = beam[:_BEAM]
    return (words.every, "fewest") if complete else None


def _with(chosen: Places, place: int) -> Places:
    return chosen if place in chosen else tuple(sorted((*chosen, place)))


def _downwards(words: _Words) -> tuple[Places, Proof]:
    """The strongest words that keep the class together, less those that can be left out."""
    ranked = sorted(words.every, key=lambda place: (-words.margin((place,)), place))
    strongest = [tuple(sorted(ranked[:count])) for count in range(1, len(ranked) + 1)]
    words.ask(strongest)
    return _pruned(
        words, next((places for places in strongest if words.best([places])), words.every)
    )


def _pruned(words: _Words, kept: Places) -> tuple[Places, Proof]:
    """What is left of words that keep the class when none of them can be left out any more."""
    while len(kept) > 1:
        smaller = [tuple(other for other in kept if other != place) for place in kept]
        complete = words.ask(smaller)
        found = words.best(smaller)
        if found is None:
            return kept, "needed" if complete else "unproved"
        kept = found
    return kept, "fewest"
