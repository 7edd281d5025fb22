"""The timeline of the Explain page, and the course's network beside the repaired one."""

import itertools
import re
import shutil
from dataclasses import replace

import pytest
import torch

from textcls import artifacts
from textcls.artifacts import TrainedModel
from textcls.models import ARCHITECTURES

EXPLAIN = "2_Explain.py"
TEXT = "the film was wonderful and the plot was not boring"
LOOKS = ("memory", "saturation", "gates", "hidden")


def saved(like: TrainedModel, folder, name: str, architecture: str, **network) -> None:
    """A model with random weights that reads what another one reads."""
    torch.manual_seed(0)
    recipe = replace(like.card.recipe, architecture=architecture, network=network)
    card = replace(like.card, name=name, title=f"Tiny {name}", recipe=recipe, report=None)
    built = ARCHITECTURES[architecture](len(like.vocabulary), 2, **network)
    artifacts.save_model(TrainedModel(card, like.vocabulary, built.eval()), (), folder)


@pytest.fixture
def with_course(visit, tiny_artifacts, tiny_gru, tmp_path):
    """A visitor of the app with the tiny models and nets like the course's beside them."""
    folder = tmp_path / "artifacts"
    shutil.copytree(tiny_artifacts, folder)
    saved(tiny_gru, folder, "tiny-gru-course", "gru-course", size=8, hidden=8, steps=64)
    saved(tiny_gru, folder, "tiny-rnn-course", "rnn-course", size=8, hidden=64, steps=64)
    saved(tiny_gru, folder, "tiny-rnn", "rnn", size=8, hidden=8)
    saved(tiny_gru, folder, "tiny-lstm", "lstm", size=8, hidden=8, layers=2, bidirectional=True)
    return visit(folder)


def timeline(visitor, **address):
    return visitor.go(EXPLAIN, **({"text": TEXT, "account": "timeline"} | address))


def said(page) -> str:
    return " ".join(line.value for line in [*page.markdown, *page.caption]).replace("\\", "")


@pytest.mark.parametrize("look", LOOKS)
def test_each_look_has_its_columns_in_the_table(visitor, look):
    page = timeline(visitor, model="tiny-gru", look=look)
    assert not page.exception
    table = page.dataframe[0].value
    assert list(table["token"]) == TEXT.split()
    assert table["adds"].sum() == pytest.approx(float(page.metric[2].value.strip("+ ")), abs=1e-3)
    formula, numbers = [line.value for line in page.latex][-2:]  # of "How it works"
    assert "= " in numbers
    assert not re.search(r"= .*\d\.\d\d", formula)
    assert re.search(r"\d\.\d\d", numbers)
    own = {
        "memory": ["log10 |dF/de|"],
        "saturation": ["saturated"],
        "gates": ["z", "r"],
        "hidden": [f"h{number}" for number in range(1, 9)],
    }
    found = [name for name in table if name in {*itertools.chain(*own.values())}]
    assert found == own[look]


def test_the_page_says_what_the_account_does_not_tell(visitor):
    page = timeline(visitor, model="tiny-gru")
    assert "when the state moved, not what caused it" in said(page)
    assert page.metric[1].label == "bias"


def test_a_chosen_look_enters_the_address(visitor):
    page = timeline(visitor, model="tiny-gru")
    page.button_group(key="look").set_value("gates").run()
    assert page.query_params["look"] == "gates"
    assert "z" in page.dataframe[0].value


def test_bad_values_in_the_address_fall_back(visitor):
    page = timeline(visitor, model="tiny-gru", look="<b>", layer="9-up", beside="<script>")
    assert not page.exception
    assert page.button_group(key="look").value == "memory"


def test_a_network_without_states_shows_its_words_instead(visitor):
    page = timeline(visitor, model="tiny-textcnn")
    assert not page.exception
    assert page.metric[1].label == "F(baseline)"


ODD = ("great", "<script>alert(1)</script>", "😀 ❤️", "zyx qwv", "great film " * 40, "$x$ **b**")


@pytest.mark.parametrize("model", ["tiny-lstm", "tiny-rnn-course"])
def test_odd_texts_get_a_timeline(with_course, model):
    timeline(with_course, model=model)
    for text in ODD:
        page = with_course.type(text)
        assert not page.exception, text
        assert page.dataframe, text


def test_layers_are_chosen_one_by_one(with_course):
    page = timeline(with_course, model="tiny-lstm", look="gates")
    assert page.button_group(key="layer").value == "2-forward"
    page.button_group(key="layer").set_value("1-backward").run()
    assert not page.exception
    assert page.query_params["layer"] == "1-backward"


def test_the_courses_net_is_shown_beside_the_repaired_one_with_the_cause(with_course):
    page = timeline(with_course, model="tiny-rnn-course")
    assert not page.exception
    assert page.toggle(key="beside").value
    assert "Tiny tiny-rnn" in page.toggle(key="beside").label.replace("\\", "")
    shown = said(page)
    assert "forgets too fast; the numbers name the cause" in shown
    assert "all of its units are saturated" in shown
    assert "54 steps of padding" in shown
    both = page.dataframe[1].value
    assert list(both["token"])[:10] == TEXT.split()
    memory = [name for name in both if name.startswith("log10")]
    assert [name.split(", ")[1] for name in memory] == ["Tiny tiny-rnn-course", "Tiny tiny-rnn"]
    # The repaired net stops at the end of the text, that of the course reads on.
    assert [int(both[name].notna().sum()) for name in memory] == [64, 10]


def test_words_that_do_not_move_the_answer_are_said_not_to(with_course):
    sentence = "the words of this text do not move it"
    page = with_course.go(EXPLAIN, model="tiny-rnn-course", text=TEXT)
    assert not page.exception
    assert set(page.dataframe[0].value["score"]) == {0.0}
    assert sentence in " ".join(line.value for line in page.info)
    [button] = [each for each in page.button if each.label.startswith("Timeline")]
    assert "Below the steps" in [each.label for each in button.click().run().button_group]
    assert page.query_params["account"] == "timeline"
    page = with_course.go(EXPLAIN, model="tiny-rnn", text=TEXT)
    assert sentence not in " ".join(line.value for line in page.info)


def test_beside_the_repaired_net_that_of_the_course_is_offered(with_course):
    page = timeline(with_course, model="tiny-gru")
    assert not page.toggle(key="beside").value
    assert "While this text is read" not in said(page)
    page.toggle(key="beside").set_value(True).run()
    assert not page.exception
    assert page.query_params["beside"] == "on"
    assert "While this text is read word by word" in said(page)


def test_a_net_without_a_partner_is_shown_alone(with_course):
    page = timeline(with_course, model="tiny-lstm")
    assert not page.toggle
    assert "The gradient of the logit is" in said(page)
