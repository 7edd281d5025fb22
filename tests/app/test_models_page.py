"""The page of all models: its numbers are the reports', and what is missing is said."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pyarrow import parquet, table

from tests.conftest import tiny_recipe
from textcls import artifacts, making
from textcls.comparison import agreement
from textcls.standings import standings

PAGE = "7_Models.py"
PARTS = ("overview", "model", "curves", "pair")


@pytest.fixture(scope="session")
def task_artifacts(tmp_path_factory, tiny_artifacts, tiny_gru, tiny_source) -> Path:
    """The tiny models, and the linear one that they are measured against."""
    folder = tmp_path_factory.mktemp("task") / "artifacts"
    shutil.copytree(tiny_artifacts, folder)
    recipe = replace(
        tiny_gru.card.recipe,
        name="tiny-linear",
        title="Tiny linear",
        architecture="linear",
        network={"orders": 2, "buckets": 64},
    )
    making.make(recipe, tiny_source, folder)
    return folder


@pytest.fixture
def changed(tmp_path, task_artifacts) -> Path:
    """A copy of the models, to be damaged or rewritten."""
    return Path(shutil.copytree(task_artifacts, tmp_path / "artifacts"))


@pytest.fixture
def guest(visit, task_artifacts):
    """A visitor of the app with the tiny models of one task."""
    return visit(task_artifacts)


def stored(folder: Path, name: str) -> dict:
    return json.loads((folder / name / "report.json").read_text())


def rewrite(path: Path, **changes) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def said(page) -> str:
    """All sentences of a page, without Markdown's escapes."""
    parts = (page.markdown, page.caption, page.error, page.warning, page.info, page.success)
    return " ".join(item.value for part in parts for item in part).replace("\\", "")


# --- overview --------------------------------------------------------------------------------


def test_the_table_holds_the_figures_of_the_reports(guest, task_artifacts):
    page = guest.go(PAGE)
    assert not page.exception
    table = page.dataframe[0].value.set_index("name")
    assert set(table.index) == {"tiny-textcnn", "tiny-gru", "tiny-linear"}
    assert list(table["accuracy"]) == sorted(table["accuracy"], reverse=True)
    linear = stored(task_artifacts, "tiny-linear")
    for name, row in table.iterrows():
        report = stored(task_artifacts, name)
        low, high = report["interval"]
        assert row["accuracy"] == pytest.approx(100 * report["accuracy"])
        assert row["interval"] == f"{100 * low:.1f} to {100 * high:.1f}"
        assert row["f1"] == pytest.approx(100 * report["f1_macro"])
        assert row["milliseconds"] == pytest.approx(report["milliseconds"])
        if name != "tiny-linear":
            above = 100 * (report["accuracy"] - linear["accuracy"])
            assert row["over_linear"] == pytest.approx(above)


def test_the_course_figure_is_compared_in_its_own_metric(changed, visit):
    path = changed / "tiny-gru" / "card.json"
    card = json.loads(path.read_text())
    card["recipe"]["headline"] = {"system": "B1", "metric": "weighted F1", "value": 0.5}
    path.write_text(json.dumps(card))
    page = visit(changed).go(PAGE)
    row = page.dataframe[0].value.set_index("name").loc["tiny-gru"]
    assert (row["system"], row["course"]) == ("B1", 50.0)
    report = stored(changed, "tiny-gru")
    assert row["over_course"] == pytest.approx(100 * (report["f1_weighted"] - 0.5))


def test_one_task_is_chosen_and_stands_in_the_address(changed, visit):
    for name in ("tiny-gru", "tiny-linear"):
        rewrite(changed / name / "card.json", task="other")
    guest = visit(changed)
    page = guest.go(PAGE)
    assert len(page.dataframe[0].value) == 3
    page.segmented_control(key="shown_task").set_value("tiny").run()
    assert not page.exception
    assert list(page.dataframe[0].value["name"]) == ["tiny-textcnn"]
    assert page.query_params["task"] == "tiny"


def test_from_the_table_to_the_card_of_the_chosen_model(guest):
    page = guest.go(PAGE, model="tiny-gru")
    page.button(key="to_model").click().run()
    assert page.query_params["part"] == "model"
    assert page.selectbox(key="model").value == "tiny-gru"


# --- one model ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["tiny-textcnn", "tiny-gru", "tiny-linear"])
def test_a_card_shows_what_report_and_network_say(guest, task_artifacts, name):
    page = guest.go(PAGE, part="model", model=name)
    assert not page.exception
    report = stored(task_artifacts, name)
    metrics = {metric.label: metric.value for metric in page.metric}
    assert metrics["Test accuracy"] == f"{100 * report['accuracy']:.2f} %"
    assert metrics["ECE"] == f"{100 * report['calibration']['error']:.2f} %"
    assert metrics["Temperature"] == f"{report['calibration']['temperature']:.2f}"
    tables = [frame.value for frame in page.dataframe]
    counts = next(table for table in tables if "true class" in table)
    assert counts.drop(columns="true class").to_numpy().tolist() == report["confusion"]
    parts = next(table for table in tables if "part" in table)
    assert list(parts["part"]) == [part["name"] for part in report["slices"]]
    layers = next(table for table in tables if "layer" in table)
    total = artifacts.scan(task_artifacts).models[name].parameters
    assert list(layers["parameters"])[-1] == total == sum(list(layers["parameters"])[:-1])


def test_a_linear_model_has_no_learning_curve_and_says_so(guest):
    page = guest.go(PAGE, part="model", model="tiny-linear")
    assert "solved in one step" in said(page)


def test_an_older_report_shows_what_it_has(changed, visit):
    report = stored(changed, "tiny-gru")
    for name in ("calibration", "slices", "milliseconds"):
        del report[name]
    (changed / "tiny-gru" / "report.json").write_text(json.dumps(report))
    guest = visit(changed)
    page = guest.go(PAGE, part="model", model="tiny-gru")
    assert not page.exception
    assert "without calibration" in said(page)
    assert "Time for one text" not in {metric.label for metric in page.metric}
    assert not guest.go(PAGE, part="overview").exception


@pytest.mark.parametrize("part", PARTS)
def test_a_model_without_a_report_is_named_and_not_measured(changed, visit, part):
    (changed / "tiny-gru" / "report.json").unlink()
    page = visit(changed).go(PAGE, part=part, model="tiny-gru")
    assert not page.exception
    if part == "overview":
        assert "tiny-gru" in said(page)
        assert page.dataframe[0].value.set_index("name").loc["tiny-gru"].isna()["accuracy"]


def test_an_interrupted_training_is_said(changed, visit):
    path = changed / "tiny-gru" / "card.json"
    facts = json.loads(path.read_text())["training"] | {"interrupted": True, "epochs": 3}
    rewrite(path, training=facts)
    guest = visit(changed)
    for part in ("overview", "model"):
        page = guest.go(PAGE, part=part, model="tiny-gru")
        assert "interrupted in epoch 4 of 8" in said(page)


# --- learning curves -----------------------------------------------------------------------------


def test_the_overlay_begins_with_all_that_learned_by_epochs(guest, task_artifacts):
    page = guest.go(PAGE, part="curves")
    assert not page.exception
    assert set(page.multiselect[0].value) == {"tiny-textcnn", "tiny-gru"}
    summary, epochs = (frame.value for frame in page.dataframe)
    history = json.loads((task_artifacts / "tiny-gru" / "history.json").read_text())
    shown = epochs[epochs["model"] == "Tiny gru"]
    assert list(shown["train_loss"]) == [epoch["train_loss"] for epoch in history]
    row = summary.set_index("model").loc["Tiny gru"]
    assert row["last_loss"] == history[-1]["validation_loss"]
    assert row["rise"] == pytest.approx(row["last_loss"] - row["best_loss"])


def test_the_chosen_curves_stand_in_the_address(guest):
    page = guest.go(PAGE, part="curves")
    page.multiselect[0].set_value(["tiny-gru"]).run()
    assert page.query_params["curves"] == "tiny-gru"
    assert set(page.dataframe[0].value["model"]) == {"Tiny gru"}
    page.multiselect[0].set_value([]).run()
    assert not page.exception
    assert "choose at least one" in said(page)
    assert page.multiselect[0].value == []


def test_a_model_without_history_is_named_and_the_others_are_drawn(changed, visit):
    (changed / "tiny-gru" / "history.json").write_text("[")
    page = visit(changed).go(PAGE, part="curves", curves="tiny-gru/tiny-textcnn/nope")
    assert not page.exception
    assert "tiny-gru: history.json cannot be read" in said(page)
    assert set(page.dataframe[0].value["model"]) == {"Tiny textcnn"}


def test_the_curves_of_a_wide_net_are_said_to_be_of_its_network_half(changed, visit, tiny_source):
    wide = {"orders": 2, "buckets": 64}
    recipe = tiny_recipe("widecnn", widths=[1, 2], filters=2, wide=wide)
    making.make(recipe, tiny_source, changed)
    guest = visit(changed)
    sentence = "The curves of Tiny widecnn are those of the network half alone"
    assert sentence in said(guest.go(PAGE, part="model", model="tiny-widecnn"))
    assert "network half" not in said(guest.go(PAGE, part="model", model="tiny-gru"))


def test_curves_of_several_tasks_say_whose_they_are(changed, visit):
    card = json.loads((changed / "tiny-gru" / "card.json").read_text())
    rewrite(changed / "tiny-gru" / "card.json", task="b", data=card["data"] | {"title": "Letters"})
    guest = visit(changed)
    page = guest.go(PAGE, part="curves", curves="tiny-gru/tiny-textcnn")
    names = {"Tiny gru, Letters", "Tiny textcnn, Tiny reviews"}
    assert set(page.dataframe[0].value["model"]) == names
    page = guest.go(PAGE, part="curves", curves="tiny-gru")
    assert set(page.dataframe[0].value["model"]) == {"Tiny gru"}


# --- two models ----------------------------------------------------------------------------------


def test_two_models_are_compared_with_the_linear_one_first(guest, task_artifacts):
    page = guest.go(PAGE, part="pair", model="tiny-gru")
    assert not page.exception
    assert page.selectbox(key="other").value == "tiny-linear"
    result = agreement(
        *(artifacts.load_predictions(name, task_artifacts) for name in ("tiny-gru", "tiny-linear"))
    )
    numbers = " ".join(page.table[0].value.to_numpy().ravel())
    for number in (result.both_right, result.only_first, result.only_second, result.both_wrong):
        assert f"{number:,} (" in numbers
    word = "Distinguishable" if result.distinguishable else "Not distinguishable"
    assert word in said(page)


def test_a_model_that_is_always_wrong_is_distinguishable(changed, visit):
    worst = changed / "tiny-gru" / "predictions.parquet"
    labels, _ = artifacts.load_predictions("tiny-gru", changed)
    wrong = 1.0 - labels
    columns = {"row": range(len(labels)), "label": labels, "p0": 1 - wrong, "p1": wrong}
    parquet.write_table(table({name: list(values) for name, values in columns.items()}), worst)
    page = visit(changed).go(PAGE, part="pair", model="tiny-gru", other="tiny-textcnn")
    assert "Distinguishable: Tiny textcnn is the better one" in said(page)
    assert {metric.label: metric.value for metric in page.metric}["p-value"] == "< 0.001"


def test_models_of_other_test_rows_are_not_compared(changed, visit):
    path = changed / "tiny-gru" / "predictions.parquet"
    parquet.write_table(parquet.read_table(path).slice(5), path)
    page = visit(changed).go(PAGE, part="pair", model="tiny-gru")
    assert not page.exception
    assert "not tested on the same rows" in said(page)


def test_a_model_of_another_task_is_not_silently_replaced(guest):
    page = guest.go(PAGE, part="pair", model="tiny-gru", other="imdb-linear")
    assert not page.exception
    assert "imdb-linear is no model of this task" in said(page)
    assert "no model of this task" not in said(guest.go(PAGE, other="tiny-gru"))


def test_the_other_model_stands_in_the_address(guest):
    page = guest.go(PAGE, part="pair", model="tiny-gru")
    page.selectbox(key="other").select("tiny-textcnn").run()
    assert page.query_params["other"] == "tiny-textcnn"
    assert not page.exception


# --- what goes wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
def test_without_models_the_command_that_makes_them_is_named(visit, tmp_path, part):
    page = visit(tmp_path).go(PAGE, part=part)
    assert not page.exception
    assert "python -m textcls train ag_news-textcnn" in said(page)


def test_a_damaged_model_is_listed_with_its_reason(changed, visit):
    (changed / "tiny-gru" / "weights.safetensors").unlink()
    guest = visit(changed)
    page = guest.go(PAGE)
    assert not page.exception
    assert "tiny-gru is damaged: weights.safetensors is missing" in said(page)
    assert set(page.dataframe[0].value["name"]) == {"tiny-textcnn", "tiny-linear"}
    assert "damaged" in said(guest.go(PAGE, part="model", model="tiny-gru"))


@pytest.mark.parametrize("part", PARTS)
def test_only_damaged_models_leave_a_sentence(changed, visit, part):
    for card in changed.glob("*/card.json"):
        card.write_text("{")
    page = visit(changed).go(PAGE, part=part)
    assert not page.exception
    assert said(page)


def test_bad_values_in_the_address_fall_back(guest):
    page = guest.go(PAGE, part="<b>", task="../x", other="nope", curves="a/b")
    assert not page.exception
    assert len(page.dataframe[0].value) == 3


@pytest.mark.parametrize("part", PARTS)
def test_titles_and_labels_are_inert_everywhere(changed, visit, part):
    odd = "<b>x</b> ![x](http://a.b/c.png) $y$ :red[z] <a href='http://a.b'>"
    for path in changed.glob("*/card.json"):
        rewrite(path, title=odd, labels=[odd, "b"])
    page = visit(changed).go(PAGE, part=part, model="tiny-gru")
    assert not page.exception
    for line in (*page.markdown, *page.caption, *page.success, *page.info, *page.header):
        assert "![x](" not in line.value
    for chart in page.get("plotly_chart"):
        assert "<a" not in chart.proto.spec
        assert "<b>x" not in chart.proto.spec


# --- figures against the course and the linear model ---------------------------------------------


def test_standings_are_best_first_and_measure_against_the_linear_model(task_artifacts):
    [group] = standings(artifacts.scan(task_artifacts).models.values()).values()
    shares = [standing.card.report.accuracy for standing in group]
    assert shares == sorted(shares, reverse=True)
    assert {standing.linear.name for standing in group} == {"tiny-linear"}
    assert [s.over_linear for s in group if s.card.name == "tiny-linear"] == [None]
