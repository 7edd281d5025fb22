"""HTML is written in one place, where every text and every attribute is escaped."""

import ast
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_layers import FILES, ROOT
from textcls.markup import Markup, document, element, escape


class Reader(HTMLParser):
    """What a browser would find: elements with attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data) -> None:
        self.pieces.append(data)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


ODD = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


@given(ODD, ODD)
def test_any_text_comes_back_as_it_was_from_between_and_from_attributes(text, note):
    read = Reader(element("p", text, title=note))
    assert read.elements == [("p", {"title": note})]
    assert read.text == text


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "'--><i>"]
)
def test_markup_in_a_text_becomes_no_element(text):
    page = document(text, "", element("p", text, title=text))
    kinds = {kind for kind, _ in Reader(page).elements}
    assert kinds == {"html", "head", "meta", "title", "style", "body", "main", "p"}


def test_an_element_inside_another_is_not_escaped_again():
    assert element("p", element("b", "a < b")) == "<p><b>a &lt; b</b></p>"
    assert isinstance(escape("x"), Markup)
    assert escape(escape("<")) == "&lt;"


def test_characters_that_html_cannot_hold_are_replaced():
    assert escape("a\x00b\x0bc\ud800d\n") == "a\ufffdb\ufffdc\ufffdd\n"


@pytest.mark.parametrize("name", ["script", "iframe", "style", "a b", "p onclick=x", ""])
def test_elements_that_do_something_are_refused(name):
    with pytest.raises(ValueError, match="has no place"):
        element(name)


@pytest.mark.parametrize("name", ["onclick", "onerror", "src", "href", "x=y", "formaction"])
def test_attributes_that_run_or_load_are_refused(name):
    with pytest.raises(ValueError, match="has no place"):
        element("p", **{name: "x"})


def test_no_other_module_writes_html():
    tag = re.compile(r"<(p|div|span|table|tr|td|html|head|body|style|script)[ >]")
    for path in FILES:
        if path == ROOT / "textcls" / "markup.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = {
            node.body[0].value
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        texts = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and n not in documented]
        found = [t.value for t in texts if isinstance(t.value, str) and tag.search(t.value)]
        assert not found, path
