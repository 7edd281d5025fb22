"""Tiny real models, trained once a session on sentences whose class two words decide."""

import io
import json
import os
import random
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
import torch
from hypothesis import HealthCheck, settings

from textcls import artifacts, cli, making, studying
from textcls.data import Rows, Splits
from textcls.values import Reading, Recipe, Training

torch.set_num_threads(1)
# A busy machine is slow, and no test is about time.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_configure(config: pytest.Config) -> None:
    """Nothing is fetched, and nothing is found that a person's own cache may hold."""
    cache = tempfile.TemporaryDirectory()
    config.add_cleanup(cache.cleanup)
    os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", HF_HOME=cache.name)


def no_test_may_skip() -> bool:
    """Whether everything that tests need, a browser included, was promised to be there."""
    return bool(os.environ.get("TEXTCLS_REQUIRE_BROWSER"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and no_test_may_skip():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter) -> None:
    skipped = len(terminalreporter.stats.get("skipped", ()))
    if skipped and no_test_may_skip():
        terminalreporter.write_line(
            f"{skipped} skipped, and TEXTCLS_REQUIRE_BROWSER lets no test skip: a failure", red=True
        )


GOOD, BAD = ("great", "wonderful", "moving"), ("awful", "boring", "bad")
FILLERS = "the a film story actor plot was with and its ending".split()


def sentences(count: int, *, seed: int) -> Rows:
    """Half of the sentences hold a good word, the other half a bad one, at a random place."""
    draw = random.Random(seed)
    texts, labels = [], []
    for row in range(count):
        words = draw.choices(FILLERS, k=draw.randint(3, 12))
        words.insert(draw.randint(0, len(words)), draw.choice(GOOD if row % 2 else BAD))
        texts.append(" ".join(words))
        labels.append(row % 2)
    return Rows(tuple(texts), tuple(labels))


def tiny_recipe(architecture: str, **network) -> Recipe:
    """A recipe that learns the sentences in seconds."""
    return Recipe(
        name=f"imdb-{architecture}",
        title=f"Tiny {architecture}",
        summary="A few filters or units, trained on made sentences.",
        task="imdb",
        architecture=architecture,
        reading=Reading(max_tokens=64, min_count=1),
        network={"size": 8, "dropout": 0.0, **network},
        training=Training(epochs=8, learning_rate=0.02, batch_size=16, patience=8),
    )


TINY = {
    "textcnn": tiny_recipe("textcnn", widths=[1, 2, 3], filters=6),
    "gru": tiny_recipe("gru", hidden=8),
}


@pytest.fixture(scope="session")
def tiny_source() -> making.Source:
    """400 made sentences in three parts, with the labels of film reviews."""
    splits = Splits(sentences(300, seed=0), sentences(50, seed=1), sentences(50, seed=2))
    return making.Source("tiny", "Tiny reviews", "made by us", ("negative", "positive"), splits)


@pytest.fixture(scope="session")
def tiny_artifacts(tmp_path_factory, tiny_source):
    """A folder with the trained models `tiny-textcnn` and `tiny-gru`, and their studies."""
    folder = tmp_path_factory.mktemp("artifacts")
    for recipe in TINY.values():
        card = making.make(recipe, tiny_source, folder)
        list(studying.study(artifacts.load(card.name, folder), tiny_source.splits, folder))
    return folder


@pytest.fixture(scope="session")
def tiny_textcnn(tiny_artifacts) -> artifacts.TrainedModel:
    return artifacts.load("tiny-textcnn", tiny_artifacts)


@pytest.fixture(scope="session")
def tiny_gru(tiny_artifacts) -> artifacts.TrainedModel:
    return artifacts.load("tiny-gru", tiny_artifacts)


@pytest.fixture(params=["textcnn", "gru"])
def tiny_model(request, tiny_artifacts) -> artifacts.TrainedModel:
    """Each of the tiny models in turn."""
    return artifacts.load(f"tiny-{request.param}", tiny_artifacts)


# How a CSV of these columns is told to the command line.
CSV_COLUMNS = ("--text-column", "review", "--label-column", "verdict")


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def document(self):
        return json.loads(self.out)


@pytest.fixture(name="textcls")
def run_textcls(monkeypatch, capsys, tiny_artifacts):
    """Run the command line in this process, over the tiny models."""
    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(tiny_artifacts))
    monkeypatch.delenv("TEXTCLS_DATA", raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["textcls", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Done(ended.value.code or 0, *capsys.readouterr())

    return run


@pytest.fixture
def csv_file(tmp_path) -> Path:
    """A person's CSV of 150 reviews, with names of its own."""
    rows = sentences(150, seed=7)
    lines = [
        f"{text};{('bad', 'good')[y]}" for text, y in zip(rows.texts, rows.labels, strict=True)
    ]
    path = tmp_path / "mine.csv"
    path.write_text("\n".join(["review;verdict", *lines]))
    return path
