"""Can I trust this?, painted: chosen by clicks, kept in the address, whole on a narrow screen."""

from urllib.parse import urlencode

from playwright.sync_api import expect

TEXT = "the film was <script>alert(1)</script> wonderful and the plot was not boring"
ADDRESS = "/Explain?" + urlencode({"model": "tiny-textcnn", "text": TEXT})


def test_a_test_is_chosen_painted_and_kept_in_the_address(visit):
    page = visit(ADDRESS)
    page.get_by_role("radio", name="Can I trust this?").click()
    expect(page.get_by_text("Without the first words", exact=True)).to_be_visible()
    page.get_by_role("radio", name="Forget the training").click()
    expect(page.get_by_text("What is left of the explanation")).to_be_visible()
    assert "check=network" in page.url
    page.reload()
    expect(page.get_by_text("What is left of the explanation")).to_be_visible()


def test_nothing_reaches_beyond_a_narrow_screen(visit):
    page = visit(ADDRESS + "&account=trust&check=texts", width=400, scheme="dark")
    expect(page.get_by_text("Among the models")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
