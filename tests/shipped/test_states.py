"""Every shipped recurrent net: its account closes, and the course's failure shows its cause."""

from functools import cache
from pathlib import Path

import pytest

from textcls import artifacts
from textcls.artifacts import TrainedModel
from textcls.attribution import states
from textcls.forgetting import course_pair, retention, why_it_fails
from textcls.inference import predict
from textcls.values import FLOAT32_ENDS, Retention

FOLDER = Path(__file__).parent.parent.parent / "artifacts"
CATALOGUE = artifacts.scan(FOLDER).models
RECURRENT = [
    name
    for name, card in CATALOGUE.items()
    if card.recipe.architecture.removesuffix("-course") in ("rnn", "gru", "lstm", "widercnn")
]
SENTENCE = "Shares of the bank fell 8 percent after its quarterly profit missed forecasts."
TEXTS = ("bank", SENTENCE, "The film was long and the plot was dull , but I laughed . " * 40)


@cache
def load(name: str) -> TrainedModel:
    return artifacts.load(name, FOLDER)


@pytest.mark.parametrize("name", RECURRENT)
def test_the_account_of_every_recurrent_net_closes(name):
    model = load(name)
    for text in TEXTS:
        own = predict(model, [text])[0]
        for target in model.card.labels:
            trace = states.state_trace(model, text, target=target)
            assert abs(trace.residual) < 1e-10
            assert trace.prediction.logits == pytest.approx(own.logits, abs=1e-4)
        ends = {label: points[-1] for label, points in trace.curve.items()}
        assert ends == pytest.approx(own.probabilities, abs=1e-5)
        curve = states.memory(model, text)
        assert len(curve.log_norms) == len(trace.contributions)
        assert None not in curve.log_norms


@pytest.mark.parametrize("name", RECURRENT)
def test_every_look_at_every_recurrent_net_covers_the_text(name):
    model = load(name)
    steps = len(states.state_trace(model, SENTENCE).contributions)
    for layer in states.hidden_states(model, SENTENCE):
        assert {len(unit) for unit in layer.units} == {steps}
    for layer in states.saturation(model, SENTENCE):
        assert len(layer.shares) == steps
    gated = states.gates(model, SENTENCE)
    assert bool(gated) == states.has_gates(model)
    assert all(
        0 < value < 1 for each in gated for series in each.gates.values() for value in series
    )


def retained(name: str, text: str) -> Retention:
    model = load(name)
    trace = states.state_trace(model, text, target="Business")
    curve = states.memory(model, text, target="Business")
    return retention(trace, curve, states.saturation(model, text))


def test_the_courses_rnn_is_saturated_and_no_word_reaches_its_answer():
    course, repaired = course_pair(CATALOGUE["ag_news-rnn"], CATALOGUE.values())
    assert (course.name, repaired.name) == ("ag_news-rnn-course", "ag_news-rnn")
    stuck, well = retained(course.name, SENTENCE), retained(repaired.name, SENTENCE)
    assert stuck.full_from == 2
    assert stuck.drive > 20 > 1 > well.drive
    assert max(stuck.first, stuck.last) < FLOAT32_ENDS < -3 < min(well.first, well.last)
    assert stuck.swing < 1e-6
    assert well.swing > 0.2
    assert well.saturated < 0.01
    said = " ".join(why_it_fails(stuck, well))
    assert "From step 2 on all of its units are saturated, against 0 %" in said
    assert "114 steps of padding" in said


@pytest.mark.parametrize("name", ["ag_news-gru", "ag_news-gru-vectors", "ag_news-gru-thaw"])
def test_every_gru_has_that_of_the_course_as_its_partner(name):
    pair = course_pair(CATALOGUE[name], CATALOGUE.values())
    assert [card.name for card in pair] == ["ag_news-gru-course", name]
