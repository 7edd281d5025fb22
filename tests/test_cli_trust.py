"""`trust` prints what the app shows: erasure, agreement of methods, weights drawn anew."""

import pytest

TEXT = "the film was wonderful and the plot was not boring"


def test_the_document_holds_curves_agreement_and_correlations(textcls):
    [one] = textcls("trust", "tiny-textcnn", TEXT, "--json").document
    assert (one["model"], one["text"], one["method"]) == ("tiny-textcnn", TEXT, "exact-ig")
    assert (one["target"], one["against"], one["removal"]) == ("positive", "negative", "unknown")
    curve = one["comprehensiveness"]
    assert curve["area"] == pytest.approx(sum(curve["values"]) / len(one["shares"]))
    assert curve["over_random"] == pytest.approx(curve["area"] - curve["random_area"])
    assert len(curve["random"]) == 20
    assert one["agreement"]["exact-ig"]["exact-ig"] == pytest.approx(1.0)
    assert [part["part"] for part in one["randomisation"]] == ["head", "convolutions", "embeddings"]


def test_it_can_be_read(textcls):
    out = textcls("trust", "tiny-gru", TEXT, "--method", "occlusion", "--removal", "deletion").out
    assert out.startswith("can 'occlusion' be trusted on why positive rather than negative?")
    for line in ("without them", "they alone", "Kendall's tau", "drawn anew, from the top"):
        assert line in out
    assert "random orders" in out


@pytest.mark.parametrize("text", ["great", "zyx qwv", "<script>alert(1)</script>", "great " * 500])
def test_odd_texts_are_answered(textcls, text):
    done = textcls("trust", "tiny-textcnn", text)
    assert done.code == 0
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--method", "ig2"), "no attribution method 'ig2'"),
        (("--method", "weights"), "does not fit 'tiny-textcnn'"),
        (("--removal", "mask"), "no removal 'mask'; there are: unknown, deletion"),
        (("--baseline", "white"), "no baseline 'white'"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(textcls, arguments, said):
    done = textcls("trust", "tiny-textcnn", TEXT, *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
