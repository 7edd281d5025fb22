"""The models in artifacts/: whole, small, as good as they say, and right where it is plain."""

import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from textcls import artifacts, evaluation, inference, studies
from textcls.artifacts import TrainedModel
from textcls.attribution import explain, has_ngrams, ngram_ledger
from textcls.data import DATASETS, Rows
from textcls.recipes import RECIPES
from textcls.studies import STUDIES

FOLDER = Path(__file__).parent.parent.parent / "artifacts"
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/card.json"))

# Sentences of our own whose class nobody would dispute.
PLAIN = {
    "ag_news": {
        "World": (
            "The prime minister resigned after weeks of protest in the capital, and troops guard "
            "the parliament.",
            "At least 20 people were killed when a car bomb exploded near a police station in "
            "Baghdad.",
        ),
        "Sports": (
            "The striker scored twice as the champions won the final of the football cup.",
            "She won the tennis tournament after beating the defending champion in straight sets.",
        ),
        "Business": (
            "Shares of the bank fell 8 percent after its quarterly profit missed forecasts.",
            "Oil prices rose to a record high, and stocks on Wall Street closed lower.",
        ),
        "Sci/Tech": (
            "Astronomers using a space telescope have found a planet that circles two suns.",
            "Microsoft released a security patch for its Windows operating system and browser.",
        ),
    },
    "ag_titles": {
        "World": ("Car bomb kills soldiers near Baghdad", "Israeli troops kill militant in Gaza"),
        "Sports": ("Champions win cup final in overtime", "Yankees beat Red Sox in ninth inning"),
        "Business": ("Oil prices hit record high, stocks fall", "Bank reports higher profit"),
        "Sci/Tech": ("Microsoft releases Windows security patch", "NASA spacecraft nears Saturn"),
    },
    "imdb": {
        "positive": (
            "A wonderful film: the acting is superb, the story is moving, and I loved every minute "
            "of it. One of the best films of the year.",
            "An excellent and beautiful movie with a brilliant performance. Highly recommended.",
        ),
        "negative": (
            "A terrible film: the acting is awful, the plot is boring and stupid, and I hated "
            "every minute of it. The worst film of the year.",
            "A complete waste of time and money. The script is poor, the jokes fall flat, and it "
            "is the worst movie I have ever seen. Avoid it.",
        ),
    },
    "sarcasm": {
        "sarcastic": (
            "area man proud of knowing shortcut that takes longer",
            "local man announces plans to think about starting novel",
        ),
        "earnest": (
            "how to talk to your children about climate change",
            "the best recipes for your thanksgiving dinner",
        ),
    },
}


@cache
def load(name: str) -> TrainedModel:
    return artifacts.load(name, FOLDER)


@cache
def stored(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Labels (N,) and probabilities (N, K) of the test rows, as the model's folder has them."""
    return artifacts.load_predictions(name, FOLDER)


def repeats_a_course(name: str) -> bool:
    """Whether a model is kept to show how a lesson's own system fares, good or bad."""
    return "course" in name


def test_no_model_is_damaged():
    catalogue = artifacts.scan(FOLDER)
    assert not catalogue.damaged
    assert sorted(catalogue.models) == NAMES


def test_the_folder_is_small_enough_to_clone():
    sizes = [path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()]
    assert sum(sizes) <= 120_000_000


@pytest.mark.parametrize("name", NAMES)
def test_a_model_is_small_and_holds_no_texts(name):
    card = load(name).card
    assert card.bytes <= 8_000_000
    assert len(load(name).vocabulary) <= 30_000
    assert not [word for word in load(name).vocabulary.words if len(word.split()) != 1]
    found = {path.name for path in (FOLDER / name).iterdir()}
    assert found - {f"{study}.json" for study in STUDIES} == {
        "card.json",
        "history.json",
        "predictions.parquet",
        "report.json",
        "vocab.txt",
        "weights.safetensors",
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_studies_of_a_model_are_of_its_weights_and_small(name):
    card = load(name).card
    paths = [studies.path_of(study, name, FOLDER) for study in STUDIES]
    paths = [path for path in paths if path.is_file()]
    assert sum(path.stat().st_size for path in paths) <= 300_000
    for path in paths:
        assert isinstance(studies.load(path.stem, card, FOLDER), STUDIES[path.stem])


@pytest.mark.parametrize("name", NAMES)
def test_studies_hold_no_more_of_a_text_than_the_model_looks_at_together(name):
    card = load(name).card
    network = load(name).network
    widest = max((*getattr(network, "widths", ()), *orders_of(network), 1))
    ngrams = []
    if studies.path_of("filters", name, FOLDER).is_file():
        for facts in studies.load("filters", card, FOLDER).filters:
            ngrams += [*facts.top, *facts.negative]
    if studies.path_of("phrases", name, FOLDER).is_file():
        ngrams += [phrase.text for phrase in studies.load("phrases", card, FOLDER).phrases]
    assert all(len(ngram.split(" ")) <= widest for ngram in ngrams)


def orders_of(network) -> tuple[int, ...]:
    """How many words the n-grams of a bag have, where the network has one."""
    return tuple(getattr(bag, "orders", 0) for bag in (network, getattr(network, "wide", None)))


@pytest.mark.parametrize("name", NAMES)
def test_the_stored_table_has_a_row_label_and_probabilities_of_every_test_row(name):
    from pyarrow import parquet

    card = load(name).card
    columns = parquet.read_schema(FOLDER / name / "predictions.parquet").names
    assert columns == ["row", "label", *(f"p{index}" for index in range(len(card.labels)))]
    labels, answers = stored(name)
    assert len(labels) == card.data.rows["test"] == card.report.rows
    assert answers.sum(axis=1) == pytest.approx(np.ones(len(labels)), abs=1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_the_report_follow_from_the_stored_table(name):
    labels, answers = stored(name)
    rows = Rows(("",) * len(labels), tuple(labels.tolist()))
    again = evaluation.report(load(name), rows, answers, split="test")
    told = load(name).card.report
    assert again.confusion == told.confusion
    assert (again.accuracy, again.f1_macro) == (told.accuracy, told.f1_macro)
    assert again.interval == told.interval
    assert again.loss == pytest.approx(told.loss, rel=1e-4)


def known_answers(name: str) -> tuple[tuple[str, ...], np.ndarray]:
    """Texts and stored answers: the examples, and test rows where their texts are at hand."""
    examples = load(name).card.report.examples
    texts, answers = tuple(examples), [list(shares.values()) for shares in examples.values()]
    if os.environ.get("TEXTCLS_DATA"):
        texts += DATASETS[load(name).card.task].rows("test").texts[:200]
        answers += stored(name)[1][:200].tolist()
    return texts, np.array(answers)


@pytest.mark.parametrize("name", NAMES)
def test_stored_answers_are_given_again(name):
    texts, expected = known_answers(name)
    assert set(texts) >= set(DATASETS[load(name).card.task].examples)
    found = [list(a.probabilities.values()) for a in inference.predict(load(name), texts)]
    assert np.array(found) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("name", NAMES)
def test_a_model_is_what_its_recipe_in_the_table_makes(name):
    assert load(name).card.recipe == RECIPES[name]


def test_a_net_of_the_course_has_as_many_parameters_but_for_the_logit_of_its_second_class():
    told = {name: RECIPES[name].headline for name in NAMES if RECIPES[name].headline}
    counted = {name: course.parameters for name, course in told.items() if course.parameters}
    assert len(counted) == 3
    for name, parameters in counted.items():
        of_the_head = [layer for layer in artifacts.layers(load(name)) if "head." in layer.name]
        half = sum(layer.parameters for layer in of_the_head) // 2
        assert load(name).card.parameters - half == parameters


def test_the_story_of_over_fitting_is_the_one_that_its_recipes_tell():
    rise, best = {}, {}
    for what in ("bilstm", "bilstm-stacked", "bilstm-lowlr"):
        curve = [e.validation_loss for e in artifacts.load_history(f"sarcasm-{what}", FOLDER)]
        best[what], rise[what] = min(curve), curve[-1] - min(curve)
    assert best["bilstm-stacked"] < best["bilstm"]
    assert rise["bilstm-stacked"] == pytest.approx(rise["bilstm"], rel=0.2)
    assert rise["bilstm-lowlr"] < rise["bilstm-stacked"] / 4


@pytest.mark.parametrize("name", NAMES)
def test_a_model_answers_the_classes_of_its_data_set(name):
    card = load(name).card
    assert card.labels == DATASETS[card.task].labels
    assert card.data.name == card.task
    best = max(np.bincount(stored(name)[0])) / card.report.rows
    assert repeats_a_course(name) or card.report.accuracy > best + 0.05


@pytest.mark.parametrize("name", [name for name in NAMES if not repeats_a_course(name)])
def test_what_is_plain_to_everyone_is_plain_to_the_model(name):
    by_label = PLAIN[load(name).card.task]
    texts = {text: label for label, plain in by_label.items() for text in plain}
    answers = inference.predict(load(name), list(texts))
    assert {answer.text: answer.label for answer in answers} == texts


@pytest.mark.parametrize("name", NAMES)
def test_the_explanation_of_an_example_adds_up(name):
    model = load(name)
    text = DATASETS[model.card.task].examples[0]
    scores = explain(model, text)
    allowed = 1e-5 if scores.steps is None else 0.01
    assert abs(scores.residual) <= allowed * abs(scores.value - scores.base_value) + 1e-6
    if has_ngrams(model):
        for label in model.card.labels:
            ledger = ngram_ledger(model, text, target=label)
            assert abs(ledger.residual) <= 1e-5 * abs(ledger.value)


def test_the_three_models_that_the_readme_begins_with_are_as_good_as_promised():
    floors = {"ag_news-textcnn": 0.905, "ag_news-gru": 0.90, "imdb-textcnn": 0.88}
    for name, accuracy in floors.items():
        assert load(name).card.report.accuracy >= accuracy
