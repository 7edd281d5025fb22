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


MAP = "/Embeddings?part=map&space=tiny-gru&mapped=film plot story actor great awful boring bad"


def test_a_lasso_around_words_lists_them(visit):
    page = visit(MAP)
    plot = page.locator(".js-plotly-plot .nsewdrag").first
    expect(plot).to_be_visible()
    expect(page.get_by_text("Draw around words with the mouse")).to_be_visible()
    plot.scroll_into_view_if_needed()
    area = plot.bounding_box()
    left, top = area["x"] + 3, area["y"] + 3
    right, bottom = left + area["width"] - 6, top + area["height"] - 6
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom), (left, top)):
        page.mouse.move(x, y, steps=8)
    page.mouse.up()
    inside = page.get_by_text("8 words inside:")
    expect(inside).to_be_visible()
    expect(inside.locator("xpath=..")).to_contain_text("film, plot, story, actor, great")


def test_maps_in_space_and_changes_are_drawn_on_a_narrow_dark_screen(visit):
    for query in ("part=map&dimensions=3", "part=changed&model=tiny-gru", "part=learned"):
        page = visit(f"/Embeddings?space=tiny-gru&{query}", width=400, scheme="dark")
        expect(page.get_by_text("How it works")).to_be_visible()
        if "learned" not in query:
            expect(page.locator(".js-plotly-plot").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
