"""The sentences of a comparison say the numbers of the comparison."""

from dataclasses import replace

from textcls import comparison, inference
from textcls.comparison import READY, findings
from textcls.recipes import RECIPES


def test_agreement_is_one_sentence_and_difference_another(compared):
    assert comparison.verdicts(compared).startswith("All of them say positive: Tiny textcnn ")
    first, *others = compared.models
    swapped = replace(first.explained.prediction, logits={"negative": 9.0, "positive": 0.0})
    first = replace(first, explained=replace(first.explained, prediction=swapped))
    said = comparison.verdicts(replace(compared, models=(first, *others)))
    assert said.startswith("They part: Tiny textcnn")
    assert "says negative" in said


def test_the_widest_gap_is_named_with_both_scores(compared):
    gaps = {}
    for column in compared.columns:
        scores = [compared.score(row, column) for row in range(3)]
        there = [score for score in scores if score is not None]
        gaps[column.text] = (max(there) - min(there), min(there), max(there))
    word, (_, low, high) = max(gaps.items(), key=lambda item: item[1][0])
    said = comparison.widest(compared)
    assert f"'{word}'" in said
    assert f"{low:+.3f}" in said
    assert f"{high:+.3f}" in said


def test_a_finding_over_texts_has_the_answers_to_them(compared, tiny_textcnn, tiny_gru, terse):
    texts = ("not wonderful awful", "not awful wonderful")
    models = (tiny_textcnn, tiny_gru, terse)
    answers = list(zip(*(inference.predict(model, texts) for model in models), strict=True))
    said = findings.order(compared, answers)
    assert "'not wonderful awful' to 'not awful wonderful'" in said
    for by_text in answers:
        for answer in by_text:
            assert f"{100 * answer.probabilities['positive']:.1f} %" in said
    assert "logits" in findings.saturation(compared, answers)
    assert findings.steps(compared, answers).count("From ") == 2


def test_every_ready_comparison_is_of_known_recipes_of_one_task():
    for ready in READY.values():
        assert len({RECIPES[name].task for name in ready.models}) == 1
        assert 2 <= len(ready.models) <= 4
        assert ready.question.endswith("?")
        assert ready.there({ready.models[1]: None}) == (ready.models[1],)
