"""One word of the coloured text: the windows that hold it, and what it adds through each."""

from dataclasses import replace

import streamlit as st

from textcls import plots, receipt
from textcls.attribution import METHODS
from textcls.ui import address, cached, frame, numbers
from textcls.ui.explain.base import Asked
from textcls.ui.studies.links import to_filters
from textcls.ui.words import count, plain, signed
from textcls.values import Ngram, NgramLedger, TokenAttribution


def pick(token: int) -> None:
    """A click on a word enters the view; a second click on the same one takes it out."""
    chosen = str(token)
    address.change(token="" if address.remembered().token == chosen else chosen)


def show(asked: Asked, explained: TokenAttribution) -> None:
    """The account of the picked word from the baseline of the picture, or how to pick one."""
    tokens = asked.prediction.tokens
    token = {str(place): place for place in range(len(tokens))}.get(asked.view.token)
    if token is None:
        st.caption("Click a word to see which windows make its score.")
        return
    ledger = cached.ledger(
        asked.card,
        asked.text,
        target=asked.target,
        against=asked.against,
        baseline=explained.baseline,
    )
    with st.container(border=True):
        st.markdown(f"**{plain(tokens[token].text)}**, word {token + 1} of {len(tokens)}")
        st.markdown(plain(_account(ledger, token, explained)))
        if ledger.holding(token):
            _windows(asked, ledger, token)


def _account(ledger: NgramLedger, token: int, explained: TokenAttribution) -> str:
    """The word's sum, and how that stands to its number in the picture."""
    account = receipt.of_word(ledger, token)
    terms = zip(account.terms()[1:], account.parts, strict=True)
    said = " ".join(
        [account.terms()[0], "logits", *(f"{term} by {name}" for term, (name, _) in terms)]
    )
    if explained.method == "exact-ig":
        return f"{said}. This is its score in the picture."
    exact, here = METHODS["exact-ig"].title, METHODS[explained.method].title
    return (
        f"{said}. This is its score by '{exact}', from the same baseline. The picture has "
        f"{signed(explained.scores[token])}, for '{here}' counts otherwise: How it works says how."
    )


def _windows(asked: Asked, ledger: NgramLedger, token: int) -> None:
    """The n-grams that hold the word; what it adds through them is the sum above."""
    word = asked.prediction.tokens[token].text
    holding = sorted(ledger.holding(token), key=lambda ngram: -abs(sum(ngram.of_word(token))))
    filters = {number for ngram in holding for number in ngram.filters}
    rising = sum(bool(ngram.matches) for ngram in holding)
    st.caption(
        plain(
            f"On the way from the baseline to the text {count(len(filters), 'filter')} "
            f"{'finds' if len(filters) == 1 else 'find'} the best match in "
            f"{count(rising, 'window')} with '{word}'. The columns add up to the sum above."
        )
    )
    rows = [_row(ngram, token, bag=ledger.has_bag) for ngram in holding]
    columns = dict.fromkeys(("by filters", "by the bag"), numbers.NUMBER)
    alt = "The n-grams that hold the word"
    st.dataframe(rows, column_config=columns, hide_index=True, height="content", alt=alt)
    strongest = next((ngram for ngram in holding if ngram.matches), None)
    if strongest is None:
        return
    inside = {"account": "ngrams", "within": "ngram", "baseline": ledger.baseline}
    there = replace(asked.view, **inside, ngram=f"{strongest.first}-{strongest.width}")
    frame.link("explain", f"Inside '{strongest.text}'", view=there)
    to_filters(asked.view, strongest.filters)


def _row(ngram: Ngram, token: int, *, bag: bool) -> dict:
    by_filters, by_bag = ngram.of_word(token)
    shares = {"by filters": by_filters} | ({"by the bag": by_bag} if bag else {})
    named = ", ".join(map(str, ngram.filters))
    return {"n-gram": plots.ngram_name(ngram), **shares, "filters": named}
