"""The parts of a page to take along."""

import re
from collections.abc import Iterator, Mapping, Sequence

from textcls.attribution import METHODS
from textcls.markup import Markup, element
from textcls.receipt import Receipt
from textcls.shares import percent
from textcls.takeaway.made import versions
from textcls.values import (
    Agreement,
    Comparison,
    ModelOnText,
    Prediction,
    ScoreAgreement,
    Span,
    TokenAttribution,
)


def title(text: str) -> Markup:
    return element("h1", text)


def heading(text: str) -> Markup:
    return element("h2", text)


def question(target: str, against: str | None) -> Markup:
    """What the scores answer."""
    than = f" rather than {against}" if against else ""
    return element("p", f"What each word adds to the answer {target}{than}, in logits.")


def names(compared: Comparison) -> list[str]:
    """What to call the models: by title, with the name where titles are equal."""
    titles = [model.title for model in compared.models]
    return [
        model.title if titles.count(model.title) == 1 else f"{model.title} ({model.model})"
        for model in compared.models
    ]


def coloured(explained: TokenAttribution, scale: float) -> Markup:
    """The text as typed, its tokens in colours of that scale; what was not read is grey."""
    return element("p", *_pieces(explained, scale), class_="text", dir="auto")


def _pieces(explained: TokenAttribution, scale: float) -> Iterator[str]:
    text, end = explained.prediction.text, 0
    for span, score in zip(explained.prediction.tokens, explained.scores, strict=True):
        yield from _gap(text[end : span.start])
        note = f"{_signed(score)}{'' if span.known else ', unknown word'}"
        yield element(
            "span",
            text[span.start : span.end],
            class_=_side(score) + ("" if span.known else " unknown"),
            style=_weight(score, scale),
            title=note,
        )
        end = span.end
    yield from _gap(text[end:])


def _gap(text: str) -> Iterator[str]:
    if text.strip():
        yield element("span", text, class_="unread")
    elif text:
        yield text


def legend(scale: float, target: str) -> Markup:
    """Where the colours end, and what the marks mean."""
    return element(
        "p",
        "From ",
        element("span", f"{_signed(-scale)} against", class_="against", style="--weight:1"),
        " to ",
        element("span", f"{_signed(scale)} for", class_="for", style="--weight:1"),
        f" {target}; ",
        element("span", "unknown words", class_="unknown"),
        " are framed, and ",
        element("span", "what was not read", class_="unread"),
        " is grey.",
        class_="soft",
    )


def receipt(closed: Receipt, explained: TokenAttribution) -> Markup:
    """The sum as printed, the name of each number behind it."""
    parts = [closed.total[0], *(name for name, _ in closed.parts)]
    line = " ".join(f"{term} ({part})" for term, part in zip(closed.terms(), parts, strict=True))
    # The title of an exact method says that it is.
    named = dict.fromkeys([*METHODS[explained.method].title.split(", "), explained.exactness])
    note = f"{', '.join(named)}; baseline {explained.baseline}."
    return element("div", element("p", line), element("p", note, class_="soft"), class_="receipt")


def took(model: ModelOnText) -> Markup:
    """The milliseconds of the run that computed this."""
    text = (
        f"In the run that computed this: answered in {model.answering:.2f} ms, explained in "
        f"{model.explaining:.1f} ms."
    )
    return element("p", text, class_="soft")


# --- tables ----------------------------------------------------------------------------------


def probabilities(answers: Mapping[str, Prediction]) -> Markup:
    """A row for each model and class, with a bar and the logit."""
    from textcls.plots import class_colours

    colours = class_colours(tuple(next(iter(answers.values())).probabilities))
    rows = [
        (
            name,
            _cell(label, class_="words"),
            _bar(share, colours[label]),
            percent(share),
            _signed(logit),
        )
        for name, answer in answers.items()
        for (label, share), logit in zip(
            answer.probabilities.items(), answer.logits.values(), strict=True
        )
    ]
    return table("Probability of each class", ("model", "class", "", "probability", "logit"), rows)


def token_table(explained: TokenAttribution, scale: float) -> Markup:
    """Every token with its score."""
    rows = [
        (span.text, _score(score, scale, span), "yes" if span.known else "no")
        for span, score in zip(explained.prediction.tokens, explained.scores, strict=True)
    ]
    return table("The numbers, token by token", ("token", "score", "known"), rows)


def matrix(compared: Comparison, names: Sequence[str]) -> Markup:
    """A row for each stretch of the text, a column for each model, on the common scale."""
    rows, scale = [], compared.scale
    for column in compared.columns:
        cells = []
        for row in range(len(compared.models)):
            score, known = compared.score(row, column), compared.known(row, column)
            span = Span(column.text, column.start, column.end, known)
            cells.append(
                _cell("not read", class_="unread") if score is None else _score(score, scale, span)
            )
        rows.append((column.text, *cells))
    return table("The numbers, token by token and model by model", ("token", *names), rows)


def agreement(compared: Comparison, names: Sequence[str]) -> Markup:
    """The pairs of models."""
    called = {model.model: name for model, name in zip(compared.models, names, strict=True)}

    def row(pair: ScoreAgreement) -> tuple[str, ...]:
        rank = "none" if pair.spearman is None else f"{pair.spearman:+.3f}"
        both = f"{called[pair.first]} and {called[pair.second]}"
        shared = "none" if pair.shared is None else f"{pair.shared} of {pair.top}"
        return both, rank, shared, str(pair.tokens)

    head = ("models", "rank correlation", "strongest words shared", "tokens both read")
    return table("Agreement of the scores", head, [row(pair) for pair in compared.agreements])


def tested(results: Sequence[tuple[str, str, Agreement]]) -> Markup:
    """Two models at a time on the same test texts: how many they call right, and McNemar's p."""
    head = ("", "both right", "only the first", "only the second", "both wrong", "p (McNemar)")
    rows = [
        (
            f"{first} and {second}",
            *(
                f"{number:,}"
                for number in (each.both_right, each.only_first, each.only_second, each.both_wrong)
            ),
            f"{each.p_value:.2g}",
        )
        for first, second, each in results
    ]
    return table(f"Right on {results[0][2].rows:,} test texts", head, rows)


def footer(made: Sequence[tuple[str, str, TokenAttribution]]) -> Markup:
    """Which weights, which settings, which versions."""
    lines = [
        f"{name}, fingerprint {fingerprint}; target {explained.target}, "
        f"against {explained.against or 'no other class'}, method {explained.method}, "
        f"baseline {explained.baseline}, "
        f"{explained.prediction.read} of {explained.prediction.total} tokens read."
        for name, fingerprint, explained in made
    ]
    software = ", ".join(f"{name} {number}" for name, number in versions().items())
    return element("footer", *(element("p", line) for line in (*lines, f"Made with {software}.")))


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """Cells are texts, or the <td> that they are to be; numbers stand on the right."""
    body = [
        element("tr", *(c if isinstance(c, Markup) else _cell(c, class_=_kind(c)) for c in row))
        for row in rows
    ]
    table = element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *(element("th", name, scope="col") for name in head))),
        element("tbody", *body),
    )
    return element("div", table, class_="scroll")


def _kind(text: str) -> str:
    return "number" if re.fullmatch(r"[-+]?\d[-+\d.,e]*( %)?", text) else "words"


def _cell(*children: str, **attributes: str) -> Markup:
    return element("td", *children, **attributes)


def _score(score: float, scale: float, span: Span) -> Markup:
    kind = _side(score) + ("" if span.known else " unknown")
    return _cell(_signed(score), class_=kind, style=_weight(score, scale))


def _bar(share: float, colour: str) -> Markup:
    style = f"width:{100 * share:.1f}%;background:{colour}"
    return _cell(element("span", class_="bar", style=style), class_="share")


def _side(score: float) -> str:
    return "for" if score > 0 else "against" if score < 0 else "neutral"


def _weight(score: float, scale: float) -> str:
    return f"--weight:{abs(score) / (scale or 1.0):.3f}"


def _signed(number: float) -> str:
    text = f"{number:+.3f}"
    return text[1:] if float(text) == 0 else text
