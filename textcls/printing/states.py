"""What the states of a recurrent network do."""

from dataclasses import dataclass

from textcls import forgetting, receipt
from textcls.forgetting import power
from textcls.printing.base import closed_sum, columns, question
from textcls.values import LayerGates, LayerSaturation, LayerStates, MemoryCurve, StateTrace


@dataclass(frozen=True, slots=True)
class Looks:
    """What was looked at beside the account; None where it was not asked for."""

    memory: MemoryCurve | None = None
    saturation: tuple[LayerSaturation, ...] | None = None
    gates: tuple[LayerGates, ...] | None = None
    hidden: tuple[LayerStates, ...] | None = None


def state_facts(model: str, trace: StateTrace, looks: Looks) -> dict:
    """Always value = bias + sum of contributions + residual; a look that was not taken is absent.

    `memory` is log10 of the norm of dF / de at every step.
    """
    taken = {
        "memory": looks.memory and looks.memory.log_norms,
        "saturation": looks.saturation,
        "gates": looks.gates,
        "hidden": looks.hidden,
    }
    return {
        "model": model,
        "text": trace.prediction.text,
        "target": trace.target,
        "against": trace.against,
        "method": "states",
        "cell": trace.cell,
        "pooling": trace.pooling,
        "tokens": trace.prediction.tokens,
        "padding": trace.padding,
        "value": trace.value,
        "bias": trace.bias,
        "active": trace.active,
        "contributions": trace.contributions,
        "by_direction": trace.steps,
        "residual": trace.residual,
        "curve": trace.curve,
        **{name: look for name, look in taken.items() if look is not None},
    }


def state_text(
    trace: StateTrace, memory: MemoryCurve, saturation: tuple[LayerSaturation, ...]
) -> str:
    """A row a token, the padding in one, the closed sum, and what the numbers say."""
    head = ("token", "adds", f"P({trace.target})", "memory", "saturated")
    top = saturation[-1]
    rows = [
        (span.text, f"{step:+.4f}", f"{share:.4f}", _size(norm), f"{100 * full:.0f} %")
        for span, step, share, norm, full in zip(
            trace.prediction.tokens,
            trace.contributions,
            trace.curve[trace.target],
            memory.log_norms,
            top.shares,
            strict=False,  # behind the tokens there may be padding
        )
    ]
    if trace.padding:
        behind = sum(trace.contributions[-trace.padding :])
        rows.append((f"{trace.padding} padding", f"{behind:+.4f}", "", "", ""))
    found = forgetting.retention(trace, memory, saturation)
    lines = [
        question(trace),
        columns([head, *rows]),
        closed_sum(receipt.of_steps(trace)),
        forgetting.what_it_keeps(found),
        "This tells when the state moved, not what caused it.",
    ]
    return "\n".join(lines)


def _size(norm: float | None) -> str:
    return "0" if norm is None else power(norm)
