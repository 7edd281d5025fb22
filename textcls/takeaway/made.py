"""What computed a view: the software, by its versions."""

import platform
from importlib.metadata import version

import textcls


def versions() -> dict[str, str]:
    """Of textcls, Python and torch, without importing the last."""
    return {
        "textcls": textcls.__version__,
        "python": platform.python_version(),
        "torch": version("torch"),
    }
