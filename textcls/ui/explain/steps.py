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


def with_numbers(seen: Beneath) -> str:
    """The look on screen at its last step T, and the memory at the first one too, in LaTeX."""
    if isinstance(seen, MemoryCurve):
        last = len(seen.log_norms)
        ends = dict.fromkeys((1, last))  # one, where there is one step
        lines = r" \\ ".join(_gradient(step, seen.log_norms[step - 1]) for step in ends)
        return rf"\begin{{gathered}} {lines} \end{{gathered}}"
    if isinstance(seen, LayerGates):
        last = len(next(iter(seen.gates.values())))
        means = (rf"\bar {name}_{{{last}}} = {row[-1]:.3f}" for name, row in seen.gates.items())
        return r" \qquad ".join(means)
    if isinstance(seen, LayerStates):
        values = ", ".join(f"{unit[-1]:.3f}" for unit in seen.units[:3])
        others = r", \dots" if len(seen.units) > 3 else ""
        return rf"h_{{{len(seen.units[0])}}} = ({values}{others})"
    last = len(seen.shares)
    of_units = rf"\frac{{1}}{{H}} \sum_u [\, |h_{{{last},u}}| > 0.99 \,]"
    return f"{of_units} = {seen.shares[-1]:.3f}"


def _gradient(step: int, log_norm: float | None) -> str:
    size = "0" if log_norm is None else f"10^{{{log_norm:.2f}}}"
    return rf"\left\lVert \frac{{\partial F}}{{\partial e_{{{step}}}}} \right\rVert = {size}"


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
