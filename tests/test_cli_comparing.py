"""`compare`: one document, one page, and one sentence for what does not go together."""

import pytest

from tests.test_markup import Reader

TEXT = "a wonderful film, not boring"
BOTH = ("--model", "tiny-textcnn", "--model", "tiny-gru")


def test_the_document_has_a_row_for_each_model_and_a_column_for_each_token(textcls):
    found = textcls("compare", TEXT, *BOTH, "--json").document
    assert [model["model"] for model in found["models"]] == ["tiny-textcnn", "tiny-gru"]
    assert [column["text"] for column in found["columns"]] == TEXT.replace(",", " ,").split()
    assert found["versions"].keys() == {"textcls", "python", "torch"}
    for row, model in enumerate(found["models"]):
        assert [column["scores"][row] for column in found["columns"]] == model["scores"]
        total = model["base_value"] + sum(model["scores"]) + model["residual"]
        assert model["value"] == pytest.approx(total, abs=1e-9)
        assert model["fingerprint"]
    assert found["agreements"][0]["tokens"] == len(found["columns"])


def test_to_read_it_has_answers_scores_and_receipts(textcls):
    done = textcls("compare", TEXT, *BOTH, "--target", "negative")
    assert done.code == 0
    assert "why negative rather than positive, in logits:" in done.out
    assert "tiny-gru: " in done.out
    assert "(F(baseline))" in done.out
    assert "rank correlation" in done.out


def test_the_page_is_written_where_it_was_asked_for(textcls, tmp_path):
    path = tmp_path / "page.html"
    assert textcls("compare", "<b>great</b> film", *BOTH, "--html", path).code == 0
    read = Reader(path.read_text(encoding="utf-8"))
    assert "<b>great</b> film" in read.text
    assert "b" not in {kind for kind, _ in read.elements}


def test_what_is_wrong_is_one_sentence(textcls, tmp_path):
    for arguments, said in (
        (("compare", TEXT, "--model", "tiny-gru"), "at least two different models"),
        (("compare", TEXT, "--model", "tiny-gru", "--model", "tiny-gru"), "at least two"),
        (("compare", TEXT, "--model", "tiny-gru", "--model", "x"), "no model 'x'"),
        (("compare", " ", *BOTH), "is blank"),
        (("compare", TEXT, *BOTH, "--target", "x"), "no class 'x'"),
        (("compare", TEXT, *BOTH, "--html", tmp_path), "cannot write"),
    ):
        done = textcls(*arguments)
        assert done.code == 2
        assert said in done.err
        assert len(done.err.splitlines()) == 1


def test_one_text_comes_from_standard_input(textcls):
    done = textcls("compare", "-", *BOTH, "--json", stdin=b"great film\n")
    assert done.document["text"] == "great film"
    assert textcls("compare", "-", *BOTH, stdin=b"one\ntwo\n").code == 2
