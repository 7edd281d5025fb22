"""Which words decided?"""

import streamlit as st

from textcls.ui import answers, cached, frame, inputs
from textcls.ui.explain import VIEWS, choices

with frame.page("explain") as view:
    card = inputs.choose_model(view)
    text = inputs.ask_text(view, card, verb="Explain")
    prediction = cached.predict(card, text)
    if not prediction.tokens:
        answers.nothing_read(card)
        st.stop()

    answers.verdict(prediction)
    answers.not_all_read(prediction, card)
    answers.nothing_known(prediction)
    chosen = choices.account(view, card, VIEWS)
    shown = chosen.show(choices.question(view, card, prediction))
    with frame.how_it_works():
        chosen.method(shown)
