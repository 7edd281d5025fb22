"""Tokens are NLTK's, spans point at what was typed, and cuts keep what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize import WordPunctTokenizer

from textcls.registry import UserError
from textcls.text import PAD, STOP_WORDS, UNKNOWN, Vocabulary, read, rows_of, tokenise, words_of
from textcls.values import Reading

PLAIN = Reading(max_tokens=1000)
AS_TYPED = Reading(max_tokens=1000, lowercase=False)

# NLTK takes these four separators for punctuation, `re` on its own for white space.
CONTROL_SEPARATORS = "\x1c\x1d\x1e\x1f"
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=CONTROL_SEPARATORS), max_size=60
)
words = st.lists(st.sampled_from("the of (a ) cat's , dog ... İzmir don't 2.5 _ 日本 😀".split()))


@given(texts)
def test_tokens_are_those_of_nltk(text):
    assert words_of(text, AS_TYPED) == WordPunctTokenizer().tokenize(text)


@given(texts, st.booleans(), st.booleans(), st.booleans())
def test_spans_point_at_the_typed_text(text, stop_words, parentheses, punctuation):
    reading = Reading(
        max_tokens=5,
        stop_words=stop_words,
        parentheses=parentheses,
        punctuation=punctuation,
        beyond="head-tail",
    )
    tokens = tokenise(text, reading)
    assert [text[start:end].lower() for start, end in tokens.offsets] == tokens.words
    assert sorted(set(tokens.offsets)) == tokens.offsets


def test_a_letter_that_grows_in_lower_case_moves_no_span():
    tokens = tokenise("İİ x", PLAIN)
    assert len(tokens.words[0]) == 4
    assert tokens.offsets == [(0, 2), (3, 4)]


def test_stop_words_go_whatever_their_case():
    reading = Reading(max_tokens=10, stop_words=False)
    assert words_of("The cat doesn't sit ON it", reading) == ["cat", "doesn", "'", "sit"]
    assert {"the", "not", "t"} <= STOP_WORDS


def test_punctuation_goes_and_underscores_stay():
    reading = Reading(max_tokens=10, punctuation=False)
    assert words_of("well, _this_ (is) 100% ... 日本!", reading) == [
        "well",
        "_this_",
        "is",
        "100",
        "日本",
    ]


def test_words_in_parentheses_go_with_their_parentheses():
    reading = Reading(max_tokens=20, parentheses=False)
    assert words_of("Oil (Reuters) rises (again and again).", reading) == ["oil", "rises"]
    assert words_of("a ) b ( c", reading) == ["a", ")", "b", "(", "c"]


def test_a_hundred_thousand_characters_of_parentheses_are_read():
    reading = Reading(max_tokens=20, parentheses=False)
    tokens = tokenise("(a) " * 25_000 + "end", reading)
    assert tokens.words == ["end"]


def test_a_long_text_is_cut_at_its_head():
    tokens = tokenise("a b c d e", Reading(max_tokens=3))
    assert (tokens.words, tokens.total) == (["a", "b", "c"], 5)


def test_head_and_tail_share_the_room_and_the_head_gets_the_odd_one():
    assert words_of("a b c d e f", Reading(max_tokens=3, beyond="head-tail")) == ["a", "b", "f"]
    assert words_of("a b c d e f", Reading(max_tokens=4, beyond="head-tail")) == list("abef")
    assert words_of("a b c", Reading(max_tokens=1, beyond="head-tail")) == ["a"]


@given(words, st.integers(1, 12), st.sampled_from(["head", "head-tail"]))
def test_no_more_is_read_than_allowed_and_nothing_twice(typed, limit, beyond):
    text = " ".join(typed)
    whole = tokenise(text, PLAIN)
    part = tokenise(text, Reading(max_tokens=limit, beyond=beyond))
    assert part.total == whole.total == len(whole.words)
    assert len(part.words) == min(limit, whole.total)
    assert set(part.offsets) <= set(whole.offsets)


def test_a_vocabulary_goes_by_frequency_and_then_by_alphabet():
    fitted = Vocabulary.fit(["b a c".split(), "c b".split(), ["c"]], Reading(9, min_count=1))
    assert fitted.words == ("<pad>", "<unk>", "c", "b", "a")
    tied = Vocabulary.fit([["z", "y", "x"]], Reading(9, min_count=1))
    assert tied.words[2:] == ("x", "y", "z")


def test_rare_words_and_those_beyond_the_maximum_stay_out():
    corpus = [["a"] * 3, ["b"] * 2, ["c"]]
    assert Vocabulary.fit(corpus, Reading(9, min_count=2)).words[2:] == ("a", "b")
    cut = Vocabulary.fit(corpus, Reading(9, min_count=1, max_words=3))
    assert cut.words == ("<pad>", "<unk>", "a")


@given(st.lists(st.lists(st.text("abc", min_size=1, max_size=2))), st.randoms())
def test_the_order_of_the_texts_does_not_matter_to_a_vocabulary(corpus, random):
    shuffled = corpus.copy()
    random.shuffle(shuffled)
    reading = Reading(9, min_count=1)
    assert Vocabulary.fit(corpus, reading).words == Vocabulary.fit(shuffled, reading).words


def test_unknown_words_are_row_one_and_known_words_their_own():
    vocabulary = Vocabulary(["<pad>", "<unk>", "cat"])
    assert vocabulary.rows(["cat", "dog"]) == [2, 1]
    assert "cat" in vocabulary
    assert len(vocabulary) == 3


@pytest.mark.parametrize("listed", [[], ["cat"], ["<unk>", "<pad>"], ["<pad>", "<unk>", "a", "a"]])
def test_a_list_that_is_no_vocabulary_is_refused(listed):
    with pytest.raises(UserError):
        Vocabulary(listed)


def test_a_text_is_read_as_rows_beside_spans_that_say_what_is_known():
    vocabulary = Vocabulary(["<pad>", "<unk>", "cat"])
    item = read("A Cat", PLAIN, vocabulary)
    assert item.rows == [1, 2]
    unknown, known = item.spans()
    assert (unknown.text, unknown.start, unknown.end, unknown.known) == ("a", 0, 1, False)
    assert (known.text, known.start, known.end, known.known) == ("cat", 2, 5, True)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("aİ (),.")),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([3, 40]),
)
def test_rows_alone_are_those_of_the_text_with_its_places(text, lowercase, stop, parentheses, most):
    reading = Reading(
        max_tokens=most,
        lowercase=lowercase,
        stop_words=stop,
        parentheses=parentheses,
        punctuation=stop,
        beyond="head-tail",
    )
    vocabulary = Vocabulary([PAD, UNKNOWN, *"abc", "A", "the", "(", ")", ","])
    assert rows_of(text, reading, vocabulary) == read(text, reading, vocabulary).rows
