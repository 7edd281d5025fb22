"""A table comes back as it was, with the model's own answers beside it, or not at all."""

import csv
import json

import pyarrow as pa
import pytest
from pyarrow import parquet

from textcls.batch import KINDS, predict_table
from textcls.inference import predict, probabilities
from textcls.registry import UserError

TEXTS = ["a great film", "the plot was awful", "", "moving story", "  ", "bad and boring ending"]
ADDED = ["predicted", "p_negative", "p_positive"]


def write(path, texts=TEXTS, **columns) -> None:
    """A table with the columns `id` and `text`, and with those given."""
    rows = [
        {"id": index, "text": text} | {name: cells[index] for name, cells in columns.items()}
        for index, text in enumerate(texts)
    ]
    if path.suffix == ".parquet":
        parquet.write_table(pa.Table.from_pylist(rows), path)
    elif path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


def read(path) -> list[dict]:
    if path.suffix == ".parquet":
        return parquet.read_table(path).to_pylist()
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text().splitlines()]
    with path.open(newline="", encoding="utf-8") as file:
        return [
            {name: cell if name == "text" else cell or None for name, cell in row.items()}
            for row in csv.DictReader(file)
        ]


@pytest.fixture(params=KINDS)
def paths(request, tmp_path):
    """A table to read and one to write, of each kind."""
    return tmp_path / f"in{request.param}", tmp_path / f"out{request.param}"


def test_every_row_gets_the_answers_that_predict_gives(paths, tiny_model):
    source, target = paths
    write(source)
    summary = predict_table(tiny_model, source, target)
    rows = read(target)
    assert [row["text"] for row in rows] == TEXTS
    assert [int(row["id"]) for row in rows] == list(range(len(TEXTS)))
    for row, answer in zip(rows, predict(tiny_model, TEXTS), strict=True):
        assert list(row) == ["id", "text", *ADDED]
        if not answer.read:
            assert [row[name] for name in ADDED] == [None] * 3
            continue
        assert row["predicted"] == answer.label
        for label, share in answer.probabilities.items():
            assert float(row[f"p_{label}"]) == pytest.approx(share, abs=1e-5)
    assert (summary.rows, summary.unread) == (6, 2)
    assert sum(summary.predicted.values()) == 4
    assert {path.name for path in target.parent.iterdir()} == {source.name, target.name}


def test_a_table_of_many_chunks_keeps_its_order_and_tells_how_far_it_is(
    paths, tiny_textcnn, monkeypatch
):
    for module in ("separated", "lines", "columnar"):
        monkeypatch.setattr(f"textcls.batch.{module}.CHUNK", 4)
    source, target = paths
    texts = [f"{'great' if number % 3 else 'awful'} film {number}" for number in range(19)]
    write(source, texts)
    seen: list[float] = []
    predict_table(tiny_textcnn, source, target, watch=seen.append)
    assert [row["text"] for row in read(target)] == texts
    assert len(seen) == 5
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1, abs=0.06)


def test_columns_keep_their_types_and_values(tmp_path, tiny_textcnn):
    extra = {"big": [2**62, -1], "share": [0.1, None], "list": [[1, 2], []]}
    for kind in (".parquet", ".jsonl"):
        source, target = tmp_path / f"in{kind}", tmp_path / f"out{kind}"
        write(source, ["good", "bad"], **extra)
        predict_table(tiny_textcnn, source, target)
        for before, after in zip(read(source), read(target), strict=True):
            assert {name: after[name] for name in before} == before


def test_a_csv_keeps_its_separator_and_holds_nothing_that_a_spreadsheet_runs(
    tmp_path, tiny_textcnn
):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text('=id;text;note\n1;"great; film";=1+1\n-5;awful;@SUM(A1)\n+1.5;a;-x\n')
    predict_table(tiny_textcnn, source, target)
    with target.open(newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    assert header == ["'=id", "text", "note", *ADDED]
    assert [row[:3] for row in rows] == [
        ["1", "great; film", "'=1+1"],
        ["-5", "awful", "'@SUM(A1)"],
        ["+1.5", "a", "'-x"],
    ]


def test_a_row_without_a_text_is_left_empty(tmp_path, tiny_textcnn):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"text": null}\n\n{"text": "great"}\n{"text": "\\ud800"}\n')
    assert predict_table(tiny_textcnn, source, target).unread == 1
    assert [row["predicted"] is None for row in read(target)] == [True, False, False]


def test_many_texts_at_once_are_answered_as_one_by_one(tiny_model):
    texts = [text for text in TEXTS if text.strip()]
    shares = probabilities(tiny_model, texts)
    for row, answer in zip(shares.tolist(), predict(tiny_model, texts), strict=True):
        assert row == pytest.approx(list(answer.probabilities.values()), abs=1e-6)
    assert probabilities(tiny_model, [""]).isnan().all()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("in.csv", "tekst\na\n", "has no column 'text'; it has: tekst"),
        ("in.csv", "text,predicted\na,b\n", "has a column 'predicted' already"),
        ("in.csv", "text,n\na,1\nb\n", "line 3: 1 cells, but 2 columns"),
        ("in.csv", "", "is empty"),
        ("in.jsonl", "", "is empty"),
        ("in.jsonl", '{"text": "a"}\n{"tekst": "a"}\n', "line 2: no key 'text'; it has: tekst"),
        ("in.jsonl", '{"text": "a"}\nx\n', "line 2: no JSON"),
        ("in.jsonl", "[1]\n", "line 1: no JSON object"),
        ("in.jsonl", '{"text": 5}\n', "line 1: 'text' is no text but '5'"),
        ("in.jsonl", '{"text": "a"}\n{"text": "a", "p_negative": 1}\n', "key 'p_negative' already"),
        ("in.jsonl", '{"text": "%s"}\n' % ("a" * 200_001), "more than 200,000 characters"),
        ("in.jsonl", "[" * 100_000, "line 1: no JSON"),
        ("in.parquet", "no parquet", "no Parquet file"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_written(
    tmp_path, tiny_textcnn, name, content, sentence
):
    source = tmp_path / name
    source.write_text(content)
    with pytest.raises(UserError) as raised:
        predict_table(tiny_textcnn, source, tmp_path / f"out{source.suffix}")
    assert sentence in str(raised.value)
    assert list(tmp_path.iterdir()) == [source]


def test_a_failure_leaves_the_table_of_an_earlier_run(tmp_path, tiny_textcnn):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    target.write_text("earlier")
    source.write_text('{"text": "a"}\nx\n')
    with pytest.raises(UserError):
        predict_table(tiny_textcnn, source, target)
    assert target.read_text() == "earlier"


def test_numbers_are_no_texts_in_a_parquet_file(tmp_path, tiny_textcnn):
    source = tmp_path / "in.parquet"
    parquet.write_table(pa.table({"text": [1, 2]}), source)
    with pytest.raises(UserError, match=r"row 1: 'text' is no text"):
        predict_table(tiny_textcnn, source, tmp_path / "out.parquet")


def test_paths_that_make_no_sense_are_refused(tmp_path, tiny_textcnn):
    source = tmp_path / "in.csv"
    source.write_text("text\na\n")
    wrong = {
        "in.csv": "cannot be written over",
        "out.jsonl": "two kinds",
        "out.txt": "must end in .csv, .jsonl, .parquet",
        "gone/out.csv": "cannot write",
    }
    for name, sentence in wrong.items():
        with pytest.raises(UserError, match=sentence):
            predict_table(tiny_textcnn, source, tmp_path / name)
    with pytest.raises(UserError, match="cannot read"):
        predict_table(tiny_textcnn, tmp_path / "gone.csv", tmp_path / "out.csv")
    assert source.read_text() == "text\na\n"


def test_a_column_of_another_name_is_read(tmp_path, textcls):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("body\ngreat film\nawful film\n")
    done = textcls("batch", "tiny-textcnn", source, target, "--text-column", "body", "--json")
    assert (done.code, done.document["rows"]) == (0, 2)
    assert sum(done.document["predicted"].values()) == 2
    assert read(target)[0]["predicted"] in ("negative", "positive")
    done = textcls("batch", "tiny-textcnn", source, target)
    assert (done.code, done.err.strip().count("\n")) == (2, 0)
    assert "no column 'text'" in done.err
