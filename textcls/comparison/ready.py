"""Comparisons worth making, each with the question that it answers."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from textcls.comparison import findings, recipes
from textcls.registry import Registry
from textcls.values import Comparison, ModelCard


@dataclass(frozen=True, slots=True)
class Ready:
    """A question, the models and the texts to ask it of, and what to look at.

    `finding` computes its sentence from the comparison and from the answers to all `texts`,
    `made` from the cards how the models were made, where the question is about that.
    """

    question: str
    models: tuple[str, ...]
    texts: tuple[str, ...]
    look: str
    finding: Callable[[Comparison, findings.Answers], str]
    made: Callable[[Sequence[ModelCard]], str] | None = None

    def there(self, names: Collection[str]) -> tuple[str, ...]:
        """Those of its models that exist."""
        return tuple(name for name in self.models if name in names)


READY: Registry[Ready] = Registry(
    "ready-made comparison",
    {
        "course-rnn": Ready(
            question="Why does the course's RNN fail?",
            models=("ag_news-rnn-course", "ag_news-rnn", "ag_news-gru"),
            texts=(
                "Oil prices climbed to a record high on Monday as traders feared a strike.",
                "The striker scored twice as the champions won the final of the football cup.",
                "Astronomers using a space telescope have found a planet that circles two suns.",
            ),
            look=(
                "Its weights began all positive, so its units stand at the end of their range "
                "after a few words, and it is asked for its answer only after the padding behind "
                "the text. Its row shows what is left of the words by then."
            ),
            finding=findings.saturation,
        ),
        "vectors": Ready(
            question="What do pre-trained vectors change?",
            models=("imdb-textcnn", "imdb-textcnn-vectors", "imdb-textcnn-thaw"),
            texts=(
                "The dialogue is leaden and the plot plods, yet the two leads are luminous.",
                "A turgid, soporific drama.",
                "It is not a bad film: the story is slow at first, but the acting is superb.",
            ),
            look=(
                "Rare words are where given vectors can know more than the training texts taught."
            ),
            finding=findings.steps,
            made=recipes.vectors,
        ),
        "tuned": Ready(
            question="Frozen or tuned?",
            models=("ag_titles-textcnn-frozen", "ag_titles-textcnn-tuned"),
            texts=(
                "Google shares soar as probe lands",
                "Apple recalls batteries",
                "Court clears striker of doping",
            ),
            look="A frozen word keeps what other texts taught; a tuned one learns from titles too.",
            finding=findings.steps,
            made=recipes.vectors,
        ),
        "order": Ready(
            question="Does order matter?",
            models=("imdb-linear", "imdb-textcnn", "imdb-lstm"),
            texts=("not good, bad", "not bad, good"),
            look=(
                "The same four words, twice. A sum over single words cannot tell the two apart; "
                "pairs of words, windows and states can."
            ),
            finding=findings.order,
            made=recipes.word_groups,
        ),
    },
)
