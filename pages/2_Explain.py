"""Which words decided?"""

import streamlit as st

from textcls.ui import answers, cached, choices, explanations, frame, inputs

with frame.page("explain") as view:
    card = inputs.choose_model(view)
    text = inputs.ask_text(view, card, verb="Explain")
    prediction = cached.predict(card, text)
    if not prediction.tokens:
        answers.nothing_read(card)
        st.stop()

    answers.verdict(prediction)
    answers.nothing_known(prediction)
    account = choices.account(view, card)
    row = choices.row()
    with row:
        target, against = choices.classes(view, prediction)
    if account == "ngrams":
        ledger = cached.ledger(card, text, target=target, against=against)
        explanations.ngrams(ledger, card)
        with frame.how_it_works():
            explanations.ngrams_method(ledger)
    else:
        with row:
            method, baseline = choices.method(view, card)
        explained = cached.explain(
            card, text, method=method, target=target, against=against, baseline=baseline
        )
        explanations.words(explained, card)
        with frame.how_it_works():
            explanations.words_method(explained)
