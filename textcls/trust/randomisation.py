"""Does an explanation notice that the network has forgotten what it learned?

Adebayo et al. (2018), Sanity Checks for Saliency Maps, arXiv 1810.03292, section 3: the
cascading randomisation of the network, from the logits down to the words.
"""

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import torch

from textcls.artifacts import TrainedModel
from textcls.attribution import explain
from textcls.models import redraw
from textcls.trust.ranks import spearman
from textcls.values import Randomisation, RandomisedPart, TokenAttribution

SEEDS = 5


def randomisation(
    model: TrainedModel, explained: TokenAttribution, *, seeds: int = SEEDS
) -> Randomisation:
    """Explain the same text, class and all, by copies of the network with parts drawn anew.

    A method whose scores stay as they were explains the text and not the network.
    """
    answers = compare_randomised(model, [explained], seeds=seeds)
    return Randomisation(
        prediction=explained.prediction,
        target=explained.target,
        against=explained.against,
        method=explained.method,
        baseline=explained.baseline,
        parts=tuple(
            RandomisedPart(
                part,
                signed=tuple(seed[0][0] for seed in by_seed),
                absolute=tuple(seed[0][1] for seed in by_seed),
            )
            for part, by_seed in answers.items()
        ),
    )


Correlations = tuple[float | None, float | None]


def compare_randomised(
    model: TrainedModel,
    explanations: Sequence[TokenAttribution],
    *,
    seeds: int,
    watch: Callable[[float], None] = lambda share: None,
) -> dict[str, list[list[Correlations]]]:
    """By part, then seed, then text: Spearman of the signed and of the absolute scores."""
    answers: dict[str, list[list[Correlations]]] = {}
    copies = seeds * len(model.network.parts())
    for seed in range(seeds):
        for part, drawn in redrawn(model, seed):
            answers.setdefault(part, []).append([_again(drawn, one) for one in explanations])
            watch(sum(map(len, answers.values())) / copies)
    return answers


def redrawn(model: TrainedModel, seed: int) -> Iterator[tuple[str, TrainedModel]]:
    """A copy of the model after each part that was drawn anew, from the logits down.

    It is one copy all the way: ask it before the next part is drawn. The model itself, which
    others use at the same time, stays as it is.
    """
    generator = torch.Generator().manual_seed(seed)
    network = copy.deepcopy(model.network)
    for part, modules in network.parts().items():
        for module in modules:
            redraw(module, generator)
        yield part, replace(model, network=network)


def _again(drawn: TrainedModel, original: TokenAttribution) -> Correlations:
    again = explain(
        drawn,
        original.prediction.text,
        method=original.method,
        target=original.target,
        against=original.against,
        baseline=original.baseline,
    )
    return (
        spearman(original.scores, again.scores),
        spearman([*map(abs, original.scores)], [*map(abs, again.scores)]),
    )
