"""A small random network of every kind, for what holds of them all."""

import itertools

import torch

from textcls.models import ARCHITECTURES, Classifier

WORDS, CLASSES, SIZE = 30, 3, 6
BAG = {"orders": 2, "buckets": 64}

NETWORKS: dict[str, tuple[str, dict]] = {
    "linear": ("linear", BAG),
    "linear, binary": ("linear", BAG | {"orders": 4, "binary": True}),
    "textcnn": ("textcnn", {"size": SIZE, "filters": 4, "widths": (1, 2, 5)}),
    "textcnn, no relu": ("textcnn", {"size": SIZE, "filters": 4, "relu": False}),
    "textcnn, two layers": ("textcnn", {"size": SIZE, "filters": 4, "hidden": 5}),
    "widecnn": ("widecnn", {"size": SIZE, "filters": 4, "wide": BAG}),
    "rcnn": ("rcnn", {"size": SIZE, "hidden": 4, "filters": 3}),
    "widercnn": ("widercnn", {"size": SIZE, "hidden": 4, "filters": 3, "wide": BAG}),
    "stridecnn": ("stridecnn", {"size": SIZE, "channels": 5}),
    "rnn-course": ("rnn-course", {"size": SIZE, "hidden": 5, "steps": 24}),
    "gru-course": ("gru-course", {"size": SIZE, "hidden": 5, "steps": 24}),
    **{
        f"{cell}, {layers} layers, {directions} directions, {pooling}": (
            cell,
            {
                "size": SIZE,
                "hidden": 4,
                "layers": layers,
                "bidirectional": directions == 2,
                "pooling": pooling,
            },
        )
        for cell, layers, directions, pooling in itertools.product(
            ("rnn", "gru", "lstm"), (1, 2), (1, 2), ("last", "mean", "max")
        )
    },
}


def small_network(kind: str, *, words: int = WORDS, classes: int = CLASSES) -> Classifier:
    """The same random network every time, in eval mode, its buffers random as well."""
    architecture, options = NETWORKS[kind]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(5)
        network = ARCHITECTURES[architecture](words, classes, **options)
        for name, buffer in network.named_buffers():
            if name.endswith("running_mean"):
                buffer.uniform_(-1.0, 0.0)
            elif buffer.is_floating_point():
                buffer.uniform_(0.5, 1.5)
    return network.eval().requires_grad_(False)
