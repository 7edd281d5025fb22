"""What only a browser can show of the page of all models: a row is chosen with the mouse."""

import re

from playwright.sync_api import expect

HEADER, ROW = 35, 35  # pixels
BOX = 16  # from the left edge to the middle of a row's box


def test_a_chosen_row_is_the_model_of_all_pages(visit):
    page = visit("/Models")
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("canvas").first).to_be_visible()
    table.click(position={"x": BOX, "y": HEADER + ROW / 2})
    expect(page.get_by_text("Chosen: ")).to_be_visible()
    expect(page).to_have_url(re.compile("model=tiny-"))
    page.get_by_role("button", name="Compare it").click()
    expect(page.get_by_text(re.compile(r"^(Not d|D)istinguishable: "))).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Chosen: ")).to_be_visible()


def test_every_part_is_drawn_on_a_narrow_dark_screen(visit):
    for part, title in (("overview", "test accuracy"), ("curves", "Loss"), ("pair", "only one")):
        page = visit(f"/Models?part={part}&model=tiny-gru", width=400, scheme="dark")
        expect(page.locator(".js-plotly-plot").get_by_text(title).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
