"""What one filter makes of the text that a person typed, and how filters work."""

import streamlit as st

from textcls import plots
from textcls.receipt import Receipt
from textcls.ui import cached, inputs, numbers
from textcls.ui.address import View
from textcls.ui.studies import cells
from textcls.ui.studies.base import named
from textcls.ui.words import plain, signed
from textcls.values import FilterFacts, FilterStudy, FilterTrace, ModelCard


def show(view: View, card: ModelCard, facts: FilterFacts) -> FilterTrace | None:
    """The filter over the text: every window's activation, the pick, and what it adds."""
    st.subheader("What it makes of a text", anchor=False)
    text = inputs.offer_text(view, card, verb="Show")
    if not text.strip():
        st.info("Type a text, or choose an example, to see what this filter picks from it.")
        return None
    if not cached.predict(card, text).tokens:
        st.info("The model reads no word of this text, so the filter has nothing to pick.")
        return None
    traced = cached.filter_trace(card, text, facts.number)
    st.markdown(plain(_said(traced, facts)))
    st.plotly_chart(
        plots.filter_trace(traced, facts.threshold),
        key="filter_trace",
        config=plots.STILL,
        alt="Activation of the filter at every word of the text",
    )
    with st.container(gap="xsmall"):
        scale = max(map(abs, traced.match.slots)) or 1.0
        cells.show([traced.match], "The pick, word by word", scale=scale)
        st.caption(plain(f"u = {_receipt(traced).line()}"))
    if not traced.silent:
        st.plotly_chart(
            plots.filter_weights(
                traced.contributions, title="What the pick adds to each logit", axis="logits"
            ),
            key="filter_contributions",
            config=plots.STILL,
            alt="What the filter's pick adds to the logit of each class",
        )
    rows = [
        {"first word": token.text, "start": token.start, "end": token.end, "activation": value}
        for token, value in zip(traced.prediction.tokens, traced.activations, strict=True)
    ]
    numbers.table(
        "The activations, word by word",
        rows,
        numbers.document(traced),
        columns={"activation": numbers.NUMBER},
    )
    return traced


def _said(traced: FilterTrace, facts: FilterFacts) -> str:
    picked = named(traced.match.words)
    activation = traced.match.activation
    if traced.silent:
        return (
            f"Nothing here matches: even its best window, “{picked}”, has u = {activation:.3f}, "
            "which ReLU makes 0. So it adds nothing to any class."
        )
    best = max(traced.contributions, key=traced.contributions.__getitem__)
    place = ""
    if facts.threshold is not None:
        reached = activation >= facts.threshold
        place = f", {'above' if reached else 'below'} its threshold of {facts.threshold:.3f}"
    return (
        f"It picks “{picked}” with u = {activation:.3f}{place}, which adds most to {best}: "
        f"{signed(traced.contributions[best])} logits."
    )


def _receipt(traced: FilterTrace) -> Receipt:
    """u = bias + what each word of the pick adds."""
    match = traced.match
    slots = [(f"word {slot + 1}", add) for slot, add in enumerate(match.slots)]
    return Receipt(("u", match.activation), (("bias", match.bias), *slots))


def method(study: FilterStudy, facts: FilterFacts, traced: FilterTrace | None) -> None:
    """What a filter computes, what its figures are, and what they do not tell."""
    st.markdown(
        "**A filter** is one vector per place of its window. It is held against every window of "
        "the text, keeps the best match, and adds that match times its weight to every class."
    )
    st.latex(
        r"u_f(p) = b_f + \sum_j \langle K_f[j],\, e_{p+j} \rangle \qquad "
        r"z_f = \max\bigl(0,\ \max_p u_f(p)\bigr) \qquad F_c = \beta_c + \sum_f W_{cf}\, z_f"
    )
    if traced is not None and not traced.silent:
        st.markdown("With the numbers of this text:")
        st.latex(_receipt(traced).latex())
        label = facts.label
        weight = facts.weights[list(study.called).index(label)]
        st.latex(
            rf"W_{{cf}}\, z_f = {weight:.4f} \cdot {traced.match.activation:.3f} = "
            rf"{traced.contributions[label]:.3f}"
        )
    st.markdown(
        "**Its class** is that of its greatest weight. **Its threshold** is the lowest activation "
        "from which on at least 75 % of its picks come from texts that the model gives that class:"
    )
    st.latex(
        r"t_f = \min\Bigl\{\, t : \frac{|\{x : u_f(x) \ge t,\ \hat y(x) = c_f\}|}"
        r"{|\{x : u_f(x) \ge t\}|} \ge 0.75 \Bigr\}"
        + (rf" \qquad \frac{{{facts.pure_above}}}{{{facts.above}}}" if facts.above else "")
    )
    st.markdown(
        "**Negative n-grams** have one word more than two standard deviations below what words "
        "usually add at its place; they are ranked by what they would reach with a usual word "
        "there. Slots and activations are computed from the weights as you look; counts come from "
        f"the {study.texts:,} texts read once."
    )
    st.caption(
        "What this does not tell: a pure filter goes along with its class in these texts, which is "
        "not the same as causing it, for hundreds of filters act together; what it never met among "
        "these texts is not listed; and the classes are those that the model gives, not the true "
        "ones. Reference: Jacovi, Sar Shalom, Goldberg (2018), Understanding Convolutional Neural "
        "Networks for Text Classification, arXiv 1809.08037."
    )
