"""The commands that use what there is: models, recipes, predict, explain."""

import sys
from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Against, Alone, Json, Model, Target, Texts, given, load, show


def models(*, json: Json = False) -> None:
    """The trained models with their figures on the test part."""
    from textcls import artifacts

    catalogue = artifacts.scan(artifacts.models_folder())
    cards = list(catalogue.models.values())
    show(json, [printing.model_facts(card) for card in cards], printing.models_table(cards))
    for name, reason in catalogue.damaged.items():
        print(f"textcls: the model '{name}' is damaged: {reason}", file=sys.stderr)


def recipes(*, json: Json = False) -> None:
    """The table of recipes that 'train' knows."""
    from textcls.recipes import RECIPES

    rows = list(RECIPES.values())
    show(json, rows, printing.recipes_table(rows))


def predict(model: Model, texts: Texts, *, json: Json = False) -> None:
    """Class, probabilities, logits and tokens of one or more texts."""
    from textcls import inference

    answers = inference.predict(load(model), given(texts))
    show(
        json,
        [printing.prediction_facts(answer) for answer in answers],
        "\n\n".join(printing.prediction_text(answer) for answer in answers),
    )


def explain(
    model: Model,
    texts: Texts,
    *,
    method: Annotated[
        str | None,
        typer.Option(
            help="weights, exact-ig, ig, shapley, occlusion, lime or gradient-x-input; or ngrams. "
            "[default: the first of these that fits the model]"
        ),
    ] = None,
    target: Target = None,
    against: Against = "runner-up",
    alone: Alone = False,
    baseline: Annotated[
        str | None,
        typer.Option(
            help="pad, unk, mean or zero. An n-gram ledger without one starts from the bias. "
            "[default: pad]"
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Which tokens, or which n-grams, made the logit: signed, and adding up."""
    from textcls import attribution

    trained, asked = load(model), {"target": target, "against": None if alone else against}
    if method == "ngrams":
        asked |= {"baseline": baseline}
        ledgers = [attribution.ngram_ledger(trained, text, **asked) for text in given(texts)]
        facts = [printing.ledger_facts(model, ledger) for ledger in ledgers]
        readable = [printing.ledger_text(ledger) for ledger in ledgers]
    else:
        asked |= {"method": method, "baseline": "pad" if baseline is None else baseline}
        scores = [attribution.explain(trained, text, **asked) for text in given(texts)]
        facts = [printing.attribution_facts(model, score) for score in scores]
        readable = [printing.attribution_text(score) for score in scores]
    show(json, facts, "\n\n".join(readable))
