"""Does the answer rest on the words that an explanation puts first? Take them out and see.

Comprehensiveness and sufficiency after DeYoung et al. (2020), ERASER, arXiv 1911.03429, eq. 3
and 4, with the shares of section 4.2; here each stands beside random orders of the same words.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textcls import inference
from textcls.artifacts import TrainedModel
from textcls.registry import Registry
from textcls.values import ErasureCurve, Faithfulness, TokenAttribution

SHARES = (1, 5, 10, 20, 50)  # percent of the tokens
ORDERS = 20  # random ones, for comparison


@dataclass(frozen=True, slots=True)
class Removal:
    """A way to take tokens out of a text: from its rows and the places to go, the rows left."""

    title: str
    summary: str
    without: Callable[[Sequence[int], frozenset[int]], list[int]]


def _unknown(rows: Sequence[int], gone: frozenset[int]) -> list[int]:
    return [1 if place in gone else row for place, row in enumerate(rows)]


def _deleted(rows: Sequence[int], gone: frozenset[int]) -> list[int]:
    return [row for place, row in enumerate(rows) if place not in gone]


REMOVALS: Registry[Removal] = Registry(
    "removal",
    {
        "unknown": Removal(
            "replaced by the unknown word",
            "The text keeps its length; a token that goes is read like a word never seen.",
            _unknown,
        ),
        "deletion": Removal(
            "deleted",
            "The text becomes shorter, and words that were apart become neighbours.",
            _deleted,
        ),
    },
)


def faithfulness(
    model: TrainedModel,
    explained: TokenAttribution,
    *,
    removal: str = "unknown",
    orders: int = ORDERS,
    seed: int = 0,
) -> Faithfulness:
    """What p(target) loses without the tokens that `explained` puts first, and with these alone.

    The tokens in order of their signed scores, the highest first; the same is done with `orders`
    random orders from `seed`. All texts that come of it are answered together.
    """
    rows = inference.encode(model, explained.prediction.text).rows
    taken = tuple(tokens_taken(share, len(rows)) for share in SHARES)
    rankings = [ranked(explained.scores), *_random_orders(len(rows), orders, seed)]
    without = REMOVALS[removal].without
    everything = frozenset(range(len(rows)))
    tops = [frozenset(ranking[:count]) for ranking in rankings for count in taken]
    sets = [*tops, *(everything - top for top in tops)]
    losses = _losses(model, rows, explained.target, [without(rows, gone) for gone in sets])
    half = len(tops)
    return Faithfulness(
        prediction=explained.prediction,
        target=explained.target,
        against=explained.against,
        method=explained.method,
        baseline=explained.baseline,
        removal=removal,
        shares=SHARES,
        taken=taken,
        comprehensiveness=_curve(losses[:half]),
        sufficiency=_curve(losses[half:]),
    )


def ranked(scores: Sequence[float]) -> list[int]:
    """Places by score, the highest first; equals in the order of the text."""
    return sorted(range(len(scores)), key=lambda place: -scores[place])


def tokens_taken(share: int, tokens: int) -> int:
    """How many tokens a share of `tokens` in percent is: rounded, at least one."""
    return max(1, round(share * tokens / 100))


def _random_orders(tokens: int, orders: int, seed: int) -> list[list[int]]:
    draw = random.Random(seed)
    return [draw.sample(range(tokens), tokens) for _ in range(orders)]


def _losses(
    model: TrainedModel, rows: list[int], target: str, changed: list[list[int]]
) -> list[float]:
    """p(target) of the text as it is, minus that of each changed one; equal texts asked once."""
    column = model.card.labels.index(target)
    texts = list(dict.fromkeys(map(tuple, [rows, *changed])))
    shares = inference.logits(model, texts).double().softmax(1)[:, column].tolist()
    share = dict(zip(texts, shares, strict=True))
    return [share[tuple(rows)] - share[tuple(text)] for text in changed]


def _curve(losses: list[float]) -> ErasureCurve:
    """Losses of all rankings, the method's first, cut into one curve each."""
    step = len(SHARES)
    curves = [tuple(losses[start : start + step]) for start in range(0, len(losses), step)]
    return ErasureCurve(curves[0], tuple(curves[1:]))
