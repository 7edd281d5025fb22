"""The matrix in a real browser: its cells, its lines, its keys; and the page that is taken away."""

import re
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import expect

TEXT = "the film <b>was</b> wonderful and zyxqv the plot was not boring"
PATH = f"/Compare?models=tiny-textcnn,tiny-gru&text={quote(TEXT)}"
CELL = "button.cell"


def test_every_token_has_a_cell_for_each_model_that_says_its_number(visit):
    page = visit(PATH)
    cells = page.locator(CELL)
    expect(cells).to_have_count(2 * len(re.findall(r"\w+|[^\w\s]+", TEXT)))
    label = re.compile(r"^wonderful, Tiny gru, \+\d+\.\d{3} for positive$")
    expect(page.get_by_role("button", name=label)).to_be_visible()
    unknown = re.compile(r"^zyxqv, Tiny textcnn, .*, unknown word$")
    expect(page.get_by_role("button", name=unknown)).to_have_class(re.compile(r"\bunknown\b"))
    assert page.locator(".matrix b").count() == 0


def test_the_arrow_keys_walk_from_token_to_token_and_from_model_to_model(visit):
    page = visit(PATH)
    first = page.locator(CELL).first
    first.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("Tiny textcnn")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("tooltip")).to_contain_text("Tiny gru")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tooltip")).to_contain_text("film")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_on_a_narrow_page_every_line_begins_with_the_letters_of_the_models(visit):
    page = visit(PATH, width=400, scheme="dark")
    expect(page.locator(CELL).first).to_be_visible()
    tops = page.locator(".column").evaluate_all("all => new Set(all.map(c => c.offsetTop)).size")
    assert tops > 1
    expect(page.locator(".line")).to_have_count(tops)
    expect(page.locator(".line .letter")).to_have_text(["A", "B"] * tops)
    matrix = page.locator(".matrix")
    assert matrix.evaluate("m => m.scrollWidth <= m.clientWidth")


def test_the_page_that_is_taken_away_opens_alone_and_holds_the_text(visit, chromium, tmp_path):
    page = visit(PATH)
    page.get_by_text("Take it away").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Web page").click()
    path = Path(tmp_path / "taken.html")
    download.value.save_as(path)
    context = chromium.new_context(java_script_enabled=False, offline=True)
    alone = context.new_page()
    alone.goto(path.as_uri())
    expect(alone.locator("p.text").first).to_have_text(TEXT)
    expect(alone.locator("table")).to_have_count(4)
    context.close()
