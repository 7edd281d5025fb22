"""The timeline as it is painted: tokens under one axis, as many as there is room for."""

from itertools import pairwise
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

LABELS = ".js-plotly-plot .xtick text"


def timeline(text: str) -> str:
    return f"/Explain?model=tiny-gru&account=timeline&text={quote(text)}"


def test_a_short_text_has_each_of_its_tokens_under_the_one_axis(visit):
    page = visit(timeline("the film was <b>great"))
    expect(page.locator(LABELS)).to_have_text(["the", "film", "was", "<", "b", ">", "great"])
    expect(page.locator(".js-plotly-plot .cartesianlayer .subplot")).to_have_count(3)


@pytest.mark.parametrize("width", [400, 1280])
def test_of_a_long_text_as_many_tokens_are_named_as_there_is_room_for(visit, width):
    page = visit(timeline("great film " * 32), width=width)
    expect(page.locator(LABELS).first).to_be_visible()
    labels = page.locator(LABELS).all()
    assert 10 < len(labels) <= 64
    assert {label.text_content() for label in labels} <= {"great", "film"}
    boxes = [label.bounding_box() for label in labels]
    assert all(
        left["x"] + left["width"] <= right["x"] + 1  # a pixel of smoothing
        for left, right in pairwise(boxes)
    )
