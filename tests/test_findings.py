"""The sentences follow the numbers: each verdict with the figures that give it."""

from dataclasses import replace

import pytest

from textcls import findings
from textcls.attribution import explain
from textcls.trust import faithfulness, faithfulness_over, randomisation
from textcls.values import ErasureCurve, ErasureStudy, RandomisedPart, RankAgreement

TEXT = "the film was wonderful and the plot was not boring"


@pytest.fixture(scope="module")
def shown(tiny_textcnn):
    return faithfulness(tiny_textcnn, explain(tiny_textcnn, TEXT))


def with_areas(shown, area, randoms):
    curve = ErasureCurve((area,), tuple((value,) for value in randoms))
    return replace(shown, comprehensiveness=curve, sufficiency=curve)


@pytest.mark.parametrize(
    ("area", "randoms", "holds", "said"),
    [
        (0.5, [0.1] * 20, True, "All 20 random orders do less: the answer rests on these words"),
        (0.5, [0.1] * 19 + [0.5], True, "19 of 20 random orders do less and none does more"),
        (0.5, [0.1] * 19 + [0.6], False, "19 of 20 random orders do less, 1 do more."),
        (0.1, [0.0] * 10 + [0.2] * 10, False, "cannot be told apart from chance"),
        (0.0, [0.0] * 20, False, "the answer does not depend on the words"),
        (-0.2, [-0.3] * 20, False, "gains 0.200 of its probability"),
        (0.001, [-0.03] * 20, False, "the answer does not rest on these words"),
        (0.2, [0.2] * 20, False, "cannot be told apart from chance"),
    ],
)
def test_taking_words_out_is_judged_by_the_random_orders(shown, area, randoms, holds, said):
    one = with_areas(shown, area, randoms)
    assert said in findings.erasure_sentence(one)
    assert findings.erasure_holds(one) == holds
    assert ("the answer rests on these words" in findings.erasure_sentence(one)) == holds


def test_of_a_class_that_the_model_did_not_choose_nothing_is_judged(shown):
    [other] = {*shown.prediction.logits} - {shown.prediction.label}
    one = replace(with_areas(shown, 0.5, [0.1] * 20), target=other)
    said = findings.erasure_sentence(one)
    assert said.startswith(f"The model chose '{shown.prediction.label}', not '{other}'")
    assert "loses 0.500" in said
    assert "rests" not in said
    assert not findings.erasure_holds(one)


def test_one_word_is_not_judged(tiny_textcnn):
    one = faithfulness(tiny_textcnn, explain(tiny_textcnn, "great"))
    assert "One word has one order only" in findings.erasure_sentence(one)
    assert not findings.erasure_holds(one)


def test_the_most_and_the_least_alike_methods_are_named():
    agreement = RankAgreement(
        ("a", "b", "c"), ((1.0, 0.9, -0.2), (0.9, 1.0, None), (-0.2, None, 1.0))
    )
    said = findings.agreement_sentence(agreement, {"a": "A", "b": "B", "c": "C"})
    assert "Most alike: 'A' and 'B', with a tau of +0.90" in said
    assert "Least alike: 'A' and 'C', with -0.20" in said
    assert "Mean over all pairs: +0.35" in said
    nothing = RankAgreement(("a", "b"), ((None, None), (None, None)))
    assert "No two methods rank" in findings.agreement_sentence(nothing, {"a": "A", "b": "B"})


def agreement_of(methods: str, taus: dict[str, float]) -> RankAgreement:
    """Of methods of one letter; "ab" is the tau of a and b."""
    rows = [[1.0 if a == b else taus["".join(sorted(a + b))] for a in methods] for b in methods]
    return RankAgreement(tuple(methods), tuple(map(tuple, rows)))


TITLES = {"a": "A", "b": "B", "c": "C"}


@pytest.mark.parametrize(
    ("taus", "said"),
    [
        ({"ab": 1.0, "ac": 0.999, "bc": 0.2}, "Most alike: 'A' and 'B', and 1 other pair, with a"),
        (
            {"ab": 0.2, "ac": 0.2, "bc": 0.9},
            "Least alike: 'A' and 'B', and 1 other pair, with +",
        ),
        ({"ab": 0.9, "ac": 0.9, "bc": 0.9}, "All 3 pairs of methods have a tau of +0.90."),
    ],
)
def test_pairs_that_are_equally_alike_are_counted(taus, said):
    assert said in findings.agreement_sentence(agreement_of("abc", taus), TITLES)


def test_an_estimate_of_a_method_is_no_second_witness_for_it():
    methods, titles = ("exact-ig", "ig", "b"), {"exact-ig": "Exact", "ig": "IG", "b": "B"}
    shown = RankAgreement(methods, ((1.0, 1.0, 0.4), (1.0, 1.0, 0.4), (0.4, 0.4, 1.0)))
    said = findings.agreement_sentence(shown, titles)
    assert said.startswith("Most alike: 'Exact' and 'B', with a tau of +0.40.")
    assert "Mean" not in said
    assert "Not counted: 'IG', which estimates 'Exact'." in said


@pytest.mark.parametrize(
    ("signed", "absolute", "said"),
    [
        (0.05, 0.05, "speaks of what this network has learned"),
        (0.45, 0.45, "a part of the explanation does not come from"),
        (0.05, 0.45, "a part of the explanation does not come from"),
        (0.9, 0.9, "do not trust it"),
        (-0.9, 0.6, "do not trust it"),
        (0.05, None, "speaks of what this network has learned"),
        (None, None, "rank nothing"),
    ],
)
def test_randomisation_is_judged_by_what_is_left(tiny_textcnn, signed, absolute, said):
    shown = randomisation(tiny_textcnn, explain(tiny_textcnn, TEXT), seeds=1)
    part = RandomisedPart("head", (signed,) * 5, (absolute,) * 5)
    assert said in findings.randomisation_sentence(replace(shown, parts=(part,)))


def test_too_few_words_give_no_verdict(tiny_textcnn):
    shown = randomisation(tiny_textcnn, explain(tiny_textcnn, "great film"), seeds=2)
    assert "too few words to tell" in findings.randomisation_sentence(shown)


@pytest.fixture(scope="module")
def study(tiny_textcnn, tiny_source):
    texts = tiny_source.splits.test.texts[:12]
    return faithfulness_over(tiny_textcnn, texts)


def curve(over, low, high):
    return ErasureStudy((over + 0.1,), (0.1,), (low, high))


@pytest.mark.parametrize(
    ("erasure", "ending"),
    [
        (curve(0.3, 0.2, 0.4), "+0.400)."),
        (curve(0.2, 0.1, 0.3), "not by more than these texts can tell."),
        (curve(0.1, 0.05, 0.2), "less than the 0.15 asked for."),
        (curve(0.0, -0.1, 0.1), "do not rely on explanations of this model."),
    ],
)
def test_a_study_is_judged_by_its_interval(study, erasure, ending):
    said = findings.study_sentence(replace(study, comprehensiveness=erasure), "Occlusion")
    assert said.startswith("Over 12 test texts, the words that Occlusion puts first")
    assert said.endswith(ending)


def test_models_that_fall_short_are_named_with_their_number(study, tiny_textcnn):
    card = tiny_textcnn.card
    good = (card, replace(study, comprehensiveness=curve(0.3, 0.2, 0.4)))
    assert findings.standing_sentence([good]).startswith("On 1 of 1 models")
    report = replace(card.report, interval=(0.4, 0.6))
    bad = replace(card, name="guesser", report=report)
    said = findings.standing_sentence(
        [good, (bad, replace(study, comprehensiveness=curve(0.01, 0.0, 0.02)))]
    )
    assert "On 1 of 2 models" in said
    assert "guesser (+0.010, which answers no better than chance)" in said
