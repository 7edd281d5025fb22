"""Several models on one text."""

from textcls import receipt
from textcls.printing.base import closed_sum, columns
from textcls.values import Comparison, ModelOnText


def models_compared_facts(compared: Comparison) -> dict:
    """For every model value = base_value + sum of its scores + residual, for the same classes.

    A column's scores are in the order of the models; None where a model reads nothing of it.
    """
    rows = range(len(compared.models))
    return {
        "text": compared.text,
        "target": compared.target,
        "against": compared.against,
        "models": [_model_facts(model) for model in compared.models],
        "columns": [
            {
                "text": column.text,
                "start": column.start,
                "end": column.end,
                "scores": [compared.score(row, column) for row in rows],
                "known": [
                    compared.known(row, column) if column.tokens[row] else None for row in rows
                ],
            }
            for column in compared.columns
        ],
        "agreements": compared.agreements,
    }


def _model_facts(model: ModelOnText) -> dict:
    explained = model.explained
    return {
        "model": model.model,
        "title": model.title,
        "fingerprint": model.fingerprint,
        "label": explained.prediction.label,
        "probabilities": explained.prediction.probabilities,
        "logits": explained.prediction.logits,
        "read": explained.prediction.read,
        "total": explained.prediction.total,
        "method": explained.method,
        "baseline": explained.baseline,
        "steps": explained.steps,
        "scores": explained.scores,
        "value": explained.value,
        "base_value": explained.base_value,
        "residual": explained.residual,
        "answering_ms": model.answering,
        "explaining_ms": model.explaining,
    }


def models_compared_text(compared: Comparison) -> str:
    """The answers, the matrix of scores, the receipts and the agreement."""
    head = f"why {compared.target} rather than {compared.against}, in logits:"
    blocks = [_answers(compared), f"{head}\n{_matrix(compared)}", _receipts(compared)]
    return "\n\n".join([*blocks, _agreement(compared)])


def _answers(compared: Comparison) -> str:
    labels = tuple(compared.models[0].explained.prediction.probabilities)
    rows = [
        (
            model.model,
            model.explained.prediction.label,
            *(f"{model.explained.prediction.probabilities[label]:.4f}" for label in labels),
            f"{model.answering:.2f} ms",
        )
        for model in compared.models
    ]
    return columns([("model", "answer", *labels, "took"), *rows])


def _matrix(compared: Comparison) -> str:
    """A line for each stretch of the text; `?` where the model does not know the word."""

    def cell(row: int, column) -> str:
        score = compared.score(row, column)
        if score is None:
            return "not read"
        return f"{score:+.4f}{'' if compared.known(row, column) else '?'}"

    names = [model.model for model in compared.models]
    rows = [
        (column.text, *(cell(row, column) for row in range(len(names))))
        for column in compared.columns
    ]
    return columns([("", *names), *rows])


def _receipts(compared: Comparison) -> str:
    return "\n".join(
        f"{model.model}: {closed_sum(receipt.of_tokens(model.explained))}; "
        f"{model.explained.method}, {model.explained.exactness}"
        for model in compared.models
    )


def _agreement(compared: Comparison) -> str:
    rows = [
        (
            f"{pair.first}, {pair.second}",
            "none" if pair.spearman is None else f"{pair.spearman:+.3f}",
            "none" if pair.shared is None else f"{pair.shared} of {pair.top}",
        )
        for pair in compared.agreements
    ]
    return columns([("models", "rank correlation", "strongest words shared"), *rows])
