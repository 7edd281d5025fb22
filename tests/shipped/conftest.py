"""What the tests of the artifacts found is printed below their results."""

from collections.abc import Callable

import pytest

_TABLES = pytest.StashKey[list[str]]()


@pytest.fixture
def record_table(request) -> Callable[[list[str]], None]:
    """Lines to print at the end of the run, whether the test passes or not."""
    return lambda lines: request.config.stash.setdefault(_TABLES, []).extend(["", *lines])


def pytest_terminal_summary(terminalreporter) -> None:
    lines = terminalreporter.config.stash.get(_TABLES, [])
    if lines:
        terminalreporter.section("behaviour of the shipped models")
        for line in lines:
            terminalreporter.write_line(line)
