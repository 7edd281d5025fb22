"""Titles a second in one call, and one review against the bare network.

    TEXTCLS_DATA=<folder> python benchmarks/predicting.py [MODEL...]

One core, both in one run. The budgets: 20,000 titles a second and more; a review of 250 tokens,
tokens and all, in at most 3 times what the network alone takes. Seconds are those of the
process, so that others on the machine count little; the best of several runs.
"""

import sys
import time
from collections.abc import Callable

import torch

from textcls import artifacts
from textcls.data import DATASETS
from textcls.inference import encode, pad, predict, probabilities

REVIEWS, TOKENS = 20, 250


def seconds(work: Callable[[], object], *, runs: int) -> float:
    """The fewest seconds of this process that the work took."""
    taken = []
    for _ in range(runs):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def titles_a_second(name: str) -> None:
    model = artifacts.load(name, artifacts.models_folder())
    titles = DATASETS["ag_titles"].rows("test").texts
    for what, work in (
        ("probabilities", lambda: probabilities(model, titles)),
        ("with every token's place", lambda: predict(model, titles)),
    ):
        rate = len(titles) / seconds(work, runs=5)
        print(f"{name}: {rate:,.0f} titles a second, {what} ({len(titles):,} in one call)")


def one_review(name: str) -> None:
    """The mean over reviews of 250 tokens and more, cut to 250."""
    model = artifacts.load(name, artifacts.models_folder())
    whole = bare = 0.0
    for text in _reviews(model):
        ids, lengths = pad([encode(model, text).rows])
        whole += seconds(lambda text=text: predict(model, [text]), runs=20)
        with torch.inference_mode():
            bare += seconds(lambda i=ids, n=lengths: model.network(i, n), runs=20)
    print(
        f"{name}: a review of {TOKENS} tokens in {1000 * whole / REVIEWS:.2f} ms, the network "
        f"alone in {1000 * bare / REVIEWS:.2f} ms: {whole / bare:.2f} x"
    )


def _reviews(model: artifacts.TrainedModel) -> list[str]:
    cut = []
    for text in DATASETS["imdb"].rows("test").texts:
        offsets = encode(model, text).tokens.offsets
        if len(offsets) >= TOKENS:
            cut.append(text[: offsets[TOKENS - 1][1]])
        if len(cut) == REVIEWS:
            return cut
    raise SystemExit(f"fewer than {REVIEWS} reviews of {TOKENS} tokens")


if __name__ == "__main__":
    torch.set_num_threads(1)
    names = sys.argv[1:] or ["ag_titles-textcnn-random", "ag_titles-textcnn-tuned", "imdb-textcnn"]
    for chosen in names:
        (titles_a_second if chosen.startswith("ag_titles") else one_review)(chosen)
