"""What a comparison shows, in sentences whose numbers are computed from it."""

from collections.abc import Sequence

from textcls.values import Column, Comparison, ModelCard, ModelOnText, Prediction

Answers = Sequence[Sequence[Prediction]]  # by text, and there by model


def verdicts(compared: Comparison) -> str:
    """Which class each model gives the text, those that agree together."""
    by_label = {
        label: [m for m in compared.models if m.explained.prediction.label == label]
        for label in compared.labels
    }
    if len(by_label) == 1:
        (label,) = by_label
        sure = listed([f"{titled(m)} {_share(m, label)}" for m in compared.models])
        return f"All of them say {label}: {sure}."
    parts = [
        f"{listed([f'{titled(m)} ({_share(m, label)})' for m in models])} "
        f"{'says' if len(models) == 1 else 'say'} {label}"
        for label, models in by_label.items()
    ]
    return f"They part: {'; '.join(parts)}."


def widest(compared: Comparison, first: int | None = None, second: int | None = None) -> str:
    """The word whose scores lie farthest apart, in all models or in these two."""
    rows = range(len(compared.models)) if first is None else (first, second)
    found = max(
        (column for column in compared.columns if _gap(compared, column, rows) is not None),
        key=lambda column: _gap(compared, column, rows)[0],
        default=None,
    )
    if found is None:
        return ""
    _, low, high = _gap(compared, found, rows)
    start, end = (low, high) if first is None else (first, second)
    scores = [f"{compared.score(row, found):+.3f}" for row in (start, end)]
    return (
        f"The word whose scores lie farthest apart is '{_word(found)}': {scores[0]} in "
        f"{titled(compared.models[start])}, {scores[1]} in {titled(compared.models[end])}."
    )


def alike(compared: Comparison) -> str:
    """Which two models weigh the words most alike, and which least."""
    pairs = [pair for pair in compared.agreements if pair.spearman is not None]
    if not pairs:
        return ""
    titles = {m.model: titled(m) for m in compared.models}
    most = max(pairs, key=lambda pair: pair.spearman)
    least = min(pairs, key=lambda pair: pair.spearman)

    def named(pair) -> str:
        return f"{titles[pair.first]} and {titles[pair.second]} ({pair.spearman:+.2f})"

    if most is least:
        return f"The rank correlation of their scores is {most.spearman:+.2f}."
    return f"By the rank of their scores most alike: {named(most)}; least: {named(least)}."


# --- of the ready-made comparisons -----------------------------------------------------------


def saturation(compared: Comparison, answers: Answers) -> str:
    """How much the words move each model, and whether its answer changes from text to text."""
    moved = [f"{sum(map(abs, m.explained.scores)):.3f} ({titled(m)})" for m in compared.models]
    spread = [
        f"{100 * _spread([by_model[row] for by_model in answers]):.1f} ({titled(m)})"
        for row, m in enumerate(compared.models)
    ]
    return (
        "The sizes of the scores of all words, whatever their sign, add up to "
        f"{listed(moved)} logits. From one of the {len(answers)} example texts to another, the "
        f"probability of a class changes by up to {listed(spread)} points."
    )


def steps(compared: Comparison, _answers: Answers) -> str:
    """From each model to the next: how the answer moves, and the word that moved most."""
    sentences = []
    for row, (before, after) in enumerate(zip(compared.models, compared.models[1:], strict=False)):
        sentences.append(
            f"From {titled(before)} to {titled(after)}, {compared.target} goes from "
            f"{_share(before, compared.target)} to {_share(after, compared.target)}. "
            f"{widest(compared, row, row + 1)}"
        )
    return " ".join(sentences)


def order(compared: Comparison, answers: Answers) -> str:
    """What the same words in another order change; 0 for a model that is blind to order."""
    label = list(answers[0][0].probabilities)[-1]
    parts = []
    for row, m in enumerate(compared.models):
        first, second = (by_model[row].probabilities[label] for by_model in answers[:2])
        parts.append(f"{100 * first:.1f} % to {100 * second:.1f} % ({titled(m)})")
    return (
        f"From '{answers[0][0].text}' to '{answers[1][0].text}', the same words in another order, "
        f"{label} goes from {listed(parts)}."
    )


# --- what they are made of -------------------------------------------------------------------


def listed(names: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def titled(model: ModelOnText | ModelCard) -> str:
    """A title as part of a sentence: one with a comma in quotation marks."""
    return f"“{model.title}”" if "," in model.title else model.title


def _share(model: ModelOnText, label: str) -> str:
    return f"{100 * model.explained.prediction.probabilities[label]:.1f} %"


def _spread(answers: Sequence[Prediction]) -> float:
    shares = [list(answer.probabilities.values()) for answer in answers]
    return max(max(column) - min(column) for column in zip(*shares, strict=True))


def _gap(
    compared: Comparison, column: Column, rows: Sequence[int]
) -> tuple[float, int, int] | None:
    """How far a column's scores lie apart, and the models with the lowest and the highest."""
    scores = {row: compared.score(row, column) for row in rows}
    scores = {row: score for row, score in scores.items() if score is not None}
    if len(scores) < 2:
        return None
    low, high = min(scores, key=scores.__getitem__), max(scores, key=scores.__getitem__)
    return scores[high] - scores[low], low, high


def _word(column: Column) -> str:
    return column.text if len(column.text) <= 40 else column.text[:39] + "…"
