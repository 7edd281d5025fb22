"""Sentences that numbers allow: computed, never written by hand for one text or model."""

import itertools
import statistics
from collections.abc import Mapping, Sequence

from textcls.values import (
    ErasureCurve,
    Faithfulness,
    ModelCard,
    Randomisation,
    RankAgreement,
    TrustStudy,
)

ENOUGH = 0.15  # of the probability, above random orders: what an explanation has to bring
_NO_MORE_THAN_CHANCE = 2.0  # standard deviations
_A_LOSS = 0.05  # of the probability: an answer that loses less does not rest on what went
_HARDLY, _MOSTLY = 0.2, 0.5  # rank correlations
_ESTIMATES = {"ig": "exact-ig"}  # the same quantity by a sum: no second witness
_OFTEN_BEATEN = 0.1  # of the random orders do better


# --- erasure ---------------------------------------------------------------------------------


def erasure_judges(shown: Faithfulness) -> bool:
    """Whether the test can speak: of the class that the model chose, with words to put in order."""
    return shown.target == shown.prediction.label and len(shown.prediction.tokens) > 1


def erasure_holds(shown: Faithfulness) -> bool:
    """Whether something is lost, no random order of the words costs more, and some cost less."""
    curve = shown.comprehensiveness
    beaten = min(curve.random_areas) < curve.area >= max(curve.random_areas)
    return erasure_judges(shown) and beaten and curve.area >= _A_LOSS


def erasure_sentence(shown: Faithfulness) -> str:
    """What taking out the words that an explanation puts first does, beside random ones."""
    curve = shown.comprehensiveness
    if len(shown.prediction.tokens) < 2:
        return (
            "One word has one order only: there is no random order to hold the explanation against."
        )
    if not any((*curve.values, *(value for row in curve.random for value in row))):
        return (
            f"Whatever is taken out, the probability of '{shown.target}' stays the same: the "
            "answer does not depend on the words, and no order of them can be right or wrong."
        )
    first = (
        f"Without the words that the explanation puts first, '{shown.target}' "
        f"{_changes(curve.area)} of its probability in the mean; without as many random words "
        f"it {_changes(curve.random_area)}."
    )
    if not erasure_judges(shown):
        return (
            f"The model chose '{shown.prediction.label}', not '{shown.target}', and this test is "
            f"about the class that the model chose. {first}"
        )
    return f"{first} {_beaten(shown)} {_alone(shown.sufficiency)}"


def _changes(loss: float) -> str:
    return f"loses {loss:.3f}" if loss >= 0 else f"gains {-loss:.3f}"


def _beaten(shown: Faithfulness) -> str:
    """Against how many random orders it stands up; the same order by chance is one of equals."""
    curve = shown.comprehensiveness
    orders = len(curve.random)
    less = sum(area < curve.area for area in curve.random_areas)
    more = sum(area > curve.area for area in curve.random_areas)
    if less == orders:
        said = f"All {orders} random orders do less"
    else:
        beyond = f", {more} do more" if more else " and none does more"
        said = f"{less} of {orders} random orders do less{beyond}"
    if erasure_holds(shown):
        return f"{said}: the answer rests on these words."
    if not less or more > orders * _OFTEN_BEATEN:
        return f"{said}: on this text the explanation's order cannot be told apart from chance."
    if curve.area < _A_LOSS:
        return (
            f"{said}, but the answer does not rest on these words: without them it is hardly less "
            "likely, if at all."
        )
    return f"{said}."


def _alone(curve: ErasureCurve) -> str:
    worse = sum(area > curve.area for area in curve.random_areas)
    if curve.area <= 0:
        kept = "With these words alone the model is as sure as with the whole text, or surer"
    else:
        kept = f"With these words alone {curve.area:.3f} is missing"
    return f"{kept}; {worse} of {len(curve.random)} random orders leave more missing."


# --- agreement -------------------------------------------------------------------------------


def agreement_sentence(shown: RankAgreement, titles: Mapping[str, str]) -> str:
    """Which methods order the words most alike, and which least; equals are counted."""
    twice = [each for each, of in _ESTIMATES.items() if {each, of} <= {*shown.methods}]
    names = [name for name in shown.methods if name not in twice]
    known = {pair: shown.between(*pair) for pair in itertools.combinations(names, 2)}
    pairs = {pair: round(tau, 2) for pair, tau in known.items() if tau is not None}
    if not pairs:
        return "No two methods rank the words of this text: there is nothing to agree on."
    least, most = min(pairs.values()), max(pairs.values())
    if least == most and len(pairs) > 1:
        said = [f"All {len(pairs)} pairs of methods have a tau of {most:+.2f}."]
    else:
        said = [f"Most alike: {_alike(pairs, most, titles)}, with a tau of {most:+.2f}."]
    if least < most:
        said.append(f"Least alike: {_alike(pairs, least, titles)}, with {least:+.2f}.")
        mean = statistics.fmean(known[pair] for pair in pairs)
        said.append(f"Mean over all pairs: {mean:+.2f}.")
    said += [
        f"Not counted: '{titles[each]}', which estimates '{titles[_ESTIMATES[each]]}'."
        for each in twice
    ]
    return " ".join(said)


def _alike(pairs: Mapping[tuple[str, str], float], tau: float, titles: Mapping[str, str]) -> str:
    """The first pair that has a tau, and how many more have it."""
    (one, other), *more = [pair for pair, own in pairs.items() if own == tau]
    named = f"'{titles[one]}' and '{titles[other]}'"
    if not more:
        return named
    return f"{named}, and {len(more)} other pair{'' if len(more) == 1 else 's'}"


# --- randomisation ---------------------------------------------------------------------------


def chance_correlation(tokens: int, seeds: int) -> float:
    """What the mean of `seeds` rank correlations over so many tokens reaches by chance.

    Two standard deviations; of one correlation of independent rankings it is 1 / sqrt(n - 1).
    """
    return _NO_MORE_THAN_CHANCE / (seeds * max(tokens - 1, 1)) ** 0.5


def randomisation_sentence(shown: Randomisation) -> str:
    """Whether the scores notice that the network forgot what it had learned."""
    last = shown.parts[-1]
    signed, absolute = mean_known(last.signed), mean_known(last.absolute)
    if signed is None:
        return (
            "The scores rank nothing, before or after the weights were drawn anew: there is "
            "nothing to compare."
        )
    tokens, seeds = len(shown.prediction.tokens), len(last.signed)
    chance = chance_correlation(tokens, seeds)
    numbers = f"With all weights drawn anew the scores correlate by {signed:+.2f} with the original"
    if absolute is not None:
        numbers += f", and by {absolute:+.2f} without their signs"
    if chance > _MOSTLY:
        return f"{numbers}. Over {tokens:,} tokens chance alone does that: too few words to tell."
    known = [value for value in (signed, absolute) if value is not None]
    dependence = _dependence(known, max(chance, _HARDLY))
    return (
        f"{numbers}. {dependence} Over {tokens:,} tokens, chance alone reaches {chance:.2f} "
        "either way."
    )


def _dependence(left: Sequence[float], hardly: float) -> str:
    """By what is left of the ranks, with their signs and without: the worse of the two tells."""
    if max(map(abs, left)) <= hardly:
        return "So the explanation speaks of what this network has learned."
    if max(left) > _MOSTLY:
        return "So most of the explanation is there without any learning: do not trust it."
    return "So a part of the explanation does not come from what this network has learned."


def mean_known(values: Sequence[float | None]) -> float | None:
    """The mean of the correlations that are defined."""
    known = [value for value in values if value is not None]
    return statistics.fmean(known) if known else None


# --- many texts ------------------------------------------------------------------------------


def study_sentence(study: TrustStudy, method: str) -> str:
    """How far a model's explanations are above random orders, over the texts of the study."""
    curve = study.comprehensiveness
    low, high = curve.interval
    said = (
        f"Over {study.texts:,} test texts, the words that {method} puts first cost "
        f"the predicted class {curve.area:.3f} of its probability, random words "
        f"{curve.random_area:.3f}: {curve.over_random:+.3f} (95 % interval {low:+.3f} to "
        f"{high:+.3f})."
    )
    if low > ENOUGH:
        return said
    if curve.over_random >= ENOUGH:
        return f"{said} That is above {ENOUGH}, but not by more than these texts can tell."
    if low > 0:
        return f"{said} That is better than chance, and less than the {ENOUGH} asked for."
    return f"{said} That is no better than chance: do not rely on explanations of this model."


def standing_sentence(studies: Sequence[tuple[ModelCard, TrustStudy]]) -> str:
    """On which models the explanations are clearly above random orders, and on which not."""
    short = [pair for pair in studies if pair[1].comprehensiveness.over_random < ENOUGH]
    enough = len(studies) - len(short)
    said = (
        f"On {enough} of {len(studies)} models the explanation is at least {ENOUGH} above random "
        "orders."
    )
    if not short:
        return said
    names = [_short(card, study) for card, study in short]
    return f"{said} Not on: {'; '.join(names)}."


def _short(card: ModelCard, study: TrustStudy) -> str:
    above = f"{card.name} ({study.comprehensiveness.over_random:+.3f}"
    return above + (", which answers no better than chance)" if guesses(card) else ")")


def guesses(card: ModelCard) -> bool:
    """Whether a model's accuracy can be had by always saying the most frequent class."""
    report = card.report
    if report is None:
        return False
    return report.interval[0] <= max(one.support for one in report.classes) / report.rows
