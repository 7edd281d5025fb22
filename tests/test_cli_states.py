"""The states of a text on the command line."""

import pytest

TEXT = "the film was great and not boring"


def test_the_document_adds_up_and_holds_every_look(textcls):
    (document,) = textcls("states", "tiny-gru", TEXT, "--json").document
    total = document["bias"] + sum(document["contributions"]) + document["residual"]
    assert document["value"] == pytest.approx(total, abs=1e-12)
    assert document["by_direction"]["forward"] == pytest.approx(document["contributions"])
    assert [token["text"] for token in document["tokens"]] == TEXT.split()
    assert (document["method"], document["cell"], document["pooling"]) == ("states", "GRU", "last")
    assert {len(points) for points in document["curve"].values()} == {7}
    assert len(document["memory"]) == 7
    assert set(document["gates"][0]["gates"]) == {"z", "r"}
    assert len(document["saturation"][0]["shares"]) == 7
    assert "hidden" not in document


def test_hidden_units_are_added_on_demand(textcls):
    (document,) = textcls("states", "tiny-gru", TEXT, "--json", "--hidden").document
    assert [len(unit) for unit in document["hidden"][0]["units"]] == [7] * 8


def test_a_class_and_its_rival_are_chosen(textcls):
    options = ("--target", "negative", "--against", "positive", "--json")
    (document,) = textcls("states", "tiny-gru", TEXT, *options).document
    assert (document["target"], document["against"]) == ("negative", "positive")


def test_lines_to_read_have_a_row_a_token_and_a_closed_sum(textcls):
    lines = textcls("states", "tiny-gru", TEXT).out.splitlines()
    assert lines[0] == "why positive rather than negative, in logits:"
    assert lines[1].split() == ["token", "adds", "P(positive)", "memory", "saturated"]
    assert [line.split()[0] for line in lines[2:9]] == TEXT.split()
    assert "(sum of 7 steps)" in lines[9]
    assert lines[10].startswith("It reads 7 tokens and stops there.")
    assert lines[-1] == "This tells when the state moved, not what caused it."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tiny-textcnn", TEXT), "which has no states over time"),
        (("tiny-gru", "  "), "text 1 is blank"),
        (("tiny-gru", TEXT, "--target", "x"), "no class 'x'"),
        (("tiny-gru", TEXT, "--target", "negative", "--against", "negative"), "against itself"),
    ],
)
def test_mistakes_are_one_line(textcls, arguments, said):
    done = textcls("states", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
