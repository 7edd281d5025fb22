"""A study is stored beside its model, and is only believed of the weights it was made from."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from textcls import artifacts, studies
from textcls.registry import UserError

MAKE = r"'python -m textcls study tiny-textcnn --only filters'"


@pytest.fixture
def folder(tiny_artifacts, tmp_path) -> Path:
    """A copy of the tiny models, to be damaged."""
    return shutil.copytree(tiny_artifacts, tmp_path / "artifacts")


@pytest.fixture
def card(tiny_textcnn):
    return tiny_textcnn.card


def test_what_is_stored_is_what_is_loaded(folder, card):
    value = studies.load("filters", card, folder)
    studies.save("filters", replace(value, texts=7), card, folder)
    assert studies.load("filters", card, folder) == replace(value, texts=7)


def test_without_a_study_the_command_that_makes_it_is_named(folder, card):
    studies.path_of("filters", card.name, folder).unlink()
    with pytest.raises(UserError, match=f"has no filters.json yet; make it with {MAKE}"):
        studies.load("filters", card, folder)


def test_a_study_of_other_weights_is_refused(folder, card):
    other = replace(card, fingerprint="0" * 64)
    with pytest.raises(UserError, match=f"made from other weights than it has now; .* {MAKE}"):
        studies.load("filters", other, folder)


def test_a_study_that_was_changed_is_refused(folder, card):
    path = studies.path_of("filters", card.name, folder)
    document = json.loads(path.read_text())
    document["value"]["texts"] += 1
    path.write_text(json.dumps(document))
    with pytest.raises(UserError, match=f"is damaged: it is not what was stored; .* {MAKE}"):
        studies.load("filters", card, folder)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 5000, b'{"value": 1}'])
def test_a_file_that_is_no_study_is_refused(folder, card, content):
    studies.path_of("filters", card.name, folder).write_bytes(content)
    with pytest.raises(UserError, match=f"filters.json .* cannot be read .* {MAKE}"):
        studies.load("filters", card, folder)


def test_a_value_of_another_kind_is_refused(folder, card):
    studies.save("filters", {"texts": "many"}, card, folder)
    with pytest.raises(UserError, match="cannot be read"):
        studies.load("filters", card, folder)


def test_an_unknown_study_is_answered_with_those_there_are(folder, card):
    with pytest.raises(UserError, match=r"no study 'filter'; there are: .*filters"):
        studies.load("filter", card, folder)
    with pytest.raises(UserError, match="no study"):
        studies.path_of("../../secret", card.name, folder)


def test_a_model_saved_again_loses_the_studies_of_its_old_weights(folder, tiny_textcnn):
    artifacts.save_model(tiny_textcnn, (), folder)
    assert not studies.path_of("filters", tiny_textcnn.card.name, folder).exists()
