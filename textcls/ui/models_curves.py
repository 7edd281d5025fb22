"""The learning curves of any models over each other."""

import streamlit as st
from streamlit.column_config import NumberColumn, TextColumn

from textcls import model_plots, plots
from textcls.model_plots import Run
from textcls.registry import UserError
from textcls.standings import Standing
from textcls.ui import cached
from textcls.ui.words import listed, plain


def show(chosen: dict[str, Standing]) -> None:
    """Loss and accuracy side by side, what they say in numbers, and all epochs."""
    if not chosen:
        st.info(
            "No learning curves to show: choose at least one model above. A linear model is "
            "solved in one step and has none."
        )
        return
    runs = readable(chosen)
    if not runs:
        return
    figures(runs)
    st.subheader("What the curves say", anchor=False)
    st.dataframe(
        [_summary(run) for run in runs],
        column_config=_COLUMNS,
        hide_index=True,
        alt="Best and last epoch of each model",
    )
    st.caption(
        "A validation loss that rose after the best epoch, and a gap between the accuracies, are "
        "the marks of over-fitting."
    )
    epochs(runs)


def figures(runs: list[Run]) -> None:
    """Loss beside accuracy; one below the other where there is no room."""
    st.caption("Solid: training texts. Dashed: validation texts. The symbol marks the best epoch.")
    halves = [run.name for run in runs if run.half]
    if halves:
        st.caption(
            f"The curves of {plain(listed(halves))} are those of the network half alone. The "
            "linear half is added after the training, so the finished model is not on them."
        )
    with st.grid(2, min_column_width=340):
        for name, figure in (("loss", model_plots.losses), ("accuracy", model_plots.learned)):
            st.plotly_chart(
                figure(runs), key=name, config=plots.STILL, alt=f"Learning curves: {name} by epoch"
            )


def epochs(runs: list[Run]) -> None:
    """Every number of the figures."""
    with st.expander("The numbers, epoch by epoch", icon=":material/table:"):
        st.dataframe(
            [
                {
                    "model": run.name,
                    "epoch": epoch.number,
                    "train_loss": epoch.train_loss,
                    "validation_loss": epoch.validation_loss,
                    "train_accuracy": 100 * epoch.train_accuracy,
                    "validation_accuracy": 100 * epoch.validation_accuracy,
                    "learning_rate": epoch.learning_rate,
                    "seconds": epoch.seconds,
                }
                for run in runs
                for epoch in run.epochs
            ],
            column_config=_EPOCHS,
            hide_index=True,
            alt="Loss and accuracy of every epoch",
        )


def readable(chosen: dict[str, Standing]) -> list[Run]:
    """The curves of models, by what to call them; a sentence for each that cannot be read."""
    runs = []
    for name, standing in chosen.items():
        card = standing.card
        try:
            epochs = cached.history(card)
        except UserError as error:
            st.warning(plain(f"{card.name}: {error}"), icon=":material/warning:")
            continue
        if epochs:
            half = "wide" in card.recipe.network
            runs.append(Run(name, epochs, card.training.best_epoch, half))
    return runs


def _summary(run: Run) -> dict:
    last = run.epochs[-1]
    best = next((epoch for epoch in run.epochs if epoch.number == run.best), last)
    return {
        "model": run.name,
        "best_epoch": best.number,
        "epochs": last.number,
        "best_loss": best.validation_loss,
        "last_loss": last.validation_loss,
        "rise": last.validation_loss - best.validation_loss,
        "best_accuracy": 100 * best.validation_accuracy,
        "gap": 100 * (last.train_accuracy - last.validation_accuracy),
    }


_VALIDATION = "On the validation texts"
_COLUMNS = {
    "model": TextColumn("Model", pinned=True),
    "best_epoch": NumberColumn("Best epoch"),
    "epochs": NumberColumn("Epochs"),
    "best_loss": NumberColumn("Loss, best", format="%.3f", help=_VALIDATION),
    "last_loss": NumberColumn("Loss, last", format="%.3f", help=_VALIDATION),
    "rise": NumberColumn(
        "Rise", format="%+.3f", help="Of the validation loss after the best epoch, in nats"
    ),
    "best_accuracy": NumberColumn("Accuracy, best %", format="%.1f", help=_VALIDATION),
    "gap": NumberColumn(
        "Gap", format="%+.1f", help="Training minus validation accuracy at the end, in points"
    ),
}
_EPOCHS = {
    "model": TextColumn("Model", pinned=True),
    "epoch": NumberColumn("Epoch"),
    "train_loss": NumberColumn("Training loss", format="%.4f"),
    "validation_loss": NumberColumn("Validation loss", format="%.4f"),
    "train_accuracy": NumberColumn("Training accuracy %", format="%.2f"),
    "validation_accuracy": NumberColumn("Validation accuracy %", format="%.2f"),
    "learning_rate": NumberColumn("Learning rate", format="%.2g"),
    "seconds": NumberColumn("Seconds", format="%.1f"),
}
