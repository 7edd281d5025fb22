"""Edited texts, masks and flips in a real browser."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

FIRST = "the film was wonderful and the plot was not moving"
SECOND = "the film was awful and its plot was boring today"
TOKEN = "button.token"


def path(part: str, **choices: str) -> str:
    query = {"part": part, "model": "tiny-textcnn", "text": FIRST} | choices
    return "/Compare?" + "&".join(f"{name}={quote(value)}" for name, value in query.items())


def metric(page: Page, label: str):
    """The last number of that name: that of the masked text."""
    return page.get_by_test_id("stMetric").filter(has_text=label).last


def test_struck_and_added_words_stand_in_one_text_with_what_they_move(visit):
    page = visit(path("texts", edited=SECOND))
    shown = page.get_by_role("group", name="the text, token by token")
    expect(shown).to_have_text(
        "the film was wonderful awful and the its plot was not moving boring today"
    )
    lost = page.get_by_role("button", name=re.compile("^wonderful, only in the first text, moves"))
    expect(lost).to_have_class(re.compile(r"\bagainst\b.*\bremoved\b"))
    expect(lost).to_have_css("text-decoration-line", re.compile("line-through"))
    lost.focus()
    expect(page.get_by_role("tooltip").filter(has_text="its own score: +")).to_be_visible()
    added = page.get_by_role("button", name=re.compile("^awful, only in the second, moves"))
    expect(added).to_have_class(re.compile(r"\badded\b"))


def test_a_text_is_edited_compared_and_the_edit_undone(visit):
    page = visit(path("texts"))
    box = page.get_by_role("textbox", name="Second text")
    box.fill(SECOND)
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_text("The class changes from positive")).to_be_visible()
    expect(page).to_have_url(re.compile("edited=the"))
    page.get_by_role("button", name="Undo").click()
    expect(box).to_have_value(FIRST)
    expect(page).not_to_have_url(re.compile("edited="))


def test_a_click_on_a_word_masks_it_and_the_rest_of_the_page_stays(visit, elsewhere):
    page = visit(path("texts", text="the film was wonderful", edited="the film was awful"))
    chip = page.get_by_role("button", name="awful", exact=True)
    expect(metric(page, "positive")).to_contain_text("no change")
    page.locator(TOKEN).first.evaluate("node => { node.dataset.same = 'yes' }")
    chip.click()
    expect(page.get_by_text(re.compile("^Without “awful”: "))).to_be_visible()
    expect(metric(page, "positive")).to_contain_text(re.compile(r"[+-]\d+\.\d points"))
    assert page.locator(TOKEN).first.evaluate("node => node.dataset.same") == "yes"
    expect(page).to_have_url(re.compile("masked=3"))
    other = elsewhere(page.url)
    expect(other.get_by_text(re.compile("^Without “awful”: "))).to_be_visible()


def test_a_flip_opens_as_a_pair_of_texts_and_the_way_back_leads_to_the_flips(visit):
    page = visit(path("flips"))
    expect(page.get_by_text(re.compile("from positive to negative, with"))).to_be_visible()
    expect(page.locator("button.token.removed").first).to_be_visible()
    page.get_by_role("button", name="Compare").first.click()
    expect(page.get_by_text("The class changes from positive")).to_be_visible()
    page.go_back()
    expect(page.get_by_text(re.compile("from positive to negative, with"))).to_be_visible()


@pytest.mark.parametrize("part", ["texts", "flips"])
def test_nothing_is_wider_than_a_narrow_screen(visit, part):
    page = visit(path(part, edited=SECOND), width=400)
    expect(page.get_by_text("How it works")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_markup_in_an_edit_is_shown_as_typed_and_does_nothing(visit):
    text = "<script>alert(1)</script> <img src=x onerror=alert(2)> ![x](http://example.com/x.png)"
    page = visit(path("texts", edited=text))
    shown = page.get_by_role("group", name="the text, token by token")
    expect(shown).to_contain_text("onerror")
    page.get_by_role("button", name="script", exact=True).first.click()
    assert page.locator("img[src='x'], img[src*='example']").count() == 0
