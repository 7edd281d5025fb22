"""The smallest changes of a text that change its class, each tried as a text of its own.

After the counterfactuals of Wachter, Mittelstadt, Russell (2017), arXiv 1711.00399, and the
minimal contrastive edits of Ross, Marasovic, Peters (2021), arXiv 2012.13985.
"""

import time
from collections.abc import Iterator, Sequence

import torch

from textcls import inference
from textcls.artifacts import TrainedModel
from textcls.comparison.neighbours import has_near_words, near_words
from textcls.comparison.rewording import written_like
from textcls.comparison.search import Aim, Search, Set, deepen
from textcls.comparison.trials import Trials, Watch, tries_for
from textcls.registry import Registry, UserError, unknown_name
from textcls.values import Edit, Flip, FlipSearch, Prediction

EDITS: Registry[str] = Registry(
    "kind of edits",
    {
        "both": "Deletions and swaps",
        "deletions": "Deletions only",
        "swaps": "Swaps only",
    },
)
MOST_EDITS = 4  # in one flip: all 2^4 - 1 parts of it are tried
_NEAR = 10  # words that each word may be swapped for
_ENOUGH = 12  # flips, after which no larger ones are sought
_KEPT = 60


def find_flips(
    model: TrainedModel,
    text: str,
    *,
    target: str | None = None,
    any_class: bool = False,
    kinds: str = "both",
    most_edits: int = 3,
    tries: int | None = None,
    watch: Watch | None = None,
) -> FlipSearch:
    """The smallest sets of deletions and swaps that give a text the class `target`.

    Without a target, the runner-up; with `any_class`, any other class. Each flip was predicted
    as a text, and so was every text with only some of its edits: none of those flips. At most
    `tries` texts are predicted, by default some thousands; `watch` is told of their number.
    Equal arguments find equal flips. Raises UserError for a text without words, for a class
    that the text has already or that is none of the model's, and for other bad arguments.
    """
    started = time.perf_counter()
    _check(kinds, most_edits, tries)
    prediction = inference.predict(model, [text])[0]
    aim = _aim(prediction, target, any_class=any_class)
    trials = Trials(model, most=tries or tries_for(prediction.read), watch=watch)
    search = Search(text, aim, trials)
    singles = _singles(model, search, prediction, kinds)
    deepen(search, singles, most_edits, _ENOUGH)
    found = _sorted(search)
    return FlipSearch(
        prediction=prediction,
        target=None if aim.target is None else model.card.labels[aim.target],
        kinds=kinds,
        most_edits=most_edits,
        flips=tuple(_flip(model, search, chosen) for chosen in found[:_KEPT]),
        found=len(found),
        tries=trials.tries,
        most_tries=trials.most,
        near_words=has_near_words(model),
        seconds=time.perf_counter() - started,
    )


def runner_up(prediction: Prediction) -> str:
    """The class with the second highest logit; the first of equals."""
    others = [label for label in prediction.logits if label != prediction.label]
    return max(others, key=prediction.logits.__getitem__)


def _check(kinds: str, most_edits: int, tries: int | None) -> None:
    EDITS[kinds]  # the sentence for a name that is not there
    if not 1 <= most_edits <= MOST_EDITS:
        raise UserError(f"a flip has 1 to {MOST_EDITS} edits, not {most_edits}")
    if tries is not None and tries < 1:
        raise UserError(f"a search needs at least 1 try, not {tries}")


def _aim(prediction: Prediction, target: str | None, *, any_class: bool) -> Aim:
    labels = list(prediction.logits)
    if not prediction.tokens:
        raise UserError("there is no word in this text to change; type at least one")
    if target is not None and target not in labels:
        raise UserError(unknown_name("class", target, prediction.logits))
    if target == prediction.label:
        raise UserError(f"the text has the class '{target}' already; choose another class")
    own = labels.index(prediction.label)
    if any_class:
        return Aim(own, None)
    return Aim(own, labels.index(target or runner_up(prediction)))


def _singles(
    model: TrainedModel, search: Search, prediction: Prediction, kinds: str
) -> Sequence[Set]:
    """All edits of one word that there is room for, answered.

    Every word is deleted once, which ranks the words (occlusion by deletion): swaps are tried
    first at those that hold the class, with half of the tries that are left.
    """
    deletions = search.add(_deletions(prediction), room=search.trials.left)
    if kinds == "deletions":
        return deletions
    ranked = sorted(deletions, key=lambda single: (-_gain(search, single), single))
    room = search.trials.left // 2
    places = [search.edits[number].place for (number,) in ranked[: room // _NEAR + 1]]
    swaps = search.add(_swaps(model, prediction, places), room=room)
    return swaps if kinds == "swaps" else [*deletions, *swaps]


def _gain(search: Search, single: Set) -> float:
    margin = search.margin(single)
    return -torch.inf if margin is None else margin


def _deletions(prediction: Prediction) -> Iterator[Edit]:
    for place, span in enumerate(prediction.tokens):
        typed = prediction.text[span.start : span.end]
        yield Edit(place, span.start, span.end, typed, "", 1.0)


def _swaps(model: TrainedModel, prediction: Prediction, places: Sequence[int]) -> Iterator[Edit]:
    tokens = prediction.tokens
    near = near_words(model, (tokens[place].text for place in places), most=_NEAR)
    lowercase = model.card.recipe.reading.lowercase
    for place in places:
        span = tokens[place]
        typed = prediction.text[span.start : span.end]
        for word, cosine in near.get(span.text, ()):
            new = written_like(typed, word) if lowercase else word
            yield Edit(place, span.start, span.end, typed, new, max(1.0 - cosine, 0.0))


def _sorted(search: Search) -> list[Set]:
    """The recorded flips: few edits first, then the smallest change; no text twice."""
    ordered = sorted(
        search.flips,
        key=lambda chosen: (len(chosen), search.distance(chosen), search.places(chosen), chosen),
    )
    first: dict[str, Set] = {}
    for chosen in ordered:
        first.setdefault(search.text_of(chosen), chosen)
    return list(first.values())


def _flip(model: TrainedModel, search: Search, chosen: Set) -> Flip:
    logits = search.logits(chosen)
    shares = torch.tensor(logits).double().softmax(0).tolist()
    by_label = dict(zip(model.card.labels, logits, strict=True))
    edits = sorted((search.edits[number] for number in chosen), key=lambda edit: edit.place)
    return Flip(
        edits=tuple(edits),
        text=search.text_of(chosen),
        label=max(by_label, key=by_label.__getitem__),
        probabilities=dict(zip(model.card.labels, shares, strict=True)),
        margin=search.aim.margin(logits),
    )
