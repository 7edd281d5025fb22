"""What is said of how models were made stands in their cards."""

from dataclasses import replace

from textcls.comparison import recipes


def made(card, title: str, vectors: str | None = None, **training):
    """The card of a model with other word vectors, another way of training."""
    recipe = replace(
        card.recipe, vectors=vectors, training=replace(card.recipe.training, **training)
    )
    return replace(card, title=title, recipe=recipe)


def test_the_word_vectors_are_told_from_the_cards(tiny_textcnn):
    card = tiny_textcnn.card
    epochs = card.training.epochs
    cards = [
        made(card, "One"),
        made(card, "Two, given", "some-set"),
        made(card, "Three", "some-set", freeze_epochs=epochs),
    ]
    assert recipes.vectors(cards) == (
        "The word vectors began at random and were trained (One), began with some-set and were "
        "trained (“Two, given”) and began with some-set and stayed fixed (Three). Their recipes "
        "differ in nothing else."
    )
    later = made(card, "Four", "some-set", freeze_batches=100)
    assert "trained after 100 batches (Four)" in recipes.vectors([cards[0], later])


def test_what_else_differs_is_named_with_its_values(tiny_textcnn):
    card = tiny_textcnn.card
    other = made(card, "Other", word_dropout=0.75)
    dropped = card.recipe.training.word_dropout
    said = recipes.vectors([card, other])
    assert said.endswith(f"Their recipes also differ in word dropout ({dropped}, 0.75).")
