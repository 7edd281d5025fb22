"""The matrix of tokens and models: one colour scale, lines that wrap, every cell a button."""

from typing import Any

from textcls.ui.pictures.base import component
from textcls.ui.words import signed
from textcls.values import Column, Comparison

MOST_NUMBERS = 60  # columns; more of them are coloured only, and the table has their numbers
_matrix = component("score_matrix", "matrix")


def show(compared: Comparison, names: dict[str, str], *, key: str) -> None:
    """A column for each stretch of the text, in it a cell for each model."""
    draw(data(compared, names), key=key)


def draw(picture: dict[str, Any], *, key: str) -> None:
    """The same picture of other rows: what `data` makes of models."""
    _matrix(key=key, data=picture)


def data(compared: Comparison, names: dict[str, str]) -> dict[str, Any]:
    """What the picture is drawn from: words, values as printed, shares of the common scale."""
    scale = compared.scale
    return {
        "models": [
            {"letter": letter, "name": names[model.model]}
            for letter, model in zip(letters(compared), compared.models, strict=True)
        ],
        "columns": [_column(compared, column, scale or 1.0) for column in compared.columns],
        "target": compared.target,
        "numbers": len(compared.columns) <= MOST_NUMBERS,
        "legend": {
            "against": f"{signed(-scale)} for {compared.against}",
            "for": f"{signed(scale)} for {compared.target}",
        },
    }


def letters(compared: Comparison) -> list[str]:
    """A letter a model, for places too narrow for its name."""
    return [chr(ord("A") + row) for row in range(len(compared.models))]


def _column(compared: Comparison, column: Column, scale: float) -> dict[str, Any]:
    rows = range(len(compared.models))
    return {"text": column.text, "cells": [_cell(compared, row, column, scale) for row in rows]}


def _cell(compared: Comparison, row: int, column: Column, scale: float) -> dict[str, Any]:
    score = compared.score(row, column)
    if score is None:
        return {"side": "unread"}
    return {
        "side": "for" if score > 0 else "against" if score < 0 else "neutral",
        "weight": round(abs(score) / scale, 4),
        "value": signed(score),
        "short": signed(score, 2),
        "unknown": not compared.known(row, column),
    }
