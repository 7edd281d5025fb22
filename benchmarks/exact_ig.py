"""Exact Integrated Gradients against Captum's LayerIntegratedGradients: time and residual.

    TEXTCLS_DATA=<folder> python benchmarks/exact_ig.py [MODEL]

Twenty test reviews, one core, both in one run; the budget is 100 x faster than 500 steps and 8 x
faster than 50, with a residual of at most 1e-6 of |F(text)| + |F(baseline)|.
"""

import statistics
import sys
import time
from collections.abc import Callable

import torch
from captum.attr import LayerIntegratedGradients

from textcls import artifacts, attribution
from textcls.data import DATASETS
from textcls.inference import encode, pad

TEXTS = 20


def timed(work: Callable[[], float]) -> tuple[float, float]:
    """Seconds and result: the best of three, for the machine may be busy."""
    runs = []
    for _ in range(3):
        began = time.perf_counter()
        result = work()
        runs.append((time.perf_counter() - began, result))
    return min(runs)


def exact(model: artifacts.TrainedModel, text: str) -> float:
    """The relative residual of the closed form."""
    scores = attribution.explain(model, text, method="exact-ig")
    return abs(scores.residual) / (abs(scores.value) + abs(scores.base_value))


def numeric(model: artifacts.TrainedModel, text: str, steps: int) -> float:
    """The relative residual of Captum's layer method with that many Gauss-Legendre steps."""
    ids, lengths = pad([encode(model, text).rows])
    network = model.network
    with torch.no_grad():
        value, base = (network(rows, lengths)[0] for rows in (ids, torch.zeros_like(ids)))
    target = int(value.argmax())
    scores = LayerIntegratedGradients(network, network.embedding).attribute(
        ids,
        torch.zeros_like(ids),
        target=target,
        additional_forward_args=(lengths,),
        n_steps=steps,
        method="gausslegendre",
        internal_batch_size=max(16_384 // ids.shape[1], 1),
    )
    change = (value - base)[target].item()
    return abs(change - scores.sum().item()) / (abs(value[target]) + abs(base[target])).item()


def main(name: str) -> None:
    torch.set_num_threads(1)
    model = artifacts.load(name, artifacts.models_folder())
    # Captum's layer method needs parameters that take gradients; the shared model's do not.
    model.network.requires_grad_(True)
    texts = DATASETS[model.card.task].rows("test").texts[:TEXTS]
    tokens = statistics.mean(len(encode(model, text).rows) for text in texts)
    print(f"{name}: {len(texts)} texts of {tokens:.0f} tokens in the mean, one core")
    ours = [timed(lambda text=text: exact(model, text)) for text in texts]
    mean = statistics.mean(seconds for seconds, _ in ours)
    worst = max(residual for _, residual in ours)
    print(f"exact-ig           {mean * 1000:8.1f} ms a text   worst residual {worst:.1e}")
    for steps in (50, 500):
        theirs = [timed(lambda text=text: numeric(model, text, steps)) for text in texts]  # noqa: B023
        seconds = statistics.mean(seconds for seconds, _ in theirs)
        worst = max(residual for _, residual in theirs)
        print(
            f"captum, {steps:3d} steps {seconds * 1000:9.1f} ms a text   "
            f"worst residual {worst:.1e}   {seconds / mean:.0f} x slower"
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "imdb-textcnn")
