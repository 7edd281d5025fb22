"""The real app in a process of its own, and a real Chromium in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


expect.set_options(timeout=20_000)  # a machine that trains at the same time is slow


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no chromium on the search path"))


@pytest.fixture(scope="session")
def app(tiny_artifacts) -> Iterator[str]:
    """The address of the running app, with the tiny models."""
    port = free_port()
    options = ["--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options],
        cwd=ROOT,
        env=os.environ | {"TEXTCLS_ARTIFACTS": str(tiny_artifacts)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said: list[str] = []
    ready = threading.Event()
    listener = threading.Thread(target=listen, args=(process.stdout, said, ready))
    listener.start()
    try:
        assert ready.wait(timeout=60), "the app did not start"
        assert process.poll() is None, "".join(said)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)
        listener.join(timeout=10)
        process.stdout.close()
    assert "Traceback" not in "".join(said)


def listen(stream: IO[str], said: list[str], ready: threading.Event) -> None:
    """Keep what the app prints; ready when it serves, or when it has ended."""
    for line in stream:
        said.append(line)
        if "server started" in line:
            ready.set()
    ready.set()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(chromium) -> Iterator[BrowserContext]:
    """The browser of one person, which keeps the app's own files from test to test."""
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def watched() -> Iterator[Callable[[Page], Page]]:
    """Pages that must not reach beyond this machine, nor run a script from a text."""
    wrong: list[str] = []

    def watch(page: Page) -> Page:
        page.set_default_timeout(20_000)
        page.on("request", lambda sent: sent.url.startswith(OWN) or wrong.append(sent.url))
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield watch
    assert not wrong


@pytest.fixture
def visit(context, app, watched) -> Iterator[Callable[..., Page]]:
    """Open a path of the app in a new tab."""
    page = watched(context.new_page())

    def go(path: str = "/", *, width: int = 1280, scheme: str = "light") -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(app + path)
        return page

    yield go
    page.close()


@pytest.fixture
def elsewhere(chromium, watched) -> Iterator[Callable[[str], Page]]:
    """Open a link in the browser of another person."""
    context = chromium.new_context()

    def go(link: str) -> Page:
        page = watched(context.new_page())
        page.goto(link)
        return page

    yield go
    context.close()


OWN = ("http://localhost", "ws://localhost", "data:", "blob:")
