"""What the README says of the models is what their reports say."""

from benchmarks.models_table import put, table
from tests.test_layers import ROOT


def test_the_table_of_models_is_that_of_the_artifacts():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme == put(readme, table(ROOT / "artifacts"))
