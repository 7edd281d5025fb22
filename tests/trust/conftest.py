"""The models that explanations are put to the test on."""

from tests.attribution.conftest import any_model, model_of

__all__ = ["any_model", "model_of"]
