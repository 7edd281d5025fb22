"""Integrated Gradients by quadrature, for every network.

Sundararajan, Taly, Yan (2017), Axiomatic Attribution for Deep Networks, arXiv 1703.01365, eq. 1.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import Question, ask, attribution, baseline_vector
from textcls.models import Classifier
from textcls.values import TokenAttribution

_FIRST_STEPS, _MORE_STEPS, _MOST_STEPS = 32, 16, 2048
_TOLERANCE = 0.01  # of |F(text) - F(baseline)|
_TOKENS_AT_ONCE = 16_384


def integrated_gradients(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> TokenAttribution:
    """IG_i = (e_i - b_i) . integral over a in [0, 1] of dF(b + a(e - b)) / de_i, in logits.

    Gauss-Legendre quadrature with 32 steps; then the path is halved where the scores of a piece
    miss what F gains on it, 16 steps a half, until the residual is at most 1 % of
    |F(text) - F(baseline)| or the next round would exceed 2,048 steps. (A recurrent net may jump
    from one state to another on a sliver of the path: halving finds it, even steps do not.)
    """
    question = ask(model, text, target, against)
    base = baseline_vector(model.network, question.embedded, baseline).expand_as(question.embedded)
    steps, scores = _until_accurate(_Path(model.network, question, base))
    return attribution(model, question, "ig", baseline, scores, steps=steps)


def gradient_x_input(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> TokenAttribution:
    """(e_i - b_i) . dF(e) / de_i: the first term of F's Taylor series at the text.

    Shrikumar et al. (2016), arXiv 1605.01713. One step backwards, and blind to all that bends on
    the way from the baseline.
    """
    question = ask(model, text, target, against)
    embedded = question.embedded.detach().requires_grad_()
    value = model.network.classify(embedded, question.lengths)[0] @ question.direction
    (gradient,) = torch.autograd.grad(value, embedded)
    change = question.embedded - baseline_vector(model.network, embedded, baseline)
    scores = model.network.per_token((gradient * change)[0].double())
    return attribution(model, question, "gradient-x-input", baseline, scores, steps=None)


@dataclass(frozen=True, slots=True)
class _Path:
    """The straight line from the baseline to the text, in float32."""

    network: Classifier
    question: Question
    base: Tensor  # (1, T, E)

    def at(self, places: Tensor) -> Tensor:
        """(S,) places in [0, 1] -> (S, T, E)."""
        start, end = self.base.float(), self.question.embedded.float()
        return start + places[:, None, None] * (end - start)

    def value(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        """(S, T, E) -> (S,): F of points on the path."""
        return self.network.classify(embedded, lengths) @ self.question.direction.float()

    def pieces(self, places: Tensor, steps: int) -> tuple[Tensor, Tensor]:
        """(S, 2) pieces of the path -> their scores (S, T), and what those miss of F (S,).

        Captum is called on `classify` with a new instance: its layer methods hook the network,
        and the network is shared between threads.
        """
        from captum.attr import IntegratedGradients

        first, last = self.at(places[:, 0]), self.at(places[:, 1])
        lengths = self.question.lengths.expand(len(places))
        by_component = IntegratedGradients(self.value).attribute(
            last,
            first,
            additional_forward_args=(lengths,),
            n_steps=steps,
            method="gausslegendre",
            internal_batch_size=max(_TOKENS_AT_ONCE // first.shape[1], len(places)),
        )
        scores = torch.stack([self.network.per_token(piece.double()) for piece in by_component])
        with torch.no_grad():
            gain = self.value(last, lengths) - self.value(first, lengths)
        return scores, gain.double() - scores.sum(dim=1)


def _until_accurate(path: _Path) -> tuple[int, Tensor]:
    """Steps used, and (T,) scores."""
    places, steps = torch.tensor([[0.0, 1.0]]), _FIRST_STEPS
    scores, missed = path.pieces(places, steps)
    change = abs((missed + scores.sum(dim=1)).sum().item())
    while abs(missed.sum().item()) > _TOLERANCE * change:
        # Halve every piece that misses more than its share of what is allowed.
        coarse = missed.abs() >= torch.minimum(
            missed.abs().max(), torch.tensor(_TOLERANCE * change / (2 * len(missed)))
        )
        halves = _halves(places[coarse])
        if steps + _MORE_STEPS * len(halves) > _MOST_STEPS:
            break
        steps += _MORE_STEPS * len(halves)
        finer_scores, finer_missed = path.pieces(halves, _MORE_STEPS)
        places = torch.cat([places[~coarse], halves])
        scores = torch.cat([scores[~coarse], finer_scores])
        missed = torch.cat([missed[~coarse], finer_missed])
    return steps, scores.sum(dim=0)


def _halves(pieces: Tensor) -> Tensor:
    """(S, 2) -> (2 S, 2)."""
    middle = pieces.mean(dim=1)
    left = torch.stack([pieces[:, 0], middle], dim=1)
    return torch.cat([left, torch.stack([middle, pieces[:, 1]], dim=1)])
