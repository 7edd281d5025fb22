"""Answers come in order, to every text there is, whatever stands beside it."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from textcls import artifacts, inference

ODD = {
    "nothing": "",
    "blanks": " \t\n ",
    "emoji": "😀🎉👩‍👩‍👧",
    "only unknown words": "zyzzyva qwertz",
    "one character": "x",
    "a hundred thousand characters": "great film " * 9_091,
    "one word of a hundred thousand characters": "x" * 100_000,
    "right to left": "סרט נהדר، فيلم رائع",
    "a script": "<script>alert(1)</script>",
    "quotes and entities": "\"it's\" & 'so' &amp; on",
    "control characters": "a\0b\x1c\u2028\u200bc",
    "half a surrogate pair": "great \ud83d film",
    "combining marks": "e\u0301\u0301\u0301 İstanbul",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_every_text_is_answered(tiny_model, text):
    (answer,) = inference.predict(tiny_model, [text])
    assert answer.text == text
    assert set(answer.probabilities) == set(answer.logits) == {"negative", "positive"}
    assert sum(answer.probabilities.values()) == pytest.approx(1.0)
    assert answer.read == len(answer.tokens) == min(answer.total, 64)
    assert answer.label in tiny_model.card.labels


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_spans_point_at_the_typed_text_and_say_what_is_known(tiny_model, text):
    (answer,) = inference.predict(tiny_model, [text])
    for token in answer.tokens:
        assert text[token.start : token.end].lower() == token.text
        assert token.known == (token.text in tiny_model.vocabulary)


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_a_text_without_words_reads_nothing(tiny_model, text):
    (answer,) = inference.predict(tiny_model, [text])
    assert (answer.read, answer.total, answer.tokens) == (0, 0, ())


def test_the_part_beyond_the_limit_is_counted_and_not_read(tiny_model):
    (whole,) = inference.predict(tiny_model, ["great " * 64])
    (longer,) = inference.predict(tiny_model, ["great " * 64 + "awful " * 100])
    assert (longer.read, longer.total) == (64, 164)
    assert longer.logits == whole.logits


def close(first: dict[str, float], second: dict[str, float]) -> bool:
    return first == pytest.approx(second, rel=1e-4, abs=1e-5)


words = st.sampled_from("great awful film the plot unheard , .".split())
texts = st.lists(st.lists(words, max_size=70).map(" ".join), max_size=12)


@given(texts)
def test_answers_keep_the_order_and_are_those_of_each_text_alone(tiny_artifacts, texts):
    for name in ("tiny-textcnn", "tiny-gru"):
        model = artifacts.load(name, tiny_artifacts)
        answers = inference.predict(model, texts)
        assert [answer.text for answer in answers] == texts
        for text, answer in zip(texts, answers, strict=True):
            (alone,) = inference.predict(model, [text])
            assert close(answer.logits, alone.logits)
            assert (answer.tokens, answer.total) == (alone.tokens, alone.total)


def test_probabilities_are_the_softmax_of_the_logits(tiny_model):
    (answer,) = inference.predict(tiny_model, ["a great and boring film"])
    softmax = torch.tensor(list(answer.logits.values())).softmax(dim=0).tolist()
    assert list(answer.probabilities.values()) == pytest.approx(softmax)
    assert answer.probabilities[answer.label] == max(answer.probabilities.values())


def test_the_tiny_models_know_good_from_bad(tiny_model):
    answers = inference.predict(tiny_model, ["the film was great", "the film was awful"])
    assert [answer.label for answer in answers] == ["positive", "negative"]


def test_more_texts_than_fit_one_batch_are_answered_in_order(tiny_model):
    many = [f"{'great' if row % 3 else 'awful'} film " * (row % 40) for row in range(900)]
    answers = inference.predict(tiny_model, many)
    assert [answer.text for answer in answers] == many
    for row in (0, 39, 450, 899):
        assert close(answers[row].logits, inference.predict(tiny_model, [many[row]])[0].logits)


@given(st.lists(st.integers(0, 30_000), max_size=50))
def test_batches_hold_every_text_once_and_no_more_than_fit(lengths):
    batches = inference.batches(lengths)
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        padded = len(batch) * max(lengths[index] for index in batch)
        assert len(batch) == 1 or padded <= inference._TOKENS_A_BATCH


def test_texts_are_padded_behind_their_ends():
    ids, lengths = inference.pad([[5, 6, 7], [], [8]])
    assert ids.tolist() == [[5, 6, 7], [0, 0, 0], [8, 0, 0]]
    assert lengths.tolist() == [3, 0, 1]
    assert inference.pad([[]])[0].tolist() == [[0]]
