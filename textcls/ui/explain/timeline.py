"""When a recurrent network made up its mind: its states over the text, on one axis of tokens."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from textcls import plots, printing, receipt
from textcls.attribution.states import has_gates
from textcls.ui import cached, export, fields, numbers
from textcls.ui.explain import forgetting, steps
from textcls.ui.explain.base import Asked, logit
from textcls.ui.words import plain
from textcls.values import StateTrace

Beneath = plots.Beneath

_CREDIT = {
    "last": "The head reads the last state: every step is credited with the change of the state.",
    "mean": "The head reads the mean of all states: every step is credited with its own.",
    "max": (
        "The head reads each unit's maximum: it is credited to the step that it was taken from."
    ),
    "windows": (
        "The head reads the mean of all states, and the best word of each filter, seen between its "
        "two states: every step is credited with what it gives to both."
    ),
}


_BESIDE = {
    "word": "Striped: what filters find in the word itself, whatever stands around it.",
    "n-grams": "Dotted: the n-grams of the bag beside the net, shared among their words.",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What can be drawn below the increments: only the chosen one is computed."""

    title: str
    compute: Callable[[Asked], object]
    by_layer: bool = False


LOOKS = {
    "memory": Look(
        "Memory",
        lambda asked: cached.memory(
            asked.card, asked.text, target=asked.target, against=asked.against
        ),
    ),
    "saturation": Look(
        "Saturation", lambda asked: cached.saturation(asked.card, asked.text), by_layer=True
    ),
    "gates": Look("Gates", lambda asked: cached.gates(asked.card, asked.text), by_layer=True),
    "hidden": Look(
        "Hidden states",
        lambda asked: cached.hidden_states(asked.card, asked.text),
        by_layer=True,
    ),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on screen, for the explanation below it."""

    trace: StateTrace
    look: str
    seen: Beneath


def show(asked: Asked) -> Shown:
    """Probabilities, increments and one look at the states; then the course's net beside it."""
    trace = cached.trace(asked.card, asked.text, target=asked.target, against=asked.against)
    look = _choose_look(asked)
    found = LOOKS[look].compute(asked)
    seen = _choose_layer(asked, found) if LOOKS[look].by_layer else found
    figure = plots.timeline(trace, seen)
    st.plotly_chart(figure, key="timeline", config=plots.STILL, alt=_alt(look))
    st.caption(plain(_how_to_read(trace)))
    numbers.receipt(receipt.of_steps(trace), _note(trace))
    if look in ("memory", "saturation"):
        forgetting.sentence(asked)
    _table(asked, trace, seen)
    forgetting.beside(asked)
    return Shown(trace, look, seen)


def _table(asked: Asked, trace: StateTrace, seen: Beneath) -> None:
    rows = steps.rows(trace, seen)
    facts = printing.state_facts(asked.card.name, trace, steps.looks(seen))
    document = export.as_json(facts)
    columns = dict.fromkeys(steps.number_columns(rows), numbers.NUMBER)
    numbers.table("The numbers, step by step", rows, document, columns=columns)


def _alt(look: str) -> str:
    return (
        "Probability of each class after each token, what each step adds to the logit, and "
        f"{LOOKS[look].title.lower()}, on one axis of tokens"
    )


def _how_to_read(trace: StateTrace) -> str:
    tells = "The steps tell when the state moved, not what caused it."
    lines = [tells, _CREDIT[trace.pooling]]
    if len(trace.steps) > 1:
        lines.append(
            "It reads in both directions (what was read backward is paler): a point of the curve "
            "is its own answer to the text cut there."
        )
    lines += [told for way, told in _BESIDE.items() if way in trace.steps]
    if trace.padding:
        lines.append(
            "Grey: padding that this network reads behind the text; the table has all of its steps."
        )
    return " ".join(lines)


def _note(trace: StateTrace) -> str:
    if trace.active is None:
        return f"{logit(trace)}; exact"
    on, units = trace.active
    what = "filters" if trace.pooling == "windows" else "units before the head"
    return (
        f"{logit(trace)}; exact on the linear piece of this text, where {on} of the {units} "
        f"{what} are on: their biases, weighted, are part of the bias"
    )


# --- what is drawn below ---------------------------------------------------------------------


def _choose_look(asked: Asked) -> str:
    without = () if has_gates(cached.model(asked.card)) else ("gates",)
    names = {name: look.title for name, look in LOOKS.items() if name not in without}
    return fields.segments("Below the steps", names, asked.view.look, field="look")


def _choose_layer(asked: Asked, found: tuple):
    """One of several layers and directions; the topmost, forward, unless another is chosen."""
    by_name = {f"{each.layer}-{each.direction}": each for each in found}
    usual = next(name for name, each in by_name.items() if each.layer == found[-1].layer)
    if len(by_name) == 1:
        return by_name[usual]
    names = {name: f"Layer {name.replace('-', ', ')}" for name in by_name}
    return by_name[fields.segments("Layer", names, asked.view.layer, field="layer", usual=usual)]


# --- how it works ----------------------------------------------------------------------------

_FORMULAS = {
    "last": r"F = \beta + \sum_t \langle w,\, h_t - h_{t-1} \rangle \qquad h_0 = 0",
    "mean": r"F = \beta + \sum_t \tfrac{1}{T}\, \langle w,\, h_t \rangle",
    "windows": (
        r"F = \beta + \sum_t \tfrac{1}{T}\, \langle w, (\overrightarrow{h}_t, \overleftarrow{h}_t)"
        r"\rangle + \sum_{f:\; u_f > 0} w_f \sum_{s=0}^{k-1} \langle K_{f,s}, (\overrightarrow{h},"
        r"\overleftarrow{h}, e)_{p_f + s} \rangle \qquad p_f = \arg\max_p u_f(p)"
    ),
    "max": (r"F = \beta + \sum_t \sum_{u:\; t = \arg\max_s h_{s,u}} w_u\, h_{t,u}"),
}
_LOOK_METHODS = {
    "memory": (
        "**Memory** is the size of the gradient of the logit with respect to the vector of each "
        "token: how far a small change there would still move the answer. Of a plain cell it is "
        "computed with logarithms, for it may be smaller than any number a computer holds.",
        r"\left\lVert \frac{\partial F}{\partial e_t} \right\rVert \qquad "
        r"\frac{\partial h_t}{\partial h_{t-1}} = \mathrm{diag}(1 - h_t^2)\, U"
        r"\quad \text{(plain cell)}",
        "Bengio, Simard, Frasconi (1994), Learning Long-Term Dependencies with Gradient Descent "
        "is Difficult",
    ),
    "saturation": (
        "**Saturation** is the share of units whose state is near the end of its range. There "
        "tanh is flat: whatever comes in hardly changes the state, and no gradient gets through.",
        r"\frac{1}{H} \sum_u [\, |h_{t,u}| > 0.99 \,]",
        "Glorot, Bengio (2010), Understanding the Difficulty of Training Deep Feedforward Neural "
        "Networks",
    ),
    "gates": (
        "**Gates** lie between 0 and 1 and are averaged over the units. A mean hides that units "
        "may differ; it tells when the layer as a whole opens or shuts.",
        r"\text{GRU: } h_t = (1 - z_t)\, n_t + z_t\, h_{t-1} \qquad "
        r"\text{LSTM: } c_t = f_t\, c_{t-1} + i_t\, g_t \quad h_t = o_t \tanh c_t",
        "Cho et al. (2014), arXiv 1406.1078; Hochreiter, Schmidhuber (1997), Long Short-Term "
        "Memory",
    ),
    "hidden": (
        "**Hidden states**: a row for each unit, from -1 (orange) to 1 (blue). The colours say "
        "nothing about classes; a unit speaks for one through its weight in the head.",
        r"h_t \in (-1, 1)^H",
        "Karpathy, Johnson, Fei-Fei (2015), Visualizing and Understanding Recurrent Networks, "
        "arXiv 1506.02078",
    ),
}


def method(shown: Shown) -> None:
    """The account of steps with the numbers of this text, and what the chosen look is."""
    trace = shown.trace
    st.markdown(
        "**Timeline.** The logit is linear in what the head reads, and that is a sum over steps: "
        "so the logit is one too. Nothing is estimated."
    )
    st.latex(_FORMULAS[trace.pooling])
    if trace.pooling == "windows":
        st.markdown(
            "`p` is where a filter finds its best window, and only filters above 0 speak. A step's "
            "share is the sum of what it gives through its forward state, its backward state and "
            "its own word vector; β holds the biases of the filters that are on."
        )
        if "n-grams" in trace.steps:
            st.markdown("To that is added what the n-grams of the bag give to their words.")
    elif len(trace.steps) > 1:
        st.markdown("There is one such sum for each direction, and a step's share is their sum.")
    if trace.active is not None and trace.pooling != "windows":
        st.markdown(
            "Before the head stands a layer with ReLU. For this text a known set of its units is "
            "on, and with that set fixed the layer and the head are one linear map: `w` is that "
            "map, and β holds the biases of the units that are on. Another text may have another "
            "set."
        )
    st.markdown("With the numbers of this text:")
    st.latex(receipt.of_steps(trace).latex())
    summary, formula, reference = _LOOK_METHODS[shown.look]
    st.markdown(summary)
    st.latex(formula)
    st.markdown("With the numbers of this text:")
    st.latex(steps.with_numbers(shown.seen))
    st.caption(
        f"Computed in float64. It tells when the state moved and how far a word still reaches, not "
        f"which word caused the move: a step's change depends on all that was read before. "
        f"Reference: {reference}."
    )
