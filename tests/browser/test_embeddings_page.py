"""What only a browser can show of the page of embeddings: figures, and going on from a word."""

import re

from playwright.sync_api import expect

HEADER, ROW = 35, 35  # pixels


def test_a_click_on_a_neighbour_goes_on_from_there(visit):
    page = visit("/Embeddings?space=tiny-gru&word=film")
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("canvas").first).to_be_visible()
    expect(page.get_by_label("Word", exact=True)).to_have_value("film")
    table.click(position={"x": 40, "y": HEADER + ROW / 2})
    expect(page.get_by_label("Word", exact=True)).not_to_have_value("film")
    expect(page).to_have_url(re.compile(r"word=(?!film)\w+"))
    page.go_back()
    expect(page.get_by_label("Word", exact=True)).to_have_value("film")


def test_every_part_is_drawn_on_a_narrow_dark_screen(visit):
    asked = {
        "part=analogy&sum=film+-+plot+%2B+story": "principal component",
        "part=bias&own=great wonderful|awful boring|film plot|story actor": "mean cosine",
    }
    for query, title in asked.items():
        page = visit(f"/Embeddings?space=tiny-gru&{query}", width=400, scheme="dark")
        expect(page.locator(".js-plotly-plot").get_by_text(title).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
