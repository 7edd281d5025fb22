"""An epoch of the GRU on news texts, against the loop and the vocabulary of the course.

    TEXTCLS_DATA=<folder> python benchmarks/course_epoch.py

The course cuts each text into tokens whenever a batch asks for it, pads 32 texts in the order in
which they come, keeps a vector for each of the 1,193,514 words of its vocabulary, and moves all of
them after every batch (system A3; its vectors are not needed to time it: a random table of that
size does). Both run over the beginning of the training part and are compared by the text.
The budget: 20 times faster and more.
"""

import time
from dataclasses import replace

import torch
from nltk.tokenize import WordPunctTokenizer
from torch.nn import functional

from textcls.data import DATASETS, Rows, Splits, load_splits
from textcls.models.course import CourseGRU
from textcls.recipes import RECIPES
from textcls.training import fit

WORDS, SIZE, HIDDEN, TOKENS = 1_193_514, 50, 50, 128
COURSE_BATCHES, OUR_TEXTS = 12, 12_800


def course(rows: Rows) -> float:
    """Seconds a text, after a first batch that is not counted."""
    labels = DATASETS["ag_news"].labels
    network = CourseGRU(WORDS, len(labels), size=SIZE, hidden=HIDDEN, steps=TOKENS)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-2)
    tokenizer, numbers = WordPunctTokenizer(), {}
    for batch in range(COURSE_BATCHES + 1):
        if batch == 1:
            began = time.perf_counter()
        part = slice(32 * batch, 32 * (batch + 1))
        texts = [tokenizer.tokenize(text)[:TOKENS] for text in rows.texts[part]]
        ids = torch.zeros(32, max(map(len, texts)), dtype=torch.long)
        for row, words in enumerate(texts):
            # In the course a word's row is looked up too; which one it is costs nothing.
            places = [numbers.setdefault(word, 2 + len(numbers)) for word in words]
            ids[row, : len(words)] = torch.tensor(places)
        network.steps = ids.shape[1]  # ours always reads to 128
        lengths = torch.full((32,), network.steps)
        loss = functional.cross_entropy(network(ids, lengths), torch.tensor(rows.labels[part]))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
    return (time.perf_counter() - began) / (32 * COURSE_BATCHES)


def ours(splits: Splits) -> float:
    """Seconds a text of one epoch of `ag_news-gru`."""
    recipe = RECIPES["ag_news-gru"]
    recipe = replace(recipe, training=replace(recipe.training, epochs=1))
    part = Splits(
        splits.train.take(list(range(OUR_TEXTS))), splits.validation.take([0]), splits.test
    )
    fitted = fit(recipe, part, DATASETS["ag_news"].labels)
    return fitted.history[0].seconds / OUR_TEXTS


def main() -> None:
    splits = load_splits("ag_news", validation_share=0.1)
    its, own = course(splits.train), ours(splits)
    print(f"the course: {1000 * its:.1f} ms a text; ours: {1000 * own:.2f} ms a text")
    print(f"{its / own:.0f} times faster")


if __name__ == "__main__":
    main()
