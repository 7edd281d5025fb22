"""The parts of the Compare page, one file and one row each."""

from textcls.ui.compare import behaviour, flips, models, texts
from textcls.ui.parts import Part

__all__ = ["PARTS"]

PARTS = {
    "models": Part("Models", models.show, models.method),
    "texts": Part("Texts", texts.show, texts.method),
    "flips": Part("What would flip it", flips.show, flips.method),
    "behaviour": Part("Behaviour", behaviour.show, behaviour.method),
}
