"""The pages without a browser: entered through app.py, as a visitor does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent.parent


class Visitor:
    """A person in front of the app: goes to pages, types, reads sentences."""

    def __init__(self) -> None:
        self.page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()

    def go(self, page: str = "", **address: str) -> AppTest:
        """Open a page, with that address if one is given."""
        if page:
            self.page.switch_page(f"pages/{page}")
        for name, value in address.items():
            self.page.query_params[name] = value
        return self.page.run()

    def type(self, text: str) -> AppTest:
        """Put a text into the box and press the button below it."""
        self.page.text_area[0].set_value(text)
        return self.page.button[0].click().run()

    def sentences(self) -> str:
        """What all errors, warnings and informations say, without Markdown's escapes."""
        alerts = [*self.page.error, *self.page.warning, *self.page.info]
        return " ".join(alert.value for alert in alerts).replace("\\", "")


@pytest.fixture
def visit(monkeypatch) -> Callable[[Path], Visitor]:
    """Start a visit to the app with the models of a folder."""

    def start(folder: Path) -> Visitor:
        monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(folder))
        return Visitor()

    return start


@pytest.fixture
def visitor(visit, tiny_artifacts) -> Visitor:
    """A visitor of the app with the tiny models."""
    return visit(tiny_artifacts)
