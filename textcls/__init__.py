"""Train, run, explain and compare small neural text classifiers."""
