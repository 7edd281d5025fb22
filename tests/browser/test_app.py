"""The main path through the app in a real browser, and what only a browser can show."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

TEXT = "the film was wonderful and the plot was not boring"
TOKEN = "button.token"


def send(page: Page, text: str, button: str) -> None:
    """Type a text and press the button, as soon as it is a text that can be sent."""
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name=button, exact=True).click()


def explain(model: str = "tiny-textcnn", text: str = TEXT, **choices: str) -> str:
    """The path of the page that explains a text."""
    query = {"model": model, "text": text} | choices
    return "/Explain?" + "&".join(f"{name}={quote(value)}" for name, value in query.items())


def test_from_home_to_the_words_that_decided(visit):
    page = visit()
    expect(page.get_by_text("Three things to try")).to_be_visible()
    page.get_by_role("link", name="Classify").click()
    send(page, TEXT, "Classify")
    expect(page.get_by_role("heading", name="positive")).to_be_visible()
    expect(
        page.locator(".js-plotly-plot").get_by_text(re.compile(r"^(> )?\d+\.\d %$"))
    ).to_have_count(2)
    expect(page.locator(TOKEN)).to_have_count(10)

    page.get_by_role("link", name="Which words decided?").click()
    word = page.get_by_role("button", name=re.compile(r"^wonderful, for, \+\d+\.\d{3}$"))
    expect(word).to_be_visible()
    expect(word).to_have_class(re.compile(r"\bfor\b"))
    expect(page.get_by_role("button", name=re.compile(r"^boring, against, -\d"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^-?\d+\.\d{3,} = -?\d+\.\d{3,} [+-] "))).to_be_visible()


def test_a_text_sent_with_the_keyboard_is_explained(visit):
    page = visit("/Explain?model=tiny-gru")
    # Before the page has run to its end the box may be replaced between the text and the key.
    expect(page.get_by_text("There is nothing to explain yet")).to_be_visible()
    box = page.get_by_role("textbox")
    box.fill("a moving story")
    box.press("Control+Enter")
    expect(page.get_by_role("button", name=re.compile("^moving, for, "))).to_be_visible()


def test_markup_in_a_text_is_shown_as_typed_and_does_nothing(visit):
    text = "<script>alert(1)</script> <img src=x onerror=alert(2)> ![x](http://example.com/x.png)"
    page = visit("/Classify?model=tiny-textcnn")
    send(page, text, "Classify")
    shown = page.get_by_role("group", name="the text, token by token")
    expect(shown).to_have_text(text)
    assert page.locator("img[src='x'], img[src*='example']").count() == 0
    page.get_by_role("link", name="Which words decided?").click()
    page.get_by_text("N-grams").click()
    expect(page.locator(".js-plotly-plot")).to_have_count(2)


def test_an_unknown_model_in_the_address_is_answered_inertly(visit):
    page = visit("/Classify?model=" + quote("../![x](http://example.com/x.png)"))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("there are: tiny-gru, tiny-textcnn")
    expect(alert).to_contain_text("![x](")


def test_a_link_restores_the_whole_view_in_another_browser(visit, elsewhere):
    first = visit(explain("tiny-gru", target="negative", against="positive", baseline="mean"))
    word = first.locator(TOKEN).nth(3)
    expect(word).to_have_attribute("aria-label", re.compile("^wonderful, against, -"))
    second = elsewhere(first.url)
    expect(second.locator(TOKEN).nth(3)).to_have_attribute(
        "aria-label", word.get_attribute("aria-label")
    )
    expect(second.get_by_role("textbox")).to_have_value(TEXT)
    expect(second.get_by_role("combobox", name="Baseline")).to_have_value("mean word")


def test_model_and_text_survive_a_change_of_page_and_the_way_back(visit):
    page = visit("/Classify?model=tiny-gru")
    send(page, TEXT, "Classify")
    expect(page).to_have_url(re.compile("model=tiny-gru&text=the"))
    page.get_by_role("link", name="Explain", exact=True).click()
    expect(page).to_have_url(re.compile(r"/Explain\?model=tiny-gru&text=the"))
    page.get_by_role("combobox", name="Model").click()
    page.get_by_role("option", name=re.compile("tiny-textcnn")).click()
    expect(page).to_have_url(re.compile(r"/Explain\?model=tiny-textcnn"))
    page.go_back()
    expect(page.get_by_role("combobox", name="Model")).to_have_value(re.compile("tiny-gru"))
    expect(page.get_by_role("textbox")).to_have_value(TEXT)
    page.go_back()
    expect(page.get_by_role("heading", name="Classify")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value(TEXT)


def test_the_keyboard_reaches_every_token_and_shows_its_value(visit):
    page = visit(explain())
    tokens = page.locator(TOKEN)
    tokens.first.focus()
    tip = page.get_by_role("tooltip").filter(has_text="positive")
    expect(tip).to_contain_text("the")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(tokens.nth(3)).to_be_focused()
    expect(tip).to_contain_text(re.compile(r"wonderful.*\+\d+\.\d{3} for positive", re.S))
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    tokens.nth(9).hover()
    expect(tip).to_contain_text(re.compile(r"boring.*-\d+\.\d{3} against positive", re.S))


def test_another_class_recolours_the_tokens_and_keeps_the_focus(visit):
    page = visit(explain())
    word = page.locator(TOKEN).nth(3)
    expect(word).to_have_attribute("aria-label", re.compile("^wonderful, for"))
    word.evaluate("node => { node.dataset.same = 'yes' }")
    page.get_by_role("combobox", name="Class to explain").click()
    page.get_by_role("option", name="negative").click()
    expect(word).to_have_attribute("aria-label", re.compile("^wonderful, against"))
    assert word.evaluate("node => node.dataset.same") == "yes"


def test_a_click_on_a_word_names_the_windows_that_hold_it(visit):
    page = visit(explain())
    page.locator(TOKEN).nth(3).click()
    expect(page.get_by_text("word 4 of 10")).to_be_visible()
    expect(page).to_have_url(re.compile("token=3"))
    page.get_by_role("link", name=re.compile("^Inside '.*wonderful")).click()
    chosen = page.get_by_role("combobox", name="N-gram")
    expect(chosen).to_have_value(re.compile("wonderful.* logits"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_text_can_be_read_in_both_themes(visit, scheme):
    page = visit(explain(), scheme=scheme)
    word = page.locator(f"{TOKEN}.for").first
    expect(word).to_be_visible()
    contrast = page.locator(TOKEN).evaluate_all(CONTRAST)
    assert len(contrast) == 10
    assert min(contrast) >= 4.5


def test_a_right_to_left_text_runs_from_right_to_left(visit):
    page = visit(explain(text="هذا الفيلم رائع"))
    expect(page.locator(TOKEN)).to_have_count(3)
    places = [page.locator(TOKEN).nth(index).bounding_box()["x"] for index in range(3)]
    assert places == sorted(places, reverse=True)


def test_nothing_is_wider_than_a_narrow_screen(visit):
    explained = (
        explain(),
        explain(account="ngrams"),
        explain(account="ngrams", within="map"),
        explain(account="methods"),
    )
    for path in ("/", "/Classify?text=" + quote(TEXT), *explained):
        page = visit(path, width=400)
        expect(page.get_by_role("heading").first).to_be_visible()
        expect(page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 400


# Contrast after WCAG 2.1 of each token's letters with its colour over the page's background.
CONTRAST = """
tokens => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const mixed = colours => {
    canvas.globalCompositeOperation = "source-over"
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1) }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const light = rgb => {
    const [r, g, b] = rgb.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const page = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor
  return tokens.map(token => {
    const style = getComputedStyle(token)
    const under = [page, style.backgroundColor]
    const both = [mixed([...under, style.color]), mixed(under)]
    const [dark, bright] = both.map(light).sort((a, b) => a - b)
    return (bright + 0.05) / (dark + 0.05)
  })
}
"""
