"""Models side by side."""

from textcls.comparison.mcnemar import agreement

__all__ = ["agreement"]
