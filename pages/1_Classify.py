"""Which class does the model give this text, and how sure is it?"""

import streamlit as st

from textcls.ui import answers, cached, frame, inputs

with frame.page("classify") as view:
    card = inputs.choose_model(view)
    text = inputs.ask_text(view, card, verb="Classify")
    prediction = cached.predict(card, text)
    if not prediction.tokens:
        answers.nothing_read(card)
        st.stop()

    answers.verdict(prediction, onwards=lambda: frame.link("explain", "Which words decided?"))
    answers.nothing_known(prediction)
    answers.probabilities(prediction)
    answers.reading(prediction, card)

    with frame.how_it_works():
        answers.classification(prediction, card)
