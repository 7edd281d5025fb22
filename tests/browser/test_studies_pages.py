"""What only a browser can show of the pages of studies: rows and bars are chosen with the mouse."""

import re

from playwright.sync_api import expect

HEADER, ROW = 35, 35  # pixels
BOX = 16  # from the left edge to the middle of a row's box


def test_a_chosen_row_is_the_filter_below_and_in_the_address(visit):
    page = visit("/Filters?model=tiny-textcnn&text=%3Cb%3Egreat%3C/b%3E film")
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("canvas").first).to_be_visible(timeout=60_000)  # the model is loaded first
    expect(page.get_by_text("The pick, word by word")).to_be_visible()
    table.click(position={"x": BOX, "y": HEADER + 2.5 * ROW})
    expect(page).to_have_url(re.compile(r"filter=\d"))
    number = re.search(r"filter=(\d+)", page.url)[1]
    expect(page.get_by_role("heading", name=re.compile(f"^Filter {number}: "))).to_be_visible()


def test_a_click_on_a_bar_leads_to_its_phrase_in_explain(visit):
    page = visit("/Learned?model=tiny-textcnn&target=positive", width=1280)
    bar = page.locator(".js-plotly-plot .barlayer .point path").first
    expect(bar).to_be_visible()
    bar.click(position={"x": 10, "y": 5}, force=True)
    expect(page).to_have_url(re.compile("phrase="))
    phrase = re.search(r"phrase=(\w+)", page.url)[1]
    page.get_by_role("link", name=f"Explain “{phrase}”").click()
    expect(page).to_have_url(re.compile(rf"/Explain\?.*text={phrase}"))


def test_both_pages_fit_a_narrow_dark_screen(visit):
    for path, title in (("Filters", "How high its picks are"), ("Learned", "For negative")):
        page = visit(f"/{path}?model=tiny-textcnn", width=400, scheme="dark")
        expect(page.locator(".js-plotly-plot").get_by_text(title).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
