"""A view as a few lines of Python that print its numbers anew."""

from textcls.takeaway.made import versions
from textcls.values import Comparison, ModelCard, TokenAttribution


def explanation_snippet(card: ModelCard, explained: TokenAttribution) -> str:
    """Prints the answer, the score of every token, and the sum that they are part of."""
    return f"""{loading(card, "attribution")}
explained = attribution.explain(
    model,
    {explained.prediction.text!r},
    method={explained.method!r},
    target={explained.target!r},
    against={explained.against!r},
    baseline={explained.baseline!r},
)
print({card.name!r}, explained.prediction.label, explained.prediction.probabilities)
for token, score in zip(explained.prediction.tokens, explained.scores):
    print(f"{{score:+.3f}}", token.text)
print(f"F(text) {{explained.value:.3f}}, F(baseline) {{explained.base_value:.3f}}", end=", ")
print(f"sum {{sum(explained.scores):.3f}}, residual {{explained.residual:.3f}}")
"""


def comparison_snippet(compared: Comparison) -> str:
    """Prints the answers, a line of scores for every stretch of the text, and the agreement."""
    fingerprints = "".join(
        f"    {model.model!r}: {model.fingerprint!r},\n" for model in compared.models
    )
    return f"""{head()}
import torch

from textcls import artifacts, comparison

torch.set_num_threads(1)
fingerprints = {{
{fingerprints}}}
models = [artifacts.load(name, artifacts.models_folder()) for name in fingerprints]
for model in models:
    if model.card.fingerprint != fingerprints[model.card.name]:
        print("other weights than then: trained anew since:", model.card.name)
compared = comparison.compare(
    models,
    {compared.text!r},
    target={compared.target!r},
    against={compared.against!r},
)
for row in compared.models:
    print(row.model, row.explained.prediction.label, row.explained.prediction.probabilities)
for column in compared.columns:
    scores = [compared.score(row, column) for row in range(len(models))]
    print(*("not read" if score is None else f"{{score:+.3f}}" for score in scores), column.text)
for pair in compared.agreements:
    print(pair.first, pair.second, pair.spearman, end=" ")
    print("none" if pair.shared is None else f"{{pair.shared}} of {{pair.top}}")
"""


def loading(card: ModelCard, modules: str) -> str:
    """The lines that load a model, and say where it is another one than then."""
    return f"""{head()}
import torch

from textcls import artifacts, {modules}

torch.set_num_threads(1)
model = artifacts.load({card.name!r}, artifacts.models_folder())
if model.card.fingerprint != {card.fingerprint!r}:
    print("other weights than then: trained anew since")"""


def head() -> str:
    """What to know before running it."""
    made = ", ".join(f"{name} {number}" for name, number in versions().items())
    return (
        "# Run it with the Python of textcls: .venv/bin/python in its folder.\n"
        f"# Its numbers were computed with {made}."
    )
