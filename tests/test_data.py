"""Data sets come cleaned of their own faults, from a folder or the hub, in parts that are apart."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textcls.data import (
    DATASETS,
    Rows,
    Splits,
    csv_splits,
    cut,
    load_splits,
    repair_news,
    repair_reviews,
    with_others,
)
from textcls.registry import UserError


@pytest.mark.parametrize(
    ("broken", "repaired"),
    [
        ("a #36;5 stamp", "a $5 stamp"),
        (r"a \$5 stamp", "a $5 stamp"),
        ("Intel #39;s chip", "Intel's chip"),
        ("it isn #39;t", "it isn't"),
        ("quot;I and you quot;", '"I and you "'),
        ("&quot;I&quot; and &amp; you", '"I" and & you'),
        ("&lt;b&gt;bold&lt;/b&gt; move", "bold move"),
        ("&lt;strong&gt;bold&lt;/strong&gt;", "bold"),
        ("&amp;lt;br /&amp;gt;end", "end"),
        ('&lt;A HREF="http://a.b/c?d"&gt;link&lt;/A&gt;', "link"),
        (r"first\second", "first second"),
        (r"first\\second line\ ", "first second line"),
        ("chips &lt;TXN.N&gt; fall", "chips <TXN.N> fall"),
        ("tests &lt;A.N&gt; and &lt;TD.TO&gt;", "tests <A.N> and <TD.TO>"),
        ("more&nbsp;room  here", "more room here"),
        ("R amp;D", "R &D"),
        ("nothing is wrong here; 2 < 3 > 1", "nothing is wrong here; 2 < 3 > 1"),
    ],
)
def test_the_faults_of_the_news_are_repaired(broken, repaired):
    assert repair_news(broken) == repaired


def test_the_line_breaks_of_the_reviews_are_spaces():
    assert repair_reviews("Good.<br /><br />Very  good.") == "Good. Very good."


@given(st.text("ab#369;&ltgqu$\\'<>/ ", max_size=40))
def test_repairing_leaves_clean_space_and_no_backslash(text):
    repaired = repair_news(text)
    assert repaired == " ".join(repaired.split())
    assert "\\" not in repaired


def test_others_are_learned_from_too_but_not_those_that_begin_with_a_held_out_text():
    own = Splits(Rows(("a b",), (0,)), Rows(("c d",), (1,)), Rows(("e f",), (1,)))
    others = Rows(("a b c", "c d, and more", "e f", "e", "g h"), (0, 1, 1, 1, 0))
    both = with_others(own, others)
    assert both.train == Rows(("a b", "a b c", "e", "g h"), (0, 0, 1, 0))
    assert (both.validation, both.test) == (own.validation, own.test)


labelled = st.lists(
    st.tuples(st.text("abcdef", min_size=2, max_size=3), st.integers(0, 2)), min_size=1
)


@given(labelled, st.integers(0, 5))
def test_a_cut_is_disjoint_stratified_and_the_same_again(extra, seed):
    base = [(f"{label} {number}", label) for label in range(3) for number in range(20)]
    texts, labels = zip(*base, *extra, *extra, strict=True)
    rows = Rows(texts, labels)
    first, second = cut(rows, share=0.25, seed=seed)
    assert not set(first.texts) & set(second.texts)
    assert Counter(first.texts) + Counter(second.texts) == Counter(texts)
    assert cut(rows, share=0.25, seed=seed) == (first, second)


def test_a_cut_keeps_the_share_of_every_label():
    labels = tuple([0] * 80 + [1] * 20)
    rows = Rows(tuple(f"text {number}" for number in range(100)), labels)
    first, second = cut(rows, share=0.1, seed=0)
    assert Counter(second.labels) == {0: 8, 1: 2}
    assert Counter(first.labels) == {0: 72, 1: 18}
    assert cut(rows, share=0.1, seed=1) != (first, second)


def test_the_fingerprint_of_splits_sees_every_text_label_and_order():
    rows = Rows(("a", "b"), (0, 1))
    others = [Rows(("a", "c"), (0, 1)), Rows(("a", "b"), (1, 1)), Rows(("b", "a"), (1, 0))]
    same = Splits(rows, rows, rows).fingerprint()
    assert Splits(rows, rows, Rows(("a", "b"), (0, 1))).fingerprint() == same
    assert all(Splits(rows, rows, other).fingerprint() != same for other in others)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder as TEXTCLS_DATA names it, and a function that writes one parquet file into it."""
    monkeypatch.setenv("TEXTCLS_DATA", str(tmp_path))

    def write(name: str, **columns: list) -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        pd.DataFrame(columns).to_parquet(path)

    return write


def news(rows: int, word: str) -> dict[str, list]:
    labels = [row % 4 for row in range(rows)]
    titles = [None if row % 5 == 1 else f"Title{word} {row} #39;s" for row in range(rows)]
    texts = [f"{word} {row} #36;1" for row in range(rows)]
    return {"text": texts, "label": labels, "title": titles}


def test_news_come_from_the_folder_and_are_cut_in_three(folder):
    folder("ag_news/train.parquet", **news(80, "train"))
    folder("ag_news/test.parquet", **news(8, "test"))
    splits = load_splits("ag_news", validation_share=0.1)
    assert splits.sizes() == {"train": 72, "validation": 8, "test": 8}
    assert splits.test.texts[0] == "test 0 $1"
    assert Counter(splits.validation.labels) == {0: 2, 1: 2, 2: 2, 3: 2}


def test_titles_that_are_missing_are_left_out_with_their_labels(folder):
    folder("ag_news/test.parquet", **news(8, "test"))
    rows = DATASETS["ag_titles"].rows("test")
    assert rows.texts[:2] == ("Titletest 0's", "Titletest 2's")
    assert rows.labels == (0, 2, 3, 0, 1, 3)


def test_labels_that_count_from_one_are_moved_to_zero(folder):
    columns = news(8, "test")
    folder("ag_news/test.parquet", **columns | {"label": [1 + y for y in columns["label"]]})
    assert DATASETS["ag_news"].rows("test").labels == (0, 1, 2, 3, 0, 1, 2, 3)


def test_reviews_lose_their_line_breaks(folder):
    folder("imdb/test.parquet", text=["Bad.<br />Bad!", "Good."], label=[0, 1])
    assert DATASETS["imdb"].rows("test") == Rows(("Bad. Bad!", "Good."), (0, 1))


def test_a_validation_part_of_its_own_is_kept(folder):
    for split in ("train", "validation", "test"):
        folder(f"sarcasm/{split}.parquet", text=[f"{split} a", f"{split} b"], label=[0, 1])
    splits = load_splits("sarcasm", validation_share=0.5)
    assert splits.validation == Rows(("validation a", "validation b"), (0, 1))
    assert splits.sizes() == {"train": 2, "validation": 2, "test": 2}


@pytest.mark.parametrize("name", DATASETS)
def test_without_folder_and_hub_one_sentence_says_both_ways_out(name, monkeypatch):
    monkeypatch.delenv("TEXTCLS_DATA", raising=False)
    with pytest.raises(UserError) as raised:
        load_splits(name, validation_share=0.1)
    sentence = str(raised.value)
    assert "\n" not in sentence
    for way in ("TEXTCLS_DATA is not set", f"{DATASETS[name].folder}/test.parquet", "internet"):
        assert way in sentence


def test_a_folder_without_the_file_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("TEXTCLS_DATA", str(tmp_path))
    with pytest.raises(UserError, match=f"there is no {tmp_path}/imdb/test.parquet"):
        DATASETS["imdb"].rows("test")


def test_a_file_that_is_no_parquet_or_lacks_a_column_is_named(folder, tmp_path):
    folder("imdb/test.parquet", text=["a"])
    with pytest.raises(UserError, match=r"imdb/test.parquet cannot be read .* 'text' and 'label'"):
        DATASETS["imdb"].rows("test")
    (tmp_path / "imdb/test.parquet").write_text("no parquet")
    with pytest.raises(UserError, match=r"imdb/test.parquet cannot be read"):
        DATASETS["imdb"].rows("test")


@pytest.fixture
def csv_file(tmp_path):
    def write(*rows: str):
        path = tmp_path / "mine.csv"
        path.write_text("\n".join(["text,label", *rows, ""]))
        return path

    return write


def csv_parts(path):
    return csv_splits(path, text_column="text", label_column="label", validation_share=0.2)


def test_a_csv_is_a_data_set_in_three_parts_with_its_labels_in_order(csv_file):
    path = csv_file(*[f"text {number},{'yes' if number % 2 else 'no'}" for number in range(100)])
    labels, splits = csv_parts(path)
    assert labels == ("no", "yes")
    assert splits.sizes() == {"train": 72, "validation": 18, "test": 10}
    assert all(int(t.split()[1]) % 2 == y for t, y in zip(*_columns(splits.train), strict=True))
    assert csv_parts(path) == (labels, splits)


def _columns(rows: Rows) -> tuple[tuple[str, ...], tuple[int, ...]]:
    return rows.texts, rows.labels


def test_a_csv_with_too_few_texts_says_how_many_are_enough(csv_file):
    with pytest.raises(UserError, match="give at least 10 texts per label"):
        csv_parts(csv_file("a,x", "b,y", "c,x"))


def test_a_csv_with_one_label_is_refused(csv_file):
    with pytest.raises(UserError, match="has 1 different labels in 'label'; 2 or more are needed"):
        csv_parts(csv_file("a,x", "b,x"))


def test_every_data_set_has_examples_and_different_labels():
    for entry in DATASETS.values():
        assert len(set(entry.labels)) == len(entry.labels) >= 2
        assert len(set(entry.examples)) >= 3
        assert all(example.strip() for example in entry.examples)
