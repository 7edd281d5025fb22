"""Train, run, explain and compare small neural text classifiers."""

__version__ = "0.1.0"
