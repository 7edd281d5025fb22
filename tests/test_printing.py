"""What the command line prints of values."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.conftest import TINY
from textcls import inference, printing
from textcls.attribution import explain, ngram_ledger
from textcls.cli.progress import TrainingBar
from textcls.recipes import RECIPES
from textcls.standings import headline_f1
from textcls.training import Progress
from textcls.values import Epoch, Pretraining


def test_columns_line_up():
    assert printing.columns([("a", "bbb"), ("cc", "d")]) == "a   bbb\ncc  d"


def test_a_report_says_whether_it_is_the_stored_one(tiny_textcnn):
    report = tiny_textcnn.card.report
    assert printing.report_text(report, report).endswith("the same as the stored report")
    other = replace(report, loss=report.loss + 0.5)
    assert "differs from the stored report" in printing.report_text(other, report)
    assert "stored" not in printing.report_text(report)


def test_a_report_is_printed_whole(tiny_textcnn):
    report = tiny_textcnn.card.report
    text = printing.report_text(report)
    calibration = report.calibration
    numbers = [calibration.error, *calibration.interval, calibration.tempered, report.loss]
    numbers += [report.f1_macro, report.f1_weighted, *(part.accuracy for part in report.slices)]
    assert all(f"{number:.4f}" in text for number in numbers)
    assert all(part.title in text for part in report.slices)
    for item, row in zip(report.classes, report.confusion, strict=True):
        assert f"called {item.label}" in text
        assert any(line.split() == [item.label, *map(str, row)] for line in text.splitlines())


def test_an_older_report_is_printed_as_far_as_it_goes(tiny_textcnn):
    report = replace(tiny_textcnn.card.report, calibration=None, slices=(), milliseconds=None)
    text = printing.report_text(report)
    assert "temperature" not in text
    assert "true class" in text


def test_a_single_f1_says_which_it_is(tiny_textcnn):
    for task, name in (("ag_titles", "weighted"), ("imdb", "macro")):
        card = replace(tiny_textcnn.card, task=task)
        assert f"{name} F1" in printing.card_text(card)
        assert f" {name} " in printing.models_table([card])


def test_headlines_are_judged_by_the_weighted_figure(tiny_textcnn):
    report = replace(tiny_textcnn.card.report, f1_macro=0.1, f1_weighted=0.2)
    assert headline_f1("ag_titles", report) == 0.2
    assert headline_f1("imdb", report) == 0.1


def test_a_model_that_was_not_measured_is_listed_all_the_same(tiny_textcnn):
    card = replace(tiny_textcnn.card, report=None)
    assert "not measured" in printing.models_table([card])
    facts = printing.model_facts(card)
    assert (facts["accuracy"], facts["f1"]) == (None, None)


def test_classes_come_by_their_probability(tiny_textcnn):
    (answer,) = inference.predict(tiny_textcnn, ["an awful film"])
    _, _, first, second = printing.prediction_text(answer).splitlines()
    assert (first.split()[0], second.split()[0]) == ("negative", "positive")


def test_a_receipt_holds_the_numbers_that_add_up(tiny_gru):
    scores = explain(tiny_gru, "a great film", method="ig", against="negative")
    text = printing.attribution_text(scores)
    assert text.startswith("why positive rather than negative, in logits:")
    receipt, note = text.splitlines()[-2:]
    total, *parts = (
        Decimal(number) for number in re.findall(r"-? ?\d+\.\d+", receipt.replace("- ", "-"))
    )
    assert total == sum(parts)
    assert float(total) == pytest.approx(scores.value, abs=1e-3)
    assert f"{scores.steps} steps" in note


def test_what_need_not_add_up_does_not_call_itself_exact(tiny_textcnn):
    exact = explain(tiny_textcnn, "a great film", method="exact-ig")
    assert printing.attribution_text(exact).endswith("; exact")
    loose = explain(tiny_textcnn, "a great film", method="gradient-x-input")
    assert printing.attribution_text(loose).endswith("these scores need not add up")


def test_padding_of_an_ngram_is_shown(tiny_textcnn):
    ledger = ngram_ledger(tiny_textcnn, "great")
    assert any(ngram.padding for ngram in ledger.ngrams)
    assert "great ·" in printing.ledger_text(ledger)


def test_every_recipe_has_its_line():
    table = printing.recipes_table(list(RECIPES.values()))
    assert len(table.splitlines()) == len(RECIPES) + 1
    assert "A5" in table
    assert "skipgram-reviews" in table


def test_the_bar_follows_the_training(capsys):
    epoch = Epoch(1, 0.5, 0.8, 0.4, 0.9, 0.01, 2.0)
    tiny = TINY["gru"]
    longer = replace(tiny, training=replace(tiny.training, epochs=2))
    bar = TrainingBar(replace(longer, pretraining=Pretraining(epochs=3)))
    with bar as watch:
        watch(Progress(3, 8, 8, 4.5, stage="language model"))
        assert (bar.bar.tasks[0].completed, bar.bar.tasks[0].total) == (24, 24)
        watch(Progress(1, 5, 10, 0.7))
        assert (bar.bar.tasks[1].completed, bar.bar.tasks[1].total) == (5, 20)
        watch(Progress(1, 10, 10, 0.5, epoch))
    said = capsys.readouterr().out
    assert "language model, epoch 3: training loss 4.5000" in said
    assert "validation loss 0.4000, accuracy 0.9000" in said


@pytest.mark.parametrize("interrupted", [False, True])
def test_a_card_says_whether_the_training_was_interrupted(tiny_textcnn, interrupted):
    card = tiny_textcnn.card
    card = replace(card, training=replace(card.training, interrupted=interrupted))
    assert ("interrupted" in printing.card_text(card)) == interrupted
