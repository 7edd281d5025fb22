"""How long a person waits in a real browser: the first page, and a painted explanation.

    TEXTCLS_DATA=<folder> python benchmarks/browser.py [MODEL...]

Starts the app, opens it in Chromium, and presses Explain on test texts that the app has not seen.
The budgets: the first page interactive 5 s after the start, a warm disk; an explanation of 250
tokens painted 0.3 s after the press (median), 1.5 s for a recurrent net.
"""

import shutil
import statistics
import sys
import time

from playwright.sync_api import Error, Page, sync_playwright
from serving import app

from textcls import artifacts
from textcls.data import DATASETS

TEXTS, TOKENS = 12, 250
QUIET = "--no-sandbox --disable-gpu --disable-background-networking --disable-sync".split()


def first_page(page: Page, address: str, began: float) -> float:
    """Seconds from the start of the app to a home page that can be used."""
    while True:
        try:
            page.goto(address)
            break
        except Error:  # nothing listens yet
            time.sleep(0.02)
    page.get_by_text("Try it").first.wait_for(timeout=60_000)
    return time.perf_counter() - began


def painted(page: Page, address: str, name: str) -> list[float]:
    """Seconds from the press to the receipt of a new text, which stands below the words."""
    page.goto(f"{address}/Explain?model={name}&text=good")
    waits = []
    for number, text in enumerate(_texts(name)):
        page.get_by_label("Text", exact=True).fill(f"{number} {text}")
        before = page.locator("[data-testid=stMetricValue]").first.text_content(timeout=60_000)
        began = time.perf_counter()
        page.get_by_role("button", name="Explain", exact=True).click()
        page.wait_for_function(
            "before => { const shown = document.querySelector('[data-testid=stMetricValue]');"
            " return shown && shown.textContent !== before }",
            arg=before,
            polling="raf",
        )
        waits.append(time.perf_counter() - began)
    return waits


def _texts(name: str) -> list[str]:
    """Test texts, cut or repeated to about 250 words."""
    rows = DATASETS[name.split("-", maxsplit=1)[0]].rows("test").texts
    words = " ".join(rows[: 40 * TEXTS]).split()
    return [" ".join(words[TOKENS * i : TOKENS * (i + 1)]) for i in range(TEXTS)]


def main(names: list[str]) -> None:
    artifacts.scan(artifacts.models_folder())  # so that the disk is warm
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page()
        began = time.perf_counter()
        with app() as host:
            address = f"http://{host}"
            print(f"first page: {first_page(page, address, began):.1f} s after the start")
            for name in names:
                waits = painted(page, address, name)[1:]  # the first one loads the model
                middle, worst = statistics.median(waits), max(waits)
                print(f"{name}: painted after {middle:.2f} s (median), {worst:.2f} s (worst)")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:] or ["imdb-textcnn", "ag_news-gru"])
