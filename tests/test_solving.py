"""The linear model is what scikit-learn makes of the same n-grams."""

import numpy as np
import pytest
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from tests.conftest import sentences, tiny_recipe
from textcls import solving
from textcls.data import Splits
from textcls.inference import pad
from textcls.models import Linear
from textcls.text import Vocabulary
from textcls.training import evaluate, fit
from textcls.training.batches import Encoded
from textcls.values import Training

ROWS = sentences(200, seed=0)
VOCABULARY = Vocabulary(
    ["<pad>", "<unk>", *sorted({w for text in ROWS.texts for w in text.split()})]
)
TEXTS = [torch.tensor(VOCABULARY.rows(text.split())) for text in ROWS.texts]
OPTIONS = Training(epochs=1, learning_rate=0.0, ridge=1.0)


def test_tfidf_of_single_words_is_scikit_learns_to_the_margin():
    network = Linear(len(VOCABULARY), 2, orders=1)
    solving.solve(network, TEXTS, torch.tensor(ROWS.labels), OPTIONS)
    vectoriser = TfidfVectorizer(token_pattern=r"\S+", lowercase=False)
    solver = LinearSVC(C=1.0, random_state=0, tol=1e-6)
    matrix = vectoriser.fit_transform(ROWS.texts)
    margin = solver.fit(matrix, ROWS.labels).decision_function(matrix)
    with torch.no_grad():
        logits = network(*pad(TEXTS)).numpy()
    assert logits[:, 1] - logits[:, 0] == pytest.approx(margin, abs=2e-3)


def test_a_wide_net_is_no_worse_than_its_better_part():
    splits = Splits(ROWS, sentences(80, seed=1), sentences(80, seed=2))
    recipe = tiny_recipe("widecnn", widths=[1, 2], filters=4, wide={"orders": 2, "buckets": 64})
    fitted = fit(recipe, splits, ("negative", "positive"))
    rows = [torch.tensor(fitted.vocabulary.rows(t.split())) for t in splits.validation.texts]
    part = Encoded(rows, torch.tensor(splits.validation.labels))
    whole, accuracy = evaluate(fitted.network, part)
    assert accuracy == 1.0
    for deep, wide in ((1.0, 0.0), (0.0, 1.0)):
        alone = fit(recipe, splits, ("negative", "positive")).network
        alone.mix(deep, wide)
        assert whole <= evaluate(alone, part)[0] + 1e-6


def test_tempering_leaves_the_calls_as_they_are():
    network = Linear(len(VOCABULARY), 2, orders=2, buckets=64)
    labels = torch.tensor(ROWS.labels)
    solving.solve(network, TEXTS, labels, OPTIONS)
    with torch.no_grad():
        before = network(*pad(TEXTS))
    solving.temper(network, TEXTS, labels)
    with torch.no_grad():
        after = network(*pad(TEXTS))
    ratio = (after / before).numpy()
    assert np.allclose(ratio, ratio.flat[0], rtol=1e-3)
    assert torch.equal(before.argmax(dim=1), after.argmax(dim=1))
