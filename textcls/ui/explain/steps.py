"""The numbers of a timeline as rows, one a step."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from textcls.plots import Beneath
from textcls.printing import Looks
from textcls.values import LayerGates, LayerStates, MemoryCurve, Prediction, StateTrace


def rows(trace: StateTrace, seen: Beneath) -> list[dict[str, Any]]:
    """Token, contribution, probabilities after it, and the look that is on screen.

    Padding has no probability: the text ends before it.
    """
    spans = trace.prediction.tokens
    columns = dict(_columns(seen))
    table = []
    for step, contribution in enumerate(trace.contributions):
        inside = step < len(spans)
        row = {
            "step": step + 1,
            "token": spans[step].text if inside else "",
            "padding": not inside,
            "adds": contribution,
        }
        if len(trace.steps) > 1:
            row |= {f"adds, {way}": shares[step] for way, shares in trace.steps.items()}
        for label, points in trace.curve.items():
            row[f"P({label})"] = points[step] if inside else None
        table.append(row | {name: series[step] for name, series in columns.items()})
    return table


def pair_rows(
    prediction: Prediction,
    curves: Mapping[str, MemoryCurve],
    saturation: Mapping[str, Sequence[float]],
) -> list[dict[str, Any]]:
    """Memory and saturation of networks by name; none where one has stopped reading."""
    words = [span.text for span in prediction.tokens]
    table = []
    for step in range(max(len(curve.log_norms) for curve in curves.values())):
        row: dict[str, Any] = {"step": step + 1, "token": _at(words, step) or ""}
        for name, curve in curves.items():
            row[f"log10 |dF/de|, {name}"] = _at(curve.log_norms, step)
            row[f"saturated, {name}"] = _at(saturation[name], step)
        table.append(row)
    return table


def _at(series: Sequence, step: int) -> Any:
    return series[step] if step < len(series) else None


def number_columns(table: list[dict[str, Any]]) -> list[str]:
    """The columns that hold numbers with digits."""
    return [name for name in table[0] if name not in ("step", "token", "padding")]


def looks(seen: Beneath) -> Looks:
    """The look on screen, as the document takes it."""
    if isinstance(seen, MemoryCurve):
        return Looks(memory=seen)
    if isinstance(seen, LayerGates):
        return Looks(gates=(seen,))
    if isinstance(seen, LayerStates):
        return Looks(hidden=(seen,))
    return Looks(saturation=(seen,))


def _columns(seen: Beneath) -> Iterator[tuple[str, tuple[float | None, ...]]]:
    if isinstance(seen, MemoryCurve):
        yield "log10 |dF/de|", seen.log_norms
    elif isinstance(seen, LayerGates):
        yield from seen.gates.items()
    elif isinstance(seen, LayerStates):
        for number, unit in enumerate(seen.units, start=1):
            yield f"h{number}", unit
    else:
        yield "saturated", seen.shares
