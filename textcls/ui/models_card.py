"""The card of one model: what it is, how good, how it learned, what it is made of."""

import statistics

import streamlit as st
from streamlit.column_config import NumberColumn

from textcls.standings import Standing
from textcls.ui import cached, frame, models_answers, models_curves, models_recipe
from textcls.ui.words import compact, count, duration, listed, percent, plain
from textcls.values import ModelCard, Report, SeedRun


def show(standing: Standing) -> None:
    """Everything that is known of a model, the most asked for first."""
    _head(standing)
    _key_figures(standing)
    report = standing.card.report
    if report is None:
        st.info("This model was not measured yet, so there are no figures of its answers.")
    else:
        models_answers.classes(report)
        models_answers.calibration(report)
        models_answers.slices(report)
    _learning(standing)
    _made_of(standing)
    _origin(standing.card)


def _head(standing: Standing) -> None:
    card = standing.card
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(plain(standing.name), anchor=False, width="content")
        st.markdown(f":gray[{plain(card.name)}]", width="stretch")
        frame.link("classify", "Use it")
    st.markdown(plain(card.recipe.summary))
    facts = card.training
    if facts.interrupted:
        st.warning(
            f"The training was interrupted in epoch {facts.epochs + 1} of "
            f"{card.recipe.training.epochs}: more epochs might have made it better.",
            icon=":material/warning:",
        )


def _key_figures(standing: Standing) -> None:
    card, report = standing.card, standing.card.report
    with st.grid(4, min_column_width=150):
        if report:
            _measured(standing, report)
        st.metric("Parameters", compact(card.parameters), help=f"{card.parameters:,} numbers")
        st.metric("Size", f"{card.bytes / 1e6:.1f} MB")
        st.metric("Trained in", duration(card.training.seconds))
        if report and report.milliseconds:
            st.metric(
                "Time for one text",
                f"{report.milliseconds:.2f} ms",
                help="Median over test texts, each answered alone, on one core",
            )


def _measured(standing: Standing, report: Report) -> None:
    low, high = report.interval
    _metric(
        "Test accuracy",
        percent(report.accuracy, 2),
        f"{100 * low:.1f} to {percent(high)}",
        help=f"With its 95 % interval, on all {report.rows:,} texts of the {report.split} part",
    )
    _metric("Macro F1", percent(report.f1_macro, 2), f"weighted {percent(report.f1_weighted, 2)}")
    if standing.over_linear is not None:
        _metric(
            "Against linear",
            f"{standing.over_linear:+.2f} points",
            f"{percent(standing.linear.report.accuracy, 2)} there",
        )
    if standing.over_headline is not None:
        course = standing.course
        _metric(
            f"Against course, {course.system}",
            f"{standing.over_headline:+.1f} points",
            f"{course.measure} {percent(course.value)}",
            help=f"Ours on the test texts, above the {course.measure} that the course printed",
        )


def _metric(label: str, value: str, note: str, *, help: str | None = None) -> None:
    st.metric(label, value, delta=note, delta_color="off", delta_arrow="off", help=help)


def _learning(standing: Standing) -> None:
    st.subheader("How it learned", anchor=False)
    runs = models_curves.readable({standing.name: standing})
    if not runs:
        st.caption("There is no record of its training.")
    elif standing.learns:
        models_curves.figures(runs)
        models_curves.epochs(runs)
    else:
        last = runs[0].epochs[-1]
        st.markdown(
            "A linear model is solved in one step, so there is no learning curve. On the "
            f"validation texts it reached {percent(last.validation_accuracy)} and a loss of "
            f"{last.validation_loss:.3f} nats."
        )


def _made_of(standing: Standing) -> None:
    st.subheader("What it is made of", anchor=False)
    with st.grid(2, min_column_width=340):
        with st.container():
            models_recipe.show(standing.card.recipe)
        with st.container():
            _layers(standing)


def _layers(standing: Standing) -> None:
    st.markdown("**Layers**")
    layers = cached.layers(standing.card)
    rows = [
        (layer.name, " × ".join(f"{n:,}" for n in layer.shape), layer.parameters)
        for layer in layers
    ]
    rows.append(("all together", "", sum(layer.parameters for layer in layers)))
    st.dataframe(
        [{"layer": name, "shape": shape, "parameters": n} for name, shape, n in rows],
        column_config={"parameters": NumberColumn(format="localized")},
        hide_index=True,
        height=35 * (len(rows) + 1) + 3,
        alt="Layers with their parameters",
    )
    for note in models_recipe.parameter_notes(standing, layers):
        st.caption(note)


def _origin(card: ModelCard) -> None:
    st.subheader("Where it comes from", anchor=False)
    rows = ", ".join(f"{number:,} {part}" for part, number in card.data.rows.items())
    facts = {
        "Data": f"{card.data.title}: {rows} texts",
        "Licence": card.data.licence,
        "Hash of the data": card.data.fingerprint[:12],
        "Hash of words and weights": card.fingerprint[:12],
        "Seed": str(card.recipe.training.seed),
        "Made": f"{card.created}, with {count(card.training.threads, 'thread')}, "
        f"{card.training.peak_megabytes:,.0f} MB of memory at most",
        "Versions": ", ".join(f"{name} {version}" for name, version in card.versions.items()),
    }
    if card.seeds:
        facts["Accuracy over seeds"] = _spread(card.seeds)
    coverage = card.training.coverage
    if coverage:
        facts["Word vectors"] = (
            f"{coverage.vectors}: {coverage.found:,} of {coverage.words:,} words have one "
            f"({percent(coverage.found / max(coverage.words, 1))})"
        )
    taught = card.training.pretrained
    if taught:
        forwards, backwards = taught.perplexity
        facts["Language model"] = (
            f"perplexity {forwards:.1f} forwards and {backwards:.1f} backwards on the validation "
            f"part, after {count(taught.epochs, 'pass', 'passes')} in {duration(taught.seconds)}"
        )
    models_recipe.facts(facts)


def _spread(runs: tuple[SeedRun, ...]) -> str:
    shares = [run.accuracy for run in runs]
    each = listed([f"{percent(run.accuracy, 2)} (seed {run.seed})" for run in runs])
    return (
        f"{percent(statistics.mean(shares), 2)} in the mean, standard deviation "
        f"{100 * statistics.stdev(shares):.2f} points: {each}"
    )
