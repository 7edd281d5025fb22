"""Faithfulness, agreement of methods, and what is left of scores when weights are drawn anew."""

from dataclasses import asdict

from textcls import findings
from textcls.printing.base import columns
from textcls.values import (
    ErasureCurve,
    ErasureStudy,
    Faithfulness,
    Randomisation,
    RandomisedPart,
    RankAgreement,
    TrustStudy,
)


def faithfulness_facts(model: str, shown: Faithfulness) -> dict:
    """The curves with their means, the random orders beside them."""
    return {
        "model": model,
        "text": shown.prediction.text,
        "target": shown.target,
        "against": shown.against,
        "method": shown.method,
        "baseline": shown.baseline,
        "removal": shown.removal,
        "shares": shown.shares,
        "taken": shown.taken,
        "comprehensiveness": _curve_facts(shown.comprehensiveness),
        "sufficiency": _curve_facts(shown.sufficiency),
    }


def _curve_facts(curve: ErasureCurve) -> dict:
    return {
        "values": curve.values,
        "area": curve.area,
        "random_values": curve.random_values,
        "random_area": curve.random_area,
        "random_spread": curve.random_spread,
        "over_random": curve.over_random,
        "random": curve.random,
    }


def agreement_facts(shown: RankAgreement) -> dict:
    """Kendall's tau of every two methods, by name."""
    rows = zip(shown.methods, shown.tau, strict=True)
    return {one: dict(zip(shown.methods, row, strict=True)) for one, row in rows}


def randomisation_facts(parts: tuple[RandomisedPart, ...]) -> list[dict]:
    """The rank correlations with the original scores after each part, one a seed."""
    return [
        {
            "part": part.part,
            "signed": part.signed,
            "signed_mean": findings.mean_known(part.signed),
            "absolute": part.absolute,
            "absolute_mean": findings.mean_known(part.absolute),
        }
        for part in parts
    ]


def trust_facts(
    model: str, shown: Faithfulness, agreement: RankAgreement, randomised: Randomisation
) -> dict:
    """All that is said of one explanation of one text."""
    return {
        **faithfulness_facts(model, shown),
        "agreement": agreement_facts(agreement),
        "randomisation": randomisation_facts(randomised.parts),
    }


def study_facts(model: str, study: TrustStudy) -> dict:
    """A study as stored, with the means and differences that follow from it."""
    return {
        "model": model,
        **asdict(study),
        "comprehensiveness": _study_curve_facts(study.comprehensiveness),
        "sufficiency": _study_curve_facts(study.sufficiency),
        "randomisation": randomisation_facts(study.randomisation),
    }


def _study_curve_facts(curve: ErasureStudy) -> dict:
    derived = {name: getattr(curve, name) for name in ("area", "random_area", "over_random")}
    return asdict(curve) | derived


def trust_text(shown: Faithfulness, agreement: RankAgreement, randomised: Randomisation) -> str:
    rather = f" rather than {shown.against}" if shown.against else ""
    return "\n".join(
        [
            f"can '{shown.method}' be trusted on why {shown.target}{rather}?",
            _erasure(shown),
            findings.erasure_sentence(shown),
            "",
            _agreement(agreement),
            "",
            _randomisation(randomised.parts),
            findings.randomisation_sentence(randomised),
        ]
    )


def _erasure(shown: Faithfulness) -> str:
    head = ("lost probability", *(f"{share} %" for share in shown.shares), "mean")
    rows = [
        ("tokens", *(f"{count:,}" for count in shown.taken), ""),
        *_curve_rows("without them", shown.comprehensiveness),
        *_curve_rows("they alone", shown.sufficiency),
    ]
    return columns([head, *rows])


def _curve_rows(name: str, curve: ErasureCurve) -> list[tuple[str, ...]]:
    spread = f"{curve.random_area:+.3f} (standard deviation {curve.random_spread:.3f})"
    return [
        (name, *(f"{value:+.3f}" for value in curve.values), f"{curve.area:+.3f}"),
        ("  random", *(f"{value:+.3f}" for value in curve.random_values), spread),
    ]


def _agreement(shown: RankAgreement) -> str:
    rows = [
        (method, *map(_correlation, row))
        for method, row in zip(shown.methods, shown.tau, strict=True)
    ]
    return columns([("Kendall's tau", *shown.methods), *rows])


def _randomisation(parts: tuple[RandomisedPart, ...]) -> str:
    rows = [(part.part, _spread(part.signed), _spread(part.absolute)) for part in parts]
    return columns([("drawn anew, from the top", "signed scores", "absolute scores"), *rows])


def _spread(values: tuple[float | None, ...]) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return "none"
    return f"{sum(known) / len(known):+.2f} ({min(known):+.2f} to {max(known):+.2f})"


def _correlation(tau: float | None) -> str:
    return "none" if tau is None else f"{tau:+.2f}"
