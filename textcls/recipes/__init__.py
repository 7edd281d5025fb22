"""The table of recipes: one row, one model. Names are `task-what`."""

from textcls.recipes import news, reviews, sarcasm, titles
from textcls.registry import Registry
from textcls.values import Recipe

_ROWS = (*news.RECIPES, *titles.RECIPES, *reviews.RECIPES, *sarcasm.RECIPES)

RECIPES: Registry[Recipe] = Registry("recipe", {recipe.name: recipe for recipe in _ROWS})

__all__ = ["RECIPES"]
