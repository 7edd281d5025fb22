"""Text files of vectors are read within limits, and broken ones refused with their line."""

import gzip

import pytest

from textcls import vectors
from textcls.registry import UserError

LINES = ["king 1 1 0.1", "queen 1 -1 0.1", "man 0.1 1 0", "woman 0 -1 0.1", "boy 0 0.9 0.2"]


@pytest.mark.parametrize("header", ["", "5 3\n"], ids=["GloVe", "word2vec"])
@pytest.mark.parametrize("zipped", [False, True])
def test_text_is_read_with_and_without_a_first_line_zipped_or_not(tmp_path, header, zipped):
    content = (header + "\n".join(LINES) + "\n").encode()
    path = tmp_path / "some.txt"
    path.write_bytes(gzip.compress(content) if zipped else content)
    read = vectors.read_text(path, name="some", title="Some")
    assert read.words == ("king", "queen", "man", "woman", "boy")
    assert read.matrix.tolist() == [
        pytest.approx([float(number) for number in line.split()[1:]]) for line in LINES
    ]


def test_odd_words_and_line_ends_are_taken_as_they_are_and_the_first_of_a_word_counts(tmp_path):
    path = tmp_path / "odd.txt"
    path.write_bytes(b"a 1 2\r\n. . . 3 4\r\nx\xc2\xa0y 5 6 \r\na 7 8\r\n")
    read = vectors.read_text(path, name="odd", title="Odd")
    assert read.words == ("a", ". . .", "x\u00a0y")
    assert read.matrix.tolist() == [[1, 2], [3, 4], [5, 6]]
    vectors.save(read, tmp_path)
    assert vectors.read_stored("odd", tmp_path).words == read.words


def test_no_more_words_than_asked_for_are_read(tmp_path):
    path = tmp_path / "some.txt"
    path.write_text("\n".join([*LINES[:2], "broken"]))
    assert vectors.read_text(path, name="s", title="S", most_words=2).words == ("king", "queen")


BROKEN = {
    "gensim's pickle": (b"\x80\x04\x95 pickled", "line 1: this is no text in UTF-8"),
    "word2vec's binary": (b"2 3\nking \x00\x00\x80?\x9a\x99", "line 2: this is no text in UTF-8"),
    "an endless line": (b"king " + b"1 " * 100_000, "line 1: this is no text"),
    "nothing": (b"", "line 1: a word and 1 to 2,000 numbers are expected"),
    "one word": (b"king\n", "line 1: a word and 1 to 2,000 numbers"),
    "a short line": (b"king 1 2 3\nqueen 1 2\n", "line 2: "),
    "no number": (b"king 1 2\nqueen 1 two\n", "line 2: 'two' is no number"),
    "no finite number": (b"king 1 2\nqueen 1 nan\n", "line 2: a component is not a finite number"),
    "too few words": (b"3 2\nking 1 2\n", "ends after 1 words, and its first line promises 3"),
    "half a gzip": (gzip.compress(b"king 1 2\n" * 1000)[:40], "cannot be read"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_file_is_refused_with_its_line(tmp_path, broken):
    content, sentence = BROKEN[broken]
    path = tmp_path / "broken.txt"
    path.write_bytes(content)
    with pytest.raises(UserError) as error:
        vectors.read_text(path, name="b", title="B")
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)
