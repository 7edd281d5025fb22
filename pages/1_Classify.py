"""Which class does the model give this text, and how sure is it?"""

import streamlit as st

from textcls.ui import cached, frame, inputs, show

with frame.page("classify") as view:
    card = inputs.choose_model(view)
    text = inputs.ask_text(view, card, verb="Classify")
    prediction = cached.predict(card, text)
    if not prediction.tokens:
        show.nothing_read(card)
        st.stop()

    show.verdict(prediction, onwards=lambda: frame.link("explain", "Which words decided?"))
    show.nothing_known(prediction)
    show.probabilities(prediction)
    show.reading(prediction, card)

    with frame.how_it_works():
        show.classification(prediction, card)
