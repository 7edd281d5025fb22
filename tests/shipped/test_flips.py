"""What is said of the shipped models' flips and reductions holds when the texts are read again."""

from pathlib import Path

import pytest

from textcls import artifacts, inference
from textcls.comparison import find_flips, reduce_text
from textcls.data import DATASETS

FOLDER = Path(__file__).parent.parent.parent / "artifacts"
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/card.json"))


@pytest.mark.parametrize("name", NAMES)
def test_flips_flip_and_kept_words_keep_the_class(name):
    model = artifacts.load(name, FOLDER)
    for text in DATASETS[model.card.task].examples[:2]:
        found = find_flips(model, text, any_class=True, most_edits=2)
        answers = inference.predict(model, [flip.text for flip in found.flips])
        for flip, answer in zip(found.flips, answers, strict=True):
            assert answer.label == flip.label != found.prediction.label
            assert answer.probabilities == pytest.approx(flip.probabilities, abs=1e-5)
        reduced = reduce_text(model, text)
        (left,) = inference.predict(model, [reduced.text])
        assert left.label == found.prediction.label
