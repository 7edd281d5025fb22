"""Every recipe of the table makes a network for a data set there is."""

import pytest
import torch

from textcls.data import DATASETS
from textcls.models import ARCHITECTURES
from textcls.recipes import RECIPES


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_makes_a_network_that_answers(name):
    recipe = RECIPES[name]
    entry = DATASETS[recipe.task]
    assert recipe.name == name
    assert name.startswith(f"{recipe.task}-")
    network = ARCHITECTURES[recipe.architecture](9, len(entry.labels), **recipe.network).eval()
    logits = network(torch.tensor([[2, 3, 8, 1]]), torch.tensor([4]))
    assert logits.shape == (1, len(entry.labels))


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_says_what_it_is_and_keeps_to_the_limits(name):
    recipe = RECIPES[name]
    assert recipe.title
    assert recipe.summary.endswith(".")
    assert recipe.reading.max_words <= 30_000
    assert recipe.training.epochs >= 1


def test_a_figure_of_a_course_says_its_measure_and_its_part():
    measures = {
        recipe.headline.system: recipe.headline.measure
        for recipe in RECIPES.values()
        if recipe.headline and recipe.headline.value
    }
    expected = {"A": "test accuracy", "B": "test weighted F1", "C": "test F1"}
    expected["D"] = "validation accuracy"
    assert {row: expected[row[0]] for row in measures} == measures


def test_titles_tell_the_models_of_a_task_apart():
    titles = [(recipe.task, recipe.title) for recipe in RECIPES.values()]
    assert len(titles) == len(set(titles))
