"""Which words decided?"""

import streamlit as st

from textcls.ui import cached, frame, inputs, show

with frame.page("explain") as view:
    card = inputs.choose_model(view)
    text = inputs.ask_text(view, card, verb="Explain")
    prediction = cached.predict(card, text)
    if not prediction.tokens:
        show.nothing_read(card)
        st.stop()

    show.verdict(prediction)
    show.nothing_known(prediction)
    account = inputs.choose_account(view, card)
    choices = inputs.row()
    with choices:
        target, against = inputs.choose_classes(view, prediction)
    if account == "ngrams":
        ledger = cached.ledger(card, text, target=target, against=against)
        show.ledger(ledger, card)
        with frame.how_it_works():
            show.ledger_method(ledger)
    else:
        with choices:
            method, baseline = inputs.choose_method(view, card)
        explained = cached.explain(
            card, text, method=method, target=target, against=against, baseline=baseline
        )
        show.attribution(explained, card)
        with frame.how_it_works():
            show.method(explained)
