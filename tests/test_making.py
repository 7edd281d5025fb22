"""From a recipe to an artifact, and the figures of the artifact as it was reloaded."""

from dataclasses import replace

import pytest

from tests.conftest import TINY
from textcls import artifacts, making
from textcls.registry import UserError
from textcls.values import Headline, Report


def comparable(report: Report) -> Report:
    """A report but for the time that answering took."""
    return replace(report, milliseconds=None)


def test_a_model_is_named_after_its_data_and_what_it_is(tiny_artifacts):
    assert set(artifacts.scan(tiny_artifacts).models) == {"tiny-textcnn", "tiny-gru"}


def test_the_report_is_that_of_the_artifact_as_reloaded(tiny_model, tiny_source):
    again = making.judge(tiny_model, tiny_source, "test")
    assert comparable(again) == comparable(tiny_model.card.report)


def test_each_split_can_be_judged(tiny_model, tiny_source):
    for split, rows in (("train", 300), ("validation", 50), ("test", 50)):
        report = making.judge(tiny_model, tiny_source, split)
        assert (report.split, report.rows) == (split, rows)


def test_data_with_other_labels_judges_nothing(tiny_model, tiny_source):
    other = replace(tiny_source, title="Mine", labels=("bad", "good"))
    with pytest.raises(UserError, match="has the labels negative, positive, and Mine has bad"):
        making.judge(tiny_model, other, "test")


def test_making_a_model_again_gives_the_same_fingerprint(tiny_model, tiny_source, tmp_path):
    kind = tiny_model.card.recipe.architecture
    again = making.make(TINY[kind], tiny_source, tmp_path)
    assert again.fingerprint == tiny_model.card.fingerprint


def test_a_model_stopped_by_hand_is_whole_and_says_so(tiny_source, tmp_path):
    def stop(progress) -> None:
        if progress.epoch == 2:
            raise KeyboardInterrupt

    card = making.make(TINY["textcnn"], tiny_source, tmp_path, watch=stop)
    assert card.training.interrupted
    assert (card.training.epochs, card.training.best_epoch) == (1, 1)
    assert card.report.rows == 50
    assert artifacts.load(card.name, tmp_path)


def test_a_stop_before_the_first_epoch_is_over_leaves_what_was_there(tiny_source, tmp_path):
    def stop(progress) -> None:
        raise KeyboardInterrupt

    before = making.make(TINY["textcnn"], tiny_source, tmp_path)
    with pytest.raises(UserError, match="interrupted before its first epoch was over"):
        making.make(TINY["textcnn"], tiny_source, tmp_path, watch=stop)
    assert artifacts.scan(tmp_path).models[before.name] == before


def test_a_stop_while_texts_are_read_is_told_like_one_in_the_first_epoch(tiny_source, tmp_path):
    class Stopped:
        @property
        def train(self):
            raise KeyboardInterrupt

    with pytest.raises(UserError, match="interrupted before its first epoch was over"):
        making.make(TINY["textcnn"], replace(tiny_source, splits=Stopped()), tmp_path)


def test_a_repeat_that_is_stopped_is_no_run_of_its_seed(tiny_source, tmp_path):
    def stop(progress) -> None:
        if progress.epoch == 2:
            raise KeyboardInterrupt

    card = making.make(TINY["textcnn"], tiny_source, tmp_path)
    with pytest.raises(UserError, match="interrupted in the run of seed 1"):
        making.repeat(TINY["textcnn"], tiny_source, tmp_path, [1], watch=stop)
    assert artifacts.scan(tmp_path).models[card.name].seeds == ()


def test_the_card_names_what_the_model_was_made_with(tiny_model):
    versions = tiny_model.card.versions
    assert {"python", "torch", "numpy"} <= set(versions)
    assert tiny_model.card.training.seconds > 0
    assert tiny_model.card.created[:2] == "20"


def test_a_csv_is_a_source_named_after_its_file(tmp_path):
    path = tmp_path / "letters.csv"
    rows = [f"text {number},{'ab'[number % 2]}" for number in range(60)]
    path.write_text("\n".join(["body,kind", *rows]))
    source = making.csv_source(TINY["gru"], path, text_column="body", label_column="kind")
    assert (source.name, source.labels, source.own) == ("letters", ("a", "b"), True)
    assert sum(source.splits.sizes().values()) == 60


def test_what_a_recipe_says_of_its_own_data_is_not_said_of_others(tiny_source, tmp_path):
    headline = Headline("C2", "F1", 0.85)
    recipe = replace(TINY["textcnn"], summary="Reads reviews.", headline=headline)
    its_own = replace(tiny_source, name=recipe.task)
    others = (tiny_source, replace(its_own, own=True))
    cards = [making.make(recipe, source, tmp_path) for source in (its_own, *others)]
    assert [card.recipe.headline for card in cards] == [headline, None, None]
    assert [card.recipe.summary == "Reads reviews." for card in cards] == [True, False, False]


def test_training_again_from_other_seeds_is_noted_in_the_card_and_changes_no_weight(
    tiny_source, tmp_path
):
    recipe = TINY["gru"]
    card = making.make(recipe, tiny_source, tmp_path)
    noted = making.repeat(recipe, tiny_source, tmp_path, [1, 2])
    assert [run.seed for run in noted.seeds] == [0, 1, 2]
    assert noted.seeds[0].accuracy == card.report.accuracy
    assert noted.fingerprint == card.fingerprint
    assert artifacts.load(card.name, tmp_path).card.seeds == noted.seeds
