"""The commands that read the studies of a model: filters, learned."""

from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Json, Model, load, show
from textcls.registry import UserError, unknown_name


def filters(
    model: Model,
    *,
    number: Annotated[
        int | None, typer.Option("--filter", help="One filter, with its n-grams word by word.")
    ] = None,
    json: Json = False,
) -> None:
    """What each filter of a TextCNN looks for, told by what it picks in many texts."""
    from textcls import artifacts, attribution, studies

    trained = load(model)
    attribution.check_filter(trained, number or 0)
    study = studies.load("filters", trained.card, artifacts.models_folder())
    if number is None:
        show(json, printing.filters_facts(model, study), printing.filters_text(model, study))
        return
    facts = study.filters[number]
    matches = [
        attribution.filter_match(trained, number, ngram.split(" "))
        for ngram in (*facts.top, *facts.negative)
    ]
    document = {"model": model} | printing.filter_facts(study, facts)
    document["matches"] = [printing.match_facts(match) for match in matches]
    show(json, document, printing.filter_text(model, study, facts, matches))


def learned(
    model: Model,
    *,
    label: Annotated[
        str | None, typer.Option("--class", help="Only this class. [default: all]")
    ] = None,
    json: Json = False,
) -> None:
    """Which phrases speak for each class and which against it, in the mean over many texts."""
    from textcls import artifacts, studies

    catalogue = artifacts.scan(artifacts.models_folder())
    if model not in catalogue.models:
        load(model)  # the sentence for a model that is not there, or is damaged
    card = catalogue.models[model]
    if label is not None and label not in card.labels:
        raise UserError(unknown_name("class", label, dict.fromkeys(card.labels)))
    study = studies.load("phrases", card, artifacts.models_folder())
    readable = printing.phrases_text(model, study, label)
    measure = printing.phrase_measure(study)
    show(json, printing.phrases_facts(model, study, label), f"{measure}\n{readable}")
