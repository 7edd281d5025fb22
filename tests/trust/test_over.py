"""Over many texts: means of what holds on each, with an interval, and over how many texts."""

import statistics

import msgspec
import pytest

from textcls import studies
from textcls.attribution import explain, methods_for
from textcls.registry import UserError
from textcls.trust import SEEDS, SHARES, check, faithfulness, faithfulness_over
from textcls.values import TrustStudy


@pytest.fixture(scope="module")
def texts(tiny_source):
    return tiny_source.splits.test.texts[:12]


@pytest.fixture(scope="module")
def study(tiny_textcnn, texts) -> TrustStudy:
    return faithfulness_over(tiny_textcnn, texts)


def test_the_areas_are_the_means_over_the_texts(tiny_textcnn, texts, study):
    each = [
        faithfulness(tiny_textcnn, explain(tiny_textcnn, text, against="runner-up"), seed=number)
        for number, text in enumerate(texts)
    ]
    mean = statistics.fmean(one.comprehensiveness.area for one in each)
    assert study.comprehensiveness.area == pytest.approx(mean)
    mean = statistics.fmean(one.sufficiency.random_area for one in each)
    assert study.sufficiency.random_area == pytest.approx(mean)
    low, high = study.comprehensiveness.interval
    assert low < study.comprehensiveness.over_random < high
    assert len(study.comprehensiveness.values) == len(SHARES)


def test_it_says_how_many_texts_each_figure_is_of(study):
    assert study.texts == 12
    assert {pair.method for pair in study.agreement} == {"gradient-x-input", "occlusion"}
    assert all(0 < pair.texts <= 12 for pair in study.agreement)
    assert all(len(part.signed) == SEEDS for part in study.randomisation)


def test_the_tiny_model_rests_on_the_words_that_decide_its_class(study):
    assert study.comprehensiveness.interval[0] > 0.15
    assert study.sufficiency.over_random < 0


def test_texts_without_a_token_are_passed_over(tiny_textcnn):
    assert faithfulness_over(tiny_textcnn, ["", "great film"]).texts == 1
    with pytest.raises(UserError, match="reads no token of these texts"):
        faithfulness_over(tiny_textcnn, ["", " "])


def test_the_same_texts_give_the_same_study_to_the_last_byte(tiny_textcnn, texts, study):
    again = faithfulness_over(tiny_textcnn, texts)
    assert msgspec.json.encode(again) == msgspec.json.encode(study)
    assert msgspec.json.decode(msgspec.json.encode(study), type=TrustStudy) == study


def test_the_watcher_hears_of_all_of_the_work(tiny_gru, texts):
    heard = []
    faithfulness_over(tiny_gru, texts[:3], watch=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_the_study_beside_a_model_is_of_its_test_part(tiny_textcnn, tiny_artifacts):
    stored = studies.load("trust", tiny_textcnn.card, tiny_artifacts)
    assert stored.texts == 50
    assert studies.path_of("trust", tiny_textcnn.card.name, tiny_artifacts).stat().st_size < 5_000


def test_one_text_is_checked_by_the_method_that_was_asked_for(tiny_gru):
    faithful, agreement, randomised = check(tiny_gru, "a great film", method="occlusion")
    assert faithful.method == randomised.method == "occlusion"
    assert agreement.methods[0] == "occlusion"
    assert set(agreement.methods) == set(methods_for(tiny_gru))
    assert agreement.between("ig", "occlusion") == agreement.between("occlusion", "ig")
    assert faithful.target == explain(tiny_gru, "a great film").target
