"""What is saved is what is loaded; what is damaged is named, and hurts no other model."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from textcls import artifacts, inference
from textcls.models import ARCHITECTURES
from textcls.registry import UserError
from textcls.studies import STUDIES

TEXTS = ("a great film", "the plot was boring and bad", "", "unheard of", "film " * 100)


@pytest.fixture
def folder(tiny_artifacts, tmp_path) -> Path:
    """A copy of the tiny models, to be damaged."""
    return shutil.copytree(tiny_artifacts, tmp_path / "artifacts")


def change_card(folder: Path, **changes) -> None:
    path = folder / "tiny-textcnn" / "card.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_a_model_saved_again_is_the_same_to_the_last_bit(tiny_model, tmp_path):
    name = tiny_model.card.name
    artifacts.save_model(tiny_model, (), tmp_path)
    again = artifacts.load(name, tmp_path)
    assert again.card.fingerprint == tiny_model.card.fingerprint
    assert again.vocabulary.words == tiny_model.vocabulary.words
    first, second = tiny_model.network.state_dict(), again.network.state_dict()
    assert all(torch.equal(tensor, second[key]) for key, tensor in first.items())
    assert inference.predict(again, TEXTS) == inference.predict(tiny_model, TEXTS)


def test_weights_are_rounded_to_half_precision_and_no_more(tiny_model, tmp_path):
    with torch.no_grad():
        network = tiny_model.network.__class__(
            len(tiny_model.vocabulary), 2, **tiny_model.card.recipe.network
        )
    fresh = artifacts.TrainedModel(tiny_model.card, tiny_model.vocabulary, network)
    artifacts.save_model(fresh, (), tmp_path)
    loaded = artifacts.load(tiny_model.card.name, tmp_path).network.state_dict()
    for key, tensor in network.state_dict().items():
        assert loaded[key].dtype == torch.float32
        assert torch.equal(loaded[key], tensor.half().float())


def test_word_vectors_of_a_wide_table_are_kept_in_eight_bits(tiny_textcnn, tmp_path):
    recipe = replace(tiny_textcnn.card.recipe, network={"size": 32, "widths": [2], "filters": 4})
    network = ARCHITECTURES["textcnn"](len(tiny_textcnn.vocabulary), 2, **recipe.network)
    card = replace(tiny_textcnn.card, recipe=recipe)
    artifacts.save_model(
        artifacts.TrainedModel(card, tiny_textcnn.vocabulary, network), (), tmp_path
    )
    once = artifacts.load(card.name, tmp_path)
    table, again = network.embedding.weight.detach(), once.network.embedding.weight
    step = table.abs().amax(dim=1, keepdim=True) / 127
    assert ((again - table).abs() <= 0.501 * step).all()
    assert not torch.equal(again, table)
    assert (again[0] == 0).all()
    artifacts.save_model(once, (), tmp_path)
    twice = artifacts.load(card.name, tmp_path)
    assert twice.card.fingerprint == once.card.fingerprint


def test_a_loaded_model_is_ready_to_serve(tiny_model):
    assert not tiny_model.network.training
    for parameter in tiny_model.network.parameters():
        assert not parameter.requires_grad
        assert not parameter.is_inference()


def test_the_card_and_report_say_what_was_trained(tiny_model, tiny_source):
    card = tiny_model.card
    assert card.labels == tiny_source.labels
    assert card.task == "tiny"
    assert card.recipe.name == card.name
    assert card.data.rows == {"train": 300, "validation": 50, "test": 50}
    assert card.data.fingerprint == tiny_source.splits.fingerprint()
    assert card.report.rows == 50
    assert card.report.accuracy > 0.9
    assert card.parameters == sum(p.numel() for p in tiny_model.network.parameters())


def test_nothing_in_a_model_can_be_unpickled(tiny_artifacts):
    for place in tiny_artifacts.iterdir():
        files = {path.name for path in place.iterdir()} - {f"{study}.json" for study in STUDIES}
        assert files == {
            "card.json",
            "history.json",
            "predictions.parquet",
            "report.json",
            "vocab.txt",
            "weights.safetensors",
        }
        assert not [p for p in place.iterdir() if p.read_bytes()[:2] in (b"\x80\x04", b"PK")]


def test_the_history_is_read_back(tiny_model, tiny_artifacts):
    history = artifacts.load_history(tiny_model.card.name, tiny_artifacts)
    assert [epoch.number for epoch in history] == list(range(1, len(history) + 1))
    assert len(history) == tiny_model.card.training.epochs


def test_the_bytes_of_a_model_are_those_of_its_files(tiny_model, tiny_artifacts):
    files = (tiny_artifacts / tiny_model.card.name).iterdir()
    assert tiny_model.card.bytes == sum(path.stat().st_size for path in files)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def reshape(path: Path, name: str, *shape: int) -> None:
    save_file(load_file(path) | {name: torch.zeros(shape, dtype=torch.float16)}, path)


def remove_tensor(path: Path, name: str) -> None:
    tensors = load_file(path)
    del tensors[name]
    save_file(tensors, path)


DAMAGES = {
    "a truncated card": (lambda f: truncate(f / "card.json"), "card.json cannot be read"),
    "an empty card": (lambda f: (f / "card.json").write_text(""), "card.json cannot be read"),
    "a card of bytes": (lambda f: (f / "card.json").write_bytes(b"\xff\0"), "card.json cannot"),
    "a card that is a list": (lambda f: (f / "card.json").write_text("[]"), "card.json cannot"),
    "a card without end": (lambda f: (f / "card.json").write_text("[" * 99_999), "card.json can"),
    "no words": (lambda f: (f / "vocab.txt").unlink(), "vocab.txt is missing"),
    "no weights": (lambda f: (f / "weights.safetensors").unlink(), "safetensors is missing"),
    "truncated weights": (lambda f: truncate(f / "weights.safetensors"), "safetensors cannot be"),
    "no safetensors": (
        lambda f: (f / "weights.safetensors").write_text("hello"),
        "weights.safetensors cannot be read",
    ),
    "a wrong shape": (
        lambda f: reshape(f / "weights.safetensors", "head.weight", 2, 7),
        "'head.weight' has the shape (2, 7), and the recipe makes (2, 18)",
    ),
    "word vectors of a wrong size": (
        lambda f: reshape(f / "weights.safetensors", "embedding.weight", 20, 9),
        "'embedding.weight' has the shape (20, 9), and the recipe makes (19, 8)",
    ),
    "weights of another vocabulary": (
        lambda f: reshape(f / "weights.safetensors", "embedding.weight", 12, 8),
        "'embedding.weight' has the shape (12, 8), and the recipe makes (19, 8)",
    ),
    "no card": (lambda f: (f / "card.json").unlink(), "card.json cannot be read"),
    "word vectors without a shape": (
        lambda f: reshape(f / "weights.safetensors", "embedding.weight"),
        "'embedding.weight' has the shape ()",
    ),
    "a tensor too many": (
        lambda f: reshape(f / "weights.safetensors", "tail", 1),
        "'tail' has the shape (1,), and the recipe makes None",
    ),
    "a tensor too few": (
        lambda f: remove_tensor(f / "weights.safetensors", "head.bias"),
        "'head.bias' has the shape None",
    ),
    "a broken report": (lambda f: (f / "report.json").write_text("{}"), "report.json cannot"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_model_is_named_with_its_reason_and_the_other_still_loads(folder, damage):
    spoil, reason = DAMAGES[damage]
    spoil(folder / "tiny-textcnn")
    catalogue = artifacts.scan(folder)
    assert list(catalogue.models) == ["tiny-gru"]
    assert reason in catalogue.damaged["tiny-textcnn"]
    assert "\n" not in catalogue.damaged["tiny-textcnn"]
    with pytest.raises(UserError) as raised:
        artifacts.load("tiny-textcnn", folder)
    assert str(raised.value).startswith("the model 'tiny-textcnn' is damaged: ")
    assert inference.predict(artifacts.load("tiny-gru", folder), TEXTS)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("labels", "positive", "Expected `array`"),
        ("parameters", "many", "Expected `int`"),
        ("recipe", {"name": "x"}, "missing required field"),
        ("name", "other-name", "its card says 'other-name' but its folder 'tiny-textcnn'"),
        ("name", "../tiny-gru", "its card says '../tiny-gru'"),
        ("labels", ["only"], "'head.bias' has the shape (2,), and the recipe makes (1,)"),
    ],
)
def test_a_card_with_a_wrong_field_is_damaged(folder, field, value, reason):
    change_card(folder, **{field: value})
    assert reason in artifacts.scan(folder).damaged["tiny-textcnn"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"architecture": "transformer"}, "no architecture 'transformer'; there are: "),
        ({"network": {"sise": 8}}, "its recipe makes no textcnn"),
        ({"network": {"filters": -1}}, "its recipe makes no textcnn"),
        ({"network": {"widths": "abc"}}, "its recipe makes no textcnn"),
        ({"network": {"dropout": 7.0}}, "its recipe makes no textcnn"),
        ({"network": {"size": 16, "filters": 6, "widths": [1, 2, 3]}}, "does not fit its card"),
    ],
)
def test_a_recipe_that_makes_another_network_is_damaged(folder, changes, reason):
    path = folder / "tiny-textcnn" / "card.json"
    change_card(folder, recipe=json.loads(path.read_text())["recipe"] | changes)
    assert reason in artifacts.scan(folder).damaged["tiny-textcnn"]


@pytest.mark.parametrize("file", ["weights.safetensors", "vocab.txt"])
def test_words_or_weights_that_are_not_those_of_the_card_are_refused(folder, file):
    path = folder / "tiny-textcnn" / file
    content = bytearray(path.read_bytes())
    content[-2] ^= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match="its words and weights are not those its card names"):
        artifacts.load("tiny-textcnn", folder)


@pytest.mark.parametrize(
    "name", ["../artifacts/tiny-gru", "tiny-gru/", "./tiny-gru", "", "..", "tiny-gru\0", "x" * 9999]
)
def test_only_names_of_the_list_are_looked_up(folder, name):
    with pytest.raises(UserError, match="no model") as raised:
        artifacts.load(name, folder)
    assert "there are: tiny-gru, tiny-textcnn" in str(raised.value)


def test_an_absolute_path_is_no_name(folder):
    with pytest.raises(UserError, match="no model"):
        artifacts.load(str(folder / "tiny-gru"), folder)


def test_without_models_the_command_that_makes_one_is_named(tmp_path):
    for place in (tmp_path, tmp_path / "nowhere"):
        assert artifacts.scan(place) == artifacts.Catalogue({}, {})
        with pytest.raises(UserError, match="python -m textcls train ag_news-textcnn"):
            artifacts.load("tiny-gru", place)


def test_files_and_folders_that_are_no_models_are_passed_over(folder):
    (folder / "README.md").write_text("hello")
    (folder / "notes").mkdir()
    assert list(artifacts.scan(folder).models) == ["tiny-gru", "tiny-textcnn"]
    assert not artifacts.scan(folder).damaged


def test_the_stamp_of_a_folder_changes_with_its_models(folder):
    before = artifacts.stamp(folder)
    assert artifacts.stamp(folder) == before
    (folder / "tiny-gru" / "report.json").write_text("{}")
    assert artifacts.stamp(folder) != before


def test_saving_anew_removes_the_figures_of_the_old_weights(tiny_model, folder):
    artifacts.save_model(tiny_model, (), folder)
    place = folder / tiny_model.card.name
    assert not (place / "report.json").exists()
    assert not (place / "predictions.parquet").exists()
    assert artifacts.scan(folder).models[tiny_model.card.name].report is None


def test_the_folder_of_the_models_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(tmp_path))
    assert artifacts.models_folder() == tmp_path
    monkeypatch.delenv("TEXTCLS_ARTIFACTS")
    assert artifacts.models_folder() == Path(artifacts.__file__).parent.parent / "artifacts"
